"""What a file of each format says, read by libraries that did not write it."""

import io
import re
from html.parser import HTMLParser

import openpyxl
import pypdf
from pptx import Presentation

FOOT = re.compile(r"Page \d+ of \d+$")


def plain(text):
    """Letters without the spaces that a medium breaks lines with."""
    return re.sub(r"\s+", "", text)


def pdf(content):
    """The text without what stands at the head and the foot of every page, which breaks a text that runs over two."""
    found = pypdf.PdfReader(io.BytesIO(content))
    title = found.metadata.title
    lines = (line for page in found.pages for line in page.extract_text().splitlines())
    return "\n".join(line for line in lines if not line.startswith(f"{title} · ") and not FOOT.search(line))


def pptx(content):
    said = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            if getattr(shape, "has_table", False) and shape.has_table:
                said += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
            if getattr(shape, "has_chart", False) and shape.has_chart:
                said += [str(name) for name in shape.chart.plots[0].categories]
            said += shape._element.xpath(".//p:cNvPr/@descr")
        said.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(said)


def xlsx(content):
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return "\n".join(str(cell) for cell in cells if cell is not None)


class Page(HTMLParser):
    """The text of a page, what it says to those who do not see it, and how many scripts it has."""

    def __init__(self):
        super().__init__()
        self.said, self.scripts, self.inside, self.addresses = [], 0, "", []

    def handle_starttag(self, tag, attributes):
        held = dict(attributes)
        self.inside = tag if tag in ("script", "style") else ""
        self.scripts += tag == "script"
        self.said += [held[name] for name in ("aria-label", "title") if held.get(name)]
        self.addresses += [held[name] for name in ("src", "href", "action") if held.get(name)]
        assert not [name for name in held if name.startswith("on")], attributes

    def handle_endtag(self, tag):
        self.inside = ""

    def handle_data(self, data):
        if not self.inside:
            self.said.append(data)


def html(content):
    page = Page()
    page.feed(content.decode("utf-8"))
    return "\n".join(page.said)


READ = {"pdf": pdf, "pptx": pptx, "xlsx": xlsx, "html": html}
