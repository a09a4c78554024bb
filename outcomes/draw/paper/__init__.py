"""A document as PDF: tagged, for print and for screen readers."""

from outcomes.draw.paper.pdf import pdf

__all__ = ["pdf"]
