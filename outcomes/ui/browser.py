"""What the browser does by itself: one JavaScript file, mounted for the frame, the room and the explorer."""

from functools import cache as once
from typing import Any

import streamlit as st

from outcomes.draw.web import markup


@once
def _component(html: str) -> Any:
    """A component that runs our one file; registered once a process for each skeleton."""
    return st.components.v2.component(
        f"outcomes-{len(html)}", html=html or "<span></span>", js=markup.script(), isolate_styles=False
    )


def mount(part: str, key: str, html: str = "", **data: Any) -> dict[str, Any]:
    """Mount a part of the file with its data; what the reader asked of it in this run, by name."""
    size: dict[str, Any] = {"width": "stretch" if html else "content", "height": "content"}
    asked = _component(html)(key=key, data={"part": part, **data}, on_file_change=_nothing, **size)
    return {"file": getattr(asked, "file", None)}


def _nothing() -> None:
    """A trigger needs somebody who hears it; it is read in the run that follows."""
