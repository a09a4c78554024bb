"""Where to look this quarter: at most eight cards, then everything with a figure."""

from outcomes import evidence, periods, questions, words
from outcomes.questions import Move
from outcomes.selection import Selection
from outcomes.store import Store
from outcomes.theme import palette
from outcomes.views import base, markup

DATASETS = ("better_care_fund", "childrens_scorecard")


def moved(store: Store, chosen: Selection) -> list[Move]:
    """Every quarterly indicator with a figure for the borough in the quarter chosen."""
    found = []
    for name in DATASETS:
        dataset = store.datasets[name]
        found += questions.moves(
            store.of(name),
            dataset,
            list(dataset.indicators.values()),
            store.areas.authority.id,
            chosen.quarter,
            chosen.comparator,
        )
    return found


def _series(store: Store, move: Move) -> list[float | None]:
    dataset = store.datasets[move.indicator.dataset]
    rows = questions.figures(store.of(dataset.id), move.indicator.id, move.area)
    rows = questions.in_order(rows[rows["period"].str.contains("-Q")], dataset)
    return [None if questions.blank(value) else float(value) for value in rows["value"]]


def cards(store: Store, chosen: Selection, dark: bool) -> base.Panel:
    """The eight things most worth the Board's time, each with its reason and place of printing."""
    found = moved(store, chosen)
    kept = questions.where_to_look(found)
    label = periods.short_label(chosen.quarter)
    notes = []
    if chosen.area != store.areas.authority.id:
        notes.append(
            f"Quarterly figures are published for {store.areas.authority.name}, not for "
            f"{store.areas.name(chosen.area)}; {store.areas.authority.name} is shown. "
            "Community maps has the figures of this locality."
        )
    if not found:
        return base.Panel(
            f"{label}: no quarterly figure is published. Choose a quarter from Q1 2015/16 to Q3 2016/17.",
            store.observations.iloc[:0],
            notes=tuple(notes),
        )
    missed = sum(move.plan_status == "missed" for move in found)
    lower = sum(questions.reason(move)[1] == "crossed to a lower band" for move in found)
    higher = sum(questions.reason(move)[1] == "crossed to a higher band" for move in found)
    below = sum(move.band == "below" for move in found)
    sentence = (
        f"{label}, beside {periods.short_label(chosen.comparator)}: {lower} measures crossed to a lower band, {higher} to a "
        f"higher one; {below} are below every band; {missed} {'plan is' if missed == 1 else 'plans are'} missed."
    )
    notes.append(
        "Listed by what the document's own thresholds and plans say. Where the number of cases is published, the card says what "
        "so few cases can mean; where it is not, nothing is tested for chance."
    )
    html = markup.render(
        "cards.html",
        palette(dark),
        cards=[
            {
                "title": move.indicator.title,
                "value": words.with_unit(move.latest, move.indicator),
                "series": _series(store, move),
                "sentence": words.move_sentence(move)[0].upper() + words.move_sentence(move)[1:] + ".",
                "sure": _how_sure(store, move),
                "why": questions.reason(move)[1].capitalize(),
                "where": f"{store.areas.name(move.area)}, {periods.short_label(move.period)}",
                "comment": _comment(store, move),
                "locator": move.locator,
            }
            for move in kept
        ],
    )
    rows = store.observations
    ids = [move.indicator.id for move in kept]
    rows = rows[rows["indicator"].isin(ids) & rows["period"].isin((chosen.quarter, chosen.comparator))]
    return base.Panel(
        sentence,
        rows,
        html=html,
        notes=tuple(notes),
        sources=base.citations(store, rows),
        methods=("intervals", "too-few-points"),
    )


def _how_sure(store: Store, move: Move) -> str:
    """The interval of the figure where a count stands behind it, and how much the cohort can mean; else why not."""
    rows = questions.figures(store.of(move.indicator.dataset), move.indicator.id, move.area)
    now = rows[rows["period"] == move.period]
    own = evidence.limits(now, store.indicators).iloc[0]
    if not own["method"]:
        return f"Not tested for chance: {own['why']}."
    known = [value for value in _series(store, move) if value is not None]
    return words.uncertainty(
        move.latest, own["lower"], own["upper"], now["denominator"].iloc[0], evidence.widest_step(known), move.indicator
    )


def _comment(store: Store, move: Move) -> str:
    remarks = store.comment(move.indicator.id)
    remarks = remarks[remarks["period"] == move.period]
    return "" if remarks.empty else str(remarks["text"].iloc[0])


def everything(store: Store, chosen: Selection, dark: bool) -> base.Panel:
    """All quarterly indicators with a figure, one line each."""
    found = moved(store, chosen)
    label = periods.short_label(chosen.quarter)
    sentence = f"All {len(found)} quarterly indicators with a figure for {label}."
    rows = store.observations
    rows = rows[
        rows["indicator"].isin([m.indicator.id for m in found])
        & rows["period"].isin((chosen.quarter, chosen.comparator))
    ]
    html = markup.render(
        "overview.html",
        palette(dark),
        caption=f"{label} beside {periods.short_label(chosen.comparator)}. Direction follows polarity; it says nothing of chance.",
        rows=[
            {
                "title": move.indicator.title,
                "value": words.with_unit(move.latest, move.indicator),
                "change": words.change(move)[0].upper() + words.change(move)[1:]
                if move.before is not None
                else "No earlier figure",
                "direction": words.DIRECTION[words.judgement_direction(move)],
                "band": words.BAND[move.band]
                if move.band
                else f"Plan {move.plan_status}"
                if move.plan_status
                else "None published",
                "series": _series(store, move),
            }
            for move in found
        ],
    )
    return base.Panel(sentence, rows, html=html, sources=base.citations(store, rows))
