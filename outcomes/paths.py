"""Where the project keeps its tables. One place, so that tests and deployments can move it."""

import os
from pathlib import Path

ROOT = Path(os.environ.get("OUTCOMES_ROOT", Path(__file__).resolve().parent.parent))
DATASETS = ROOT / "datasets"
GEO = ROOT / "geo"
