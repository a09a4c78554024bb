"""Emotionally Healthy Schools: survey waves, participation, group programmes, referrals."""

import pandas as pd

from outcomes import periods, questions, words
from outcomes.charts import bars, dots
from outcomes.selection import Selection
from outcomes.store import Store
from outcomes.theme import palette
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


def shown_waves(store: Store, quarter: str) -> list[str]:
    """Survey waves that had ended by the quarter chosen."""
    dataset = store.datasets[DATASET]
    last = periods.parse(quarter).end
    return [wave for wave in SURVEY_WAVES if dataset.period(wave).end <= last]


def survey(store: Store, chosen: Selection, theme: str, dark: bool) -> base.Panel:
    """The items of one theme by wave; the sentence names the largest difference of baseline and latest."""
    dataset = store.datasets[DATASET]
    waves = shown_waves(store, chosen.quarter)
    rows = store.of(DATASET)
    entries = {entry.id: entry for entry in dataset.of_theme(theme)}
    rows = rows[
        rows["indicator"].isin(entries)
        & rows["period"].isin(SURVEY_WAVES)
        & rows["statistic"].isin(("value", "change"))
    ]
    notes = _notes(store, chosen, waves)
    label = dataset.themes[theme]
    if not waves:
        return base.Panel(
            f"{label}: no survey had taken place by {periods.short_label(chosen.quarter)}.",
            rows.iloc[:0],
            notes=notes,
        )
    drawn = rows[rows["period"].isin(waves) & (rows["statistic"] == "value") & rows["value"].notna()]
    drawn = drawn[~drawn["indicator"].str.startswith("prose-")]
    records = [
        {
            "item": entries[row.indicator].title,
            "wave": dataset.period(row.period).label,
            "value": row.value,
            "text": words.with_unit(row.value, entries[row.indicator]),
            "n": words.number(row.denominator) or "not stated",
            "locator": row.locator,
        }
        for row in drawn.itertuples()
    ]
    order = [dataset.period(wave).label for wave in waves]
    measure = next((entry.measure for entry in entries.values() if entry.measure), "Per cent")
    sentence, margin = _survey_sentence(drawn, waves, dataset.themes[theme], store)
    if margin:
        notes = (margin, *notes)
    kept = rows[rows["period"].isin(waves)]
    return base.Panel(
        sentence,
        kept,
        alt=f"{sentence} {len(entries)} items at {len(waves)} survey wave(s).",
        notes=notes,
        spec=dots.waves(records, palette(dark), order, measure[:1].upper() + measure[1:]) if records else None,
        sources=base.citations(store, kept),
    )


def _survey_sentence(drawn: pd.DataFrame, waves: list[str], title: str, store: Store) -> tuple[str, str]:
    if len(waves) < 2:
        return f"{title}: only the baseline survey had taken place.", ""
    first, last = (drawn[drawn["period"] == wave].set_index("indicator") for wave in (waves[0], waves[-1]))
    both = first.index.intersection(last.index)
    if both.empty:
        return f"{title}: no item was asked in both the first and the latest wave.", ""
    change = (last.loc[both, "value"] - first.loc[both, "value"]).round(2)
    largest = change.abs().idxmax()
    entry = store.indicator(largest)
    way = "up" if change[largest] > 0 else "down"
    sentence = (
        f"Largest difference: {entry.title[0].lower()}{entry.title[1:]}, "
        f"{words.with_unit(last.loc[largest, 'value'], entry)} at {store.datasets[DATASET].period(waves[-1]).label.lower()}, "
        f"{way} {words.number(abs(change[largest]), 1)} percentage points from "
        f"{words.with_unit(first.loc[largest, 'value'], entry)} at baseline."
    )
    if not drawn["group"].str.contains("pupils").any():
        return sentence, (
            "Staff answers: 77 at baseline, 10 at mid-point and 10 at the end. One person is 10 percentage points, so "
            "these differences show the people who answered and nobody else."
        )
    outside = int((change.abs() > PUBLISHED_MARGIN).sum())
    return sentence, (
        f"{outside} of {len(both)} items differ by more than the report's own margin of {PUBLISHED_MARGIN} percentage "
        "points. The report applies one margin to every item; 138 of the 141 pupils at the end come from one school."
    )


def _notes(store: Store, chosen: Selection, waves: list[str]) -> tuple[str, ...]:
    dataset = store.datasets[DATASET]
    notes = []
    if len(waves) < len(SURVEY_WAVES):
        later = [dataset.period(w).label.lower() for w in SURVEY_WAVES if w not in waves]
        notes.append(f"After {periods.short_label(chosen.quarter)}, so not shown: {' and '.join(later)}.")
    if chosen.area != store.areas.authority.id:
        notes.append(
            f"Answers are published for all pilot schools together, not for {store.areas.name(chosen.area)}; "
            "participation and referrals are shown by school."
        )
    dates = "; ".join(
        f"{dataset.period(wave).label.lower()}: {_inside(dataset.waves[wave[5:]].basis)}" for wave in waves
    )
    if dates:
        notes.append(f"When: {dates}.")
    return tuple(notes)


def _inside(sentence: str) -> str:
    """A sentence as part of another: no capital, no full stop."""
    return sentence[0].lower() + sentence[1:].rstrip(".")


def schools_in(store: Store, area: str) -> list[str]:
    """The pilot schools of the locality, or all of them for the borough."""
    return store.areas.within(area, ("school",))


def participation(store: Store, chosen: Selection, dark: bool) -> base.Panel:
    """Who answered: pupils by school at each wave, and how far the answers may be believed."""
    rows = questions.figures(store.of(DATASET), "pupil-participation")
    waves = shown_waves(store, chosen.quarter)
    wave = waves[-1] if waves else SURVEY_WAVES[0]
    everyone = rows[rows["period"] == wave]
    schools = schools_in(store, chosen.area)
    own = everyone[everyone["area"].isin(schools)]
    total = everyone[everyone["area"] == PILOT].iloc[0]
    label = store.datasets[DATASET].period(wave).label
    notes = ["Poynton High School is a pilot school and has no row in the participation table."]
    if own.empty:
        notes.insert(
            0,
            f"No pilot school with a participation figure lies in {store.areas.name(chosen.area)}; all schools are shown.",
        )
        own = everyone[~everyone["area"].isin((PILOT, "CE-SCH-NOT-STATED"))]
    records = [
        {"name": store.areas.name(row.area), "value": row.numerator, "text": row.printed} for row in own.itertuples()
    ]
    sentence = f"{label}: {total.printed} of pupils in the pilot schools answered."
    top = own.loc[own["numerator"].idxmax()]
    if total.numerator:
        share = 100 * top["numerator"] / total.numerator
        sentence = (
            f"{label}: {words.number(total.numerator)} pupils answered; {words.number(share)}% of them at "
            f"{store.areas.name(top['area'])}."
        )
    shown = rows[rows["area"].isin([*own["area"], PILOT])]
    extra = store.of(DATASET)
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
        alt=sentence,
        notes=tuple(notes),
        spec=bars.bars(records, palette(dark), "Pupils who answered"),
        sources=base.citations(store, shown),
    )


def referrals(store: Store, chosen: Selection, dark: bool) -> base.Panel:
    """Referrals to CAMHS by school before and at the end, with the small numbers said."""
    rows = store.of(DATASET)
    rows = rows[rows["indicator"].isin([entry.id for entry in store.datasets[DATASET].of_theme("referrals")])]
    schools = schools_in(store, chosen.area)
    notes = [
        "The total of 18 holds one referral to CAMHS West; 17 went to CAMHS East. The \u201c8.3% reduction\u201d of the "
        "report is a difference of shares in percentage points, not of the count.",
        "The report itself warns that numbers this small may differ by chance.",
    ]
    if schools:
        kept = rows[rows["area"].isin([*schools, PILOT, store.areas.authority.id])]
    else:
        kept = rows
        notes.insert(0, f"No pilot school lies in {store.areas.name(chosen.area)}; all schools are shown.")
    dataset = store.datasets[DATASET]
    up_to = questions.up_to(kept, dataset, chosen.quarter)
    counts = questions.figures(up_to, "camhs-referrals", PILOT)
    parts = [f"{words.number(row.value)} in {dataset.period(row.period).label}" for row in counts.itertuples()]
    sentence = f"Referrals to CAMHS by the pilot schools: {', '.join(parts)}."
    if not parts:
        sentence = f"No audit of referrals had been made by {periods.short_label(chosen.quarter)}."
    return base.Panel(
        sentence,
        up_to,
        html=base.ledger(store, up_to, dark),
        notes=tuple(notes),
        sources=base.citations(store, kept),
    )


def listing(store: Store, chosen: Selection, theme: str, dark: bool) -> base.Panel:
    """The figures of a theme that is read as a table."""
    dataset = store.datasets[DATASET]
    rows = store.of(DATASET)
    rows = rows[rows["indicator"].isin([entry.id for entry in dataset.of_theme(theme)])]
    up_to = questions.up_to(rows, dataset, chosen.quarter)
    label = periods.short_label(chosen.quarter)
    if up_to.empty:
        return base.Panel(
            f"{dataset.themes[theme]}: nothing had been reported by {label}.",
            up_to,
            sources=base.citations(store, rows),
        )
    sentence = {"outcome-ratings": _ratings_sentence, "consultation": _consultation_sentence}.get(
        theme, lambda kept: f"{dataset.themes[theme]}: {len(kept)} published figures."
    )(up_to)
    return base.Panel(sentence, up_to, html=base.ledger(store, up_to, dark), sources=base.citations(store, up_to))


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
