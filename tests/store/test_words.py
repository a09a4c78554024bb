"""The table of words: what a file may hold, and what is told where it holds something else."""

import json
from dataclasses import replace

import pandas as pd
import pytest

from outcomes.errors import OutcomesError
from outcomes.paths import PROGRAM
from outcomes.store import words
from tests import tiny

AREAS = frozenset({tiny.HERE})
PAPER = tiny.dataset(tiny.indicator("m"))
HEAD = "kind,about,text,locator,area\n"


def built(folder, text, paper=PAPER):
    (folder / paper.id / "source").mkdir(parents=True, exist_ok=True)
    (folder / paper.id / "source" / "words.csv").write_text(text, encoding="utf-8")
    return words.build(paper, AREAS, folder)


def test_what_is_not_given_is_filled(tmp_path):
    made = built(tmp_path, 'kind,text,locator\naction,"We will, at once, act.",page 4\n')
    assert made.to_dict("records") == [
        {
            **dict.fromkeys(words.COLUMNS, ""),
            "dataset": "d",
            "kind": "action",
            "about": "d",
            "text": "We will, at once, act.",
            "source": "s",
            "locator": "page 4",
        }
    ]
    assert words.build(tiny.dataset(tiny.indicator("z"), identifier="e"), AREAS, tmp_path).empty


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kind,text,locator,colour\n", "column 'colour' is not known"),
        ("kind,text\naction,We act.\n", "column 'locator' is missing; add it"),
        (f"{HEAD}hope,m,We hope.,page 4,\n", "kind 'hope' is not known"),
        (f"{HEAD}action,m n,We act.,page 4,\n", "about 'n' is no indicator, theme or id"),
        (f"{HEAD}action,m,We act.,page 4,E09\n", "area 'E09' is not known"),
        (f"{HEAD}action,m, ,page 4,\n", "a row has no text"),
        (f"{HEAD}action,m,We act.,,\n", "a row has no locator"),
        ("kind,text,locator,period\naction,We act.,page 4,soon\n", "period 'soon'"),
    ],
)
def test_what_cannot_stand_is_told_with_file_value_and_remedy(tmp_path, text, told):
    with pytest.raises(OutcomesError) as fault:
        built(tmp_path, text)
    assert told in str(fault.value)


def test_of_several_sources_each_text_names_its_own(tmp_path):
    two = replace(PAPER, sources={**PAPER.sources, "other": replace(tiny.SOURCE, id="other")})
    with pytest.raises(OutcomesError, match="add a column source; the dataset declares 2"):
        built(tmp_path, f"{HEAD}action,m,We act.,page 4,\n", two)


def test_what_is_written_is_read_again_and_damage_is_told(tmp_path):
    made = built(tmp_path, f"{HEAD}action,t m,We act.,page 4,{tiny.HERE}\n")
    file = tmp_path / "d" / "words.parquet"
    words.write(made, file)
    pd.testing.assert_frame_equal(words.read(PAPER, AREAS, tmp_path), made)
    made.assign(text=None).to_parquet(file, index=False)
    with pytest.raises(OutcomesError, match="a text is missing; run: python -m outcomes build"):
        words.read(PAPER, AREAS, tmp_path)
    made.drop(columns="who").to_parquet(file, index=False)
    with pytest.raises(OutcomesError, match="columns must be dataset, kind"):
        words.read(PAPER, AREAS, tmp_path)


def test_a_section_may_say_what_the_table_may_hold():
    schema = json.loads((PROGRAM / "outcomes" / "catalogue" / "schema.json").read_text(encoding="utf-8"))
    says = schema["properties"]["sections"]["items"]["properties"]["says"]["items"]["enum"]
    assert set(says) == set(words.KINDS)
