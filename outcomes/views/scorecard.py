"""Children's scorecard: the grid, one measure in depth, and the audit judgements."""

from typing import Any

import pandas as pd

from outcomes import evidence, periods, questions, words
from outcomes.board import Board
from outcomes.catalogue.model import Indicator
from outcomes.draw.theme import palette
from outcomes.draw.web import bars, markup, trend
from outcomes.selection import Selection
from outcomes.statistics import comparison
from outcomes.views import base

DATASET = "childrens_scorecard"
FIRST = "scorecard-33"
THEMES = ("children-first", "understand-impact", "take-action", "lasting-change")
JUDGEMENT_NAMES = {name.lower().replace(" ", "-"): name for name in bars.JUDGEMENTS}
WORK = "quality-of-work"
PROGRESS = (
    "progress-assessment",
    "progress-timeliness",
    "progress-permanence",
    "progress-partners",
    "progress-voice",
    "progress-workforce",
)


def measures(board: Board) -> list[Indicator]:
    """The 42 measures in order of number."""
    return sorted(board.datasets[DATASET].of_theme(*THEMES), key=lambda entry: entry.number or 0)


def grid(board: Board, chosen: Selection, measure: str, dark: bool) -> base.Panel:
    """The grid of measures by quarter, with a sentence that counts the bands of the quarter chosen."""
    dataset = board.datasets[DATASET]
    rows = board.of(DATASET)
    rows = rows[rows["indicator"].str.startswith("scorecard-")]
    quarters = sorted(rows["period"].unique())
    held = {(row.indicator, row.period): row for row in rows.itertuples()}
    themes: list[tuple[str, list[dict[str, Any]]]] = []
    counts = dict.fromkeys(("outstanding", "good", "requires_improvement", "below"), 0)
    for theme in THEMES:
        lines: list[dict[str, Any]] = []
        for entry in dataset.of_theme(theme):
            cells = [_cell(held.get((entry.id, quarter)), entry, quarter, chosen.quarter) for quarter in quarters]
            for cell in cells:
                if cell["band"] and cell["now"]:
                    counts[cell["band"]] += 1
            lines.append({"number": entry.number, "title": entry.title, "cells": cells, "chosen": entry.id == measure})
        themes.append((dataset.themes[theme], lines))
    label = periods.short_label(chosen.quarter)
    total = sum(counts.values())
    if total:
        sentence = (
            f"{label}: of {len(measures(board))} measures, {counts['outstanding']} are outstanding, "
            f"{counts['good']} good, {counts['requires_improvement']} require improvement, {counts['below']} "
            f"are worse than that and {len(measures(board)) - total} have no figure."
        )
    else:
        span = f"{periods.short_label(quarters[0])} to {periods.short_label(quarters[-1])}"
        sentence = f"The scorecard has no figures for {label}; what is published, {span}, is shown."
    used = {cell["status"] for _, lines in themes for line in lines for cell in line["cells"] if not cell["band"]}
    later = [quarter for quarter in quarters if quarter > chosen.quarter]
    caption = "Figures as printed. The quarter chosen has a frame. Bands follow each measure's own thresholds."
    if later:
        caption += f" Quarters after {label} are paler."
    html = markup.render(
        "grid.html",
        palette(dark),
        key=[(name, words.BAND_SIGN[name], words.BAND[name]) for name in counts],
        absent=[(sign, words.STATUS[status]) for status, sign in words.SIGN.items() if status in used],
        caption=caption,
        quarters=[(periods.short_label(quarter), quarter in later) for quarter in quarters],
        themes=themes,
    )
    return base.Panel(
        sentence,
        rows,
        about=base.about(
            board, chosen, board.areas.authority.id, when=base.only(board, chosen.quarter, list(quarters))
        ),
        html=html,
        sources=base.citations(board, rows),
    )


def _cell(row: Any, entry: Indicator, quarter: str, chosen: str) -> dict[str, Any]:
    """A cell of the grid; a measure without a row in the quarter reads as not published."""
    status = "not_published" if row is None else row.status
    band = "" if row is None else comparison.band(row.value, entry)
    return {
        "band": band,
        "status": status,
        "sign": words.BAND_SIGN[band],
        "words": words.BAND[band] if band else words.STATUS[status],
        "text": row.printed if band else words.SIGN.get(status, row.printed if row is not None else ""),
        "now": quarter == chosen,
        "later": quarter > chosen,
    }


def measure(board: Board, chosen: Selection, indicator: str, dark: bool) -> base.Panel:
    """One measure in depth: trend with its bands, commentary and cautions."""
    dataset = board.datasets[DATASET]
    entry = dataset.indicators[indicator]
    rows = questions.in_order(questions.figures(board.of(DATASET), indicator, board.areas.authority.id), dataset)
    own = evidence.limits(rows, dataset.indicators)
    end = periods.parse(chosen.quarter).end
    records = [
        {**_point(row, entry, lower, upper), "later": dataset.period(row.period).end > end}
        for row, lower, upper in zip(rows.itertuples(), own["lower"], own["upper"], strict=True)
    ]
    # Nothing is said of what came after the quarter chosen.
    reached = [record for record in records if not record["later"]]
    if reached:
        reached[-1]["last"] = True
    values = [record["value"] for record in reached]
    over = evidence.over_time(values, [record["period"] for record in reached], entry)
    known = [(record["label"], record["value"]) for record in reached if record["value"] is not None]
    series = words.trend_sentence(entry.title, known, entry)
    sentence = series
    now = rows[rows["period"] == chosen.quarter]
    notes = [words.thresholds(entry)]
    if len(now) and not questions.blank(now["value"].iloc[0]):
        found = questions.moves(
            board.of(DATASET), dataset, [entry], board.areas.authority.id, chosen.quarter, chosen.comparator
        )
        sentence = f"{periods.short_label(chosen.quarter)}: {words.move_sentence(found[0])}."
        notes.append(words.travel(found[0]))
        notes.append(_how_sure(now, own.loc[now.index], values, entry))
    else:
        label = periods.short_label(chosen.quarter)
        if len(now):
            status = now["status"].iloc[0]
            notes.insert(0, f"{label}: {words.STATUS[status].lower()}; {words.MEANING[status]}.")
        else:
            notes.insert(0, f"No figure is published for {label}.")
    if len(reached) < len(records):
        notes.append(
            f"Paler points came after {periods.short_label(chosen.quarter)}; nothing here is reckoned from them."
        )
    reading = words.over_time(over, known[0][0] if known else "", known[-1][0] if known else "")
    if len(reached) < len(records) and over.stage in ("none", "value"):
        reading = f"By {periods.short_label(chosen.quarter)} too little was published to compare over time."
    notes.append(reading)
    if entry.caveats:
        notes.append(entry.caveats)
    return base.Panel(
        sentence,
        rows,
        about=base.about(
            board,
            chosen,
            board.areas.authority.id,
            when=base.only(board, chosen.quarter, list(rows["period"])),
            beside=True,
        ),
        alt=f"{series} {reading}",
        notes=tuple(note for note in notes if note),
        spec=trend.trend(records, entry, palette(dark), chosen.quarter, over),
        sources=base.citations(board, rows),
        remarks=base.remarks(board, indicator, chosen.quarter),
        methods=("too-few-points" if over.chart is None else "process-limits", "intervals"),
    )


def _how_sure(now: pd.DataFrame, own: pd.DataFrame, values: list[float | None], entry: Indicator) -> str:
    """What the cohort behind the quarter's figure allows, or why it allows nothing."""
    row, limits = now.iloc[0], own.iloc[0]
    if not limits["method"]:
        return words.no_interval(limits["why"])
    known = [value for value in values if value is not None]
    return words.uncertainty(
        row["value"], limits["lower"], limits["upper"], row["denominator"], evidence.widest_step(known), entry
    )


def _point(row: Any, entry: Indicator, lower: float, upper: float) -> dict[str, Any]:
    blank = questions.blank(row.value)
    bare = questions.blank(lower)
    return {
        "period": row.period,
        "label": periods.short_label(row.period),
        "value": None if blank else row.value,
        "text": words.SIGN[row.status] if blank else words.cell(row, entry),
        "lower": None if bare else lower,
        "upper": None if bare else upper,
        "sure": words.interval(lower, upper, entry) or "none can be given",
        "locator": row.locator,
    }


def teams(board: Board) -> list[str]:
    """Areas that have audit judgements, the borough first."""
    rows = questions.figures(board.of(DATASET), "audit-overall")
    return list(dict.fromkeys(rows["area"]))


def audit(board: Board, chosen: Selection, indicator: str, area: str, dark: bool) -> base.Panel:
    """Audit judgements as stacked shares by quarter, with sums that are not 100 named."""
    dataset = board.datasets[DATASET]
    entry = dataset.indicators[indicator]
    colours = palette(dark)
    rows = questions.in_order(questions.figures(board.of(DATASET), indicator, area), dataset)
    counted = questions.judged_counts(rows)
    inks = dict(zip(bars.JUDGEMENTS, colours.band_text, strict=True))
    records = []
    for period, column in counted.groupby("period", sort=False):
        height = 0.0
        by_name = {
            JUDGEMENT_NAMES[g.split("=")[1]]: r for g, r in zip(column["group"], column.itertuples(), strict=True)
        }
        for place, name in enumerate(bars.JUDGEMENTS):
            row = by_name.get(name)
            value = 0.0 if row is None or questions.blank(row.value) else row.value
            records.append(
                {
                    "label": periods.short_label(str(period)),
                    "strength": 0.35 if str(period) > chosen.quarter else 1,
                    "judgement": name,
                    "value": value,
                    "text": words.STATUS["not_published"] if row is None else row.printed or words.STATUS[row.status],
                    "middle": height + value / 2,
                    "ink": inks[name],
                    "place": place,
                }
            )
            height += value
    notes = []
    for period, total in counted.groupby("period", sort=False)["total"].first().items():
        label = periods.short_label(str(period))
        if total and abs(total - 100) > 1.5:
            notes.append(f"{label} adds to {total:g} as printed, not to 100.")
        if total == 0:
            notes.append(f"{label}: every share is printed as 0%; no case seems to have been audited.")
    who = board.areas.name(area) if area != board.areas.authority.id else "all audit streams"
    subject = who if indicator == "audit-overall" else entry.title
    sentence = _audit_sentence(counted, chosen, subject)
    published = list(dict.fromkeys(rows["period"]))
    if any(quarter > chosen.quarter for quarter in published):
        notes.append(f"Quarters after {periods.short_label(chosen.quarter)} are paler.")
    return base.Panel(
        sentence,
        rows,
        about=base.about(
            board,
            chosen,
            area,
            where=""
            if area == board.areas.authority.id
            else f"{board.areas.name(area)}, a team whose area the paper does not name",
            when=base.only(board, chosen.quarter, published),
            beside=True,
        ),
        alt=sentence,
        notes=tuple(notes),
        spec=bars.judgements(records, colours),
        sources=base.citations(board, rows),
    )


def _audit_sentence(rows: pd.DataFrame, chosen: Selection, subject: str) -> str:
    quarters = list(dict.fromkeys(rows["period"]))
    reached = [quarter for quarter in quarters if quarter <= chosen.quarter]
    label = periods.short_label(chosen.quarter)
    subject = f"{subject[0].upper()}{subject[1:]}"
    if not reached:
        return (
            f"{subject}: nothing had been audited by {label}; the first quarter is {periods.short_label(quarters[0])}."
        )
    now = reached[-1]
    before = chosen.comparator if chosen.comparator in quarters else None

    def share(quarter: str) -> str:
        column = rows[rows["period"] == quarter]
        if column["value"].isna().all():
            return "no case seems to have been audited"
        of = column[column["group"].isin(("judgement=good", "judgement=outstanding"))]
        if of["value"].isna().any() or len(of) < 2:
            return f"at least {of['value'].sum():g}% (one cell cannot be read)"
        return f"{of['value'].sum():g}%"

    what = " judged good or outstanding" if "%" in share(now) else ""
    text = f"{subject}: {share(now)}{what} in {periods.short_label(now)}"
    return f"{text}; {share(before)} in {periods.short_label(before)}." if before else f"{text}."


def progress(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """The dated figures of the progress report, grouped by theme."""
    dataset = board.datasets[DATASET]
    rows = board.of(DATASET)
    rows = rows[rows["indicator"].isin([entry.id for entry in dataset.of_theme(*PROGRESS)])]
    last = periods.parse(chosen.quarter).end
    kept = rows[[dataset.period(period).start <= last for period in rows["period"]]]
    label = periods.short_label(chosen.quarter)
    sentence = f"Progress report: {len(kept)} dated figures of periods that had begun by the end of {label}."
    about = base.about(board, chosen, board.areas.authority.id, when=f"periods that had begun by the end of {label}")
    if kept.empty:
        sentence = f"Progress report: no dated figure is of a period that had begun by the end of {label}."
        return base.Panel(sentence, kept, about=about, sources=base.citations(board, rows))
    html = base.ledger(board, kept, dark)
    return base.Panel(sentence, kept, about=about, html=html, sources=base.citations(board, kept))


def works(board: Board) -> dict[str, str]:
    """The pieces of work that audits judge, id to name."""
    return {entry.id: entry.title.removeprefix("Quality of work: ") for entry in board.datasets[DATASET].of_theme(WORK)}
