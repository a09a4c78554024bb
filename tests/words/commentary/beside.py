"""Figures that the sentences of the tests stand beside."""

from collections.abc import Mapping

from outcomes.words.commentary.standing import Standing

GRADES = ("worse than requires improvement", "requires improvement", "good", "outstanding")


def standing_of(row: Mapping[str, str]) -> Standing:
    """What a line of ``sentences.csv`` or ``unseen.csv`` knows of its figure."""
    return Standing(
        row["unit"],
        row["polarity"],
        float(row["now"]),
        _number(row["before"]),
        _number(row["plan"]),
        {"yes": True, "no": False}.get(row["beyond_chance"]),
        row["grade"],
        GRADES if row["grade"] else (),
        frozenset(row.get("title", "").lower().split()),
    )


def _number(text: str) -> float | None:
    return float(text) if text else None
