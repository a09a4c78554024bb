"""A grade in a commentary that is not the figure's."""

import re
from collections.abc import Iterator

from outcomes.words.commentary.clauses import denied_before
from outcomes.words.commentary.lexicon import ELSEWHEN, ELSEWHERE
from outcomes.words.commentary.standing import Standing

# A grade behind one of these is not the figure's.
NOT_IN = re.compile(
    r"\b(?:short of|miss(?:es|ed)?|below|outside|away from|close to|loses?|lost|losing|cost(?:s|ing)? us)\b", re.I
)
HAD = re.compile(r"\b(?:had|having|previously|formerly)\b", re.I)
OUT_OF = re.compile(r"\b(?:out of|from|left) (?:the |our )?$", re.I)


def of_grade(clause: str, standing: Standing) -> Iterator[str]:
    """A grade that a clause gives to the figure now and that is not its grade."""
    if not standing.grade or ELSEWHEN.search(clause) or ELSEWHERE.search(clause):
        return
    names = "|".join(sorted(map(_grade_named, standing.grades), key=len, reverse=True))
    opening = (
        r"(?:is|are|be|now|remains?|remained|stays?|stayed|retains?(?: our| the| its)?|retained(?: our| the| its)?|holds at|held at|sits at|keeps?(?: our| the| its)?|kept(?: our| the| its)?|found to|band,|rated|graded|judged|grade of|graded as|rated as|back to|back in|up to|down to|"
        r"lands on|landed on|earns?|awarded|carries|(?:we|presently|now|currently) score|bands? to|sits in|moved? (?:up |down )?(?:in)?to|moving to|reached|reaching|in the|at|into|as|still|to|within|grade is)"
    )
    # "Good" is a word of every day; the other grades are not.
    goes_on = r"(?<!good)|(?<=good)(?! (?:progress|relationships|practice|start|news|work|range|evidence|examples?|deal|reasons?|to|that|number|enough|at|in|on))"
    worst, best = standing.grades[0], standing.grades[-1]
    for words, meant in ((r"\b(?:bottom|lowest|worst) band\b", worst), (r"\b(?:top|highest|best) band\b", best)):
        band = re.search(words, clause, re.I)
        if (
            band
            and not denied_before(clause, band.start())
            and not OUT_OF.search(clause[: band.start()])
            and meant != standing.grade
        ):
            yield f"it says “{band.group(0)}”, and the grade is “{standing.grade}”"
            return
    patterns = (
        rf"(?:\b{opening} (?:the |an? |its |our |“|\"|')*|^)({names})\b(?! to )(?:{goes_on})",
        rf"\b({names}) (?:grade|grading|rating)\b",
    )
    for match in (found for pattern in patterns for found in re.finditer(pattern, clause, re.I)):
        named = match.group(1).lower().replace("require ", "requires ").replace("requiring", "requires")
        before = clause[: match.start(1)]
        if HAD.search(before):
            continue
        altered = re.search(r"\b(?:alter|chang|affect|shift)\w* (?:\w+ ){0,2}$", before, re.I)
        denied = (not altered and denied_before(clause, match.start(1))) or bool(NOT_IN.search(before))
        if (named == standing.grade.lower()) == denied:
            yield f"it says “{match.group(0).strip()}”, and the grade is “{standing.grade}”"
            return


def _grade_named(grade: str) -> str:
    """A grade as sentences have it: "requires improvement" is also something that was found to "require improvement"."""
    return re.escape(grade).replace("requires", "requir(?:es?|ing)")


def of_named_grade(sentence: str, standing: Standing) -> Iterator[str]:
    """A grade that is named as one: "Overall grade: good"."""
    names = "|".join(sorted(map(re.escape, standing.grades), key=len, reverse=True))
    match = (
        re.search(rf"\bgrade\b\W*(?:is|of|as|at|stays|remains)?\W*({names})\b(?! to )", sentence, re.I)
        if standing.grade
        else None
    )
    if match and match.group(1).lower() != standing.grade.lower() and not ELSEWHEN.search(sentence):
        yield f"it says “{match.group(0)}”, and the grade is “{standing.grade}”"
