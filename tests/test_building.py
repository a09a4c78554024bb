import math
from dataclasses import replace

import pytest

from outcomes import building
from outcomes.errors import OutcomesError
from outcomes.store.table import COLUMNS, NUMBERS
from tests.tiny import dataset, indicator


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("10,985", 10985), ("86%", 86), ("0 %", 0), ("0.8%", 0.8), (".4472", 0.4472), ("- 1.4", -1.4), ("+9.4", 9.4),
        ("approx. 750", 750), ("max 30 places", 30), ("£25.51 million", 25.51), ("£472k", 472), ("four", 4),
        ("N/A", None), ("", None), ("?", None), ("<1", 1), ("p<0.01", 0.01), ("+/- 7.5%", 7.5), ("p=0.58", 0.58), ("around 25%", 25),
    ],
)  # fmt: skip
def test_number(printed, expected):
    assert building.number(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("1(33%)", 33),
        ("8 (88.8%)", 88.8),
        ("1 (100)", 100),
        ("37% (11)", 37),
        ("44%(21)", 44),
        ("1 (<1%)", 1),
        ("0%", 0),
    ],
)
def test_percentage(printed, expected):
    assert building.percentage(printed) == expected


def test_count_in_brackets():
    assert building.bracketed("37% (11)") == 11
    assert building.bracketed("0%") is None


@pytest.mark.parametrize(
    ("printed", "status"),
    [("", "not_collected"), ("N/A", "not_applicable"), ("?", "unclear"), ("<1", "final"), ("0%", "final")],
)
def test_absences_are_told_apart_and_none_is_zero(printed, status):
    assert building.status_of(printed) == status


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("p<0.01", "<"),
        ("1 (<1%)", "<"),
        (">3", ">"),
        ("+/- 7.5%", "±"),
        ("-7.5", ""),
        ("36%", ""),
        ("approx. 750", "≈"),
        ("around 25%", "≈"),
        ("max 30 places", "≤"),
    ],
)
def test_bound(printed, expected):
    assert building.bound(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("17% decrease", -17),
        ("decrease of 10%", -10),
        ("0.5 million less", -0.5),
        ("508", 508),
        ("36%", 36),
        ("0", 0),
        ("", None),
    ],
)
def test_a_change_has_the_sign_that_its_words_give(printed, expected):
    assert building.change(printed) == expected


PLAIN = dataset(indicator())
HEAD = "indicator,area,period,"


def sources(tmp_path, *texts, declared=PLAIN):
    files = []
    for place, text in enumerate(texts, 1):
        files.append(tmp_path / f"paper_{place}.csv")
        files[-1].write_bytes(text if isinstance(text, bytes) else text.encode())
    return building.from_sources(files, declared)


def test_what_a_source_leaves_out_is_filled(tmp_path):
    made = sources(tmp_path, f'{HEAD}printed,denominator\ni,a,2016-17-Q3,36%,"1,120"\n')
    assert list(made.columns) == COLUMNS
    (row,) = made.to_dict("records")
    nan = {name for name in NUMBERS if math.isnan(row[name])}
    assert nan == {"numerator", "lower", "upper"}
    assert {name: row[name] for name in COLUMNS if name not in nan} == {
        "dataset": "d",
        "indicator": "i",
        "area": "a",
        "period": "2016-17-Q3",
        "group": "",
        "statistic": "value",
        "value": 36.0,
        "bound": "",
        "denominator": 1120.0,
        "status": "final",
        "printed": "36%",
        "note": "",
        "source": "s",
        "locator": "paper_1.csv, line 2",
    }


@pytest.mark.parametrize(
    ("head", "line", "value", "bound", "status", "printed"),
    [
        ("value", "36", 36, "", "final", "36"),
        ("value", "1,036", 1036, "", "final", "1,036"),
        ("value", "", None, "", "not_published", ""),
        ("printed", "<1%", 1, "<", "final", "<1%"),
        ("printed", "approx. 750", 750, "≈", "final", "approx. 750"),
        ("printed", "", None, "", "not_published", ""),
        ("printed", "see note", None, "", "not_published", "see note"),
        ("value,printed", "36,36.2%", 36, "", "final", "36.2%"),
        ("value,status", "36,provisional", 36, "", "provisional", "36"),
        ("status,printed", "suppressed,3", None, "", "suppressed", "3"),
        ("status,printed", "not_applicable,N/A", None, "", "not_applicable", "N/A"),
    ],
)
def test_value_bound_status_and_print_of_a_line(tmp_path, head, line, value, bound, status, printed):
    cells = ",".join(f'"{cell}"' for cell in ([line] if "," not in head else line.split(",")))
    (row,) = sources(tmp_path, f"{HEAD}{head}\ni,a,2016-17-Q3,{cells}\n").to_dict("records")
    assert math.isnan(row["value"]) if value is None else row["value"] == value
    assert (row["bound"], row["status"], row["printed"]) == (bound, status, printed)


def test_what_a_line_says_itself_stands(tmp_path):
    text = f"{HEAD}value,printed,note,locator,group,statistic\ni,a,2016-17-Q3, 36 ,36%,Few.,page 3,sex=women,plan\n"
    (row,) = sources(tmp_path, text).to_dict("records")
    assert (row["value"], row["printed"], row["note"]) == (36, "36%", "Few.")
    assert (row["locator"], row["group"], row["statistic"]) == ("page 3", "sex=women", "plan")


def test_several_sources_follow_each_other_with_their_own_lines(tmp_path):
    made = sources(
        tmp_path,
        f"{HEAD}value\ni,a,2016-17-Q2,1\ni,a,2016-17-Q3,2\n",
        "period,value,area,indicator\n2016-17-Q4,3,a,i\n",
    )
    assert made["value"].tolist() == [1, 2, 3]
    assert made["locator"].tolist() == ["paper_1.csv, line 2", "paper_1.csv, line 3", "paper_2.csv, line 2"]


def test_a_line_that_ends_early_has_empty_cells(tmp_path):
    made = sources(tmp_path, f"{HEAD}value,note\ni,a,2016-17-Q3,36\n")
    assert made[["value", "note"]].to_numpy().tolist() == [[36, ""]]


TWO = dataset(indicator())
TWO = replace(TWO, sources={**TWO.sources, "other": replace(TWO.sources["s"], id="other")})


def test_with_two_sources_each_line_names_its_own(tmp_path):
    assert sources(tmp_path, f"{HEAD}value,source\ni,a,2016-17-Q3,1,other\n", declared=TWO)["source"].item() == "other"
    with pytest.raises(OutcomesError, match=r"source/paper_1\.csv: add a column source; the dataset declares 2"):
        sources(tmp_path, f"{HEAD}value\ni,a,2016-17-Q3,1\n", declared=TWO)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f"{HEAD}value,page\ni,a,2016-17-Q3,1,3\n", r"paper_1\.csv: column 'page' is not known; the table has: dataset"),
        (f"{HEAD}value\ni,a,2016-17-Q2,1\ni,a,2016-17-Q3,many\n", r"paper_1\.csv, line 3: value 'many' is no number; correct it"),
        (f"{HEAD}value,denominator\ni,a,2016-17-Q3,1,n=5\n", r"paper_1\.csv, line 2: denominator 'n=5' is no number"),
        (b"\xff\xfe\x00a", r"paper_1\.csv cannot be read .*; save it as CSV in UTF-8"),
        (f'{HEAD}value\ni,a,2016-17-Q3,1,2,3\n', r"paper_1\.csv: lines have more cells than the heading; correct them"),
        ("", r"paper_1\.csv cannot be read .*; save it as CSV in UTF-8"),
    ],
)  # fmt: skip
def test_faults_of_a_source_name_file_line_and_remedy(tmp_path, text, fault):
    with pytest.raises(OutcomesError, match=f"datasets/d/source/{fault}"):
        sources(tmp_path, text)
