from outcomes.answer import Chart
from outcomes.draw import theme
from tests.draw.web.specs import drawn
from tests.views.asking import Q3, ask


def test_the_axis_of_shares_ends_at_100_and_small_shares_have_labels(board):
    answer = ask(board, "childrens_scorecard", "audit", Q3, "CE-TEAM-CINCP-MACC")
    spec = drawn(answer.parts[0])
    axis = spec["layer"][0]["encoding"]["y"]
    assert axis["axis"]["values"][-1] == 100
    assert axis["scale"]["domain"] == [0, 110]
    filters = [layer["transform"][-1]["filter"] for layer in spec["layer"][1:3]]
    assert filters == ["datum.value >= 6", "datum.value < 6"]


def test_a_sum_above_100_is_named_at_its_column_and_rounding_is_none(board):
    spec = drawn(ask(board, "childrens_scorecard", "audit", Q3, "CE-TEAM-CINCP-MACC").parts[0])
    assert spec["datasets"]["over"] == [{"label": "Q2 2016/17", "value": 110, "text": "adds to 110%"}]
    assert spec["datasets"]["whole"] == [{"value": 100}]
    record = {"judgement": "Good", "level": 3, "place": 0, "text": "", "middle": 0, "strength": 1, "label": "Q1"}
    rounded = drawn(Chart("shares", ({**record, "value": 101},), "", {"grades": ("Good",)}))
    assert "over" not in rounded["datasets"]
    assert rounded["layer"][0]["encoding"]["y"]["scale"]["domain"] == [0, 100]


def test_grades_have_their_looks_from_the_worst_to_the_best(board):
    spec = drawn(ask(board, "childrens_scorecard", "audit", Q3, "E06000049").parts[0])
    scale = spec["layer"][0]["encoding"]["color"]["scale"]
    assert scale["domain"] == ["Inadequate", "Requires improvement", "Good", "Outstanding"]
    assert scale["range"] == list(theme.WEB.bands)
