"""What a reader sees of a figure, beside the tables as they are shipped: value, area, period, limits, judgement, sign.

Expectations are reckoned here from the shipped files and from what the catalogue declares, never by the program's own words.
"""

import math
from dataclasses import replace

import pandas as pd
import pytest

from outcomes import places
from outcomes.answer import Cards, Counters, Points, Table
from outcomes.catalogue.model import Bands
from outcomes.draw.web import parts
from outcomes.paths import DATASETS
from outcomes.selection import Selection
from outcomes.views import common, definition, kinds, map, profile, ranking
from outcomes.words import cited
from tests.hiding import under

AUTHORITY, ENGLAND = "E06000049", "E92000001"
CREWE, KNUTSFORD = "CE-LCN-CREWE", "CE-LCN-KNUTS"
LOCALITY_AREAS = (CREWE, KNUTSFORD, "CE-LCN-NANT", "CE-LCN-MACC")
Q3 = Selection("2016-17-Q3", AUTHORITY, "previous")
FIRST = Selection("2015-16-Q1", AUTHORITY, "previous")
JUDGED = ("income-dep", "idaopi")
WITHOUT_COUNTS = ("imd2019-score", "stroke-minutes")


def shipped(dataset, **key):
    rows = pd.read_parquet(DATASETS / dataset / "tidy.parquet")
    rows = rows[(rows["statistic"] == "value") & (rows["group"] == "")]
    for column, value in key.items():
        rows = rows[rows[column] == value]
    return rows


def asked(board, dataset, section, chosen=Q3, *picks):
    held = common.usual_sections(board, board.datasets[dataset])
    return kinds.ask(board, chosen, next(part for part in held if part.id == section), *picks)


def chart(answer):
    return answer.charts()[0]


def text(answer):
    """Every word of an answer that a reader can see."""
    out = [answer.sentence, *answer.notes]
    for part in answer.parts:
        if isinstance(part, Table):
            out += [cell.text for row in part.rows for cell in row.cells]
            out += [line for row in part.rows for cell in row.cells for fold in cell.folds for line in fold.lines]
        elif isinstance(part, Cards):
            out += [f"{card.value} {card.step} {card.why}" for card in part.cards]
        elif isinstance(part, Counters):
            out += [f"{count} {said}" for count, said, _ in part.counts]
        elif isinstance(part, Points):
            out += [f"{title} {said}" for title, said, _ in part.lines]
        else:
            out += [str(record.get("text")) for record in part.records] + [part.alt]
    return "\n".join(out)


def every_section(board):
    return [
        (dataset.id, section)
        for dataset in board.datasets.values()
        for section in common.usual_sections(board, dataset)
    ]


def test_every_section_says_whose_figures_it_shows_and_where_they_come_from(board):
    for _, section in every_section(board):
        answer = kinds.ask(board, Q3, section)
        assert answer.about, section.id
        assert answer.sources, section.id


def test_what_must_be_known_of_a_figure_is_said_beside_it(board):
    notes = " ".join(asked(board, "childrens_scorecard", "measure", Q3, "scorecard-33").notes)
    for said in ("Requires improvement 70 to 80%", "Higher is better", "No interval can be given", "Seven quarters"):
        assert said in notes
    assert "No interval can be given" in " ".join(ranking.answer(board, Q3, "imd2019-score").notes)
    assert "Boundaries of the networks are approximate" in " ".join(map.answer(board, Q3, "income-dep").notes)


@pytest.mark.parametrize("number", range(1, 43))
def test_a_measure_over_time_is_that_of_the_authority_as_shipped(board, number):
    name = f"scorecard-{number:02d}"
    rows = shipped("childrens_scorecard", indicator=name, area=AUTHORITY).set_index("period")["value"]
    records = chart(asked(board, "childrens_scorecard", "measure", Q3, name)).records
    assert len(records) == 7
    for record in records:
        value = rows[record["period"]]
        assert record["value"] == (None if math.isnan(value) else value)


@pytest.mark.parametrize(
    "dataset", ["national_adult_care", "national_children", "national_public_health", "national_schools"]
)
def test_an_official_series_is_that_of_the_authority_as_shipped(board, dataset):
    section = next(part for part in common.usual_sections(board, board.datasets[dataset]) if part.id == "trend")
    name = next(iter(kinds.choice(board, section).options))
    answer = asked(board, dataset, "trend", Q3, name)
    rows = shipped(dataset, indicator=name, area=AUTHORITY).set_index("period")["value"]
    records = [record for record in chart(answer).records if record["value"] is not None]
    assert records
    assert all(record["value"] == pytest.approx(rows[record["period"]]) for record in records)
    # England's figures of the same periods are drawn behind, so they are among the rows.
    assert set(answer.rows["area"]) == {AUTHORITY, ENGLAND}


@pytest.mark.parametrize("name", [*JUDGED, *WITHOUT_COUNTS])
def test_places_in_order_and_on_the_map_have_their_own_figures(board, name):
    rows = shipped("community_health", indicator=name)
    for answer in (ranking.answer(board, Q3, name), map.answer(board, Q3, name)):
        for record in chart(answer).records:
            held = rows[rows["area"] == record["area"]]["value"].tolist()
            assert record["value"] in held, record["area"]
        assert {record["area"] for record in chart(answer).records} >= set(LOCALITY_AREAS)


@pytest.mark.parametrize("name", JUDGED)
def test_a_place_is_judged_by_its_limits_and_by_which_way_is_better(board, name):
    drawn = chart(ranking.answer(board, Q3, name))
    benchmark = shipped("community_health", indicator=name, area=AUTHORITY)["value"].iloc[0]
    assert board.indicators[name].polarity == "lower_is_better"
    seen = set()
    for record in drawn.records:
        above, below = record["lower"] > benchmark, record["upper"] < benchmark
        expected = "worse" if above else "better" if below else "similar"
        assert record["judgement"] == expected
        assert expected in record["reading"]
        seen.add(expected)
    assert {"better", "worse"} <= seen
    lines = {line.indicator.id: line for line in places.lines(board, Q3, "authority")}
    by_area = dict(zip(lines[name].rows["area"], lines[name].judged["judgement"], strict=True))
    assert by_area == {record["area"]: record["judgement"] for record in drawn.records}


def test_every_figure_lies_between_its_limits(board):
    tried = 0
    for dataset, section in every_section(board):
        if section.kind not in ("trend", "ranking"):
            continue
        for name in list(kinds.choice(board, section).options)[:6]:
            for record in (r for drawn in asked(board, dataset, section.id, Q3, name).charts() for r in drawn.records):
                if record.get("lower") is not None:
                    assert record["lower"] <= record["value"] <= record["upper"], (name, record)
                    assert record["lower"] < record["upper"] or record["value"] in (0, 100)
                    tried += 1
    assert tried > 100


@pytest.mark.parametrize("name", WITHOUT_COUNTS)
def test_a_figure_without_a_count_has_no_interval_and_no_judgement(board, name):
    for record in chart(ranking.answer(board, Q3, name)).records:
        assert (record["lower"], record["upper"]) == (None, None)
        assert record["judgement"] == "not_compared"


def test_a_measure_without_a_cohort_has_no_interval(board):
    records = chart(asked(board, "childrens_scorecard", "measure", Q3, "scorecard-33")).records
    assert {(record["lower"], record["upper"], record["sure"]) for record in records} == {
        (None, None, "none can be given")
    }


def test_what_came_after_the_quarter_is_marked_and_paler_and_not_in_the_sentence(board):
    answer = asked(board, "childrens_scorecard", "measure", FIRST, "scorecard-33")
    assert [record["later"] for record in chart(answer).records] == [False, *[True] * 6]
    assert answer.sentence.startswith("Q1 2015/16: 41%")
    series = parts.part(chart(answer))["datasets"]["series"]
    assert [record["strength"] < 1 for record in series] == [False, *[True] * 6]
    assert "Paler points came after Q1 2015/16" in " ".join(answer.notes)
    table = asked(board, "childrens_scorecard", "all", FIRST).parts[0]
    assert [("later" in marks) for _, marks in table.columns] == [False, *[True] * 6]
    assert all([("later" in cell.marks) for cell in row.cells] == [False, *[True] * 6] for row in table.rows)


def test_the_period_shown_is_the_latest_that_had_ended(board):
    """The people of the localities are published for each year; by Q3 2016/17 mid-2016 had come and mid-2017 had not."""
    people = board.population
    rows = ranking.answer(board, Q3, people).rows
    assert {board.period(people, period).label for period in rows["period"]} == {"mid-2016"}
    table = asked(board, "childrens_scorecard", "all", FIRST).parts[0]
    assert [["now" in cell.marks for cell in row.cells] for row in table.rows[:3]] == [[True, *[False] * 6]] * 3


def test_a_figure_has_the_grade_of_the_bands_that_held_in_its_own_period(board):
    """Thresholds raised from Q1 2016/17 on: a figure of before keeps its grade. Synthetic, because none is shipped."""
    name = "scorecard-33"
    entry = board.indicators[name]
    kept = entry.bands[0]
    low = Bands(kept.scheme, "2015-16-Q1", tuple((g, *e) for g, e in zip(kept.scheme.grades[1:], LOW, strict=True)))
    high = Bands(kept.scheme, "2016-17-Q1", kept.ranges)
    dataset = board.datasets["childrens_scorecard"]
    changed = replace(dataset, indicators={**dataset.indicators, name: replace(entry, bands=(low, high))})
    other = replace(board, datasets={**board.datasets, dataset.id: changed})
    table = asked(other, dataset.id, "all").parts[0]
    row = next(row for row in table.rows if row.title.startswith("33."))
    assert [cell.words for cell in row.cells] == ["Outstanding", "Good", "Good", "Requires improvement", *[WORST] * 3]


LOW = ((10, 19), (20, 39), (40, 100))
WORST = "Worse than requires improvement"


@pytest.mark.parametrize(
    ("dataset", "indicator", "sign"),
    [
        ("healthy_schools", "prose-margin-of-error", "±7.5"),
        ("healthy_schools", "staff-stigmatising", "<1"),
        ("healthy_schools", "pupils-on-roll", "≈750"),
        ("better_care_fund", "delayed-transfers-ambition", "≤3.5"),
    ],
)
def test_a_bound_is_never_read_as_a_figure(board, dataset, indicator, sign):
    rows = board.of(dataset)
    rows = rows[(rows["indicator"] == indicator) & (rows["bound"] != "")]
    assert len(rows)
    assert any(figure.startswith(sign) for figure in cited.table(board, rows)["Figure"])


def small_counts(board):
    """The board with one indicator whose counts below a threshold must be hidden; the shipped ones are aggregates."""
    name = "idaopi"
    held = ranking.answer(board, Q3, name).rows
    held = held[held["area"].isin([area.id for area in board.areas.localities]) & held["numerator"].notna()]
    smallest = held.sort_values("numerator").iloc[0]
    return name, smallest


def test_a_count_too_small_to_show_is_shown_nowhere(board):
    name, smallest = small_counts(board)
    threshold = round(smallest["numerator"]) + 1
    hidden = under(board, name, f"below_{threshold}")
    entry = hidden.indicator(name)
    chosen = replace(Q3, area=smallest["area"])
    shown = next(r["text"] for r in chart(ranking.answer(board, chosen, name)).records if r["area"] == smallest["area"])
    # With one locality every other is hidden: their total less the others would give it away.
    for view in (map, ranking):
        answer = view.answer(hidden, chosen, name)
        assert answer.sentence == f"{entry.title}: hidden, because numbers are small."
        assert answer.charts() == []
    rows = definition.answer(hidden, chosen, name).rows
    assert rows.loc[rows["area"] == smallest["area"], "value"].isna().all()
    profiled = profile.answer(hidden, chosen)
    tables = [part for part in profiled.parts if isinstance(part, Table)]
    line = next(row for part in tables for row in part.rows if row.title == entry.title)
    assert shown not in [cell.text for cell in line.cells]
    drawn = [record for part in profiled.charts() for record in part.records if entry.title in str(record.get("name"))]
    assert shown not in str(drawn)


def test_what_its_publisher_hides_reads_as_hidden(board):
    rows = board.figures[board.figures["status"] == "suppressed"]
    assert len(rows) > 300
    assert rows["value"].isna().all()
    assert set(cited.table(board, rows.head(50))["Figure"]) == {"Suppressed"}
