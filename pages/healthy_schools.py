"""Emotionally Healthy Schools: what pupils and staff said, who answered, groups and referrals."""

from outcomes.ui import cache, filters, link, show
from outcomes.views import schools

chosen, dark, board = filters.chosen(), filters.dark(), cache.board()
themes = board.datasets[schools.DATASET].themes
show.heading("Emotionally Healthy Schools pilot")
survey, answered, referrals, further = link.sections(
    {
        "said": "What they said",
        "answered": "Who answered",
        "referrals": "Referrals",
        "further": "Groups and consultation",
    },
    "schools",
)
with survey:
    if survey.open:
        theme = link.choose("Survey items about", {key: themes[key] for key in schools.SURVEY_THEMES}, "theme")
        show.panel(cache.ask(schools.survey, chosen, theme, dark), "schools-survey")
with answered:
    if answered.open:
        show.panel(cache.ask(schools.participation, chosen, dark), "schools-participation")
with referrals:
    if referrals.open:
        show.panel(cache.ask(schools.referrals, chosen, dark), "schools-referrals")
with further:
    if further.open:
        table = link.choose("Table", {key: themes[key] for key in schools.TABLE_THEMES}, "table")
        show.panel(cache.ask(schools.listing, chosen, table, dark), "schools-listing")
