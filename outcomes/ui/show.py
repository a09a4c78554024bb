"""Say and draw a panel: headline, chart, notes, sources, figures, commentary."""

from typing import Any

import pandas as pd
import streamlit as st

from outcomes import export, periods
from outcomes.selection import Selection
from outcomes.store import Store
from outcomes.theme import palette
from outcomes.ui import cache, filters
from outcomes.views import base, markup
from outcomes.views.base import Panel

MANY = 400


def heading(title: str, chosen: Selection, store: Store) -> None:
    """The page's title, and what the reader has chosen."""
    st.title(title)
    st.caption(
        f"{periods.parse(chosen.quarter).label} · {store.areas.name(chosen.area)} · "
        f"compared with {periods.short_label(chosen.comparator)}"
    )


def panel(given: Panel, key: str, selectable: bool = False, with_figures: bool = True) -> str:
    """Draw a panel; returns the id of an area clicked on its chart, or "".

    ``with_figures=False`` leaves sources and figures to another panel that holds the same rows.
    """
    st.subheader(given.sentence, anchor=False)
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
        st.markdown("\n\n".join(map(_plain, given.notes)))
    for remark in given.remarks:
        with st.container(border=True):
            st.markdown(f"**What officers say:** {_plain(remark.text)}")
            st.caption(f"{remark.who}. {remark.locator}.")
    for method in given.methods[:1]:
        st.page_link(
            "pages/how_sure.py",
            label="How sure are we about this?",
            icon=":material/help:",
            query_params={"method": method},
        )
    if with_figures:
        if given.sources:
            st.caption("\n\n".join(f"Source: {_plain(source)}." for source in given.sources))
        if len(given.rows):
            _figures(given, key)
    return clicked


def _figures(given: Panel, key: str) -> None:
    with st.expander("Figures, where each is printed, and download", key=f"{key}-open", on_change="rerun") as box:
        if not box.open:
            return
        table = base.table(cache.store(), given.rows)
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


def _clicked(state: object) -> str:
    picked = getattr(state, "selection", {}).get("area", [])
    if isinstance(picked, list) and picked and isinstance(picked[0], dict):
        return str(picked[0].get("area", ""))
    return ""


def _plain(text: str) -> str:
    """Text as Markdown that means nothing but itself."""
    for mark in "\\`*_[]<>$~#":
        text = text.replace(mark, "\\" + mark)
    return text.replace(":", "\\:") if text.startswith(":") else text


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
        store = cache.store()
        frame = export.rows(store.of(dataset), store.datasets[dataset])
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


def sections(names: list[str], key: str) -> list[Any]:
    """Tabs of which only the open one is drawn, so that a page costs what it shows; kept in the link."""
    return list(st.tabs(names, key=key, on_change="rerun", bind="query-params"))
