"""Measure and print: ``python -m tests.bench [--rounds N]``; asserts nothing."""

import argparse

from tests.bench import explore, library, measure, packs, publishing, wire

parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
parser.add_argument("--rounds", type=int, default=5, help="rounds in the browser; 0 for none")
given = parser.parse_args()
library.rows()
library.regroup()
publishing.run()
packs.run()
if given.rounds:
    explore.run()
    wire.run(given.rounds, measure.BARE)
    measure.run(given.rounds)
