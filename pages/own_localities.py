"""Own localities: what is in use, put together new ones, or upload them."""

from outcomes.ui import cache, filters, link, regroup, show
from outcomes.views import grouping

chosen = filters.chosen()
show.heading("Own localities")
in_use, make, upload = link.sections(regroup.SECTIONS, regroup.SECTION)
with in_use:
    if in_use.open:
        show.answer(cache.ask(grouping.in_use, chosen), "own-in-use")
        regroup.share()
with make:
    if make.open:
        regroup.put_together()
with upload:
    if upload.open:
        regroup.upload()
