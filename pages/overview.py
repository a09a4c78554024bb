"""Where to look this quarter."""

from outcomes.ui import cache, filters, show
from outcomes.views import overview

chosen, dark = filters.chosen(), filters.dark()
show.heading("Where to look this quarter", chosen, cache.store())
show.panel(cache.ask(overview.cards, chosen, dark), "overview-cards")
show.panel(cache.ask(overview.everything, chosen, dark), "overview-all")
