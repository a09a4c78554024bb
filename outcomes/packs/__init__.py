"""Packs: a story of answers as slides, a paper, a workbook or a page that works offline, all of the same figures and sentences."""
