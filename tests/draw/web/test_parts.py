import pytest
from jsonschema import ValidationError

from outcomes import screens
from outcomes.answer import CHARTS, Answer, Chart, Table
from outcomes.draw.web import parts
from outcomes.views import common, grouping, kinds, map, methods, ranking, relation
from tests.draw.web.specs import drawn
from tests.views.asking import CREWE, Q1, Q3, Q4, ask, at, measure

PAPERS = ["better_care_fund", "childrens_scorecard", "healthy_schools", "participatory_budgeting", "community_health"]
OFFICIAL = ["national_adult_care", "national_children", "national_public_health", "national_schools"]


def charts(answers):
    return [chart for answer in answers for chart in answer.charts()]


def test_every_kind_of_chart_has_a_function():
    assert set(parts.CHARTS) == set(CHARTS)


@pytest.mark.parametrize("dataset", PAPERS)
def test_every_chart_of_a_paper_is_valid_for_each_choice(board, dataset):
    for section in common.usual_sections(board, board.datasets[dataset]):
        choice = kinds.choice(board, section)
        picks = [[pick] for pick in choice.options] if choice and section.kind not in ("grid", "ledger") else [[]]
        for chart in charts(kinds.ask(board, CREWE, section, *pick) for pick in picks):
            assert drawn(chart)["layer"]
            assert chart.alt


@pytest.mark.parametrize("dataset", OFFICIAL)
def test_charts_of_official_series_are_valid(board, dataset):
    for section in common.usual_sections(board, board.datasets[dataset]):
        choice = kinds.choice(board, section)
        for pick in list(choice.options)[:2] if choice and section.kind != "ledger" else []:
            for chart in charts([kinds.ask(board, Q3, section, pick)]):
                drawn(chart)


@pytest.mark.parametrize(
    ("dataset", "section", "pick"),
    [
        ("childrens_scorecard", "measure", "scorecard-33"),
        ("childrens_scorecard", "audit", "E06000049"),
        ("healthy_schools", "said", "pupil-help-seeking"),
    ],
)
@pytest.mark.parametrize("chosen", [Q1, Q4, at("2014-15-Q1")])
def test_charts_are_valid_before_between_and_after_the_figures(board, dataset, section, pick, chosen):
    for chart in charts([ask(board, dataset, section, chosen, pick)]):
        drawn(chart)


def test_charts_that_no_section_declares_are_valid(board):
    answers = [
        grouping.in_use(board, CREWE),
        grouping.drafted(board, Q3, ()),
        map.answer(board, Q3, "stroke-minutes", "lsoa"),
        ranking.answer(board, Q3, "csc-second-plan"),
        relation.answer(board, CREWE, "imd2019-score", "income-dep", "locality"),
        relation.answer(board, CREWE, "stroke-minutes", "stroke-minutes", "lsoa"),
        *(methods.answer(board, Q3, method) for method in methods.TITLES),
    ]
    assert len(charts(answers)) >= 10
    for chart in charts(answers):
        drawn(chart)


def test_charts_before_a_room_are_valid(board):
    for chart in charts(screen.view(board, CREWE) for screen in screens.story(board, CREWE)):
        assert drawn(chart, room=True)["height"] <= 640


def test_no_specification_names_a_colour_of_one_mode(board):
    for chart in charts([measure(board, Q3, 33), ranking.answer(board, CREWE, "income-dep")]):
        assert "#" not in repr(
            {key: value for key, value in drawn(chart).items() if key not in ("$schema", "datasets")}
        )


def test_what_is_drawn_knows_about_how_much_memory_it_takes(board):
    answer = measure(board, Q3, 33)
    empty = parts.draw(Answer("", answer.rows.iloc[:0]))
    assert empty.size == 2_000
    drawn = parts.draw(answer)
    html = drawn.words + drawn.parts[1]
    assert drawn.size == 2_000 + 150 * 7 + 20_000 + 900 * (7 + 3 + 1) + 2 * len(html)


def test_words_of_the_glossary_are_explained_under_the_answer_that_uses_them(board):
    drawn = parts.draw(measure(board, Q3, 33))
    assert "<summary>Words explained (" in drawn.words
    assert "<dt>process limits</dt>" not in drawn.words
    # The officers' words say IHA, the note says interval.
    assert "<dt>IHA</dt><dd>initial health assessment of a child who comes into care</dd>" in drawn.words
    assert parts.draw(measure(board, Q3, 33), room=True).words == ""
    assert parts.draw(Answer("Nothing of the field.", board.figures.iloc[:0])).words == ""


def test_each_part_has_its_medium(board):
    answer = ask(board, "healthy_schools", "said", Q3, "pupil-help-seeking")
    chart, table = parts.draw(answer).parts
    assert [type(found) for found in answer.parts] == [Chart, Table]
    assert isinstance(chart, dict)
    assert table.startswith('<div class="oc">')


@pytest.mark.parametrize(
    "broken", [{"mark": {"type": "dot"}}, {"mark": "bar", "encoding": {"x": {"type": "number"}}}, {"encoding": {}}]
)
def test_a_specification_that_is_not_valid_is_refused(broken, monkeypatch):
    whole = {"layer": [broken], "datasets": {}}
    monkeypatch.setattr(parts, "part", lambda chart, room: whole)
    with pytest.raises(ValidationError):
        drawn(None)
