"""Present: one locality to a room, one message a screen."""

from outcomes.ui import filters, stage

stage.draw(filters.chosen())
