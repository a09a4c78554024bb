from outcomes.draw.web import relation
from outcomes.views import relation as relation_view
from tests.draw.web.specs import drawn, fields_of
from tests.views.asking import CREWE, Q3


def point(name, x, y):
    return {"area": name, "name": name, "x": x, "y": y}


def boxes(records):
    made = relation.placed(records)
    spans = {axis: (min(r[axis] for r in made), max(r[axis] for r in made)) for axis in "xy"}
    out = []
    for record in made:
        x = relation.WIDE * (record["x"] - spans["x"][0]) / (spans["x"][1] - spans["x"][0])
        y = relation.HIGH * (1 - (record["y"] - spans["y"][0]) / (spans["y"][1] - spans["y"][0]))
        lines = record["label"].split("\n")
        size = (relation.LETTER * max(map(len, lines)), relation.LINE * len(lines))
        out.append(relation._box((x, y), size, *relation.SPOTS[record["spot"]]))
    return out


def overlaps(found):
    return [(a, b) for place, a in enumerate(found) for b in found[place + 1 :] if relation._overlap(a, b) > 0]


def test_names_of_neighbours_stand_clear_of_each_other():
    records = [point("Congleton and Holmes Chapel", 37, 26), point("Knutsford", 37.6, 25.5), point("Crewe", 0, 17)]
    assert overlaps(boxes(records)) == []


def test_names_at_the_edge_stay_inside():
    records = [point("Nantwich and Rural", 50, 24), point("Crewe", 0, 17)]
    assert max(box[2] for box in boxes(records)) <= relation.WIDE + 25
    assert min(box[0] for box in boxes(records)) >= -12


def test_the_eight_networks_stand_clear_of_each_other(board):
    answer = relation_view.answer(board, Q3, "pct-rural", "pct-65plus", "locality")
    records = list(answer.parts[0].records)
    assert len(records) == 8
    assert overlaps(boxes(records)) == []


def test_names_stand_beside_few_points_and_not_beside_many(board):
    few = drawn(relation_view.answer(board, Q3, "imd2019-score", "income-dep", "locality").parts[0])
    many = drawn(relation_view.answer(board, Q3, "stroke-minutes", "stroke-minutes", "lsoa").parts[0])
    assert "label" in fields_of(few, "text")
    assert "label" not in fields_of(many, "text")


def test_points_of_the_area_chosen_have_a_ring(board):
    spec = drawn(relation_view.answer(board, CREWE, "stroke-minutes", "stroke-minutes", "lsoa").parts[0])
    assert spec["layer"][1]["transform"] == [{"filter": "datum.area == 'CE-LCN-CREWE'"}]
    assert spec["layer"][1]["mark"]["filled"] is False
