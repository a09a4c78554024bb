"""Screens for a room: one message each, from the same answers as the pages, in type that reads at ten metres."""

from outcomes.screens.room import carried
from outcomes.screens.story import MOST_ASKED, SEPARATOR, Stage, deck, every, on_page, story

__all__ = ["MOST_ASKED", "SEPARATOR", "Stage", "carried", "deck", "every", "on_page", "story"]
