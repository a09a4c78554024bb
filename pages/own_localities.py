"""Own localities: what is in use, put together new ones, or upload them."""

from outcomes.ui import cache, filters, regroup, show
from outcomes.views import grouping

chosen, dark, store = filters.chosen(), filters.dark(), cache.store()
show.heading("Own localities", chosen, store)
in_use, make, upload = show.sections(["In use", "Put together", "Upload a CSV"], regroup.SECTION)
with in_use:
    if in_use.open:
        show.panel(cache.ask(grouping.in_use, chosen, dark), "own-in-use")
        regroup.share()
with make:
    if make.open:
        regroup.put_together()
with upload:
    if upload.open:
        regroup.upload()
