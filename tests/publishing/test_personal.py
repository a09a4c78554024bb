"""What may identify a person is held until somebody answers for it. Every name and number here is invented."""

import pytest

from outcomes.errors import OutcomesError
from outcomes.publishing import personal, versions

HEADING = "indicator,period,value,commentary"
KNOWN = {"cheshire", "east", "better", "care", "fund", "independent", "officers"}


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("Please ask jo.bloggs@example.org about it.", "an e-mail address"),
        ("The family lives in CW1 2AB now.", "a postcode"),
        ("Ring 01270 555 123 for more.", "a telephone number"),
        ("NHS number 943 476 5919 was missing.", "an NHS number"),
        ("Her number is 9434765919.", "an NHS number"),
        ("Insurance QQ 12 34 56 C.".replace("QQ", "AB"), "a National Insurance number"),
        ("One child, born 3 May 2009, waited.", "a date of birth"),
        ("D.o.b. 2009, so too old.", "a date of birth"),
        ("He came in on 12/03/2009.", "a date of birth"),
        ("A 7-year-old boy waited longest.", "a person's age"),
        ("One of them, who is 12, was moved.", "a person's age"),
        ("Mrs Bloggs complained.", "a name"),
        ("The mother of one pupil called Jo wrote.", "a name"),
        ("It was Jo Bloggs who waited.", "a name"),
    ],
)
def test_what_looks_like_a_person(text, looks):
    assert looks in [said for said, _ in personal.suspected(text, KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Recruitment has improved: 36% in Q4 2016/17, up from 33%.",
        "In 2016/17 there were 10,985 admissions, 508 above plan.",
        "Corrected by the service on 3 July 2017.",
        "The Better Care Fund of Cheshire East met its plan.",
        "Of 9434765918 visits none was late.",
        "Seven-year-olds were weighed. The Independent Officers agreed.",
        "1234567890 is no NHS number.",
    ],
)
def test_what_does_not(text):
    assert list(personal.suspected(text, KNOWN)) == []


def test_words_that_a_published_text_has_in_small_letters_are_no_names(at):
    dataset = versions.rehearse_content(at, b"indicator,period,value\nvisits,2016-17-Q4,75\n", "q.csv", "tiny").dataset
    known = personal.vocabulary(dataset, ["the jo bloggs of it"], ["North"])
    assert {"jo", "bloggs", "north", "visits"} <= known
    assert "Smith".lower() not in known


def test_it_is_held_and_can_be_answered_for(at, hand_in):
    file = hand_in("visits,2016-17-Q4,75,Mrs Bloggs was pleased.", heading=HEADING)
    found = versions.rehearse(at, file, "tiny")
    assert found.problems == ()
    assert [str(problem) for problem in found.held] == [
        "line 2, column commentary: 'Mrs Bloggs' looks like a name; take it out, or say why it identifies nobody"
    ]
    with pytest.raises(OutcomesError, match="looks like a name; take it out, or say why"):
        versions.publish(at, found, "Quarter 4", "A. Officer", "officer", " ")
    assert versions.latest(at) is None
    versions.publish(at, found, "Quarter 4", "A. Officer", "officer", "An invented person")
    assert versions.history(at)[-1].by.message == "Quarter 4 (answered for: An invented person)"
