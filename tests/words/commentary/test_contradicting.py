"""Officers' sentences beside their figures: what is plainly contradicted is told, what is not is left alone."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from outcomes.words.commentary import contradicting
from outcomes.words.commentary.standing import Standing
from tests.words.commentary.beside import GRADES, standing_of

HERE = Path(__file__).parent


def standing(now, before=None, polarity="higher_is_better", unit="%", **more):
    return Standing(unit, polarity, now, before, **more)


def told(text, known):
    return list(contradicting.conflicts(text, known))


FELL = standing(48, 52)
FEWER = standing(17, 24, "lower_is_better", "children")
MISSED = standing(85, 88, plan=90)
CHANCE = standing(56, 54, beyond_chance=False)
GOOD = standing(75, 72, grade="good", grades=GRADES)


@pytest.mark.parametrize(
    ("text", "known", "said"),
    [
        ("Performance has improved.", FELL, "it says “improved”, and the figure went from 52 to 48, which is worse"),
        ("It rose again this quarter.", FELL, "it says “rose”, and the figure went from 52 to 48"),
        ("There was no change.", FELL, "it says “no change”, and the figure went from 52 to 48"),
        ("It did not improve.", standing(55, 52), "it says “improve” with a no"),
        ("Numbers went up.", FEWER, "it says “went up”, and the figure went from 24 to 17"),
        ("We are on target.", MISSED, "it says “on target”, and the plan of 90 is missed"),
        (
            "The target was missed.",
            standing(92, 88, plan=90),
            "it says “The target was missed”, and the plan of 90 is met",
        ),
        ("We have yet to meet the target.", standing(92, 88, plan=90), "with a no, and the plan of 90 is met"),
        ("It is above plan.", MISSED, "it says “above plan”, and the figure is 85 beside a plan of 90"),
        ("A significant improvement.", CHANCE, "it says “significant”, and the change may be chance"),
        ("The measure is now outstanding.", GOOD, "it says “now outstanding”, and the grade is “good”"),
        ("It fell from 52% to 46%.", FELL, "it says “from 52% to 46%”, and the figure is 48, 52 before"),
        (
            "Not yet where the plan says we should be.",
            standing(92, 88, plan=90),
            "with a no, and the plan of 90 is met",
        ),
        ("We remain short of the 90% we set ourselves.", standing(92, 88, plan=90), "and the plan of 90 is met"),
        ("The rise is too big to be luck.", CHANCE, "it says “too big to be luck”, and the change may be chance"),
        ("Currently in the bottom band.", GOOD, "it says “bottom band”, and the grade is “good”"),
        (
            "An unwelcome increase.",
            standing(55, 52),
            "it says “unwelcome”, and the figure went from 52 to 55, which is better",
        ),
        ("One in four children was seen.", FELL, "it says “One in four”, and the figure is 48"),
        (
            "Another nine children were seen than in the last quarter.",
            standing(31, 24, unit="children"),
            "the change is 7",
        ),
        ("Last quarter's figure of 61% was too high.", FELL, "and the figure was 52"),
        ("It runs at 487.3 per 100,000.", standing(478.3, 521.6, unit="per 100,000"), "and the figure is 478.3"),
        ("It fell by a third.", FELL, "it says “fell by a third”, and the change is 8%"),
        ("It fell by six percentage points.", FELL, "it says “by six percentage points”, and the change is 4"),
        (
            "It has doubled.",
            standing(110, 100, unit="visits"),
            "it says “doubled”, and the figure went from 100 to 110",
        ),
        (
            "We missed the mark again.",
            standing(92, 88, plan=90),
            "it says “missed the mark”, and the plan of 90 is met",
        ),
        (
            "It is neither better nor worse.",
            FELL,
            "it says “neither better nor worse”, and the figure went from 52 to 48",
        ),
        ("Numbers have dwindled.", standing(24, 17, unit="children"), "it says “dwindled”"),
        ("Visits are made less promptly than before.", standing(52, 48), "it says “less promptly than before”"),
        (
            "It is not a statistically significant change.",
            replace(CHANCE, beyond_chance=True),
            "and the change is more than chance",
        ),
        ("It retains its outstanding rating.", GOOD, "and the grade is “good”"),
    ],
)
def test_what_contradicts_its_figure_is_told(text, known, said):
    found = told(text, known)
    assert any(said in each for each in found), found


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("", FELL),
        ("Performance fell from 52% to 48%.", FELL),
        ("It has worsened.", FELL),
        ("We expect it to improve next quarter.", FELL),
        ("The team is working to reduce delays.", standing(55, 52)),
        ("It is up on the same quarter of last year.", FELL),
        ("Staff sickness has increased, which held back visits.", FELL),
        ("The national average went up to 71%.", FELL),
        ("Although down on last quarter, it is still above plan.", standing(92, 95, plan=90)),
        ("No significant change.", CHANCE),
        ("It is graded good, up from requires improvement.", GOOD),
        ("It fell by about 4 percentage points.", FELL),
        ("The target was missed last quarter but has been met in this one.", standing(92, 88, plan=90)),
        ("A drop-in was set up.", FELL),
        ("Performance improved.", standing(52)),
        ("It fell.", standing(48, 52, "neutral")),
        ("A rise in the mileage allowance is being considered.", replace(FELL, subject=frozenset({"households"}))),
        ("Delays due to housing rose.", replace(FELL, subject=frozenset({"delays", "discharge"}))),
        ("Improving timeliness is the purpose of the tracker.", FELL),
        ("Nobody should take this as a significant change.", CHANCE),
        ("Nationally, timeliness has improved.", FELL),
        ("Two of the four localities met the target.", MISSED),
        ("It is a blow to lose our outstanding grade.", replace(GOOD, now=75, before=82)),
        ("Had there been a significant fall we would have said so.", CHANCE),
        ("Falls admissions went up.", standing(90, 80, "lower_is_better", subject=frozenset({"falls", "admissions"}))),
        ("It goes to the Board, the SEND Improvement Board, in May.", FELL),
        (
            "The list has shortened by 56 since last quarter. There is more to do before it reaches the 250 target.",
            standing(291, 347, "lower_is_better", "people", plan=250),
        ),
        ("Outstanding to good.", GOOD),
        ("A small and statistically non-significant rise.", CHANCE),
        (
            "A fall to 33.8% takes us further from target. The provider has an improvement plan in place.",
            standing(33.8, 37.2, plan=38),
        ),
        ("Numbers are very small, so this is not a significant improvement.", CHANCE),
        ("The target is still to be reached.", MISSED),
        (
            "It has come down by 17 days to 421, which meets the target of 426 days.",
            standing(421, 438, "lower_is_better", "days", plan=426),
        ),
        ("Over 100 more visits than last quarter.", standing(1012, 894, unit="visits")),
        (
            "A marked recovery from last quarter's 78.8%, leaving us less than half a point short of target.",
            standing(84.6, 78.8, plan=85),
        ),
        ("The wait has shortened and the grade has gone up by one.", standing(16, 21, "lower_is_better", "weeks")),
        ("It dipped, which is no more than the usual wobble.", replace(CHANCE, now=52, before=54)),
        ("The change falls within expected variation.", CHANCE),
        ("It is lower, but not significantly so.", replace(CHANCE, now=52, before=54)),
        ("Up from 60.4%, and statistical neighbours range from 6% to 11%.", standing(66, 60.4)),
        ("23.4% against a ceiling of 22%, up from 19.6%.", standing(23.4, 19.6, "lower_is_better", plan=22)),
        ("It improved. The review, which is reported separately, has not improved.", standing(55, 52)),
        ("Up from 52% to 55%; reviews have not improved to the same extent.", standing(55, 52)),
        ("The number with no reason to stay has grown.", standing(127, 112, "lower_is_better", "people")),
        (
            "We have slid into requires improvement.",
            standing(50, 34, "lower_is_better", grade=GRADES[1], grades=GRADES),
        ),
        ("A fall to 97%, still better than the 95% target.", standing(97, 98, plan=95)),
        ("Down to 79, not down to the 75 yet.", standing(79, 88, "lower_is_better", "people", plan=75)),
        ("Step-down improved.", standing(55, 52)),
        ("The share rated good or better is unchanged.", standing(81, 81)),
        ("A disappointing fall. Sites up to 20 miles away were offered.", FELL),
        ("Up from 52% to 55%, and we put it down to the new drop-ins.", standing(55, 52)),
        (
            "Worse than last quarter. Two adoptive matches fell through late.",
            standing(214, 188, "lower_is_better", "days"),
        ),
        ("As good as it was, having been judged outstanding when we last reported.", GOOD),
        ("It reduced by 31 to 455. We have commissioned a further 60 visits.", standing(455, 486, unit="visits")),
        ("Seven-day working came in when it went to seven-day shifts.", standing(1148, 1412, unit="days")),
        ("A change not to be told from luck.", CHANCE),
        ("Plan was 400 and we did 431.", standing(431, 350, unit="visits", plan=400)),
        ("Consistently high: 93% this quarter, against a target of 90%.", standing(93, 92, plan=90)),
    ],
)
def test_what_does_not_is_left_alone(text, known):
    assert told(text, known) == []


def test_a_noun_of_the_title_is_the_figure_itself():
    known = standing(15, 21, "lower_is_better", subject=frozenset({"vacancies"}))
    assert told("Vacancies continued to climb.", known)


def rate(rows):
    """How many contradictions are caught, and how many sentences are wrongly told, of how many."""
    caught, false = [], []
    for row in rows:
        (caught if row["contradicts"] == "1" else false).append(bool(told(row["text"], standing_of(row))))
    return sum(caught), len(caught), sum(false), len(false)


@pytest.mark.parametrize(("file", "size"), [("sentences.csv", 2360), ("unseen.csv", 600)])
def test_of_sentences_written_by_somebody_else_most_contradictions_are_caught_and_few_others_told(file, size):
    """Invented sentences by writers who did not know the rules. With the first the rules were made and the weights learnt; the second were
    never learnt from (decision 140)."""
    with (HERE / file).open(encoding="utf-8", newline="") as given:
        caught, all_caught, false, all_false = rate(csv.DictReader(given))
    assert (all_caught, all_false) == (size, size)
    assert caught >= 0.95 * all_caught
    assert false <= 0.05 * all_false
