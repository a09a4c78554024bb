"""Colours and type. The only place where a colour is named.

Blue is better, orange is worse, grey is no difference, purple has no better or worse; a word or a
sign always says the same beside the colour. On the web a colour is a CSS variable with a value for each mode, so that one
specification serves both (decision 60).
"""

import re
from dataclasses import dataclass, fields
from typing import Any

FONT = "Source Sans, sans-serif"


@dataclass(frozen=True)
class Palette:
    """The colours of one mode; each text colour has at least 4.5:1 on its background."""

    text: str
    muted: str
    faint: str
    background: str
    accent: str
    better: str
    worse: str
    same: str
    neutral: str
    lower: str  # a filled cell that is lower, where there is no better or worse; the text's own colour reads on it
    bands: tuple[str, ...]  # the four looks of a grade, the worst first
    band_text: tuple[str, ...]
    ramp: tuple[str, ...]  # pale is low and deep is high, in both modes
    missing: str
    groups: tuple[str, ...]  # shades that carry no judgement; text reads on each


LIGHT = Palette(
    text="#16202c",
    muted="#4d5a69",
    faint="#dfe4ea",
    background="#ffffff",
    accent="#0b4f9c",
    better="#1f5fa8",
    worse="#b34700",
    same="#6b7683",
    neutral="#6a3d9a",
    lower="#dccdee",
    bands=("#b34700", "#fbd9bd", "#cfe2f6", "#1f5fa8"),
    band_text=("#ffffff", "#16202c", "#16202c", "#ffffff"),
    ramp=("#ece4f5", "#cdb9e4", "#a98bd0", "#8560b6", "#5d3592"),
    missing="#eceff2",
    groups=("#cfe0d0", "#e6d5ec", "#f3e3bf", "#cfdfee", "#f0d3cf", "#d9dcc0", "#dcd7f0", "#c9e3e6"),
)
DARK = Palette(
    text="#e9edf2",
    muted="#b3bdc9",
    faint="#323c49",
    background="#11161d",
    accent="#8ab8ee",
    better="#7db4f0",
    worse="#f5a15c",
    same="#a3adb9",
    neutral="#c4a3e8",
    lower="#46345f",
    bands=("#f5a15c", "#5c3715", "#1d3d60", "#7db4f0"),
    band_text=("#11161d", "#e9edf2", "#e9edf2", "#11161d"),
    ramp=("#e3d8f2", "#c9b2e6", "#ad8cd8", "#9468ca", "#7f49bd"),
    missing="#252d38",
    groups=("#2c4732", "#4a3355", "#544522", "#263f57", "#573530", "#43472a", "#3a3563", "#23494e"),
)


# A browser mixes no variables, so an even scale runs between colours that serve both modes.
EVEN = ("#e8def4", "#cbb6e5", "#ab8cd4", "#8a64c0", "#6f47ae")
# An image inside a page has no variables either; this reads on both backgrounds.
SPARK = "#4a86c8"
# What a figure of such an image is set against: at least 3:1 on both backgrounds.
SPARK_MARK = "#858f9c"


def _tokens(colours: Palette) -> dict[str, str]:
    """Each colour by the name of its variable: ``better``, ``bands-0`` and so on."""
    found = {}
    for field in fields(colours):
        held = getattr(colours, field.name)
        parts = {field.name: held} if isinstance(held, str) else {f"{field.name}-{n}": c for n, c in enumerate(held)}
        found.update({name.replace("_", "-"): colour for name, colour in parts.items()})
    return found


def variables() -> str:
    """The colours as CSS variables; a browser takes the value of the mode that the page is in."""
    dark = _tokens(DARK)
    return "".join(f"--oc-{name}:light-dark({colour},{dark[name]});" for name, colour in _tokens(LIGHT).items())


def _web() -> Palette:
    held: dict[str, Any] = {}
    for field in fields(LIGHT):
        name, given = field.name.replace("_", "-"), getattr(LIGHT, field.name)
        many = tuple(f"var(--oc-{name}-{n})" for n in range(len(given)))
        held[field.name] = f"var(--oc-{name})" if isinstance(given, str) else many
    return Palette(**held)


WEB = _web()


# From this width of the window on a chart stands before a room, and its type and marks grow with the window's shorter side.
ROOM = 800
GROWS = "min(windowSize()[0] / 1000, windowSize()[1] / 560)"


def enlarged(spec: dict[str, Any]) -> dict[str, Any]:
    """A specification whose type and marks are larger, for a room; whoever shows it gives it its height."""
    grown = {name: part if name == "datasets" else _grown(part) for name, part in spec.items()}
    grown["config"] = {**grown.get("config", {}), "axisQuantitative": {"tickCount": 6}}
    grown["params"] = [param for param in grown.get("params", []) if param["name"] != "height"]
    # Axes and legend stand inside the height too.
    return {**grown, "autosize": {"type": "fit", "contains": "padding"}}


def _grown(part: Any) -> Any:
    if isinstance(part, list):
        return [_grown(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _grown(value) for key, value in part.items()}
    for name in LARGER & kept.keys():
        if isinstance(kept[name], int | float):
            # What is measured as an area grows by the square.
            grows = f"pow({GROWS}, 2)" if name == "size" else GROWS
            kept[name] = {"expr": f"windowSize()[0] < {ROOM} ? {kept[name]:g} : {kept[name]:g} * {grows}"}
    return kept


LARGER = {
    "fontSize",
    "labelFontSize",
    "titleFontSize",
    "labelLimit",
    "labelLineHeight",
    "dx",
    "dy",
    "size",
    "strokeWidth",
}


def vega_config(colours: Palette = WEB) -> dict[str, Any]:
    """Vega-Lite configuration: faint grid, readable type, no frame."""
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        # What has no tooltip of its own has none; else a name on a map would answer "true".
        "mark": {"tooltip": None},
        "axis": {
            "labelColor": colours.muted,
            "titleColor": colours.muted,
            "labelFontSize": 13,
            "titleFontSize": 13,
            "titleFontWeight": "normal",
            "gridColor": colours.faint,
            "domainColor": colours.faint,
            "tickColor": colours.faint,
            "labelLimit": 260,
        },
        "legend": {
            "labelColor": colours.text,
            "titleColor": colours.muted,
            "labelFontSize": 13,
            "titleFontSize": 13,
            "titleFontWeight": "normal",
            "orient": "top",
            "labelLimit": 320,
            "titleLimit": 640,
            # A phone has room for one or two entries beside each other.
            "columns": {"expr": "width < 200 ? 1 : width < 420 ? 2 : 0"},
        },
        "header": {"labelColor": colours.text, "titleColor": colours.muted, "labelFontSize": 13},
        "text": {"color": colours.text, "fontSize": 13},
        "title": {"color": colours.text, "fontSize": 14, "anchor": "start"},
    }


# The family that packs are set in; its files lie in ``draw/fonts``.
PAPER_FONT = "Outcomes Sans"


def in_type(spec: str) -> str:
    """A specification for the web in the packs' own type, whose letters are measured when it is drawn."""
    return spec.replace(FONT, f"{PAPER_FONT}, {FONT}")


def on_paper(drawing: str) -> str:
    """A drawing for the web as paper has it: each colour's variable by its value on white, and no type but the packs' own."""
    return VARIABLE.sub(lambda held: PAPER[held[1]], drawing).replace(f"{PAPER_FONT}, {FONT}", PAPER_FONT)


def shade(name: str) -> tuple[str, str]:
    """The colour of a sign's shade (``better``, ``grade-0``, ``absent``) on paper, and the colour of text on it."""
    if name.startswith("grade-"):
        level = int(name.removeprefix("grade-"))
        return LIGHT.bands[level], LIGHT.band_text[level]
    if name == "absent":
        return LIGHT.missing, LIGHT.muted
    if name == "lower":
        return LIGHT.lower, LIGHT.text
    return getattr(LIGHT, name, LIGHT.muted), LIGHT.background


PAPER = _tokens(LIGHT)
VARIABLE = re.compile(r"var\(--oc-([a-z0-9-]+)\)")
