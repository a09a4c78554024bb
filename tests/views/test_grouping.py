from outcomes.localities import regroup as own
from outcomes.views import grouping
from tests.views.asking import CREWE, Q3, texts


def test_localities_in_use_have_their_people_wards_and_doubts(board):
    answer = grouping.in_use(board, CREWE)
    assert answer.sentence == "8 Local Community Networks hold 234 of 234 small areas."
    lines = texts(answer)
    assert len(lines) == 8
    assert lines["Congleton and Holmes Chapel"] == [
        "25",
        "Brereton Rural; Congleton East; Congleton West; Dane Valley; Odd Rode",
        "42,110",
        "may not hold Brereton Rural; 1 small area fits its ward only in part",
    ]
    assert lines["Crewe"][2] == "77,900"
    assert "mid-2016: not published by quarter, the latest by Q3 2016/17" in answer.about


def test_the_map_of_a_grouping_names_every_locality_once(board):
    options = grouping.in_use(board, CREWE).parts[0].options
    assert [name["name"] for name in options["names"]] == sorted(area.name for area in board.areas.localities)


def test_an_empty_draft_says_how_to_begin(board):
    answer = grouping.drafted(board, Q3, ())
    assert answer.sentence == "The draft is empty. Choose wards, or click small areas on the map."
    assert answer.about == "A draft, not in use yet; Cheshire East has a thick edge"


def test_a_draft_says_how_far_it_is(board):
    answer = grouping.drafted(board, Q3, (("East", ("E01018386", "E01018387")),))
    assert answer.sentence == "The draft puts 2 of 234 small areas into one locality."
    groups = [record["group"] for record in answer.parts[0].records]
    assert (groups.count("East"), groups.count("")) == (2, 232)


def test_a_draft_that_cuts_a_ward_is_warned_of_before_anybody_builds_on_it(board):
    inside = own.contents(board.areas)
    part = tuple(sorted(inside["CE-LCN-CREWE"])[:5])
    draft = (("Part", part), ("Whole", tuple(sorted(inside["CE-LCN-KNUTS"]))))
    assert grouping.drafted(board, Q3, draft).notes[0].startswith("Part: cuts a ward")
    assert grouping.drafted(board, Q3, draft[1:]).notes == ()


def test_wards_and_lsoas_are_offered_by_name(board):
    names = list(grouping.wards(board.areas).values())
    assert names == sorted(names)
    assert len(grouping.lsoas(board.areas)) == 234
