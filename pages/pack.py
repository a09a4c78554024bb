"""Packs: a story, or what a page showed, as slides, a paper, a workbook or a page that works offline."""

from outcomes.ui import filters, packs, show

show.heading("Packs")
packs.draw(filters.chosen())
