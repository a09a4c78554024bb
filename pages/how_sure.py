"""How sure are we? The methods in plain English, one at a time."""

from outcomes.ui import cache, filters, link, show
from outcomes.views import methods

chosen = filters.chosen()
show.heading("How sure are we?")
method = link.choose("Explain", methods.TITLES, "method")
show.answer(cache.ask(methods.answer, chosen, method), f"method-{method}")
