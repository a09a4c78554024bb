from dataclasses import replace

import pytest

from outcomes import evidence, findings, places, questions, screens, words
from outcomes.answer import Cell, Chart, Points, Row, Table
from outcomes.localities import definition as localities
from outcomes.localities import regroup as own
from outcomes.screens import beside, room
from outcomes.views import cards, profile, ranking
from tests.views.asking import CREWE, Q3, ask, at, texts
from tests.views.asking import lines as rows_of

HERE = ["title", "place", "people"]
PAPERS = ["changed", "children", "schools", "funded", "unknown", "ask"]
THEMES = ["community_health-need", "community_health-health", "community_health-access"]


def shown(board, chosen):
    return {screen.id: screen for screen in screens.story(board, chosen)}


def lines(answer):
    return [line for found in answer.parts if isinstance(found, Points) for line in found.lines]


@pytest.mark.parametrize(
    ("area", "judged"),
    [("CE-LCN-CREWE", ["worse"]), ("CE-LCN-KNUTS", ["better"]), ("E06000049", ["better"])],
)
def test_every_screen_for_a_room_has_one_message_its_source_and_something_to_see(board, area, judged):
    chosen = at("2016-17-Q3", area)
    story = screens.story(board, chosen)
    # A screen without any better figure is not there.
    assert [screen.id for screen in story] == [*HERE, *judged, *PAPERS]
    for screen in [*story, *(found for found in screens.every(board, chosen) if found.id in THEMES)]:
        answer = screen.view(board, chosen)
        assert answer.sentence
        assert answer.sources
        assert answer.parts
        assert all(isinstance(found, Chart | Points | Table) for found in answer.parts)
        assert len(answer.parts) <= 3


def test_screens_say_what_the_pages_say(board):
    held = shown(board, CREWE)
    assert held["people"].view(board, CREWE).sentence == profile.answer(board, CREWE).sentence
    assert held["changed"].view(board, CREWE).sentence == cards.answer(board, CREWE).sentence
    # What the room need not read is there for the speaker.
    assert held["changed"].view(board, CREWE).notes == cards.answer(board, CREWE).notes


def test_a_locality_stands_beside_the_authority_and_england(board):
    worse = shown(board, CREWE)["worse"].view(board, CREWE)
    assert worse.sentence == "Crewe is worse than Cheshire East on all five indicators that can be judged."
    heads = [name for name, _ in worse.parts[0].columns]
    assert heads == ["Crewe", "Cheshire East", "Beside Cheshire East", "England", "Beside England"]
    of = texts(worse)
    # All five, the furthest from the benchmark first.
    assert next(iter(of)) == "Children (0-15) in income-deprived households (IDACI)"
    assert len(of) == 5
    assert of["Children (0-15) in income-deprived households (IDACI)"] == ["17.9%", "10.7%", "Worse", "17.1%", "Worse"]
    assert of["Working-age people in employment deprivation"] == ["9.9%", "7.5%", "Worse", "9.9%", "Similar"]
    assert set(worse.rows["area"]) == {"CE-LCN-CREWE", "E06000049", "E92000001"}
    assert worse.notes[0] == "Of the five that can be judged: better on none and similar on none."


def test_the_ages_of_a_place_stand_beside_the_authority_and_england(board):
    answer = shown(board, CREWE)["people"].view(board, CREWE)
    assert [name for name, _ in answer.parts[1].columns] == ["Crewe", "Cheshire East", "England"]
    assert texts(answer)["People aged 65 and over"] == ["17.4%", "22.5%", "18.0%"]
    assert [name for name, _ in shown(board, Q3)["people"].view(board, Q3).parts[1].columns] == [
        "Cheshire East",
        "England",
    ]


def test_a_theme_of_figures_without_counts_is_shown_without_judgements(board):
    theme = next(screen for screen in screens.every(board, CREWE) if screen.id == "community_health-access")
    answer = theme.view(board, CREWE)
    assert answer.sentence == "Access and environment: 8 figures of Crewe beside Cheshire East and England."
    assert [name for name, _ in answer.parts[0].columns] == ["Crewe", "Cheshire East", "England"]
    assert not theme.usual
    assert texts(answer)["Road distance to a GP surgery"] == ["1.51 km", "1.95 km", "1.3 km"]


def test_the_title_names_place_quarter_and_the_papers_with_their_day(board):
    title = shown(board, CREWE)["title"]
    assert title.heading(board, CREWE) == "Crewe"
    assert title.view(board, CREWE).sentence == "What published figures say of Crewe"
    said = lines(title.view(board, CREWE))
    assert said[0][0] == "Local Community Network in Cheshire East"
    assert said[1][0] == "Q3 2016/17 (Oct to Dec 2016)"
    assert said[2][0] == "Cheshire East Council, 30 May 2017"
    assert "Children's scorecard" in said[2][1]
    assert lines(title.view(board, Q3))[0][0] == "Eight Local Community Networks"


def test_a_screen_says_whose_figures_it_shows(board):
    held = shown(board, CREWE)
    assert held["children"].heading(board, CREWE) == "Cheshire East (not published for Crewe): the children"
    assert held["worse"].heading(board, CREWE) == "Crewe: what is worse"
    assert shown(board, Q3)["children"].heading(board, Q3) == "Cheshire East: the children"


def test_the_children_open_with_the_strongest_finding_and_the_count_of_the_grades(board):
    answer = shown(board, Q3)["children"].view(board, Q3)
    assert answer.sentence == (
        "Up-to-date assessment (within 12 months): cared for children. Q3 2016/17: 0%, down 13 percentage points from 13% in "
        "Q2 2016/17, worse than requires improvement."
    )
    # Three lines leave no room for a fourth on the screen; the speaker has it.
    grades = ask(board, "childrens_scorecard", "all", Q3).sentence
    assert (lines(answer), answer.notes[0]) == ([], grades)


def test_the_schools_name_who_answered_and_which_lie_in_the_locality(board):
    answer = shown(board, CREWE)["schools"].view(board, CREWE)
    assert texts(answer)["Talked to staff about an emotional health issue in the last month"] == [
        "12.6%",
        "21.5%",
        "22%",
    ]
    assert [line for line, _, _ in lines(answer)] == [
        "End of project: 141 pupils who completed the survey; 98% of them at Middlewich High School.",
        "Pilot schools in Crewe: Ruskin and Oakfield pupil referral unit.",
    ]
    knutsford = at("2016-17-Q3", "CE-LCN-KNUTS")
    assert lines(shown(board, knutsford)["schools"].view(board, knutsford))[1][0] == "Pilot schools: none in Knutsford."


def test_what_is_not_known_is_counted_by_its_kind(board):
    said = [line for line, _, _ in lines(shown(board, CREWE)["unknown"].view(board, CREWE))]
    assert said[0] == (
        "Not published for Crewe, only for Cheshire East: Better Care Fund, Children's scorecard and Emotionally Healthy "
        "Schools pilot."
    )
    assert "Figures of Q3 2016/17 without a value: 6 not published, 5 not applicable, 3 unclear." in said
    doubts = (~board.quality["kind"].isin(("reading note", "rounding"))).sum()
    assert f"The documents themselves hold {doubts} doubtful passages; “Sources” in the dashboard lists each." in said


def test_a_screen_counts_the_same_judgements_as_the_rug(board):
    for place, locality in enumerate(board.areas.localities):
        chosen = at("2016-17-Q3", locality.id)
        story = shown(board, chosen)
        of_rug = [line.judged["judgement"].iloc[place] for line in places.lines(board, chosen, "authority")]
        for judgement in ("better", "worse"):
            size = of_rug.count(judgement)
            assert (judgement in story) == (size > 0)
            if size:
                answer = story[judgement].view(board, chosen)
                which = "all five" if size == 5 else f"{words.numeral(size)} of the five"
                assert f"on {which} indicators" in answer.sentence
                assert len(texts(answer)) == size
                assert {cells[2] for cells in texts(answer).values()} == {judgement.capitalize()}
                others = of_rug.count("not_compared")
                (said,) = (part.caption for part in answer.parts)
                assert said.endswith(f" other figures of {locality.name} cannot be tested, or have no better or worse")
                assert int(said.split(" ")[0]) > others


def test_where_nothing_is_better_or_worse_what_is_similar_is_shown(board, monkeypatch):
    compared = evidence.compared
    monkeypatch.setattr(evidence, "compared", lambda *given: compared(*given).assign(judgement="similar"))
    beside._of.cache_clear()
    try:
        story = shown(board, CREWE)
        assert not {"better", "worse"} & set(story)
        said = story["similar"].view(board, CREWE).sentence
        assert said.startswith("Crewe is similar to Cheshire East on all ")
    finally:
        beside._of.cache_clear()


def test_what_is_asked_follows_the_figures(board):
    crewe = shown(board, CREWE)["ask"].view(board, CREWE)
    assert crewe.sentence == "Three questions that these figures cannot answer."
    assert lines(crewe)[0] == (
        "What do you see here that the figure does not show?",
        "Children (0-15) in income-deprived households (IDACI): 17.9% here, 10.7% in Cheshire East (worse)",
        None,
    )
    assert [line for line, _, _ in lines(crewe)[1:]] == [
        "How does this look from where you are?",
        "What matters to you here that none of these figures shows?",
    ]
    assert "8.6% here, 14.2% in England (better)" in lines(shown(board, Q3)["ask"].view(board, Q3))[0][1]


def test_a_deck_is_what_the_link_names_in_its_order(board):
    every = screens.every(board, CREWE)
    kept, lost = screens.deck(every, "ask.community_health-need.better.title.ask")
    # Nothing of Crewe is better, and that screen is left out without a word, so that the link serves every place.
    assert [screen.id for screen in kept] == ["ask", "community_health-need", "title"]
    assert lost == []
    for asked in ("", "..", "better", "<script>", "nothing.at all"):
        kept, lost = screens.deck(every, asked)
        assert [screen.id for screen in kept] == [*HERE, "worse", *PAPERS]
        assert lost == [name for name in asked.split(".") if name not in ("", "better")]
    assert len(screens.deck(every, ".".join(map(str, range(1000))))[1]) == screens.MOST_ASKED


def test_a_link_that_names_no_screen_is_told_in_few_words():
    assert words.no_screens(["a" * 90, "b"]) == (
        f"The link asks for \u201c{'a' * 40}\u201d, \u201cb\u201d, which is no screen; the others are shown."
    )
    assert " and 2 more, which" in words.no_screens(list("abcde"))


def test_a_long_table_shows_what_fits_and_says_how_much_more_there_is():
    def made(titles, look="tall"):
        rows = tuple(Row(title, (Cell("1"), Cell("2")), theme="T") for title in titles)
        return Table("All", "Measure", (("A", ()), ("B", ())), rows, look=look)

    high = room.left("Said.")
    assert high == pytest.approx(34.8)
    assert room.left("said " * 28) == pytest.approx(31.6)
    short = room.fitting(made(["one", "two"]), high)
    assert (len(short.rows), short.caption, short.look) == (2, "", "large")
    # The heads and each row take 3.36 units, a row of two lines 5.52.
    long = room.fitting(made(["one"] * 42), high)
    assert (len(long.rows), long.caption, long.look) == (9, "and 33 more", "plain")
    assert len(room.fitting(made(["word " * 40] * 42), high).rows) == 5
    assert room.fitting(made(["one"] * 42, "grid"), high).look == "grid"
    assert all(not row.theme and row.link is None for row in long.rows)


def test_an_answer_of_words_only_keeps_its_notes_before_a_room(board):
    told = replace(ask(board, "participatory_budgeting", "budgeting", CREWE), parts=())
    screen = room.carried(told)
    assert (screen.sentence, screen.about) == (told.sentence, told.about)
    assert [line for line, _, _ in lines(screen)] == list(told.notes)
    drawn = room.carried(ranking.answer(board, CREWE, "income-dep"))
    assert [type(found) for found in drawn.parts] == [Chart]


def test_metrics_of_words_only_are_carried_with_their_words(board):
    answer = ask(board, "better_care_fund", "metrics", CREWE)
    carried = rows_of(room.carried(answer))["Delayed transfers of care"]
    assert any(
        "sustained increase" in line
        for cell in carried.cells
        for fold in cell.folds
        for line in (fold.opening, *fold.lines)
    )


def test_what_a_grouping_lacks_is_said_on_the_screen_too(board):
    inside = own.contents(board.areas)
    part = frozenset(sorted(inside["CE-LCN-CREWE"])[:5])
    groups = (("Knutsford", inside["CE-LCN-KNUTS"]), ("Part", part), ("Nantwich", inside["CE-LCN-NANT"]))
    regrouped = own.apply(board, localities.Definition(groups))
    people = shown(regrouped, Q3)["people"].view(regrouped, Q3)
    assert any("leave out Part" in line for line, _, _ in lines(people))


def test_what_is_being_done_about_the_strongest_finding_stands_in_the_speakers_notes(board):
    strongest = next(f for f in findings.of(board, Q3) if f.indicator.dataset == "childrens_scorecard").indicator.id
    acted = board.words["kind"].eq("action") & board.words["ref"].eq("31")
    said = board.words.assign(about=board.words["about"].where(~acted, strongest))
    view = shown(board, Q3)["children"].view
    assert not [note for note in view(board, Q3).notes if note.startswith("What is being done")]
    notes = [n for n in view(replace(board, words=said), Q3).notes if n.startswith("What is being done: 31. ")]
    assert len(notes) == 1
    assert notes[0].endswith(")")


def test_every_screen_can_be_shown_in_every_quarter_that_is_offered(board):
    for quarter in questions.quarters(board):
        for area in (board.areas.authority.id, CREWE.area):
            chosen = at(quarter, area)
            for stage in screens.story(board, chosen):
                assert stage.view(board, chosen).sentence, (quarter, area, stage.id)
