"""Say and draw a panel: headline, chart, notes, sources, figures, commentary."""

import pandas as pd
import streamlit as st

from outcomes import export
from outcomes.areas import LOCALITY, LSOA
from outcomes.board import Board
from outcomes.draw.theme import palette
from outcomes.draw.web import markup
from outcomes.selection import Selection
from outcomes.ui import cache, filters, link, tell
from outcomes.views import base
from outcomes.views.base import Panel

MANY = 400
NO_MORE = "none"


def heading(title: str) -> None:
    """The page's title, and the way to a room's screen."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.title(title, width="content")
        st.page_link("pages/present.py", label="Present", icon=":material/slideshow:", width="content")


def level(levels: list[str], board: Board, key: str) -> str:
    """Localities or LSOAs, where there are figures of both."""
    many = board.areas.naming.many
    names = {LOCALITY: many[0].upper() + many[1:], LSOA: "LSOAs"}
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


def panel(given: Panel, key: str, selectable: bool = False, with_figures: bool = True) -> str:
    """Draw a panel; returns the id of an area clicked on its chart, or "".

    ``with_figures=False`` leaves sources and figures to another panel that holds the same rows.
    """
    if given.about:
        st.caption(tell.plain(given.about))
    st.subheader(tell.plain(given.sentence), anchor=False)
    clicked = ""
    if given.html:
        st.html(given.html)
    if given.spec is not None:
        if selectable:
            state = st.vega_lite_chart(
                spec=given.spec, theme=None, alt=given.alt, key=key, on_select="rerun", width="stretch"
            )
            clicked = _clicked(state)
        else:
            st.vega_lite_chart(spec=given.spec, theme=None, alt=given.alt, key=key, width="stretch")
    if given.after:
        st.html(given.after)
    if given.notes:
        st.markdown("\n\n".join(map(tell.plain, given.notes)))
    for remark in given.remarks:
        with st.container(border=True):
            st.markdown(f"**What officers say:** {tell.plain(remark.text)}")
            st.caption(tell.plain(f"{remark.who}. {remark.locator}."))
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


def figures(given: Panel, key: str) -> None:
    """Sources of a panel, and its figures behind one click, over the whole width of the page."""
    if given.sources:
        sources(given)
    if len(given.rows):
        _figures(given, key)


def sources(given: Panel) -> None:
    """Where the figures come from."""
    st.caption("\n\n".join(f"Source: {tell.plain(source)}." for source in given.sources))


def _figures(given: Panel, key: str) -> None:
    with st.expander("Figures, where each is printed, and download", key=f"{key}-open", on_change="rerun") as box:
        if not box.open:
            return
        table = base.table(cache.board(), given.rows)
        st.html(
            markup.render(
                "figures.html",
                palette(filters.dark()),
                columns=list(table.columns),
                rows=table.head(MANY).to_numpy().tolist(),
                caption=f"{min(len(table), MANY)} of {len(table)} figures.",
            )
        )
        st.download_button(
            "Download as CSV",
            export.csv(given.rows),
            file_name=f"{key}.csv",
            mime="text/csv",
            key=f"{key}-csv",
            on_click="ignore",
        )


def picked(key: str) -> list[str]:
    """Ids of the areas clicked so far on the selectable chart drawn under a key."""
    found = getattr(st.session_state.get(key), "selection", {}).get("area", [])
    return [str(entry["area"]) for entry in found if isinstance(entry, dict) and "area" in entry]


def _clicked(state: object) -> str:
    picked = getattr(state, "selection", {}).get("area", [])
    if isinstance(picked, list) and picked and isinstance(picked[0], dict):
        return str(picked[0].get("area", ""))
    return ""


def register(rows: pd.DataFrame) -> None:
    """The data-quality register, behind one click because it is long."""
    with st.expander(f"{len(rows)} entries", key="register-open", on_change="rerun") as box:
        if box.open:
            st.html(
                markup.render(
                    "figures.html",
                    palette(filters.dark()),
                    columns=list(rows.columns),
                    rows=rows.to_numpy().tolist(),
                    caption="Everything wrong or doubtful that was found in the published documents.",
                )
            )


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
