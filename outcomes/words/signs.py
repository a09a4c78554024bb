"""How statuses, judgements and polarities read: word, sign and the name of their shade. Codes become English here."""

from dataclasses import dataclass, replace

STATUS = {
    "not_applicable": "Not applicable",
    "not_collected": "Left blank",
    "not_published": "Not published",
    "suppressed": "Suppressed",
    "unclear": "Unclear",
    "needs_small_areas": "Not available for this grouping",
}


# Signs that stand in narrow cells; the key under each table says them in words.
SIGN = {
    "not_applicable": "n/a",
    "not_collected": "–",
    "not_published": "np",
    "suppressed": "supp.",
    "unclear": "?",
    "needs_small_areas": "…",
}

MEANING = {
    "not_applicable": "N/A is printed: the measure does not apply to the quarter",
    "not_collected": "the cell is blank in the document",
    "not_published": "no figure is published",
    "suppressed": "hidden because numbers are small",
    "unclear": "cannot be read or understood for certain; see the data-quality register",
    "needs_small_areas": "this locality is not made of whole areas with figures, so its figure can only be reckoned from figures of small areas",
}


@dataclass(frozen=True)
class Sign:
    """How a judgement reads and looks: word, icon, and the name of its colour in the palette."""

    word: str
    icon: str
    shade: str


# The only place where a judgement becomes a word, an icon and a colour; so they cannot disagree.
JUDGEMENT = {
    "better": Sign("better", "✔", "better"),
    "worse": Sign("worse", "✖", "worse"),
    "similar": Sign("similar", "≈", "same"),
    "higher": Sign("higher", "▲", "neutral"),
    "lower": Sign("lower", "▼", "neutral"),
    "not_compared": Sign("not compared", "·", "muted"),
}

# Where a sign fills a whole cell, what is lower is paler than what is higher: their arrows alone are small (decision 146).
FILLED = {**JUDGEMENT, "lower": replace(JUDGEMENT["lower"], shade="lower")}

CHANGED = {
    "better": Sign("Beyond chance, for the better", "✔", "better"),
    "worse": Sign("Beyond chance, for the worse", "✖", "worse"),
    "similar": Sign("Within chance", "≈", "same"),
    "higher": Sign("Beyond chance, higher", "▲", "neutral"),
    "lower": Sign("Beyond chance, lower", "▼", "neutral"),
    "not_compared": Sign("Not tested", "·", "muted"),
}

# Beside a plan; what lies above or below it without being better or worse has no such sign.
PLAN = {
    "met": Sign("Met", "✔", "better"),
    "missed": Sign("Missed", "✖", "worse"),
    "unclear": Sign("Unclear, so not judged", "?", "muted"),
    "none": Sign("No figure", "·", "muted"),
}

VARIATION = {
    "common_cause": Sign("Common cause: ordinary variation", "∿", "same"),
    "improvement_high": Sign("Special cause for the better: high", "✔", "better"),
    "improvement_low": Sign("Special cause for the better: low", "✔", "better"),
    "concern_high": Sign("Special cause for concern: high", "✖", "worse"),
    "concern_low": Sign("Special cause for concern: low", "✖", "worse"),
    "neutral_high": Sign("Special cause, neither better nor worse: high", "▲", "neutral"),
    "neutral_low": Sign("Special cause, neither better nor worse: low", "▼", "neutral"),
}

POINT = {
    "common_cause": "same",
    "improvement": "better",
    "concern": "worse",
    "neutral_high": "neutral",
    "neutral_low": "neutral",
}

METHOD = {
    "wilson": "Interval: Wilson's, where the number of people is known.",
    "byar": "Interval: Byar's, exact below 10 events.",
    "student_t": "Interval: Student's t, from number, mean and standard deviation.",
    "published": "Interval: as its publisher prints it.",
    "dobson": "Interval: Dobson's, from events by age band.",
    "none": "Interval: none; no method suits this kind of figure.",
}


# By polarity alone; says nothing of chance.
DIRECTION = {
    "better": "For the better",
    "worse": "For the worse",
    "same": "No change",
    "neutral": "No better or worse",
    "": "Not compared",
}

POLARITY = {
    "higher_is_better": "Higher is better",
    "lower_is_better": "Lower is better",
    "neutral": "Neither higher nor lower is better",
}


# For a narrow column headed "Good direction".
GOOD_DIRECTION = {"higher_is_better": "Higher", "lower_is_better": "Lower", "neutral": "Neutral"}

# From the worst grade to the best; a scheme with fewer or more grades is spread over these four.
GRADE_SIGNS = ("▼", "◐", "●", "★")


def grade_level(place: int, size: int) -> int:
    """The look of a grade, 0 the worst to 3 the best, by its place among the ``size`` grades of its scheme."""
    return round(3 * place / (size - 1)) if size > 1 else 3


def grade_sign(place: int, size: int) -> Sign:
    """The sign of a grade by its place; its word is the scheme's own."""
    level = grade_level(place, size)
    return Sign("", GRADE_SIGNS[level], f"grade-{level}")
