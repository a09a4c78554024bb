import io

import openpyxl
import pandas as pd
import pytest

from outcomes import cli, export
from outcomes.store.table import COLUMNS
from tests import tiny


def scorecard(board):
    return export.rows(board.of("childrens_scorecard"), board.datasets["childrens_scorecard"])


def test_scorecard_has_42_measures_by_7_quarters_with_printed_status_and_band(board):
    rows = scorecard(board)
    rows = rows[rows["indicator"].str.startswith("scorecard-")]
    assert len(rows) == 42 * 7
    assert rows.groupby("indicator").size().eq(7).all()
    row = rows[(rows["indicator"] == "scorecard-33") & (rows["period"] == "2016-17-Q3")].iloc[0]
    assert (row["printed"], row["status"], row["band"], row["value"]) == (
        "36%",
        "final",
        "worse than requires improvement",
        36,
    )
    row = rows[(rows["indicator"] == "scorecard-16") & (rows["period"] == "2016-17-Q3")].iloc[0]
    assert (row["printed"], row["status"], row["band"]) == ("N/A", "not_applicable", "")


def test_columns_are_the_tables_by_name(board):
    assert list(scorecard(board).columns) == [*COLUMNS, "band"]


def test_a_cell_that_a_spreadsheet_would_run_is_text():
    frame = pd.DataFrame({"printed": ["=1+1", "+cmd|x", "@x", "36%"], "value": [1.0, 2.0, 3.0, 4.0]})
    text = export.csv(frame).decode("utf-8-sig").splitlines()
    assert text[1:4] == ["'=1+1,1.0", "'+cmd|x,2.0", "'@x,3.0"]
    sheet = openpyxl.load_workbook(io.BytesIO(export.xlsx(frame))).active
    assert sheet["A2"].data_type == "s"


@pytest.mark.parametrize("form", export.FORMATS)
def test_the_verb_writes_each_format(tmp_path, capsys, form):
    file = tmp_path / f"out.{form}"
    assert cli.main(["export", "--dataset", "better_care_fund", "--format", form, "--out", str(file)]) == 0
    assert file.stat().st_size > 500
    assert "28 rows" in capsys.readouterr().out


def test_an_unknown_dataset_is_told_in_one_sentence(tmp_path, capsys):
    assert cli.main(["export", "--dataset", "x", "--out", str(tmp_path / "x.csv")]) == 1
    assert "choose one of" in capsys.readouterr().err


def test_check_counts_everything(capsys):
    assert cli.main(["check"]) == 0
    assert "childrens_scorecard: 96 indicators" in capsys.readouterr().out


@pytest.mark.slow
def test_printed_is_exported_as_it_was_printed(board):
    signed = 0
    for name, dataset in board.datasets.items():
        rows = export.rows(board.of(name), dataset)
        back = pd.read_csv(io.BytesIO(export.csv(rows)), dtype="str", keep_default_na=False)
        assert back["printed"].tolist() == rows["printed"].tolist()
        signed += int(rows["printed"].str.startswith(("+", "-")).sum())
        # A long table is read in part: reading a workbook takes long, and its cells are made alike.
        part = rows.head(1500)
        sheet = openpyxl.load_workbook(io.BytesIO(export.xlsx(part)), read_only=True).active
        place = list(rows.columns).index("printed")
        cells = [row[place] for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert [cell or "" for cell in cells] == part["printed"].tolist()
    assert signed > 40


def test_an_export_into_a_missing_folder_is_told(tmp_path, capsys):
    out = tmp_path / "nowhere" / "x.csv"
    assert cli.main(["export", "--dataset", "better_care_fund", "--out", str(out)]) == 1
    assert "could not be written" in capsys.readouterr().err


def test_the_band_of_a_figure_takes_its_own_plan_and_group():
    entry = tiny.indicator(bands=(tiny.bands(grades=tiny.RAG, tolerance=5),))
    rows = [
        tiny.row("i", "2016-17-Q3", 96.0),
        tiny.row("i", "2016-17-Q3", 100.0, statistic="plan"),
        tiny.row("i", "2016-17-Q3", 96.0, group="sex=women"),
        tiny.row("i", "2016-17-Q3", 96.0, group="sex=women", statistic="plan"),
        tiny.row("i", "2016-17-Q2", 96.0),
    ]
    made = export.rows(tiny.board(tiny.dataset(entry), rows=rows).figures, tiny.dataset(entry))
    assert made[["period", "group", "statistic", "band"]].to_numpy().tolist() == [
        ["2016-17-Q2", "", "value", ""],
        ["2016-17-Q3", "", "plan", ""],
        ["2016-17-Q3", "", "value", "amber"],
        ["2016-17-Q3", "sex=women", "plan", ""],
        ["2016-17-Q3", "sex=women", "value", "green"],
    ]


def test_a_file_for_readers_names_what_its_codes_mean_and_how_sure_it_is(board):
    rows = board.rows("pct-0-4", statistic="value")
    rows = rows[(rows["area"] == "CE-LCN-CREWE") & (rows["period"] == "mid-2017")]
    (line,) = export.described(board, rows).to_dict("records")
    assert (line["indicator_title"], line["area_name"], line["period_label"]) == (
        "People aged 0-4",
        "Crewe",
        "mid-2017",
    )
    assert (line["unit"], line["method"]) == ("% of population", "Wilson")
    assert line["computed_lower"] < line["value"] < line["computed_upper"]
    assert list(export.described(board, rows))[: len(COLUMNS)] == COLUMNS
