"""Which stories there are, their chapters in the order asked for, and that the invented board can tell them too."""

import pytest

from outcomes.errors import OutcomesError
from outcomes.packs import scenes, story
from outcomes.packs.scenes import Asked
from outcomes.selection import Selection
from outcomes.views import cards, ranking


def test_every_scene_that_a_story_names_is_known_and_every_scene_is_named():
    named = {scene for one in story.stories().values() for part in one.parts for scene in part.scenes}
    assert named == set(scenes.SCENES)


def test_chapters_come_in_the_order_asked_for_each_once():
    briefing = story.stories()[story.BRIEFING]
    assert [part.id for part in story.chapters(briefing, ["doubts", "look", "doubts"])] == ["doubts", "look"]
    assert story.chapters(briefing, []) == list(briefing.parts)
    with pytest.raises(OutcomesError, match="section 'x' is not in a board briefing; choose from: look, papers, doing"):
        story.chapters(briefing, ["x"])


def test_a_briefing_is_told_of_a_board_that_it_was_not_written_for(tiny_board):
    chosen = Selection("2016-17-Q3", tiny_board.areas.authority.id, "previous")
    document = story.compose(story.BRIEFING, Asked(tiny_board, chosen), "Invented figures.", "2017-05-30")
    assert document.title == f"Board briefing: {tiny_board.areas.authority.name}"
    assert document.lines == ("Q3 2016/17 (Oct to Dec 2016)", "Invented figures.")
    assert [chapter.id for chapter in document.chapters][:2] == ["look", "papers"]
    assert all(sheet.answer.sentence for sheet in document.sheets)
    assert set(document.figures["indicator"]) == {row.cells[0].text for row in document.meanings}


def test_a_view_is_what_was_asked_on_a_page_and_names_its_indicator(board):
    chosen = Selection("2016-17-Q3", "CE-LCN-CREWE", "previous")
    views = ((cards.answer, (chosen,)), (ranking.answer, (chosen, "pop-total")))
    asked = Asked(board, chosen, page="Places", views=views)
    document = story.compose(story.VIEW, asked, "As shipped.", "2017-05-30")
    assert document.title == "Places: Crewe"
    assert document.sheets[0].answer.sentence == cards.answer(board, chosen).sentence
    assert board.indicators["pop-total"].title in document.sheets[1].answer.sentence


def test_a_sentence_is_given_the_name_of_its_one_indicator_and_keeps_one_that_it_has(board):
    chosen = Selection("2016-17-Q3", board.areas.authority.id, "previous")
    section = next(one for one in board.datasets["childrens_scorecard"].sections if one.kind == "trend")
    answer = scenes.kinds.ask(board, chosen, section, "scorecard-33")
    named = scenes.named(board, answer)
    assert named.sentence == f"{board.indicators['scorecard-33'].title}. {answer.sentence}"
    assert scenes.named(board, named) is named
    many = cards.answer(board, chosen)
    assert scenes.named(board, many) is many


def sheets_of(board, area, *sections):
    asked = Asked(board, Selection("2016-17-Q3", area, "previous"))
    document = story.compose(story.COMMUNITY, asked, "As shipped.", "2017-05-30", sections)
    return {sheet.id: sheet.answer for sheet in document.sheets}


def test_a_health_map_begins_with_what_there_is_and_stands_beside_england_too(board):
    crewe = sheets_of(board, "CE-LCN-CREWE", "standing")["standing"]
    assert crewe.sentence == "Crewe is worse than Cheshire East on all five indicators that can be judged."
    assert crewe.notes[:2] == (
        "None of the five that can be judged is better than Cheshire East.",
        "Beside England: worse on Children (0-15) in income-deprived households (IDACI) and Households deprived in two or "
        "more dimensions; better on People in income deprivation and People aged 60+ in income deprivation (IDAOPI); "
        "similar on Working-age people in employment deprivation.",
    )
    knutsford = sheets_of(board, "CE-LCN-KNUTS", "standing")["standing"]
    assert knutsford.sentence.startswith("Knutsford is better than Cheshire East on")
    assert knutsford.notes[0] == "None of the five that can be judged is worse than Cheshire East."


def test_a_survey_is_shown_where_it_asked_somebody(board):
    assert set(sheets_of(board, "CE-LCN-CREWE", "funded")) == {
        "participatory_budgeting-budgeting",
        "healthy_schools-schools",
    }
    assert set(sheets_of(board, "CE-LCN-KNUTS", "funded")) == {"participatory_budgeting-budgeting"}


def test_every_entry_of_the_register_is_counted_once(board):
    asked = Asked(board, Selection("2016-17-Q3", "E06000049", "previous"))
    document = story.compose(story.BRIEFING, asked, "As shipped.", "2017-05-30", ["doubts"])
    held = {sheet.id: sheet.answer for sheet in document.sheets}
    table, *folded = held["doubts"].parts
    counted = sum(int(cell.text) for row in table.rows for cell in row.cells)
    assert counted == sum(len(part.rows) for part in folded)
    assert held["doubts"].sentence == f"{counted} doubts about what the documents themselves print."
    assert f"hold {counted} doubtful passages" in held["unknown"].parts[0].lines[-1][0]
