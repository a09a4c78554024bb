"""What is read of a chart aloud: every point, in the words of the table's cell."""

from outcomes import places
from outcomes.draw.web import spoken
from outcomes.selection import Selection
from outcomes.views import common, kinds, map, ranking, relation
from outcomes.words import cited

Q3 = Selection("2016-17-Q3", "CE-LCN-CREWE", "previous")


def asked(board):
    """Each answer of the shipped catalogue that may draw a chart: sections by each of their choices, places by each indicator."""
    for dataset in board.datasets.values():
        for section in common.usual_sections(board, dataset):
            choice = kinds.choice(board, section)
            for pick in choice.options if choice else [None]:
                yield f"{dataset.id} {section.id} {pick}", kinds.ask(board, Q3, section, *filter(None, [pick]))
    for name in places.titles(board):
        yield f"map {name}", map.answer(board, Q3, name)
        yield f"ranking {name}", ranking.answer(board, Q3, name)
    first, second, *_ = relation.options(board)
    yield "relation", relation.answer(board, Q3, first, second, "locality")


def test_every_point_of_every_chart_reads_as_the_cell_of_its_table(board):
    """Of the whole catalogue that is shipped."""
    charts = 0
    for name, answer in asked(board):
        table = cited.table(board, answer.rows)
        cells = {*table["Figure"], *table["As printed"]}
        for chart in answer.charts():
            charts += 1
            for series in spoken.points(chart):
                assert series["points"], name
                for label, text in series["points"]:
                    assert label, name
                    for part in figures_of(chart.kind, text):
                        assert part in cells or part in ABSENT, (name, label, text)
    assert charts > 300


def figures_of(kind, text):
    """The figures that a point reads; of a change the first and the last, before what is said of it."""
    if kind == "changes":
        return text.partition(", ")[0].split(" to ")
    # A figure may be named: "Own view 57.2%".
    return [part.rsplit(" ", 1)[-1] if kind == "pairs" else part for part in text.split("; ")]


ABSENT = {"Not published"}


def test_a_map_says_that_a_click_on_it_chooses_and_no_other_chart_does(board):
    first = places.first(board)
    for answer, chooses in ((map.answer(board, Q3, first), True), (ranking.answer(board, Q3, first), False)):
        (chart,) = answer.charts()
        assert ("makes that locality the one chosen" in spoken.take_away(answer, chart, "name")) == chooses
