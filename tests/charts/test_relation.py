from outcomes.draw.web import relation
from outcomes.selection import Selection
from outcomes.views import compare


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
    chosen = Selection("2016-17-Q3", "E06000049", "previous")
    x, y = (compare._placed(board, chosen, name, "locality")["value"] for name in ("pct-rural", "pct-65plus"))
    records = [point(board.areas.name(area), x[area], y[area]) for area in x.index]
    assert len(records) == 8
    assert overlaps(boxes(records)) == []
