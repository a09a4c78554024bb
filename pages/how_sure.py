"""How sure are we? The methods in plain English, one at a time."""

from outcomes.ui import cache, filters, show
from outcomes.views import methods

chosen, dark, store = filters.chosen(), filters.dark(), cache.store()
show.heading("How sure are we?", chosen, store)
method = show.choose("Explain", methods.TITLES, "method")
show.panel(cache.ask(methods.explained, chosen, method, dark), f"method-{method}")
