"""Signing in with an OpenID Connect provider on this machine: who may look, who may add figures, and what the others are told."""

import json
import re
import subprocess
import sys
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.bench import driver as bench
from tests.browser.test_adding import handed_in

SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "for-this-test-alone-and-nowhere-else"
client_id = "dashboard"
client_secret = "of-the-test"
server_metadata_url = "http://127.0.0.1:{port}/.well-known/openid-configuration"

[publishing]
view_needs_sign_in = true

[publishing.boards.E06000049]
roles = ["hwb-publisher"]

[publishing.boards.E06000099]
roles = ["other-publisher"]
"""
PEOPLE = [
    {"sub": "ann", "name": "Ann Officer", "roles": ["hwb-publisher"]},
    {"sub": "ben", "name": "Ben Other", "roles": ["other-publisher"]},
    {"sub": "cat", "name": "Cat Member"},
]


@pytest.fixture(scope="module")
def provider():
    port = bench.free_port()
    people = [part for person in PEOPLE for part in ("--user-claims", json.dumps(person))]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *people]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        bench.answers(f"http://127.0.0.1:{port}/.well-known/openid-configuration")
        yield port
    finally:
        running.terminate()
        running.wait(timeout=20)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return tmp_path_factory.mktemp("signed") / "store"


@pytest.fixture(scope="module")
def server(provider, store):
    secrets = store.parent / "secrets.toml"
    secrets.write_text(SECRETS.format(port=provider))
    options = [f"--secrets.files={secrets}"]
    with bench.serving(options=options, environment={"OUTCOMES_STORE": str(store)}) as address:
        yield address


def opened(page, address):
    page.goto(address)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)


def signed_in(chromium, server, person):
    """A page of a person who has signed in at the provider."""
    page = chromium.new_context(viewport={"width": 1366, "height": 1000}).new_page()
    page.set_default_timeout(30_000)
    opened(page, server)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=person).click()
    page.wait_for_url(re.compile(re.escape(server)))
    opened(page, f"{server}/add-figures?dataset=childrens_scorecard")
    return page


def test_nothing_is_shown_to_somebody_who_has_not_signed_in(server, chromium):
    for address in ("", "childrens-scorecard", "add-figures"):
        with urllib.request.urlopen(f"{server}/{address}", timeout=20) as answer:
            sent = answer.read().decode()
        # Neither in the first view, which the server writes, nor on the page.
        assert "%" not in re.sub(r"<(style|script).*?</\1>", "", sent, flags=re.S).split("<body")[1]
        page = chromium.new_context().new_page()
        opened(page, f"{server}/{address}")
        expect(page.get_by_text("Sign in to read it")).to_be_visible(timeout=30_000)
        assert page.locator("h1").count() == 0


def test_a_forged_cookie_is_nobody(server, chromium):
    context = chromium.new_context()
    forged = "2|1:0|10:1500000000|15:_streamlit_user|20:eyJzdWIiOiAiYW5uIn0=|" + "0" * 64
    context.add_cookies([{"name": "_streamlit_user", "value": forged, "url": server}])
    page = context.new_page()
    opened(page, f"{server}/add-figures")
    expect(page.get_by_text("Sign in to read it")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("person", ["ben", "cat"])
def test_others_may_look_and_not_add(server, chromium, store, person):
    page = signed_in(chromium, server, person)
    expect(page.get_by_text("not as somebody who may add figures of this board")).to_be_visible(timeout=30_000)
    assert page.locator("input[type=file]").count() == 0
    page.get_by_role("tab", name="What was published").click()
    expect(page.get_by_text("Nothing has been published yet").or_(page.get_by_text("not as somebody"))).to_be_visible()
    assert page.get_by_role("button", name="Publish what stood before it").count() == 0


def test_who_may_adds_under_the_name_that_the_provider_gives(server, chromium, store, tmp_path):
    page = signed_in(chromium, server, "ann")
    expect(page.get_by_text("Signed in as Ann Officer (hwb-publisher).")).to_be_visible(timeout=30_000)
    file = tmp_path / "q4.csv"
    file.write_text("indicator,period,value\nscorecard-33,2016-17-Q4,52\n")
    handed_in(page, file)
    expect(page.get_by_role("heading", name="What the Board will read")).to_be_visible(timeout=30_000)
    assert page.get_by_label("Your name").count() == 0
    page.get_by_label("What this is, for the history").fill("Quarter 4")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Version 1 is published.")).to_be_visible(timeout=30_000)
    page.get_by_role("tab", name="What was published").click()
    expect(page.get_by_text("Ann Officer (hwb-publisher)").first).to_be_visible()
    log = [json.loads(line) for line in (store / "attempts.jsonl").read_text().splitlines()]
    assert [line["outcome"] for line in log] == ["asked", "done"]
    page.get_by_role("tab", name="Add figures").click()
    page.get_by_role("button", name="Sign out").first.click()
    # Signing out ends the session at the provider, too.
    page.get_by_role("button", name="End session").click()
    opened(page, server)
    expect(page.get_by_text("Sign in to read it")).to_be_visible(timeout=30_000)
