"""Adding figures in the browser: take the template, hand it in, see what it would change, publish, and put right."""

import hashlib
from dataclasses import dataclass
from typing import Any

import streamlit as st

from outcomes import periods
from outcomes.answer import Answer
from outcomes.errors import OutcomesError
from outcomes.publishing import changed, readings, shown, versions
from outcomes.publishing.readings import Reading
from outcomes.publishing.versions import Rehearsal
from outcomes.ui import cache, link, show, signing, tell
from outcomes.views import cards

FILE, REHEARSED, SAID, TOLD = "handed-in", "rehearsed", "published-said", "not-published"
MEGABYTES = 5
SECTIONS = {"add": "Add figures", "versions": "What was published"}


@dataclass(frozen=True)
class Seen:
    """A rehearsal with what the Board would read, and for which file on top of which version it was made."""

    key: tuple[str, str, str, int | None]
    rehearsal: Rehearsal
    quarter: str
    read: tuple[Reading, ...]
    overview: Answer | None = None


def hand_in() -> None:
    """The three steps: template, file, publish. Without leave the template alone is offered."""
    board = cache.published()
    titles = {name: dataset.title for name, dataset in board.datasets.items() if dataset.indicators}
    st.header("1. Take the template and fill it in", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        dataset = link.choose("Dataset", titles, "dataset")
        period = st.text_input("Period", _next(dataset), key=f"period-{dataset}", max_chars=40)
        _template(dataset, periods.written(period))
    st.caption("A quarter as Q4 2016/17, a year as 2016/17, a school year as 2016/17 school year, a month as Apr 2016.")
    st.header("2. Hand it in", anchor=False)
    if signing.offer() is None:
        return
    file: Any = st.file_uploader(
        "The filled-in template, or a CSV in the table's own columns",
        type=["xlsx", "csv"],
        key=f"{FILE}-{st.session_state.get('turn', 0)}",
        max_upload_size=MEGABYTES,
    )
    if file is None:
        return
    try:
        seen = _rehearsed(file.getvalue(), file.name, dataset)
    except OutcomesError as fault:
        tell.error(str(fault))
        return
    _told(seen)
    if not seen.rehearsal.problems and seen.rehearsal.changes:
        _publish(seen.rehearsal)


def _next(dataset: str) -> str:
    """The quarter after the latest one of a dataset, where it has quarters; else its latest period. As people write it."""
    board = cache.published()
    found = [board.datasets[dataset].period(name) for name in board.of(dataset)["period"].unique()]
    quarters = [period for period in found if period.kind == "quarter"]
    if quarters:
        return periods.parse(periods.shift(max(quarters, key=lambda period: period.key).id, 1)).short
    latest = max(found, key=lambda period: period.key) if found else None
    # A wave goes by its id: its title is no date.
    return "" if latest is None else latest.short if periods.written(latest.short) == latest.id else latest.id


def _template(dataset: str, period: str) -> None:
    try:
        made = cache.template(dataset, period)
    except OutcomesError as fault:
        tell.error(str(fault))
        return
    name = f"{dataset}-{period}.xlsx".replace(":", "-")
    st.download_button("Download the template", made, file_name=name, key="template", on_click="ignore")


def _rehearsed(content: bytes, name: str, dataset: str) -> Seen:
    """What a file would change, reckoned once a file and version."""
    key = (hashlib.sha256(content).hexdigest(), name, dataset, versions.latest(cache.PLACES))
    held: Seen | None = st.session_state.get(REHEARSED)
    if held is not None and held.key == key:
        return held
    rehearsal = versions.rehearse_content(cache.PLACES, content, name, dataset)
    quarter, read, overview = "", tuple[Reading, ...](), None
    if rehearsal.changes and not rehearsal.problems:
        after = versions.afterwards(cache.PLACES, rehearsal)
        quarter, read = readings.of(rehearsal.dataset, rehearsal.changes, cache.published(), after)
        overview = cards.answer(after, readings.chosen(after, quarter))
    seen = Seen(key, rehearsal, quarter, read, overview)
    st.session_state[REHEARSED] = seen
    return seen


def _told(seen: Seen) -> None:
    board, rehearsal = cache.published(), seen.rehearsal
    for remark in rehearsal.remarks:
        st.info(tell.plain(remark))
    if rehearsal.problems or rehearsal.held:
        show.answer(cache.untouched(shown.problems(board, rehearsal)), "problems", with_figures=False)
    if rehearsal.warned:
        show.answer(cache.untouched(shown.warned(board, rehearsal)), "warned", with_figures=False)
    show.answer(cache.untouched(shown.changes(board, rehearsal)), "changes", with_figures=False)
    if rehearsal.problems or not rehearsal.changes:
        return
    show.answer(cache.untouched(shown.readings(board, seen.quarter, seen.read)), "read", with_figures=False)
    with st.expander("The overview as it will look", key="look-open", on_change="rerun") as box:
        if box.open and seen.overview is not None:
            show.answer(cache.untouched(seen.overview), "overview-then", with_figures=False, taken=False)


def _publish(rehearsal: Rehearsal) -> None:
    """Message, name where nobody is signed in, an answer where something is held; then it is on every reader's next click."""
    st.header("3. Publish", anchor=False)
    with st.form("publish", border=True):
        st.text_input("What this is, for the history", key="message", max_chars=versions.MOST_MESSAGE)
        _name("author")
        if rehearsal.held:
            st.text_input("Why the commentary that is held identifies nobody", key="answer", max_chars=100)
        st.form_submit_button("Publish", type="primary", on_click=_published)


def _name(key: str) -> None:
    if not signing.permit().author:
        st.text_input("Your name", key=key, max_chars=100)


def _published() -> None:
    """Publish what was looked at, and say so, or say why not; runs before the page is drawn."""
    seen: Seen = st.session_state[REHEARSED]
    given = {key: str(st.session_state.get(key, "")) for key in ("message", "author", "answer")}
    try:
        number = signing.desk().publish(seen.rehearsal, given["message"], given["author"], given["answer"])
    except OutcomesError as fault:
        st.session_state[TOLD] = str(fault)
        return
    _begin_again(f"Version {number} is published. Every reader has it on the next click.")


def _begin_again(said: str) -> None:
    st.session_state.pop(REHEARSED, None)
    st.session_state["turn"] = st.session_state.get("turn", 0) + 1
    st.session_state[SAID] = said


def about() -> None:
    """Whose figures are meant, and what came of the last attempt."""
    st.caption("This page is the same for every quarter and locality; what is chosen above changes nothing here.")
    if said := st.session_state.pop(SAID, ""):
        st.success(tell.plain(said))
    if fault := st.session_state.pop(TOLD, ""):
        tell.error(fault)


def history() -> None:
    """Every version, and the way to take one back."""
    found = cache.history()
    if not found:
        st.info("Nothing has been published yet: the tables as shipped are shown.")
        return
    show.answer(cache.untouched(changed.published(cache.board(), found)), "published", with_figures=False)
    st.header("Take one back", anchor=False)
    if signing.offer() is None:
        return
    undoable = {str(version.number): f"{version.number}: {version.by.message}" for version in versions.last(found)}
    with st.form("undo", border=True):
        st.selectbox("Version", list(undoable), format_func=undoable.__getitem__, key="undo-version")
        st.text_input("Why", key="undo-message", max_chars=versions.MOST_MESSAGE)
        _name("undo-author")
        st.form_submit_button("Publish what stood before it", on_click=_undone)


def _undone() -> None:
    given = {key: str(st.session_state.get(f"undo-{key}", "")) for key in ("version", "message", "author")}
    try:
        number = signing.desk().undo(int(given["version"] or 0), given["message"], given["author"])
    except OutcomesError as fault:
        st.session_state[TOLD] = str(fault)
        return
    _begin_again(f"Version {number} is published; it holds what stood before version {given['version']}.")
