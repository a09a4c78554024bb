"""One indicator over time: its bands and plan behind the line, process limits where the points allow, commentary and cautions."""

from typing import Any

import pandas as pd

from outcomes import evidence, periods, places, questions, series, words
from outcomes.answer import Answer, Chart, Record
from outcomes.board import Board
from outcomes.catalogue.model import Indicator, Section
from outcomes.evidence import OverTime
from outcomes.questions import Move
from outcomes.selection import Selection
from outcomes.series import Series
from outcomes.statistics import bands
from outcomes.views import around, common
from outcomes.words import cited


def options(board: Board, section: Section) -> dict[str, str]:
    """Indicators of a section that have figures over time, id to title, in order of the document's numbers."""
    entries = [entry for entry in board.datasets[section.dataset].of(section) if entry.unit != "text"]
    held = set(board.of(section.dataset)["indicator"])
    ordered = sorted(entries, key=lambda entry: entry.number or 0)
    return {entry.id: entry.numbered.removeprefix(section.strip) for entry in ordered if entry.id in held}


def answer(board: Board, chosen: Selection, section: Section, indicator: str) -> Answer:
    """One indicator in depth. Nothing is said of what came after the quarter chosen."""
    found = series.read(board, chosen, indicator)
    entry = found.entry
    move = questions.move(board, indicator, found.area, found.now.id, chosen) if found.now else None
    sentence, notes = _headline(chosen, found, move)
    notes.append(_paler(chosen, found))
    reading = _reading(chosen, found)
    # What a process chart says comes first: it may turn the change of a month round.
    at = 0 if found.over.chart else len(notes)
    notes[at:at] = [reading, words.shades(found.over)]
    notes += [*_gaps(found), common.instead(board, chosen, indicator), *_explained(entry)]
    notes += common.notes_on(board, section, (entry.id, entry.theme), found.now)
    told = words.trend_sentence(entry.title, found.known, entry)
    beside = move.compared_with if move else None
    behind, other = _beside(board, chosen, found)
    if move is None and found.now:
        sentence = _with_benchmark(sentence, found, behind, other)
    rows = pd.concat([found.rows, behind]) if len(behind) and "printed" in behind else found.rows
    return Answer(
        sentence,
        rows,
        about=common.about(
            board, chosen, found.area, when=common.only(chosen.quarter, found.spans, found.now), beside=beside
        ),
        parts=(
            *((chart(board, found, _behind(found, behind, other), f"{told} {reading}"),) if len(found.rows) else ()),
            *around.table(board, chosen, entry),
        ),
        notes=tuple(note for note in notes if note),
        sources=cited.citations(board, rows),
        quotations=common.quotations(board, indicator, found.now.id) if found.now else (),
        methods=(_method(found), "intervals"),
    )


def _reading(chosen: Selection, found: Series) -> str:
    """What the points reached allow to be said over time."""
    known = [span.short for span, _ in found.known]
    if len(found.spans) > found.reached and found.over.stage in ("none", "value"):
        return f"By {periods.short_label(chosen.quarter)} too little was published to compare over time."
    return words.over_time(found.over, known[0] if known else "", known[-1] if known else "")


def _paler(chosen: Selection, found: Series) -> str:
    label = periods.short_label(chosen.quarter)
    later = len(found.spans) > found.reached
    return f"Paler points came after {label}; nothing here is reckoned from them." if later else ""


def _gaps(found: Series) -> list[str]:
    """What the signs mean that stand in the picture where there is no figure."""
    absent = dict.fromkeys(found.rows.loc[found.rows["value"].isna(), "status"])
    return [f"{words.SIGN.get(status, '?')} in the picture: {words.STATUS[status].lower()}." for status in absent]


def _explained(entry: Indicator) -> list[str]:
    """What the indicator is, as the catalogue has it."""
    return [
        f"What it means: {entry.definition}" if entry.definition else "",
        f"Its title as printed: \u201c{entry.printed}\u201d." if entry.printed else "",
        entry.caveats,
    ]


def _method(found: Series) -> str:
    """Which explanation the reading of the series rests on."""
    if found.over.stage == "annual":
        return "recent-direction"
    return "process-limits" if found.over.chart else "too-few-points"


def _headline(chosen: Selection, found: Series, move: Move | None) -> tuple[str, list[str]]:
    """The sentence of the latest figure, and what must be known of it."""
    entry, now = found.entry, found.now
    label = periods.short_label(chosen.quarter)
    told = words.trend_sentence(entry.title, found.known, entry)
    notes = [words.thresholds(entry, bands.holding(entry, now.id if now else chosen.quarter))]
    if entry.period_kind not in questions.OFTEN and not entry.bands:
        notes = [f"{words.POLARITY[entry.polarity]}."]
    if now is None:
        if not found.spans:
            return told, notes
        first = words.cell(found.rows.iloc[0], entry)
        return f"{entry.title}: no figure by {label}; the first is {first} {found.spans[0].when}.", notes
    row, sure = found.rows.iloc[found.reached - 1], found.sure.iloc[found.reached - 1]
    if row["note"]:
        notes.insert(0, f"Note on the figure: {row['note']}")
    if questions.blank(row["value"]):
        status = row["status"]
        return told, [f"{words.short(now)}: {words.STATUS[status].lower()}; {words.MEANING[status]}.", *notes]
    if move is None:
        said = f"{entry.title}: {words.cell(row, entry)} {now.when}"
        interval = words.interval(sure["lower"], sure["upper"], entry)
        return f"{said} ({interval})." if interval else f"{said}.", [*notes, words.no_interval(sure["why"])]
    notes.append(words.travel(move))
    if sure["method"]:
        widest = evidence.widest_step([value for _, value in found.known])
        cases = row["denominator"]
        notes.append(words.uncertainty(row["value"], sure["lower"], sure["upper"], cases, widest, entry, now.kind))
    else:
        notes.append(words.no_interval(sure["why"]))
    special = words.special(found.over)
    return " ".join(filter(None, (f"{words.short(now)}: {words.move_sentence(move)}.", special))), notes


def _with_benchmark(sentence: str, found: Series, behind: pd.DataFrame, other: str) -> str:
    """The sentence with the benchmark's figure of the same period, where there is one; it judges nothing."""
    same = behind[behind["period"] == found.now.id] if found.now and len(behind) else behind
    if same.empty:
        return sentence
    printed = same["printed"].iloc[0] if "printed" in same else ""
    return f"{sentence.removesuffix('.')}; {other} {words.bare(same['value'].iloc[0], found.entry, printed)}."


def chart(board: Board, found: Series, behind: tuple[Record, ...], alt: str) -> Chart:
    """The series as a drawing: a record a period, with what its points allow to be drawn, and the benchmark's line behind it."""
    entry, over = found.entry, found.over
    control = _control(over)
    plans = board.rows(entry.id, statistic="plan")
    plan = dict(zip(plans["period"], plans["value"], strict=True)) if len(plans) else {}
    records = []
    for place, (row, span, low, high) in enumerate(
        zip(found.rows.itertuples(), found.spans, found.sure["lower"], found.sure["upper"], strict=True)
    ):
        later = place >= found.reached
        blank = questions.blank(row.value)
        limits = {} if blank or later or not control else next(control)
        records.append(
            {
                "period": row.period,
                "label": words.short(span),
                "value": None if blank else row.value,
                "text": words.SIGN.get(row.status, "?") if blank else words.cell(row, entry),
                "said": words.cell(row, entry),
                "lower": None if questions.blank(low) else low,
                "upper": None if questions.blank(high) else high,
                "sure": words.interval(low, high, entry) or "none can be given",
                "locator": row.locator,
                "plan": plan.get(row.period),
                "later": later,
                "last": place == found.reached - 1,
                **limits,
            }
        )
    return Chart(
        "trend",
        tuple(records),
        alt,
        {
            "unit": entry.unit,
            "stage": over.stage if not over.unfit else "",
            "process": over.chart is not None,
            "median": over.median,
            "bands": _grades(found),
            "beside": behind,
        },
    )


def _grades(found: Series) -> tuple[Record, ...]:
    """The grades that lie behind the line, as they hold at the latest figure; none where they depend on a plan."""
    held = bands.holding(found.entry, found.now.id) if found.now else None
    if not found.now or not held or held.tolerance is not None:
        return ()
    level = {name: words.grade_level(*bands.rank(found.entry, found.now.id, name)) for name in held.scheme.grades}
    return tuple(
        {"name": words.capital(name), "from": start, "to": end, "level": level[name]}
        for name, (start, end) in bands.spans(found.entry, held).items()
    )


def _control(over: OverTime) -> Any:
    """For each figure reached what its process limits say of it, one after another; nothing without them."""
    if over.chart is None:
        return None
    made = over.chart
    cells = zip(made.kinds, made.mean, made.lower, made.upper, strict=True)
    return iter([{"kind": k, "mean": float(m), "lpl": float(low), "upl": float(high)} for k, m, low, high in cells])


def _beside(board: Board, chosen: Selection, found: Series) -> tuple[pd.DataFrame, str]:
    """The benchmark's figures of the same periods, where an official share or rate can stand beside the area's, and its name."""
    rows = board.rows(found.entry.id, statistic="value")
    other, name = places.benchmark(board, chosen, found.entry.id)
    if other in ("", found.area):
        return rows.iloc[:0], ""
    if other == places.SIMILAR:
        rows = places.middle_of_similar(board, rows)
    else:
        rows = rows[(rows["area"] == other) & (rows["group"] == "")]
    rows = rows[rows["period"].isin([s.id for s in found.spans]) & rows["value"].notna()]
    # A long name at the end of a line would take its width from the line.
    return questions.in_order(board, rows), "Similar places" if other == places.SIMILAR else name


def _behind(found: Series, rows: pd.DataFrame, name: str) -> tuple[Record, ...]:
    """The benchmark's figures as a line behind the area's; what is printed nowhere reads as a number with its unit."""
    later = {span.id: place >= found.reached for place, span in enumerate(found.spans)}
    return tuple(
        {
            "period": row.period,
            "value": row.value,
            "name": name,
            "text": words.cell(row, found.entry) if "printed" in rows else words.with_unit(row.value, found.entry),
            "later": later.get(row.period, False),
        }
        for row in rows.itertuples()
    )
