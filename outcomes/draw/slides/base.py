"""What every slide shares: the presentation with its theme, the grid, text, alternative text, notes."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu, Inches, Pt

from outcomes.draw.theme import LIGHT
from outcomes.errors import OutcomesError

WIDE, HIGH = Inches(40 / 3), Inches(7.5)
MARGIN = Inches(0.5)
# The line under a title, and the foot.
LINE, FOOT = Inches(0.35), Inches(0.85)
TITLE = "Title Only"
# The theme's colours: text, background, and six accents.
THEME = {
    "dk1": LIGHT.text,
    "lt1": LIGHT.background,
    "dk2": LIGHT.accent,
    "lt2": LIGHT.missing,
    "accent1": LIGHT.accent,
    "accent2": LIGHT.worse,
    "accent3": LIGHT.same,
    "accent4": LIGHT.neutral,
    "accent5": LIGHT.bands[2],
    "accent6": LIGHT.bands[1],
}
# Points of a title by its letters: the first that the title is no longer than.
SIZES = ((70, 28), (120, 24), (190, 20), (10_000, 16))
LONGEST_TITLE = 300


@dataclass(frozen=True)
class Box:
    """A place on a slide, in English metric units."""

    left: int
    top: int
    width: int
    height: int

    def halves(self, count: int) -> list["Box"]:
        """The same place divided across, with a gap."""
        gap = Inches(0.3)
        wide = (self.width - gap * (count - 1)) // count
        return [Box(self.left + at * (wide + gap), self.top, wide, self.height) for at in range(count)]

    def under(self, high: int) -> "Box":
        """What is left of the place under a line of a height."""
        return replace(self, top=self.top + high, height=self.height - high)

    def parted(self, share: float) -> tuple["Box", "Box"]:
        """The same place divided across with a gap; the second has a share of the width."""
        gap = Inches(0.3)
        aside = int(self.width * share)
        wide = self.width - aside - gap
        return replace(self, width=wide), replace(self, left=self.left + wide + gap, width=aside)


@dataclass(frozen=True)
class Deck:
    """A presentation in the making, the layout of its slides, and the places on them.

    ``title`` is where titles stand (None: where a council's own template has them), ``body`` where pictures and tables do.
    """

    made: Any
    layout: Any
    title: Box | None
    body: Box

    @property
    def across(self) -> int:
        """The width between the margins."""
        return int(self.made.slide_width - 2 * MARGIN)


def begin(template: bytes | None) -> Deck:
    """An empty presentation, of a council's own template where there is one. Raises OutcomesError for what is none."""
    made = _ours() if template is None else _theirs(template)
    layout = _titled(made)
    across = made.slide_width - 2 * MARGIN
    title: Box | None = Box(MARGIN, Inches(0.42), across, Inches(0.98))
    under = Inches(1.4)
    if template is not None:
        place = next(shape for shape in layout.placeholders if _is_title(shape))
        title, under = None, place.top + place.height
    top = under + LINE
    return Deck(made, layout, title, Box(MARGIN, top, across, made.slide_height - top - FOOT))


def _theirs(template: bytes) -> Any:
    """A council's own template without the slides that it may hold."""
    try:
        made = Presentation(io.BytesIO(template))
    except Exception as fault:
        # The reader behind it raises many unrelated kinds.
        raise OutcomesError("the template is no PowerPoint file (.pptx); save it as one and try again") from fault
    slides = made.slides._sldIdLst
    for entry in list(slides):
        made.part.drop_rel(entry.rId)
        slides.remove(entry)
    return made


def _ours() -> Any:
    """The library's empty presentation, made wide, in our colours."""
    made = Presentation()
    stretch = WIDE / made.slide_width
    made.slide_width, made.slide_height = WIDE, HIGH
    master = made.slide_master
    for shapes in (master.shapes, *(layout.shapes for layout in made.slide_layouts)):
        for shape in shapes:
            if shape.element.xpath("./p:spPr/a:xfrm"):
                shape.left, shape.width = Emu(round(shape.left * stretch)), Emu(round(shape.width * stretch))
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode("utf-8")
    for name, colour in THEME.items():
        text = re.sub(rf"(<a:{name}>).*?(</a:{name}>)", rf'\g<1><a:srgbClr val="{colour[1:]}"/>\g<2>', text, flags=re.S)
    theme._blob = text.encode("utf-8")
    return made


def _titled(presentation: Any) -> Any:
    """The layout of a slide with a title and room under it."""
    named = [one for one in presentation.slide_layouts if one.name == TITLE]
    titled = [one for one in presentation.slide_layouts if any(_is_title(shape) for shape in one.placeholders)]
    if not named and not titled:
        raise OutcomesError("the template has no layout with a title; add one that is called “Title Only”")
    return (named or titled)[0]


def _is_title(shape: Any) -> bool:
    return int(shape.placeholder_format.type or 0) in (1, 3)


def colour(shade: str) -> RGBColor:
    """A colour of the theme module (``#0b4f9c``)."""
    return RGBColor.from_string(shade[1:].upper())


def inked(target: Any, shade: str | None) -> None:
    """Give a line or a fill a colour; the template's first accent for None."""
    if shade is None:
        target.theme_color = MSO_THEME_COLOR.ACCENT_1
    else:
        target.rgb = colour(shade)


def cut(text: str, most: int) -> str:
    """A text as far as there is room for it, cut between words."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def write(frame: Any, lines: Iterable[tuple[str, float, bool, str]], anchor: Any = MSO_ANCHOR.TOP) -> None:
    """Lines into a text frame: each its text, points, whether it is bold, and its colour."""
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor
    for place, (text, size, bold, shade) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = text, Pt(size), bold
        run.font.color.rgb = colour(shade)
        paragraph.space_after = Pt(size / 3)


def text_box(slide: Any, box: Box, *lines: tuple[str, float, bool, str], name: str = "") -> None:
    """A box of text."""
    made = slide.shapes.add_textbox(box.left, box.top, box.width, box.height)
    if name:
        made.name = name
    write(made.text_frame, lines)


def heading(slide: Any, text: str, place: Box | None) -> None:
    """The slide's title, in type that lets it fit two lines."""
    title = slide.shapes.title
    shown = cut(text, LONGEST_TITLE)
    frame = title.text_frame
    frame.text, frame.word_wrap = shown, True
    if place is not None:
        title.left, title.top, title.width, title.height = place.left, place.top, place.width, place.height
        frame.vertical_anchor, frame.paragraphs[0].alignment = MSO_ANCHOR.TOP, PP_ALIGN.LEFT
        frame.paragraphs[0].font.bold = True
    frame.paragraphs[0].font.size = Pt(next(size for most, size in SIZES if len(shown) <= most))


def described(shape: Any, text: str) -> None:
    """Alternative text of a shape."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)
