"""Headlines that a dataset declares: figures named in braces are put in as they read.

``{id}`` is the latest figure of an indicator, ``{id.period}`` its period, ``{id.numerator}`` and ``{id.denominator}`` its
counts, ``{id.printed}`` what is printed, ``{id.each}`` every figure with its period, ``{id.areas}`` every area's;
``{id@group}`` is a breakdown. ``{label}`` is the quarter chosen. A part between
semicolons that names a figure which is not there is left out.
"""

import re

import pandas as pd

from outcomes import questions
from outcomes.board import Board
from outcomes.words.numbers import cell, number, short, with_unit

FIELD = re.compile(r"\{([a-z0-9_-]+)(?:@([a-z0-9=;_-]+))?(?:\.([a-z]+))?\}")


def fill(board: Board, template: str, rows: pd.DataFrame, given: dict[str, str]) -> str:
    """A template with the figures of rows (in order of period) put in; "" when nothing of it can be said."""
    start, colon, rest = template.rstrip(".").partition(": ")
    parts = (rest if colon else start).split("; ")
    filled = [_part(board, part, rows, given) for part in parts]
    kept = [part for part in filled if part]
    if not kept:
        return ""
    opening = _part(board, start, rows, given) if colon else ""
    return f"{opening}: {'; '.join(kept)}." if colon else f"{'; '.join(kept)}."


def _part(board: Board, part: str, rows: pd.DataFrame, given: dict[str, str]) -> str:
    missing = False

    def put(match: re.Match[str]) -> str:
        nonlocal missing
        name, group, field = match[1], match[2] or "", match[3] or "figure"
        if name in given and not match[3]:
            return given[name]
        found = rows[(rows["indicator"] == name) & (rows["statistic"] == "value")]
        found = found[found["group"] == group] if group or (found["group"] == "").any() else found
        found = _of_the_whole(board, name, found) if field != "areas" else found
        if found.empty:
            missing = True
            return ""
        return _field(board, name, found, field)

    text = FIELD.sub(put, part)
    return "" if missing else text


def _of_the_whole(board: Board, name: str, found: pd.DataFrame) -> pd.DataFrame:
    """The figures of the authority, or of everybody a survey asked, where there are some."""
    survey = board.dataset_of(name).survey
    wholes = (board.areas.authority.id, *((survey.area,) if survey else ()))
    return found[found["area"].isin(wholes)] if found["area"].isin(wholes).any() else found


def _field(board: Board, name: str, found: pd.DataFrame, field: str) -> str:
    entry, row = board.indicator(name), found.iloc[-1]
    label = short(board.period(name, row["period"]))
    if field == "each":
        return ", ".join(
            f"{number(r.value, entry.decimals)} in {short(board.period(name, r.period))}" for r in found.itertuples()
        )
    if field == "areas":
        return ", ".join(f"{r.printed or cell(r, entry)} in {board.areas.name(r.area)}" for r in found.itertuples())
    plain = {
        "period": label,
        "printed": row["printed"],
        "figure": with_unit(row["value"], entry) if not questions.blank(row["value"]) else cell(row, entry),
        "numerator": number(row["numerator"]),
        "denominator": number(row["denominator"]),
        "number": number(row["value"], entry.decimals if row["value"] % 1 else 0),
    }
    return str(plain[field])
