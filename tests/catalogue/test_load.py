import pytest
import yaml

from outcomes.catalogue import load as catalogue
from outcomes.catalogue.model import Imports, Note, Pairs, Scheme, Screen
from outcomes.errors import OutcomesError

GOOD = {
    "id": "d", "title": "D", "summary": "s", "owner_role": "o", "next_update": "n",
    "sources": [{"id": "s", "title": "S", "publisher": "p", "published": "2017", "licence": "l", "url": "https://x.y", "pages": "1"}],
    "defaults": {"unit": "%", "decimals": 0, "polarity": "neutral", "period_kind": "quarter", "interval_method": "none", "disclosure": "published_aggregate"},
    "themes": [{"id": "t", "title": "T"}],
    "indicators": [{"id": "i", "title": "I", "theme": "t"}],
}  # fmt: skip


OTHER_THEME = {
    "themes": [*GOOD["themes"], {"id": "u", "title": "U"}],
    "indicators": [*GOOD["indicators"], {"id": "k", "title": "K", "theme": "u"}],
}


def paired(*items):
    return {"title": "Two views", "views": ["Own", "Others"], "items": [{"statement": "Weak", "of": list(items)}]}


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
def test_a_rule_of_disclosure_is_taken(tmp_path, rule):
    entry = load(tmp_path, defaults={**GOOD["defaults"], "disclosure": rule})["d"].indicators["i"]
    assert entry.disclosure == rule


@pytest.mark.parametrize("rule", ["below_0", "below_5_round_0", "hide some"])
def test_a_rule_of_disclosure_that_means_nothing_is_refused(tmp_path, rule):
    with pytest.raises(OutcomesError, match="disclosure"):
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


def declared(tmp_path, *indicators):
    """A catalogue of a dataset for each list of indicators."""
    for name, entries in zip("de", indicators, strict=False):
        (tmp_path / name).mkdir()
        whole = [{"id": f"{name}{place}", "title": "I", "theme": "t", **entry} for place, entry in enumerate(entries)]
        (tmp_path / name / "dataset.yaml").write_text(yaml.safe_dump({**GOOD, "id": name, "indicators": whole}))


def test_role_and_publishers_column_reach_the_indicator(tmp_path):
    imports = {"from": "population", "column": "65+"}
    declared(tmp_path, [{"role": "older_people", "imports": imports}, {}])
    first, second = catalogue.load(tmp_path)["d"].indicators.values()
    assert (first.role, first.imports) == ("older_people", Imports("population", "65+"))
    assert (second.role, second.imports) == ("", None)


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"role": "best"}, "indicator 'd0': role: 'best' is not one of"),
        ({"imports": {"from": "nowhere", "column": "a"}}, "imports.from: 'nowhere' is not one of"),
        ({"imports": {"from": "population"}}, "imports: 'column' is a required property"),
    ],
)
def test_roles_and_layouts_that_nobody_knows_are_refused(tmp_path, entry, fault):
    declared(tmp_path, [entry])
    with pytest.raises(OutcomesError, match=fault):
        catalogue.load(tmp_path)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"role": "population"}, "role 'population'"),
        ({"imports": {"from": "iod2019", "column": "Crime Decile"}}, "imports 'Crime Decile' from iod2019"),
    ],
)
@pytest.mark.parametrize("alone", [True, False])
def test_a_role_or_column_belongs_to_one_indicator_of_the_whole_catalogue(tmp_path, entry, said, alone):
    declared(tmp_path, *([[entry, entry]] if alone else [[entry], [entry]]))
    where, name = ("d", "d1") if alone else ("e", "e0")
    fault = f"datasets/{where}/dataset.yaml: indicator '{name}': {said} stands at 'd0' too; leave it at one of them"
    with pytest.raises(OutcomesError) as told:
        catalogue.load(tmp_path)
    assert str(told.value) == fault
    if not alone:
        faults = []
        assert list(catalogue.load(tmp_path, faults)) == ["d"]
        assert faults[0].startswith(fault)


BANDS = {"plan": {"grades": ["worse", "requires improvement", "good"]}, "tenths": {"grades": ["bad", "good"], "step": 0.1}}  # fmt: skip


def banded(tmp_path, *given, schemes=BANDS):
    entry = {"id": "i", "title": "I", "theme": "t", "bands": list(given)}
    return load(tmp_path, bands=schemes, indicators=[entry])["d"].indicators["i"].bands


def test_bands_stand_from_worst_to_best_whatever_their_order(tmp_path):
    (found,) = banded(
        tmp_path,
        {
            "scheme": "plan",
            "from": "2015-16-Q1",
            "ranges": {"good": [70, None], "requires improvement": [60, 69]},
        },
    )
    assert found.scheme == Scheme("plan", ("worse", "requires improvement", "good"), 1)
    assert (found.holds_from, found.tolerance) == ("2015-16-Q1", None)
    assert found.ranges == (("requires improvement", 60, 69), ("good", 70, None))


def test_the_only_scheme_need_not_be_named(tmp_path):
    (found,) = banded(tmp_path, {"from": "2015-16-Q1", "tolerance": 5}, schemes={"plan": BANDS["plan"]})
    assert (found.scheme.id, found.tolerance, found.ranges) == ("plan", 5, ())


def test_bands_of_several_periods_and_schemes(tmp_path):
    first, second = banded(
        tmp_path,
        {"scheme": "plan", "from": "2015-16-Q1", "ranges": {"good": [70, 100]}},
        {"scheme": "tenths", "from": "2016-17-Q3", "ranges": {"good": [2.0, 2.4]}},
    )
    assert (first.scheme.step, second.scheme.step) == (1, 0.1)
    assert (first.holds_from, second.holds_from) == ("2015-16-Q1", "2016-17-Q3")


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (
            {"scheme": "other", "from": "2015-16-Q1", "ranges": {"good": [1, 2]}},
            "bands: scheme 'other' is not declared; add it under bands: of the dataset",
        ),
        ({"from": "2015-16-Q1", "ranges": {"good": [1, 2]}}, "bands: scheme '' is not declared"),
        (
            {"scheme": "plan", "from": "2015-16-Q1", "ranges": {"excellent": [1, 2]}},
            "bands: 'excellent' is no grade of plan; write one of worse, requires improvement, good",
        ),
        ({"scheme": "plan", "from": "Q9", "ranges": {"good": [1, 2]}}, "bands: period 'Q9' is not known; write"),
        ({"scheme": "plan", "ranges": {"good": [1, 2]}}, "bands.0: 'from' is a required property; correct or add it"),
        ({"scheme": "plan", "from": "2015-16-Q1"}, "bands.0: .* is not valid under any of the given schemas"),
        ({"scheme": "plan", "from": "2015-16-Q1", "ranges": {"good": [1]}}, "bands.0"),
        ({"scheme": "plan", "from": "2015-16-Q1", "tolerance": 0}, "bands.0.tolerance"),
        ({"scheme": "plan", "from": "2015-16-Q1", "tolerance": 5, "ranges": {"good": [1, 2]}}, "bands.0"),
    ],
)
def test_faults_of_bands_name_file_indicator_and_remedy(tmp_path, given, fault):
    with pytest.raises(OutcomesError, match=rf"datasets/d/dataset.yaml: indicator 'i': {fault}"):
        banded(tmp_path, given)


@pytest.mark.parametrize("grades", [["only"], list("abcdefg"), ["a", ""]])
def test_a_scheme_has_two_to_six_names(tmp_path, grades):
    with pytest.raises(OutcomesError, match=r"datasets/d/dataset.yaml: bands.plan.grades"):
        load(tmp_path, bands={"plan": {"grades": grades}})


@pytest.mark.parametrize("grades", [["red", "green"], ["worst", "worse", "better", "best"]])
def test_a_tolerance_needs_three_grades_and_says_so(tmp_path, grades):
    """Around a plan there are three: met, missed by little, missed by more."""
    with pytest.raises(OutcomesError, match=r"indicator 'i': bands: .*three grades"):
        banded(tmp_path, {"from": "2015-16-Q1", "tolerance": 5}, schemes={"plan": {"grades": grades}})


def test_the_old_word_for_bands_is_refused(tmp_path):
    entry = {"id": "i", "title": "I", "theme": "t", "thresholds": {"holds_from": "2015-16-Q1", "good": [70, 79]}}
    with pytest.raises(OutcomesError, match=r"indicator 'i': .*'thresholds' was unexpected"):
        load(tmp_path, indicators=[entry])


SECTION = {"id": "over-time", "kind": "trend"}
SURVEY = {"waves": ["wave:before"], "themes": ["t"], "area": "a"}
WAVES = [{"id": "before", "title": "Before", "order": 1, "start": "2016-06-01", "end": "2016-06-30", "basis": "b"}]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"sections": [{**SECTION, "themes": ["x"]}]}, "section 'over-time': theme 'x' is not declared; declare it or"),
        ({"sections": [{**SECTION, "indicators": ["x"]}]}, "section 'over-time': indicator 'x' is not declared"),
        ({"sections": [{**SECTION, "under": "x"}]}, "section 'over-time': section 'x' is not declared"),
        ({"sections": [SECTION, SECTION]}, "'over-time' is declared twice; give each its own id"),
        ({"sections": [{**SECTION, "kind": "pie"}]}, "sections.0.kind: 'pie' is not one of"),
        (
            {"sections": [SECTION], "screens": [{"id": "s", "title": "S", "section": "x"}]},
            "screen 's': section 'x' is not declared; declare it or correct its spelling",
        ),
        ({"notes": [{"on": "x", "text": "n"}]}, "notes: 'x' is no indicator, theme or section; correct its spelling"),
        ({"notes": [{"on": "i", "text": "n", "from": "Q9"}]}, "notes: period 'Q9' is not known; write"),
        ({"notes": [{"on": "i", "text": "n", "until": "wave:x"}]}, "notes: period 'wave:x' is not known; write"),
        ({"notes": [{"text": "n"}]}, "notes.0: 'on' is a required property"),
        ({"notes": ["n"]}, "notes.0: 'n' is not of type 'object'"),
        ({"waves": WAVES, "survey": {**SURVEY, "themes": ["x"]}}, "survey: theme 'x' is not declared; declare it or"),
        ({"waves": WAVES, "survey": {**SURVEY, "asked": ["i", "x"]}}, "survey: indicator 'x' is not declared"),
        ({"waves": WAVES, "survey": {**SURVEY, "waves": ["wave:x"]}}, "survey: .*'wave:x' is not known; write"),
        (
            {"waves": WAVES, "survey": {**SURVEY, "pairs": paired("i", "x")}},
            "survey: pair 'Weak': indicator 'x' is not decl",
        ),
        ({"waves": WAVES, "survey": {**SURVEY, "pairs": paired("i")}}, "survey.pairs.items.0.of: .* is too short"),
        (
            {**OTHER_THEME, "waves": WAVES, "survey": {**SURVEY, "pairs": paired("i", "k")}},
            "survey: pair 'Weak': 'k' is no item of the survey; name an indicator of one of its themes",
        ),
    ],
)
def test_what_refers_to_something_undeclared_is_refused_with_file_place_and_remedy(tmp_path, changed, fault):
    with pytest.raises(OutcomesError, match=rf"datasets/d/dataset.yaml: {fault}"):
        load(tmp_path, **changed)


def test_sections_notes_survey_and_screens_that_refer_rightly_are_read(tmp_path):
    found = load(
        tmp_path,
        sections=[{**SECTION, "themes": ["t"]}, {"id": "list", "kind": "ledger", "under": "over-time"}],
        notes=[{"on": "list", "text": "n", "from": "wave:before", "until": "2016-17-Q3"}],
        waves=WAVES,
        survey={**SURVEY, "asked": ["i", "i"], "pairs": paired("i", "i")},
        screens=[{"id": "s", "title": "S", "section": "list"}],
    )["d"]
    assert [(section.id, section.under) for section in found.sections] == [("over-time", ""), ("list", "over-time")]
    assert found.notes == (Note("list", "n", "wave:before", "2016-17-Q3"),)
    assert (found.survey.waves, found.survey.asked) == (("wave:before",), ("i", "i"))
    assert found.survey.pairs == Pairs("Two views", ("Own", "Others"), (("Weak", "i", "i"),))
    assert found.screens == (Screen("s", "S", "list"),)


def test_the_word_on_of_a_note_is_read_though_yaml_makes_it_true(tmp_path):
    (tmp_path / "d").mkdir()
    plain = yaml.safe_dump(GOOD) + "notes:\n- on: i\n  text: Few answered.\n- {on: t, text: Many asked.}\n"
    assert yaml.safe_load(plain)["notes"][0] == {True: "i", "text": "Few answered."}
    (tmp_path / "d" / "dataset.yaml").write_text(plain)
    assert [(note.on, note.text) for note in catalogue.load(tmp_path)["d"].notes] == [
        ("i", "Few answered."),
        ("t", "Many asked."),
    ]


def test_an_id_belongs_to_one_indicator_of_all_datasets(tmp_path):
    for name in "de":
        (tmp_path / name).mkdir()
        (tmp_path / name / "dataset.yaml").write_text(yaml.safe_dump({**GOOD, "id": name}))
    fault = "datasets/e/dataset.yaml: indicator 'i' is declared by 'd' too; give each its own id"
    with pytest.raises(OutcomesError) as told:
        catalogue.load(tmp_path)
    assert str(told.value) == fault
    faults = []
    assert list(catalogue.load(tmp_path, faults)) == ["d"]
    assert faults[0].startswith(fault)
