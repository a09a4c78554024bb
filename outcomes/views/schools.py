"""Emotionally Healthy Schools: survey waves, participation, group programmes, referrals."""

from typing import Any

import pandas as pd

from outcomes import evidence, periods, questions, words
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Indicator
from outcomes.draw.theme import palette
from outcomes.draw.web import bars, dots, markup
from outcomes.selection import Selection
from outcomes.statistics import change, comparison, intervals
from outcomes.views import base

DATASET = "healthy_schools"
PILOT = "CE-SCH-PILOT"
SURVEY_WAVES = ("wave:baseline", "wave:mid-point", "wave:end")
SURVEY_THEMES = (
    "pupil-help-seeking",
    "pupil-knowledge",
    "pupil-own-stigma",
    "pupil-perceived-stigma",
    "pupil-confidence",
    "teacher-response",
    "pupil-school-resilience",
    "pupil-personal-resilience",
    "staff-knowledge",
    "staff-own-stigma",
    "staff-perceived-stigma",
    "staff-help-given",
    "staff-confidence",
)
TABLE_THEMES = (
    "outcome-ratings",
    "session-ratings",
    "programmes",
    "staff-actions",
    "staff-training",
    "consultation",
)
# As the report reckons it, whatever the number of answers: section 3b.
PUBLISHED_MARGIN = 7.5
PAIRED = (
    "The same children answered before and after, and how each of them changed is not published; so the p-values printed "
    "cannot be reproduced from means and standard deviations, and no interval is given for the change."
)


def shown_waves(board: Board, quarter: str) -> list[str]:
    """Survey waves that had ended by the quarter chosen."""
    dataset = board.datasets[DATASET]
    last = periods.parse(quarter).end
    return [wave for wave in SURVEY_WAVES if dataset.period(wave).reached <= last]


def survey(board: Board, chosen: Selection, theme: str, dark: bool) -> base.Panel:
    """The items of one theme by wave; the sentence names the largest difference of baseline and latest."""
    dataset = board.datasets[DATASET]
    waves = shown_waves(board, chosen.quarter)
    rows = board.of(DATASET)
    entries = {entry.id: entry for entry in dataset.of_theme(theme)}
    rows = rows[
        rows["indicator"].isin(entries)
        & rows["period"].isin(SURVEY_WAVES)
        & rows["statistic"].isin(("value", "change"))
    ]
    notes = _notes(board, chosen, waves)
    label = dataset.themes[theme]
    if not waves:
        return base.Panel(
            f"{label}: no survey had taken place by {periods.short_label(chosen.quarter)}.",
            rows.iloc[:0],
            about=_about(board, chosen),
            notes=notes,
        )
    drawn = rows[rows["period"].isin(waves) & (rows["statistic"] == "value") & rows["value"].notna()]
    drawn = drawn[~drawn["indicator"].str.startswith("prose-")]
    own = evidence.limits(drawn, dataset.indicators)
    records = [
        {
            "item": entries[row.indicator].title,
            "wave": dataset.period(row.period).label,
            "value": row.value,
            "text": words.cell(row, entries[row.indicator]),
            "n": words.number(row.denominator) or "not stated",
            "lower": None if questions.blank(sure.lower) else sure.lower,
            "upper": None if questions.blank(sure.upper) else sure.upper,
            "reading": words.interval(sure.lower, sure.upper, entries[row.indicator]) or words.no_interval(sure.why),
            "locator": row.locator,
        }
        for row, sure in zip(drawn.itertuples(), own.itertuples(), strict=True)
    ]
    order = [dataset.period(wave).label for wave in waves]
    measure = next((entry.measure for entry in entries.values() if entry.measure), "Per cent")
    found = _changes(drawn, waves, entries)
    pupils = drawn["group"].str.contains("pupils").any()
    sentence = _survey_sentence(found, waves, dataset, label)
    bounded = drawn.loc[drawn["bound"] != "", "indicator"].unique()
    if len(bounded):
        titles = words.listed([entries[item].title for item in bounded])
        notes = (f"{titles}: printed as a bound at one survey, so no change can be given.", *notes)
    notes = (*_judged(found, pupils), *_answered(board, waves, pupils), *_unreproduced(drawn, theme, waves), *notes)
    kept = rows[rows["period"].isin(waves)]
    return base.Panel(
        sentence,
        kept,
        about=_about(board, chosen, waves),
        alt=f"{sentence} {len(found) or len(entries)} items at {len(waves)} survey wave(s), each with its 95% interval.",
        notes=tuple(note for note in notes if note),
        spec=dots.waves(records, palette(dark), order, measure[:1].upper() + measure[1:]) if records else None,
        after=_survey_table(records, found, order, entries, pupils, dark) if found else "",
        sources=base.citations(board, kept),
        methods=("change", "many-items", "intervals"),
    )


def _changes(drawn: pd.DataFrame, waves: list[str], entries: dict[str, Indicator]) -> dict[str, evidence.Change]:
    """The change of each item from the first to the latest wave shown, by item; empty for one wave.

    An item printed as a bound (``<1``) at either wave has no difference, so it is left out.
    """
    if len(waves) < 2:
        return {}
    drawn = drawn[drawn["bound"] == ""]
    first, last = (drawn[drawn["period"] == wave].set_index("indicator", drop=False) for wave in (waves[0], waves[-1]))
    both = first.index.intersection(last.index)
    found = evidence.changes(first.loc[both].reset_index(drop=True), last.loc[both].reset_index(drop=True), entries)
    return dict(zip(both, found, strict=True))


def changes(board: Board, quarter: str) -> dict[str, evidence.Change]:
    """The change of every pupil item from the first survey to the one that ended in the quarter; else empty."""
    if DATASET not in board.datasets:
        return {}
    dataset = board.datasets[DATASET]
    waves = shown_waves(board, quarter)
    if not waves or periods.quarter_of(dataset.period(waves[-1]).reached) != quarter:
        return {}
    entries = {entry.id: entry for entry in dataset.of_theme(*SURVEY_THEMES)}
    rows = board.of(DATASET)
    kept = rows["indicator"].isin(entries) & rows["period"].isin(waves) & (rows["statistic"] == "value")
    pupils = rows[kept & (rows["group"] == "audience=pupils") & rows["value"].notna()]
    return _changes(pupils, waves, entries)


def _judged(found: dict[str, evidence.Change], pupils: bool) -> tuple[str, ...]:
    """How many items changed beyond chance, how many chance would flag, and what the report's margin says."""
    if not found:
        return ()
    tested = [entry for entry in found.values() if entry.judgement != comparison.NOT_COMPARED]
    moved = [entry for entry in tested if entry.judgement != comparison.SIMILAR]
    adjusted = change.holm([entry.p for entry in tested])
    notes = [words.expected_by_chance(len(moved), len(tested), change.false_alarms(len(tested)))]
    if len(tested) > 1:
        left = int((adjusted < 0.05).sum())
        notes[0] += f" After allowing for {len(tested)} tests (Holm), {left} remain{'s' if left == 1 else ''}."
    if pupils:
        outside = sum(change.as_reported(entry.first, entry.last, PUBLISHED_MARGIN) != 0 for entry in found.values())
        notes.append(
            f"As the report reckons it, one margin of {PUBLISHED_MARGIN} percentage points for every item: {outside} of "
            f"{len(found)} items differ by more. As a two-sample interval reckons it, each item has its own: see the table."
        )
    said = "There was no comparison group, so nothing here says what caused a change."
    if tested:
        said += " Counts are derived from rounded percentages and the number who answered the survey."
    notes.append(said)
    return tuple(notes)


def _answered(board: Board, waves: list[str], pupils: bool) -> tuple[str, ...]:
    """Who answered and who is missing."""
    if not pupils:
        return (
            "Staff answers: 77 at baseline, 10 at mid-point and 10 at the end. One person of ten is 10 percentage points.",
        )
    rows = questions.figures(board.of(DATASET), "pupil-participation", PILOT)
    parts = [
        f"{row.printed} at {board.datasets[DATASET].period(row.period).label.lower()}"
        for row in rows[rows["period"].isin(waves)].itertuples()
    ]
    eligible = questions.figures(board.of(DATASET), "pupils-eligible", PILOT)["value"].iloc[0]
    size = rows.loc[rows["period"] == waves[-1], "numerator"].iloc[0] if waves else float("nan")
    plain, known = (intervals.margin_of_error(0.5, size, population)[0] for population in (None, eligible))
    margin = (
        f"At the latest survey shown, {words.number(size)} of about {words.number(eligible)} eligible pupils answered: the margin "
        f"of error at 50% is {words.number(100 * known, 1)} points with the correction for a known population, "
        f"{words.number(100 * plain, 1)} without; the report works with {PUBLISHED_MARGIN}."
        if waves
        else ""
    )
    return (
        margin,
        f"Who answered: {', '.join(parts)}. At the end 138 of the 141 pupils come from Middlewich High School, and Poynton "
        "High School has none: a change may be a change of who answered.",
    )


def _unreproduced(drawn: pd.DataFrame, theme: str, waves: list[str]) -> tuple[str, ...]:
    """Why the p-value that the report prints for the teacher-response table cannot be had again."""
    if theme != "teacher-response" or not waves:
        return ()
    total = drawn.loc[drawn["period"] == waves[-1], "value"].sum()
    return (
        f"The report prints p=0.58 for this table, from a chi-squared test. Its percentages add to {words.number(total, 1)} in the "
        "latest wave, so the counts cannot be rebuilt and the p-value cannot be reproduced.",
    )


def _survey_table(
    records: list[dict[str, Any]],
    found: dict[str, evidence.Change],
    order: list[str],
    entries: dict[str, Indicator],
    pupils: bool,
    dark: bool,
) -> str:
    """Each item at each wave with its interval, its change, and the two reckonings side by side."""
    held = {(record["item"], record["wave"]): record for record in records}
    rows = []
    for item, entry in found.items():
        title = entries[item].title
        cells: list[tuple[str, words.Sign | None]] = []
        for wave in order:
            record = held.get((title, wave))
            cells.append((f"{record['text']} ({_short(record)}; n {record['n']})" if record else "Not published", None))
        cells.append((f"{words.signed(entry.difference)} points", None))
        sign = words.CHANGED[entry.judgement]
        cells.append((f"{sign.word} ({words.points(entry) or entry.why})", sign))
        if pupils:
            beyond = change.as_reported(entry.first, entry.last, PUBLISHED_MARGIN) != 0
            cells.append(("Beyond its margin" if beyond else "Within its margin", None))
        rows.append({"title": title, "cells": cells})
    columns = [
        "Item",
        *order,
        f"Change, {order[0].lower()} to {order[-1].lower()}",
        "As a two-sample interval reckons it",
    ]
    if pupils:
        columns.append(f"As the report reckons it (±{PUBLISHED_MARGIN})")
    return markup.render(
        "evidence.html",
        palette(dark),
        label="Items with intervals",
        columns=columns,
        rows=rows,
        caption="Figure, 95% interval (Wilson) and number of answers at each wave; change with its 95% interval (Newcombe).",
    )


def _short(record: dict[str, Any]) -> str:
    if record["lower"] is None:
        return "no interval"
    return f"{words.number(record['lower'], 1)} to {words.number(record['upper'], 1)}"


def _survey_sentence(found: dict[str, evidence.Change], waves: list[str], dataset: Dataset, label: str) -> str:
    """The item that changed most, beyond chance where any did, and how sure."""
    if len(waves) < 2:
        return f"{label}: only the baseline survey had taken place."
    if not found:
        return f"{label}: no item was asked in both the first and the latest wave."
    sure = {
        item: entry
        for item, entry in found.items()
        if entry.judgement not in (comparison.NOT_COMPARED, comparison.SIMILAR)
    }
    item, entry = max((sure or found).items(), key=lambda pair: (abs(pair[1].difference), pair[0]))
    indicator = dataset.indicators[item]
    then, now = (f"at {dataset.period(wave).label.lower()}" for wave in (waves[0], waves[-1]))
    return f"{words.changed(indicator.title, entry, indicator, then, now)}."


def _notes(board: Board, chosen: Selection, waves: list[str]) -> tuple[str, ...]:
    dataset = board.datasets[DATASET]
    notes = []
    if len(waves) < len(SURVEY_WAVES):
        later = [dataset.period(w).label.lower() for w in SURVEY_WAVES if w not in waves]
        notes.append(f"After {periods.short_label(chosen.quarter)}, so not shown: {words.listed(later)}.")
    dates = "; ".join(
        f"{dataset.period(wave).label.lower()}: {_inside(dataset.waves[wave[5:]].basis)}" for wave in waves
    )
    if dates:
        notes.append(f"When: {dates}.")
    return tuple(notes)


def _about(board: Board, chosen: Selection, waves: list[str] | None = None, area: str = PILOT) -> str:
    """The line under a title of the pilot: all its schools or those here, and the surveys shown."""
    where = ""
    if area == PILOT and chosen.area != board.areas.authority.id:
        where = f"{board.areas.name(PILOT)}: not published for {board.areas.name(chosen.area)}"
    elif area != PILOT:
        where = f"Pilot schools in {board.areas.name(chosen.area)}"
    surveys = [board.datasets[DATASET].period(wave).label.lower() for wave in waves or []]
    label = periods.short_label(chosen.quarter)
    when = f"surveys by {label}: {words.listed(surveys)}" if surveys else f"by {label}"
    return base.about(board, chosen, area=PILOT if not where else "", where=where or board.areas.name(PILOT), when=when)


def _inside(sentence: str) -> str:
    """A sentence as part of another: no capital, no full stop."""
    return sentence[0].lower() + sentence[1:].rstrip(".")


def schools_in(board: Board, area: str) -> list[str]:
    """The pilot schools of the locality, or all of them for the borough."""
    return board.areas.within(area, ("school",))


def participation(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """Who answered: pupils by school at each wave, and how far the answers may be believed."""
    rows = questions.figures(board.of(DATASET), "pupil-participation")
    waves = shown_waves(board, chosen.quarter)
    wave = waves[-1] if waves else SURVEY_WAVES[0]
    everyone = rows[rows["period"] == wave]
    schools = schools_in(board, chosen.area)
    own = everyone[everyone["area"].isin(schools)]
    total = everyone[everyone["area"] == PILOT].iloc[0]
    label = board.datasets[DATASET].period(wave).label
    notes = ["Poynton High School is a pilot school and has no row in the participation table."]
    here = len(own) > 0 and chosen.area != board.areas.authority.id
    if own.empty:
        own = everyone[~everyone["area"].isin((PILOT, "CE-SCH-NOT-STATED"))]
    records = [
        {"name": board.areas.name(row.area), "value": row.numerator, "text": row.printed} for row in own.itertuples()
    ]
    sentence = f"{label}: {total.printed} of pupils in the pilot schools answered."
    top = own.loc[own["numerator"].idxmax()]
    if total.numerator:
        share = 100 * top["numerator"] / total.numerator
        sentence = (
            f"{label}: {words.number(total.numerator)} pupils answered; {words.number(share)}% of them at "
            f"{board.areas.name(top['area'])}."
        )
    shown = rows[rows["area"].isin([*own["area"], PILOT])]
    extra = board.of(DATASET)
    ids = [
        i
        for i in (
            "staff-participation",
            "pupils-by-year",
            "pupils-on-roll",
            "pupils-opted-out",
            "pupils-eligible",
            "teaching-staff",
            "support-staff",
            "staff-total",
        )
    ]
    shown = pd.concat([shown, extra[extra["indicator"].isin(ids)]])
    return base.Panel(
        sentence,
        shown,
        about=_about(board, chosen, [wave], chosen.area if here else PILOT),
        alt=sentence,
        notes=tuple(notes),
        spec=bars.bars(records, palette(dark), "Pupils who answered"),
        sources=base.citations(board, shown),
    )


def referrals(board: Board, chosen: Selection, dark: bool) -> base.Panel:
    """Referrals to CAMHS by school before and at the end, with the small numbers said."""
    rows = board.of(DATASET)
    rows = rows[rows["indicator"].isin([entry.id for entry in board.datasets[DATASET].of_theme("referrals")])]
    schools = schools_in(board, chosen.area)
    notes = [
        "The total of 18 holds one referral to CAMHS West; 17 went to CAMHS East. The \u201c8.3% reduction\u201d of the "
        "report is a difference of shares in percentage points, not of the count.",
        "The report itself warns that numbers this small may differ by chance.",
    ]
    kept = rows[~rows["area"].map(board.areas.kinds).eq("school") | rows["area"].isin(schools)] if schools else rows
    here = len(schools) > 0 and chosen.area != board.areas.authority.id
    dataset = board.datasets[DATASET]
    up_to = questions.up_to(kept, dataset, chosen.quarter)
    counts = questions.figures(up_to, "camhs-referrals", PILOT)
    parts = [f"{words.number(row.value)} in {dataset.period(row.period).label}" for row in counts.itertuples()]
    sentence = f"Referrals to CAMHS by the pilot schools: {', '.join(parts)}."
    if not parts:
        sentence = f"No audit of referrals had been made by {periods.short_label(chosen.quarter)}."
    return base.Panel(
        sentence,
        up_to,
        about=_about(board, chosen, area=chosen.area if here else PILOT),
        html=base.ledger(board, up_to, dark),
        notes=tuple(notes),
        sources=base.citations(board, kept),
    )


def listing(board: Board, chosen: Selection, theme: str, dark: bool) -> base.Panel:
    """The figures of a theme that is read as a table."""
    dataset = board.datasets[DATASET]
    rows = board.of(DATASET)
    rows = rows[rows["indicator"].isin([entry.id for entry in dataset.of_theme(theme)])]
    up_to = questions.up_to(rows, dataset, chosen.quarter)
    label = periods.short_label(chosen.quarter)
    if up_to.empty:
        return base.Panel(
            f"{dataset.themes[theme]}: nothing had been reported by {label}.",
            up_to,
            about=_about(board, chosen),
            sources=base.citations(board, rows),
        )
    sentence = {"outcome-ratings": _ratings_sentence, "consultation": _consultation_sentence}.get(
        theme, lambda kept: f"{dataset.themes[theme]}: {len(kept)} published figures."
    )(up_to)
    return base.Panel(
        sentence,
        up_to,
        about=_about(board, chosen),
        html=_means(board, up_to, dark) + base.ledger(board, up_to, dark)
        if theme == "outcome-ratings"
        else base.ledger(board, up_to, dark),
        notes=(PAIRED,) if theme == "outcome-ratings" else (),
        sources=base.citations(board, up_to),
        methods=("means",) if theme == "outcome-ratings" else (),
    )


def _means(board: Board, rows: pd.DataFrame, dark: bool) -> str:
    """Each mean with the interval that its n and standard deviation give."""
    dataset = board.datasets[DATASET]
    keys = ["indicator", "group", "period"]
    summary = rows[rows["statistic"].isin(("mean", "sd", "n"))].pivot(index=keys, columns="statistic", values="value")
    summary = questions.in_order(summary.dropna().reset_index(), dataset)
    summary = summary.sort_values(["indicator", "group"], kind="stable")
    lower, upper = intervals.mean(summary["n"], summary["mean"], summary["sd"])
    lines = [
        {
            "title": f"{dataset.indicators[row.indicator].title}; {words.group(row.group)}",
            "cells": [
                (dataset.period(row.period).label, None),
                (words.number(row.mean, 1), None),
                (f"{words.number(low, 1)} to {words.number(high, 1)}", None),
                (words.number(row.n), None),
            ],
        }
        for row, low, high in zip(summary.itertuples(), lower, upper, strict=True)
    ]
    return markup.render(
        "evidence.html",
        palette(dark),
        label="Means with intervals",
        columns=["Scale", "When", "Mean", "95% interval", "People"],
        rows=lines,
        caption="Means with the 95% interval that their n and standard deviation give (Student's t).",
    )


def _ratings_sentence(rows: pd.DataFrame) -> str:
    stated = rows[(rows["statistic"] == "p_value") & rows["indicator"].str.startswith("ors-")]
    low = stated[stated["value"] < 0.05]
    programmes = sorted({words.group(group) for group in low["group"]})
    return (
        f"Group programmes: {len(low)} of {len(stated)} p-values printed are below 0.05, all of them for "
        f"{' and '.join(programmes)}. There was no comparison group."
    )


def _consultation_sentence(rows: pd.DataFrame) -> str:
    happy = rows[rows["indicator"] == "prose-consult-happy"].iloc[0]
    unmoved = rows[rows["group"] == "answer=not-at-all"].iloc[0]
    return (
        f"{words.number(happy['numerator'])} of {words.number(happy['denominator'])} who gave feedback were happy with the "
        f"outcome; {words.number(unmoved['value'])} said that concerns were not reduced at all."
    )
