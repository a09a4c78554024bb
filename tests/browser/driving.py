"""What every journey does: visit, choose, look for what hinders readers."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.bench import driver as bench


def visit(chromium, address, width=1440, scheme="light", asked=None):
    """A page of a fresh reader, once it is drawn; ``asked`` gets every address that it asks for."""
    page = chromium.new_context(viewport={"width": width, "height": 1000}, color_scheme=scheme).new_page()
    page.set_default_timeout(30_000)
    if asked is not None:
        page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    bench.settled(page)
    # What hears clicks and keys comes a moment after what is seen.
    page.wait_for_selector("html[data-oc-frame]", state="attached")
    return page


def choose(page, label, text):
    box = page.get_by_role("combobox", name=label)
    box.click()
    page.keyboard.type(text)
    # The list is filtered a moment after typing, and what Enter takes follows a moment later still.
    expect(page.locator("[role=option][data-focused=true]")).to_contain_text(text)
    page.wait_for_timeout(200)
    page.keyboard.press("Enter")
    expect(box).to_have_value(re.compile(re.escape(text)))
    page.wait_for_timeout(300)
    bench.settled(page)


def violations(page, *rules):
    # The menu gets its roles from a script of the frame, a moment after it is drawn.
    page.wait_for_selector("[data-testid=stSidebarNavItems]:not([role])", state="detached")
    found = Axe().run(page, options={"runOnly": [*rules]} if rules else {}).response["violations"]
    # Best practice included; Streamlit's own field for a file is the one thing that is not ours to mend.
    nodes = [(v["id"], node["html"][:160]) for v in found for node in v["nodes"]]
    return [node for node in nodes if "stFileUploaderDropzone" not in node[1]]
