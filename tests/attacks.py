"""How often what is tried at random is tried: once as much by default, more with ``OUTCOMES_ATTACKS``."""

import os

TIMES = int(os.environ.get("OUTCOMES_ATTACKS", "1"))
