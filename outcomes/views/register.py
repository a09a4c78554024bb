"""Sources: definitions, every figure's place, and the register of what is doubtful."""

import pandas as pd

from outcomes import disclosure, words
from outcomes.catalogue import Indicator
from outcomes.selection import Selection
from outcomes.store import Store
from outcomes.views import base


def found(store: Store, dataset: str, text: str) -> list[Indicator]:
    """Indicators of a dataset whose title, theme or definition holds every word of the text."""
    declared = store.datasets[dataset]
    wanted = text.lower().split()
    return [
        entry
        for entry in declared.indicators.values()
        if all(word in f"{entry.title} {declared.themes[entry.theme]} {entry.definition}".lower() for word in wanted)
    ]


def definition(store: Store, chosen: Selection, indicator: str) -> base.Panel:
    """What an indicator means, and every one of its figures with its place."""
    entry = store.indicator(indicator)
    dataset = store.datasets[entry.dataset]
    rows = store.observations[store.observations["indicator"] == indicator]
    own = rows[rows["area"] == chosen.area]
    where = "Every area"
    if chosen.area != store.areas.authority.id:
        where = f"Every area: not published for {store.areas.name(chosen.area)}"
        if len(own):
            where, rows = f"{store.areas.name(chosen.area)} only", own
    about = base.about(store, chosen, where=where, when="every period, whichever quarter is chosen")
    parts = [entry.question, entry.definition, entry.measure and f"Measured as {entry.measure}."]
    if entry.numerator:
        parts.append(f"Numerator: {entry.numerator}. Denominator: {entry.denominator or 'not stated'}.")
    parts.append(f"Unit: {entry.unit}. {words.POLARITY[entry.polarity]}.")
    parts.append(words.METHOD[entry.interval_method])
    parts.append(words.disclosed(disclosure.rule(entry.disclosure)))
    if entry.thresholds:
        parts.append(words.thresholds(entry))
    if entry.plan:
        parts.append(f"Plan from {entry.plan.holds_from}: {words.number(entry.plan.value)} ({entry.plan.basis}).")
    if entry.caveats:
        parts.append(f"Caution: {entry.caveats}")
    parts.append(f"Owner: {dataset.owner_role}. Next update: {dataset.next_update}.")
    notes = (" ".join(part for part in parts if part),)
    return base.Panel(entry.title, rows, about=about, notes=notes, sources=base.citations(store, rows))


def quality(store: Store, dataset: str) -> pd.DataFrame:
    """The register of a dataset, in words."""
    kept = store.quality[store.quality["dataset"] == dataset]
    return kept[["kind", "where", "finding", "treatment"]].rename(
        columns={"kind": "Kind", "where": "Where", "finding": "What is doubtful", "treatment": "What we did"}
    )
