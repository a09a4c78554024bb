from outcomes.answer import Chart
from outcomes.draw import theme
from tests.draw.web.specs import drawn
from tests.views.asking import Q3, ask


def changed(item, value, judgement="similar", lower=None, upper=None):
    return {
        "item": item,
        "value": value,
        "lower": lower,
        "upper": upper,
        "judgement": judgement,
        "label": "1% to 2%",
        "text": "",
        "reading": "",
    }


def changes(*records, margin=7.5):
    return drawn(Chart("changes", records, "", {"margin": margin, "span": "first to last"}))


def test_items_stand_in_the_order_given_with_their_sign_and_colour():
    spec = changes(changed("B", 9.0, "better", 3.0, 17.0), changed("A", -20.0, "not_compared"))
    first, second = spec["datasets"]["items"]
    assert (first["shade"], first["written"], first["tag"]) == (theme.WEB.better, "1% to 2% ✔", "✔ B")
    assert (second["shade"], second["solid"], first["solid"]) == (theme.WEB.muted, 0, 1)
    points = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point")
    assert points["encoding"]["y"]["sort"] == ["B", "A"]
    assert points["encoding"]["x"]["scale"]["domain"] == [-22.0, 19.0]


def test_the_margin_of_the_report_is_a_strip_and_without_one_there_is_none():
    spec = changes(changed("A", 1.0, "similar", -1.0, 3.0))
    assert spec["datasets"]["margin"] == [{"from": -7.5, "to": 7.5}]
    assert spec["layer"][0]["mark"]["type"] == "rect"
    assert "±7.5" in spec["layer"][1]["encoding"]["x"]["title"][1]
    bare = changes(changed("A", 1.0, "similar", -1.0, 3.0), margin=None)
    assert "margin" not in bare["datasets"]
    assert "margin" not in bare["layer"][0]["encoding"]["x"]["title"][1]


def test_two_views_are_told_apart_by_shape_and_colour_and_named_at_their_ends(board):
    spec = drawn(ask(board, "healthy_schools", "said", Q3, "all~pairs").parts[0])
    points = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point")["encoding"]
    assert points["shape"]["scale"]["domain"] == points["color"]["scale"]["domain"] == ["Own view", "Seen in others"]
    assert len(set(points["shape"]["scale"]["range"])) == 2
    line = spec["datasets"]["lines"][0]
    assert (line["low"], line["high"], line["left"], line["right"]) == (25.1, 57.2, "25.1%", "57.2%")


def test_many_lines_before_a_room_keep_small_type(board):
    chart = ask(board, "healthy_schools", "said", Q3, "all~items").parts[0]
    spec = drawn(chart, room=True)
    assert spec == drawn(chart)
