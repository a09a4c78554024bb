"""The layer before Streamlit, round an application that answers everything with its path."""

import asyncio
import gzip

import brotli
import pytest

from outcomes.ui.web import headers
from outcomes.ui.web.front import Front
from outcomes.ui.web.packing import File

FILE = File({"br": b"packed", "gzip": b"zipped"}, "text/javascript", "public, immutable", "abc")
TOLD = headers.every(["one()"])


async def behind(scope, receive, send):
    headed = [(b"content-type", b"text/plain"), *scope.get("own", [])]
    await send({"type": "http.response.start", "status": 200, "headers": headed})
    await send({"type": "http.response.body", "body": scope["path"].encode()})


def page(address, query):
    return f"<p>{address}?{query}</p>" if address in ("", "known") else None


def feed(address):
    return f"<feed>{address}</feed>".encode() if "base" not in address else None


def ask(path, base="", method="GET", query="", own=(), **asked):
    """Status, headers and body of one request."""
    sent = []

    async def send(message):
        sent.append(message)

    front = Front(behind, {"/static/js/a.js": FILE}, page, TOLD, lambda host: host == "here", feed, base)
    lines = {"host": "here"} | {name.replace("_", "-"): value for name, value in asked.items()}
    scope = {
        "type": "http",
        "scheme": "http",
        "path": path,
        "method": method,
        "query_string": query.encode(),
        "own": own,
    }
    scope["headers"] = [(name.encode(), value.encode()) for name, value in lines.items()]
    asyncio.run(front(scope, None, send))
    start, body = sent
    return start["status"], {name.decode(): value.decode() for name, value in start["headers"]}, body["body"]


def test_a_packed_file_goes_out_in_the_encoding_accepted():
    status, about, body = ask("/static/js/a.js", accept_encoding="gzip, br")
    assert (status, body, about["content-encoding"], about["vary"]) == (200, b"packed", "br", "accept-encoding")
    assert (about["content-type"], about["cache-control"]) == ("text/javascript", "public, immutable")
    assert about["content-length"] == "6"
    _, about, body = ask("/static/js/a.js", accept_encoding="gzip")
    assert (body, about["content-encoding"]) == (b"zipped", "gzip")


def test_without_an_encoding_that_will_do_streamlit_sends_the_file_itself():
    _, about, body = ask("/static/js/a.js", accept_encoding="br;q=0")
    assert body == b"/static/js/a.js"
    assert "content-encoding" not in about


def test_what_the_browser_still_has_is_not_sent_again():
    status, about, body = ask("/static/js/a.js", accept_encoding="br", if_none_match='W/"abc"')
    assert (status, body) == (304, b"")
    assert "content-length" not in about
    assert ask("/static/js/a.js", accept_encoding="br", if_none_match='"older"')[0] == 200


def test_the_feed_knows_the_address_under_which_it_was_asked_for():
    status, about, body = ask("/changes.atom")
    assert (status, body) == (200, b"<feed>http://here</feed>")
    assert about["content-type"] == "application/atom+xml; charset=utf-8"
    # None where readers have to sign in: what lies behind answers, and it knows no such address.
    assert ask("/base/changes.atom", base="base")[2] == b"/base/changes.atom"


def test_a_head_has_the_length_and_no_body():
    _, about, body = ask("/static/js/a.js", method="HEAD", accept_encoding="br")
    assert (about["content-length"], body) == ("6", b"")


def test_pages_are_ours_and_everything_else_is_streamlits():
    made = b"<p>known?area=x</p>"
    assert ask("/known", query="area=x")[2] == made
    assert brotli.decompress(ask("/known", query="area=x", accept_encoding="br")[2]) == made
    assert gzip.decompress(ask("/known", query="area=x", accept_encoding="gzip")[2]) == made
    assert ask("/known", query="area=x")[1]["content-type"] == "text/html; charset=utf-8"
    assert ask("/")[2] == b"<p>?</p>"
    for path in ("/unknown", "/known/", "//known"):
        assert ask(path)[2] == path.encode()
    assert ask("/known", method="POST")[2] == b"/known"


def test_below_a_base_path_pages_and_files_are_found():
    assert ask("/base/known", base="/base/")[2] == b"<p>known?</p>"
    assert ask("/base", base="base")[2] == b"<p>?</p>"
    assert ask("/base/_stcore/metrics", base="base")[0] == 404


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_no_reader_needs_is_closed(path, method):
    assert ask(path, method=method)[0] == 404
    assert ask("/_stcore/health")[2] == b"/_stcore/health"
    assert ask("/_stcore/metrics-of-another")[0] == 200


def test_another_host_is_refused_and_told_what_to_do():
    status, about, body = ask("/known", host="evil.example")
    assert status == 403
    assert b"allowedHosts" in body
    assert about["x-content-type-options"] == "nosniff"
    assert ask("/_stcore/health", host="10.0.0.7")[0] == 200


def test_every_response_has_the_headers_and_a_route_may_say_otherwise():
    for path in ("/", "/static/js/a.js", "/unknown", "/_stcore/metrics"):
        _, about, _ = ask(path, accept_encoding="br")
        assert {name for name, _ in TOLD} <= {name.encode() for name in about}
    own = [(b"Content-Security-Policy", b"frame-ancestors *")]
    _, about, _ = ask("/unknown", own=own)
    assert about["Content-Security-Policy"] == "frame-ancestors *"
    assert "content-security-policy" not in about


def test_a_websocket_is_passed_on_untouched():
    seen = []

    async def application(scope, receive, send):
        seen.append(scope)

    scope = {"type": "websocket", "path": "/_stcore/stream"}
    asyncio.run(Front(application, {}, page, TOLD, lambda host: False, feed)(scope, None, None))
    assert seen == [scope]
