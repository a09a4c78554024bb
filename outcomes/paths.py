"""Where the project keeps its program and its tables. One place, so that tests and deployments can move the tables."""

import os
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent
ROOT = Path(os.environ.get("OUTCOMES_ROOT", PROGRAM)).expanduser().resolve()
DATASETS = ROOT / "datasets"
GEO = ROOT / "geo"
# Where what officers publish is kept: a folder, or the URL of an object store.
STORE = os.environ.get("OUTCOMES_STORE") or str(ROOT / "store")
# A council's own PowerPoint template for packs; "" for ours.
TEMPLATE = os.environ.get("OUTCOMES_TEMPLATE", "")
# Whether what readers are likely to choose next is asked while nobody waits; "no" spares a small machine the work.
AHEAD = os.environ.get("OUTCOMES_AHEAD", "yes") != "no"
# Every attempt to publish, a line each.
LOG = Path(
    os.environ.get("OUTCOMES_LOG") or (ROOT / "attempts.jsonl" if "://" in STORE else Path(STORE) / "attempts.jsonl")
)
