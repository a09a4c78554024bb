"""Say and draw an answer: headline, parts, notes, sources, figures, commentary."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from outcomes import export, places, words
from outcomes.answer import Answer, Beside, Chart, Part, Quotation, Table
from outcomes.areas import LOCALITY, LSOA
from outcomes.board import Board
from outcomes.catalogue.model import Dataset, Section
from outcomes.draw.web import markup, spoken
from outcomes.draw.web.parts import Drawn
from outcomes.packs import making
from outcomes.selection import Selection
from outcomes.ui import cache, filters, link, tell
from outcomes.views import common, kinds
from outcomes.words import cited

MANY = 400
NO_MORE = "none"
# Pixels of the choice of what a figure stands beside.
OTHER = 270


def heading(title: str) -> None:
    """The page's title, and the ways to a room's screen and to a file."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.title(title, width="content")
        with st.container(horizontal=True, width="content"):
            st.page_link("pages/present.py", label="Present", icon=":material/slideshow:", width="content")
            st.page_link("pages/pack.py", label="Pack", icon=":material/download:", width="content")


def level(levels: list[str], board: Board, key: str) -> str:
    """Localities or LSOAs, where there are figures of both."""
    many = board.areas.naming.many
    names = {LOCALITY: many[0].upper() + many[1:], LSOA: "Small areas"}
    if len(levels) < 2:
        return LOCALITY
    return link.choose("By", {level: names[level] for level in levels}, key, kind="radio")


def localities(chosen: Selection, board: Board, most: int) -> tuple[str, ...]:
    """Two localities or more beside each other: the one chosen, the next, and others if wanted."""
    names = {area.id: area.name for area in board.areas.localities}
    here = list(names).index(chosen.area) if chosen.area in names else 0
    starts = [here, 0 if here else min(1, len(names) - 1), *[0] * (most - 2)]
    picked = []
    for place, (box, start) in enumerate(zip(st.columns(most), starts, strict=True)):
        options = names if place < 2 else {NO_MORE: "No more", **names}
        label = ("First locality", "Second locality", "Third locality")[place]
        picked.append(link.choose(label, options, f"beside-{place}", list(options)[start], box))
    return tuple(dict.fromkeys(area for area in picked if area in names))


def sections(dataset: Dataset, chosen: Selection) -> None:
    """The sections that a dataset declares, those of one tab under each other; only the open tab is drawn."""
    board = cache.board()
    found = common.usual_sections(board, dataset)
    tops = {section.id: section.title for section in found if not section.under}
    for tab, top in zip(link.sections(tops, dataset.page.link), tops, strict=True):
        with tab:
            if tab.open:
                for section in found:
                    if top in (section.id, section.under):
                        one_section(chosen, section, dataset)


def one_section(chosen: Selection, section: Section, dataset: Dataset) -> None:
    """A section with its choice, asked and drawn."""
    choice = kinds.choice(cache.board(), section)
    picks: tuple[str, ...] = ()
    if choice:
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"section-choices-{section.id}"):
            if section.kind == "trend":
                picks = (_one_after_another(choice, dataset),)
            else:
                picks = (link.choose(choice.label, choice.options, choice.key, choice.usual),)
            if held := kinds.beside(cache.board(), section, picks[0]):
                # What has no figure of this indicator stays, so that the next indicator stands beside it again.
                names = {
                    area: words.capital(name) if area in held else f"{words.capital(name)}: no figure"
                    for area, name in places.every_benchmark(cache.board()).items()
                }
                usual, box = next(iter(held)), st.container(width=OTHER)
                chosen = replace(chosen, benchmark=link.choose("Beside", names, "beside", usual, box))
    # A map's click is followed wherever the map is drawn.
    filters.follow(answer(cache.ask(kinds.ask, chosen, section, *picks), f"{dataset.id}-{section.id}"), cache.board())


def _one_after_another(choice: kinds.Choice, dataset: Dataset) -> str:
    """An indicator chosen from the list, or the one before or after by button and key; and the way to explore it."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        box = st.container(width="stretch")
        ids, key = list(choice.options), f"{dataset.id}-{choice.key}"
        held = st.session_state.get(choice.key)
        at = ids.index(held) if held in ids else 0
        for name, label, key_, step in (("back", "Previous", "P", -1), ("on", "Next", "N", 1)):
            to = ids[(at + step) % len(ids)]
            st.button(label, key=f"{key}-{name}", shortcut=key_, on_click=link.go, args=(choice.key, to))
        picked = link.choose(choice.label, choice.options, choice.key, choice.usual, box)
        st.page_link("pages/explore.py", label="Explore", icon=":material/search:", query_params={"show": picked})
    return picked


def answer(drawn: Drawn, key: str, with_figures: bool = True, taken: bool = True) -> str:
    """Draw an answer; returns the id of an area clicked on its chart, or "".

    ``with_figures=False`` leaves sources and figures to another answer that holds the same rows; ``taken=False`` leaves
    out what takes a chart away, for a room.
    """
    given = drawn.answer
    if given.about:
        st.caption(tell.plain(given.about))
    st.header(tell.plain(given.sentence), anchor=False)
    clicked = ""
    for place, (part, made) in enumerate(zip(given.parts, drawn.parts, strict=True)):
        if isinstance(part, Beside):
            for column, box in enumerate(st.columns(len(part.parts))):
                with box:
                    _part(given, part.parts[column], made[column], f"{key}-{place}-{column}", key if taken else "")
        else:
            clicked = _part(given, part, made, f"{key}-{place}", key if taken else "") or clicked
    if given.notes:
        st.markdown("\n\n".join(map(tell.plain, given.notes)))
    for quotation in given.quotations:
        _quotation(quotation)
    if drawn.words and taken:
        st.html(drawn.words)
    for method in given.methods[:1]:
        st.page_link(
            "pages/how_sure.py",
            label="How sure are we about this?",
            icon=":material/help:",
            query_params={"method": method},
        )
    if with_figures:
        figures(given, key)
    return clicked


def _part(given: Answer, part: Part, made: Any, key: str, file: str) -> str:
    """One part of an answer; ``file`` names what is taken away, "" for a room. Returns the area clicked, or ""."""
    if not isinstance(part, Chart):
        st.html(_with_own(made))
        return ""
    clicked = _chart(part, made, key)
    if file:
        st.html(spoken.take_away(given, part, file))
    return clicked


def _with_own(made: str) -> str:
    """HTML whose links take own localities and the version along: a link opens the page anew, and it would not know them without."""
    taken = {cache.OWN: cache.link(), cache.AS_OF: st.query_params.get(cache.AS_OF, "")}
    more = "".join(f"&amp;{key}={value}" for key, value in taken.items() if value and value.isalnum())
    return made.replace('" target="_self"', f'{more}" target="_self"') if more else made


def _chart(part: Chart, spec: dict[str, Any], key: str) -> str:
    if not part.select:
        st.vega_lite_chart(spec=spec, theme=None, alt=part.alt, key=key, width="stretch")
        return ""
    state = st.vega_lite_chart(spec=spec, theme=None, alt=part.alt, key=key, on_select="rerun", width="stretch")
    return next(iter(_clicked(state)), "")


def _quotation(said: Quotation) -> None:
    with st.container(border=True):
        st.markdown(f"**What officers say:** {tell.plain(said.text)}")
        if said.doubt:
            tell.warning(said.doubt)
        st.caption(tell.plain(f"{said.who}. {said.locator}."))


def figures(given: Answer, key: str) -> None:
    """Sources of an answer, and its figures behind one click, over the whole width of the page."""
    if given.sources:
        sources(given)
    if len(given.rows):
        _files(given, key)
        _figures(given, key)


def sources(given: Answer) -> None:
    """Where the figures come from: one line, folded where there are several."""
    st.html(markup.render("sources.html", sources=given.sources))


def _files(given: Answer, key: str) -> None:
    """The rows behind an answer as files, and its charts as slides; made when they are asked for."""
    board = cache.board()
    with st.container(horizontal=True):
        for form, make in (("csv", export.csv), ("xlsx", export.xlsx)):
            st.download_button(
                f"{form.upper()} ({words.many(len(given.rows), 'row')})",
                partial(_file, make, board, given),
                file_name=f"{key}.{form}",
                key=f"{key}-{form}",
                on_click="ignore",
            )
        if given.charts():
            number, (title, _) = cache.number(), cache.came_from()
            st.download_button(
                "PowerPoint (editable)",
                partial(making.slides, cache.PLACES, number, board, title, (given,)),
                file_name=f"{key}.pptx",
                key=f"{key}-pptx",
                on_click="ignore",
            )


def _file(make: Callable[[Any], bytes], board: Board, given: Answer) -> bytes:
    return make(export.described(board, given.rows))


def _figures(given: Answer, key: str) -> None:
    with st.expander("Figures, and where each is printed", key=f"{key}-open", on_change="rerun") as box:
        if not box.open:
            return
        table = cited.table(cache.board(), given.rows.head(MANY))
        st.html(
            markup.render(
                "figures.html",
                columns=list(table.columns),
                rows=table.to_numpy().tolist(),
                caption=f"{len(table)} of {len(given.rows)} figures.",
            )
        )


def picked(key: str) -> list[str]:
    """Ids of the areas clicked so far on the selectable chart drawn under a key."""
    return _clicked(st.session_state.get(key))


def _clicked(state: object) -> list[str]:
    """Ids of the areas that a chart's selection holds; nothing for anything else."""
    held = getattr(state, "selection", {}).get("area", [])
    return [str(entry["area"]) for entry in held if isinstance(entry, dict) and "area" in entry]


def register(tables: tuple[Table, ...]) -> None:
    """The data-quality register, behind one click because it is long."""
    size = sum(len(table.rows) for table in tables)
    with st.expander(f"{size} entries", key="register-open", on_change="rerun") as box:
        for table in tables if box.open else ():
            st.html(markup.render("table.html", table=table))


def downloads(dataset: str) -> None:
    """All figures of a dataset, in each format; made only when the box is open."""
    with st.expander("All figures of this dataset", key="downloads-open", on_change="rerun") as box:
        if not box.open:
            return
        board = cache.board()
        frame = export.rows(board.of(dataset), board.datasets[dataset])
        makers = {"csv": export.csv, "xlsx": export.xlsx, "parquet": export.parquet}
        for form, make in makers.items():
            st.download_button(
                f"Download {form.upper()}",
                make(frame),
                file_name=f"{dataset}.{form}",
                mime="application/octet-stream",
                key=f"download-{form}",
                on_click="ignore",
            )
        said = board.words[board.words["dataset"] == dataset]
        if len(said):
            st.download_button(
                f"Download the words, CSV ({words.many(len(said), 'text')})",
                export.csv(said),
                file_name=f"{dataset}-words.csv",
                mime="text/csv",
                key="download-words",
                on_click="ignore",
            )
