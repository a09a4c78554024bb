"""The library knows no document: nothing of the shipped catalogue stands in the program (that is what dataset.yaml is for)."""

import ast
import re

import pytest

from outcomes import opening
from outcomes.paths import PROGRAM

FILES = [*sorted((PROGRAM / "outcomes").rglob("*.py")), *sorted((PROGRAM / "pages").glob("*.py")), PROGRAM / "app.py"]
# Words of plain English that are also an id or a name somewhere in the catalogue.
PLAIN = set(
    [
        "people",
        "need",
        "care",
        "access",
        "environment",
        "health",
        "england",
        "consultation",
        "policy",
        "money",
        "metrics",
        "start",
        "process",
        "where",
        "outcomes",
        "attendance",
        "referrals",
        # A town.
        "reading",
    ]
)
# England's code is the country's, and a benchmark of every board (outcomes/areas.py).
NATION = {"E92000001", "England"}


def texts(file):
    """Every string of a file but docstrings, which may give an example."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    explained = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in explained)
    return {node.value for node in constants if isinstance(node.value, str)}


@pytest.fixture(scope="module")
def known():
    board = opening.load()
    found = {}
    for dataset in board.datasets.values():
        found |= dict.fromkeys([dataset.id, *dataset.indicators, *dataset.themes, *dataset.sources], "id")
        found |= dict.fromkeys((f"wave:{wave}" for wave in dataset.waves), "wave")
    found |= dict.fromkeys((name for area in board.areas.areas.values() for name in (area.id, area.name)), "area")
    # A year alone is also the year of a map or a method.
    found |= dict.fromkeys((period for period in board.periods if not period.isdecimal()), "period")
    return {name: kind for name, kind in found.items() if name.lower() not in PLAIN and name not in NATION}


@pytest.fixture(scope="module")
def areas(known):
    """The names of areas that are no plain words, as one pattern."""
    names = [re.escape(name) for name, kind in known.items() if kind == "area" and len(name) > 6]
    return re.compile(rf"\b(?:{'|'.join(sorted(names, key=len, reverse=True))})\b")


def test_the_pattern_of_areas_finds_a_name_in_a_sentence(areas):
    assert areas.findall("From Bollington, Disley and Poynton to Knutsford.") == [
        "Bollington, Disley and Poynton",
        "Knutsford",
    ]
    assert areas.findall("Nothing of the kind, nor in Knutsfords.") == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PROGRAM)))
def test_no_id_name_or_period_of_the_catalogue_stands_in_the_program(known, areas, file):
    held = texts(file)
    exact = {text for text in held if known.get(text) in ("id", "wave", "period", "area")}
    # A message that names a period or a code as an example of its form is no knowledge of a document.
    inside = {name for text in held for name in areas.findall(text)}
    assert exact == set()
    assert inside == set()
