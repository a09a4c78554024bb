import pytest
import yaml

from outcomes.catalogue import load as catalogue
from outcomes.errors import OutcomesError

GOOD = {
    "id": "d", "title": "D", "summary": "s", "owner_role": "o", "next_update": "n",
    "sources": [{"id": "s", "title": "S", "publisher": "p", "published": "2017", "licence": "l", "url": "https://x.y", "pages": "1"}],
    "defaults": {"unit": "%", "decimals": 0, "polarity": "neutral", "period_kind": "quarter", "interval_method": "none", "disclosure": "published_aggregate"},
    "themes": [{"id": "t", "title": "T"}],
    "indicators": [{"id": "i", "title": "I", "theme": "t"}],
}  # fmt: skip


def load(tmp_path, **changed):
    folder = tmp_path / "d"
    folder.mkdir()
    (folder / "dataset.yaml").write_text(yaml.safe_dump({**GOOD, **changed}))
    return catalogue.load(tmp_path)


def test_defaults_reach_the_indicator(tmp_path):
    assert load(tmp_path)["d"].indicators["i"].unit == "%"


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"id": "e"}, "write the folder's name"),
        ({"defaults": {}}, "indicator 'i'.*'unit' is a required property"),
        ({"indicators": [{"id": "i", "title": "I", "theme": "x"}]}, "theme 'x' is not declared"),
        ({"indicators": [{"id": "i", "title": "I", "theme": "t", "polarity": "up"}]}, "polarity"),
        ({"indicators": [{"id": "i", "title": "I", "theme": "t"}] * 2}, "declared twice"),
        ({"indicators": [{"id": "i", "title": "I", "theme": "t", "colour": "red"}]}, "colour"),
        ({"sources": []}, "sources"),
        (
            {
                "indicators": [
                    {"id": "i", "title": "I", "theme": "t", "plan": {"holds_from": "Q9", "value": 1, "basis": "b"}}
                ]
            },
            "plan: period 'Q9'",
        ),
    ],
)
def test_faults_name_file_indicator_and_field(tmp_path, changed, fault):
    with pytest.raises(OutcomesError, match=fault):
        load(tmp_path, **changed)


@pytest.mark.parametrize("rule", ["below_5", "below_10_round_5"])
def test_rules_that_cannot_be_kept_yet_are_refused_with_the_reason(tmp_path, rule):
    with pytest.raises(OutcomesError, match=f"disclosure '{rule}': small counts cannot be hidden safely yet"):
        load(tmp_path, defaults={**GOOD["defaults"], "disclosure": rule})


def test_yaml_that_cannot_be_read(tmp_path):
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "dataset.yaml").write_text("a: [")
    with pytest.raises(OutcomesError, match="not readable as YAML"):
        catalogue.load(tmp_path)


def test_yaml_runs_no_code(tmp_path):
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "dataset.yaml").write_text("!!python/object/apply:os.system ['true']")
    with pytest.raises(OutcomesError, match="not readable as YAML"):
        catalogue.load(tmp_path)
