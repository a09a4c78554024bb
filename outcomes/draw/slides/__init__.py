"""A document as slides: titles that are sentences, charts and tables that PowerPoint can edit."""

from outcomes.draw.slides.deck import pptx

__all__ = ["pptx"]
