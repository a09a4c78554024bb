"""How sure are we? The methods in plain English, one at a time, and the words of the field."""

from outcomes.ui import cache, filters, link, show
from outcomes.views import methods

chosen = filters.chosen()
show.heading("How sure are we?")
explained, words = link.sections({"methods": "Methods", "words": "Words"}, "explain")
with explained:
    if explained.open:
        method = link.choose("Explain", methods.TITLES, "method")
        show.answer(cache.ask(methods.answer, chosen, method), f"method-{method}")
with words:
    if words.open:
        show.answer(cache.ask(methods.glossary_of, chosen), "words", taken=False)
