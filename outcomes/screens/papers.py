"""What the Board's papers show: what changed this quarter, and the screens that datasets declare."""

from dataclasses import replace

from outcomes import findings, words
from outcomes.answer import Answer, Cell, Chart, Row, Table
from outcomes.areas import LOCALITY
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Screen, Section
from outcomes.findings import Finding
from outcomes.screens import room
from outcomes.selection import Selection
from outcomes.views import around, cards, kinds
from outcomes.words import cited

LOOKED_AT = 5


def changed(board: Board, chosen: Selection) -> Answer:
    """What changed this quarter: the strongest findings of the overview, each with its series."""
    found = findings.where_to_look(findings.of(board, chosen), LOOKED_AT)
    rows = cards.behind(board, found)
    lines = tuple(_line(board, finding) for finding in found)
    table = Table(
        "What changed", "Figure", (("Latest", ("num",)), ("Beside the figure before", ()), ("Series", ())), lines
    )
    overview = cards.answer(board, chosen)
    return replace(
        overview,
        rows=rows,
        parts=(room.fitting(table, room.left(overview.sentence)),) if lines else (),
        sources=cited.citations(board, rows),
    )


def _line(board: Board, finding: Finding) -> Row:
    """A finding: the latest figure, how it stands beside the one before and its band or plan, and its series."""
    entry, rows = finding.indicator, finding.rows
    if finding.move is not None:
        latest, said = words.with_unit(finding.move.latest, entry), words.move_sentence(finding.move)
        said = words.capital(said.removeprefix(f"{latest}, "))
    else:
        assert finding.change is not None
        assert rows is not None
        latest = words.with_unit(finding.change.last, entry)
        first, last = (board.period(entry.id, rows["period"].iloc[at]).label.lower() for at in (0, -1))
        sign = words.CHANGED[finding.change.judgement].word.lower()
        said = f"At {last}, {words.with_unit(finding.change.first, entry)} at {first}; {sign}"
    return Row(entry.title, (Cell(latest, marks=("number",)), Cell(said), Cell("", series=finding.series)))


def declared(board: Board, chosen: Selection, dataset: Dataset, screen: Screen) -> Answer:
    """A section of a dataset for a room; of a trend the indicator with the strongest evidence this quarter."""
    section = next(section for section in dataset.sections if section.id == screen.section)
    others = {other.kind: other for other in dataset.sections if other is not section}
    if section.kind == "trend":
        return _strongest(board, chosen, dataset, section, others.get("grid"))
    answer = kinds.ask(board, chosen, section, *filter(None, (screen.pick,)))
    drawn = answer.charts()[:1]
    if section.kind == "waves" and dataset.survey:
        lines = []
        if "counts" in others:
            # Who answered matters for the whole survey, whichever locality is shown.
            everyone = replace(chosen, area=board.areas.authority.id)
            lines.append(kinds.ask(board, everyone, others["counts"]).sentence)
        if chosen.area != board.areas.authority.id:
            # Of the authority it would be a list of all of them.
            lines.append(_asked_here(board, chosen, dataset))
        return replace(answer, parts=(*drawn, *_items(drawn, answer.sentence), room.points(*lines)))
    carried = room.carried(answer)
    return carried if carried.parts else replace(answer, parts=(room.points(*answer.notes),))


def _strongest(board: Board, chosen: Selection, dataset: Dataset, section: Section, grid: Section | None) -> Answer:
    """The indicator of a trend with the strongest evidence this quarter, and how all of them stand."""
    wanted = {entry.id for entry in dataset.of(section)}
    found = [finding for finding in findings.of(board, chosen) if finding.indicator.id in wanted]
    whole = kinds.ask(board, chosen, grid) if grid else None
    if not found:
        return replace(whole or kinds.ask(board, chosen, section), parts=())
    answer = kinds.ask(board, chosen, section, found[0].indicator.id)
    said = f"{found[0].indicator.title}. {answer.sentence}"
    counted = [whole.sentence] if whole else []
    # Under a sentence of three lines there is no room for another, so the speaker says it.
    shown = counted if room.left(said) > room.LEFT - 3 * room.SENTENCE else []
    doing = [f"What is being done: {line}" for line in around.named(board, found[0].indicator)]
    notes = (*(() if shown else counted), *answer.notes, *doing)
    return replace(answer, sentence=said, parts=(*answer.charts(), *map(room.points, shown)), notes=notes)


def _items(drawn: list[Chart], said: str) -> tuple[Table, ...]:
    """The figures that a chart of survey waves draws, an item a row and a wave a column."""
    if not drawn or "order" not in drawn[0].options:
        return ()
    waves = list(drawn[0].options["order"])
    held: dict[str, dict[str, str]] = {}
    for record in drawn[0].records:
        held.setdefault(record["item"], {})[record["wave"]] = record["text"]
    rows = [
        Row(item, tuple(Cell(of.get(wave, "None"), marks=("number",)) for wave in waves)) for item, of in held.items()
    ]
    heads = tuple((wave, ("num",)) for wave in waves)
    made = Table("Survey items by wave", drawn[0].options["measure"], heads, tuple(rows))
    # Who was asked stands under it.
    return (replace(room.fitting(made, room.left(said), share=0.48), look="plain"),)


def asked_in(board: Board, chosen: Selection, dataset: Dataset) -> list[str]:
    """The names of the places that a survey asked and that lie in the locality chosen."""
    held = set(board.of(dataset.id)["area"])
    inside = board.areas.within(
        chosen.area, tuple(sorted({board.areas.kinds[area] for area in held} - {"authority", LOCALITY}))
    )
    return [board.areas.name(area) for area in inside if area in held and board.areas.locality_of(area)]


def _asked_here(board: Board, chosen: Selection, dataset: Dataset) -> str:
    """Which of the places that a survey asked lie in the locality chosen."""
    here = asked_in(board, chosen, dataset)
    name, whole = (
        board.areas.name(chosen.area),
        words.capital(board.areas.name(dataset.survey.area).removeprefix("All ")) if dataset.survey else "",
    )
    return f"{whole} in {name}: {words.listed(here)}." if here else f"{whole}: none in {name}."
