"""Explore: any figures over time, side by side, without a rerun."""

from outcomes.ui import explorer, filters, show

show.heading("Explore")
explorer.draw(filters.chosen())
