"""How sure are we? The methods in plain English, one at a time."""

from outcomes.ui import cache, filters, link, show
from outcomes.views import methods

chosen, dark = filters.chosen(), filters.dark()
show.heading("How sure are we?")
method = link.choose("Explain", methods.TITLES, "method")
show.panel(cache.ask(methods.explained, chosen, method, dark), f"method-{method}")
