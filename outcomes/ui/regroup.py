"""Own localities on the page: put together, uploaded, shared, used and left again."""

from typing import Any

import streamlit as st

from outcomes.errors import OutcomesError
from outcomes.localities import definition as localities
from outcomes.localities.definition import Read
from outcomes.ui import cache, filters, grouped, show, tell
from outcomes.views import grouping

DRAFT, ROUND, UPLOADED, SECTION = "draft", "draft-round", "uploaded", "own-by"
SECTIONS = {"in-use": "In use", "make": "Put together", "upload": "Upload a CSV"}


def use(link: str) -> None:
    """Make the own localities of a link those of every page, and show them."""
    grouped.regroup(link)
    st.session_state[SECTION] = SECTIONS["in-use"]


def _offer(read: Read, box: Any, key: str) -> None:
    """The button that uses localities; said instead, when they do not fit into a link."""
    try:
        link = localities.to_link(read.definition, cache.published().areas)
    except OutcomesError as fault:
        tell.error(str(fault))
        return
    box.button("Use these localities", type="primary", key=key, on_click=use, args=(link,), width="stretch")


def put_together() -> None:
    """Wards and LSOAs into named localities, one after another; then use them."""
    areas = cache.published().areas
    draft: dict[str, list[str]] = st.session_state.setdefault(DRAFT, {})
    turn = st.session_state.setdefault(ROUND, 0)
    wards, lsoas = grouping.wards(areas), grouping.lsoas(areas)
    if not draft:
        st.button(
            f"Start from the {areas.naming.many}",
            on_click=_start,
            args=({name: sorted(own) for name, own in grouping.definition(cache.published()).groups},),
        )
    clicked = show.picked(f"draft-map-{turn}-0")
    with st.form(f"locality-{turn}", border=True):
        name = st.text_input("Name of the locality", max_chars=60, key=f"draft-name-{turn}")
        chosen = st.multiselect("Wards", list(wards), format_func=wards.__getitem__, key=f"draft-wards-{turn}")
        single = st.multiselect(
            "Single small areas", list(lsoas), format_func=lsoas.__getitem__, key=f"draft-lsoas-{turn}"
        )
        if clicked:
            st.caption(f"Clicked on the map: {', '.join(lsoas[code] for code in clicked)}")
        if st.form_submit_button("Add to the draft"):
            _add(name.strip(), [*chosen, *single, *clicked])
    read = _checked(draft)
    groups = tuple((own, tuple(sorted(codes))) for own, codes in (read.definition.groups if read else ()))
    show.answer(cache.ask(grouping.drafted, filters.chosen(), groups), f"draft-map-{turn}")
    for own, codes in groups:
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.markdown(f"**{tell.plain(own)}**: {len(codes)} small areas")
        right.button("Remove", key=f"remove-{own}", on_click=_remove, args=(own,), width="stretch")
    if read:
        for remark in read.remarks:
            tell.warning(remark)
        left, right = st.columns(2)
        _offer(read, left, "use-draft")
        right.button("Empty the draft", on_click=_start, args=({},), width="stretch")


def _start(groups: dict[str, list[str]]) -> None:
    st.session_state[DRAFT] = groups
    st.session_state[ROUND] += 1


def _remove(name: str) -> None:
    st.session_state[DRAFT].pop(name, None)


def _add(name: str, codes: list[str]) -> None:
    """Put codes into a locality of the draft; what they held elsewhere in the draft is taken out there."""
    areas = cache.published().areas
    if not name or not codes:
        st.error("A locality needs a name, and at least one ward or small area.")
        return
    by_ward = localities.wards(areas)
    moved = frozenset().union(*(by_ward.get(code, frozenset({code})) for code in codes))
    draft = {own: sorted(set(held) - moved) for own, held in st.session_state[DRAFT].items()}
    draft[name] = sorted({*draft.get(name, []), *moved})
    try:
        localities.define(_lines(draft), areas)
    except OutcomesError as fault:
        tell.error(str(fault))
        return
    st.session_state[DRAFT] = {own: held for own, held in draft.items() if held}
    st.session_state[ROUND] += 1
    st.rerun()


def _lines(draft: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    return [("", code, name) for name, codes in draft.items() for code in codes]


def _checked(draft: dict[str, list[str]]) -> Read | None:
    return localities.define(_lines(draft), cache.published().areas) if draft else None


def upload() -> None:
    """A two-column CSV: checked at once, told in plain words, used on demand."""
    areas = cache.published().areas
    st.markdown(
        "Two columns: the code of a small area (LSOA) or a ward, and the name of the locality it belongs to. "
        "A line for a small area wins over the line of its ward."
    )
    st.download_button(
        f"Download the {areas.naming.many} as an example",
        localities.to_csv(grouping.definition(cache.published())),
        file_name="localities.csv",
        mime="text/csv",
        on_click="ignore",
    )
    file: Any = st.file_uploader("Your CSV", type="csv", key=UPLOADED, max_upload_size=1)
    if file is None:
        return
    try:
        read = localities.read_csv(file.getvalue(), areas)
    except OutcomesError as fault:
        tell.error(str(fault))
        return
    names = read.definition.names
    st.success(
        f"{len(names)} localities with {len(read.definition.lsoas)} small areas: {', '.join(map(tell.plain, names))}."
    )
    for remark in read.remarks:
        tell.warning(remark)
    _offer(read, st, "use-uploaded")


def share() -> None:
    """The localities in use as a file and, for own ones, as a link that carries them."""
    board = cache.board()
    st.download_button(
        "Download these localities as CSV",
        localities.to_csv(grouping.definition(board)),
        file_name="localities.csv",
        mime="text/csv",
        key="download-localities",
        on_click="ignore",
    )
    if cache.link():
        st.markdown("This page's address carries these localities: whoever opens it sees the same. Nothing is stored.")
        st.code(f"?own={cache.link()}", language=None, wrap_lines=True)
