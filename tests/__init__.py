"""Tests. None of them reads or writes the versions that somebody published on this machine."""

import os

os.environ["OUTCOMES_STORE"] = os.path.join(os.path.dirname(__file__), "no-store")
