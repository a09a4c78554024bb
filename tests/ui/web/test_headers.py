"""The policy: nothing from elsewhere, no script but those known, nobody frames the dashboard."""

import base64
import hashlib

from outcomes.ui.web import headers, site


def rules(text):
    return {name: value for name, _, value in (rule.partition(" ") for rule in text.split("; "))}


def test_a_script_in_the_page_runs_only_by_its_hash():
    held = rules(headers.policy(["one()"]))
    hashed = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    assert held["script-src"] == f"'self' blob: 'sha256-{hashed}'"
    for name in ("object-src", "base-uri", "frame-ancestors"):
        assert held[name] == "'none'"
    assert "unsafe-eval" not in headers.policy([])
    assert "http" not in headers.policy([])


def test_every_script_that_streamlit_or_the_first_view_writes_into_the_page_is_known():
    streamlits, ours = site.scripts()
    assert "prerenderReady" in streamlits
    assert "first-view" in ours


def test_scripts_that_are_files_are_none_of_the_page():
    assert headers.inline('<script src="a.js"></script><script>b()\n</script>') == ["b()\n"]
