from outcomes.answer import Chart
from outcomes.draw import theme
from outcomes.views import ranking
from tests.draw.web.specs import drawn, fields_of
from tests.views.asking import CREWE, Q3, ask


def place(name, value, judgement="similar", **more):
    return {
        "area": name,
        "name": name,
        "value": value,
        "text": f"{value:g}%",
        "judgement": judgement,
        "reading": "",
        **more,
    }


def ranked(*records, reference=None):
    options = {"unit": "%", "chosen": "A", "reference": reference, "name": "England"}
    return drawn(Chart("ranked", records, "", options))


def test_areas_run_from_the_highest_to_the_lowest():
    spec = ranked(place("A", 1.0), place("B", 9.0), place("C", 5.0))
    assert spec["layer"][0]["encoding"]["y"]["sort"] == ["B", "C", "A"]


def test_colour_and_sign_come_from_the_judgement():
    spec = ranked(
        place("A", 1.0, "better", lower=0.5, upper=2.0), place("B", 9.0, "not_compared", lower=None, upper=None)
    )
    first, second = spec["datasets"]["areas"]
    assert (first["shade"], first["label"]) == (theme.WEB.better, "1% ✔")
    assert (second["shade"], second["label"]) == (theme.WEB.muted, "9%")


def test_the_label_stands_behind_the_interval_and_inside_the_scale():
    spec = ranked(place("A", 1.0, lower=0.5, upper=20.0), place("B", 9.0, lower=None, upper=None))
    assert [record["end"] for record in spec["datasets"]["areas"]] == [20.0, 9.0]
    assert spec["layer"][1]["encoding"]["x"]["scale"]["domain"] == [0, 20.0 * 1.18]


def test_a_benchmark_is_a_line_with_its_name_and_none_is_no_line(board):
    with_one = drawn(ranking.answer(board, Q3, "csc-second-plan").parts[0])
    assert with_one["datasets"]["benchmark"] == [{"value": 17.9, "name": "England"}]
    without = drawn(ranking.answer(board, CREWE, "pop-total").parts[0])
    assert "benchmark" not in without["datasets"]
    # The line, its name, and the middle half of the similar places, which localities have not.
    assert len(with_one["layer"]) == len(without["layer"]) + 3
    assert with_one["layer"][0]["mark"]["type"] == "rect"
    assert with_one["datasets"]["normal"] == [{"from": 17.5, "to": 21.125}]
    assert "normal" not in without["datasets"]


def test_waves_are_told_apart_by_shape_and_by_colour(board):
    spec = drawn(ask(board, "healthy_schools", "said", Q3, "pupil-help-seeking").parts[0])
    dots = spec["layer"][1]["encoding"]
    assert dots["shape"]["scale"]["domain"] == ["Baseline", "Mid-point", "End of project"]
    assert len(set(dots["shape"]["scale"]["range"])) == len(set(dots["color"]["scale"]["range"])) == 3
    assert fields_of(spec, "x") == ["lower", "value"]


def test_a_wave_can_be_picked_in_the_legend(board):
    spec = drawn(ask(board, "healthy_schools", "said", Q3, "pupil-help-seeking").parts[0])
    assert [(param["name"], param["views"]) for param in spec["params"]] == [("wave", ["layer-1"])]


def test_an_item_of_three_lines_has_room_though_there_is_one_wave():
    record = {"wave": "Baseline", "value": 5.0, "text": "5%", "n": "9", "locator": "", "reading": ""}
    items = [{**record, "item": f"{letter} " + "people with those problems are dangerous " * 2} for letter in "ab"]
    high = drawn(Chart("waves", tuple(items), "", {"order": ["Baseline"], "measure": "Per cent"}))["height"]
    short = [{**record, "item": letter} for letter in "ab"]
    low = drawn(Chart("waves", tuple(short), "", {"order": ["Baseline"], "measure": "Per cent"}))["height"]
    assert (high, low) == (2 * (16 * 3 + 8) + 20, 100)


def test_the_axis_says_what_the_signs_mean_and_nothing_where_nothing_is_compared():
    def title(*judgements):
        spec = ranked(*(place(str(n), 1.0, name, lower=0.5, upper=2.0) for n, name in enumerate(judgements)))
        return spec["layer"][1]["encoding"]["x"]["title"]

    assert title("lower", "higher", "not_compared") == ["Per cent", "▲ higher, ▼ lower", "than England"]
    assert len(title("not_compared", "similar")) == 1
