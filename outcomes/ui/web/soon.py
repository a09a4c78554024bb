"""The files of Streamlit that a page asks for once it has run, named in its head so that they come while it waits for that.

Streamlit loads each kind of element when the first of its kind arrives: twenty files after the page has run, and twenty more for a
chart, six at a time. Named in the head they come while the connection is made (decision 147).
"""

import re
from pathlib import Path

# Kinds of element by the name of their file: what every page has, and what a chart needs.
FRAME = ("Selectbox", "Html", "BidiComponent", "PageLink", "Button", "DownloadButton")
CHART = ("ArrowVegaLiteChart", "loadVegaEmbed", "embed", "vega-interpreter")
IMPORTED = re.compile(r'(?:from|import)"\./([\w.~-]+\.js)"')


def links(static: Path, charts: bool) -> str:
    """Links to the files of the frame, and with ``charts`` to those of a chart, without what Streamlit's index names itself.

    A kind that the installed Streamlit has no file of is left out; it is loaded as ever.
    """
    index = (static / "index.html").read_text(encoding="utf-8")
    folder, names = static / "static" / "js", (*FRAME, *(CHART if charts else ()))
    found: dict[str, None] = {}
    for name in names:
        for file in kinds(folder, name):
            _follow(folder, file, found)
    return "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">\n' for name in found if name not in index
    )


def kinds(folder: Path, name: str) -> list[str]:
    """The file of a kind of element; its name has a hash, which changes with every release."""
    return [file.name for file in folder.glob(f"{name}.*.js") if re.fullmatch(rf"{name}\.[\w-]+\.js", file.name)]


def _follow(folder: Path, name: str, found: dict[str, None]) -> None:
    """Add a file and all that it imports."""
    if name in found or not (folder / name).is_file():
        return
    found[name] = None
    for imported in IMPORTED.findall((folder / name).read_text(encoding="utf-8")):
        _follow(folder, imported, found)
