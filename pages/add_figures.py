"""Add figures: take a template, hand it in, see what it would change, publish; and take a version back."""

from outcomes.ui import adding, link, show

show.heading("Add figures")
adding.about()
add, published = link.sections(adding.SECTIONS, "adding")
with add:
    if add.open:
        adding.hand_in()
with published:
    if published.open:
        adding.history()
