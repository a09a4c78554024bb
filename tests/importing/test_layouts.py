"""Layouts, their columns and the catalogue's words for them are the same everywhere."""

import ast
import json
from pathlib import Path

from outcomes import importing
from outcomes.catalogue import model
from outcomes.catalogue.load import SCHEMA
from outcomes.geography import STROKE_MINUTES
from outcomes.importing import deprivation, population, stroke

PROPERTIES = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]["indicator"]["properties"]
INDICES = {deprivation.SCORE, *deprivation.RATES, *deprivation.DECILES}
PLACES = ("board.py", "geography.py", "catalogue/load.py", "catalogue/model.py")
COLUMNS = {
    "iod2019": INDICES,
    "iod2025": INDICES,
    population.LAYOUT: {population.WHOLE, *population.BANDS},
    stroke.LAYOUT: {STROKE_MINUTES},
}


def test_the_schema_knows_the_layouts_and_roles():
    assert set(PROPERTIES["imports"]["properties"]["from"]["enum"]) == set(COLUMNS)
    assert set(PROPERTIES["role"]["enum"]) == {
        model.ROLE_POPULATION,
        model.ROLE_DEPRIVATION,
        model.ROLE_OLDER_PEOPLE,
    }


def test_every_column_asked_for_is_one_that_its_layout_has(board):
    for entry in board.indicators.values():
        if entry.imports:
            assert entry.imports.column in COLUMNS[entry.imports.layout], entry.id


def test_the_code_knows_no_id_of_the_shipped_catalogue(board):
    """Nor the name of an area: what joins it to publishers' headings stands in the dataset.yaml."""
    own = {*board.datasets, *board.indicators, *(name for each in board.datasets.values() for name in each.sources)}
    own |= {area.name for area in board.areas.areas.values() if area.name != "England"}
    inside = Path(importing.__file__).parent
    for file in (*inside.glob("*.py"), *(inside.parent / name for name in PLACES)):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant):
                assert node.value not in own, (file.name, node.value)
