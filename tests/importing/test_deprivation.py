"""File 7 of the English Indices of Deprivation, in exactly its layout. All figures synthetic."""

import math
from dataclasses import replace

import pytest

from outcomes.catalogue.model import Imports
from outcomes.errors import OutcomesError
from outcomes.importing import deprivation, matching, reading
from tests.importing.publishers import file_7, row, with_decile


def test_file_7_gives_scores_rates_and_deciles(tmp_path, board, codes):
    small = reading.read(file_7(tmp_path, codes))
    assert (small.layout, small.vintage) == ("iod2019", 2011)
    taken = matching.take(small, board)
    assert taken.remarks[0] == "14 indicators of 234 LSOAs, 2019."
    frame = small.frame[small.frame["area"] == codes[0]].set_index("measure")
    score = row(taken, "imd2019-score", codes[0])
    assert score["value"] == float(frame.loc["Index of Multiple Deprivation (IMD) Score", "printed"])
    assert (score["denominator"], score["numerator"]) == (1500, pytest.approx(1500 * score["value"]))
    child = row(taken, "idaci", codes[0])
    assert child["denominator"] == 300
    assert child["numerator"] == pytest.approx(3 * child["value"])
    assert row(taken, "employment-dep", codes[0])["denominator"] == 900
    assert row(taken, "idaopi", codes[0])["denominator"] == 400
    most = row(taken, "crime2019-most20", codes[0])
    assert most["value"] == (100 if int(frame.loc["Crime Decile", "printed"]) <= 2 else 0)
    assert "File 7, column Income Score (rate)" in row(taken, "income-dep", codes[0])["locator"]


def test_a_later_year_with_the_same_codes_is_read_with_care(tmp_path, board, codes):
    small = reading.read(file_7(tmp_path, codes, 2025))
    assert small.vintage == 2021
    assert small.layout == "iod2025"
    assert {deprivation.SCORE, "Income Score (rate)", "Crime Decile"} <= set(small.frame["measure"])
    with pytest.raises(OutcomesError, match="no indicator of the file is in the catalogue"):
        matching.take(small, board)


@pytest.mark.parametrize(("decile", "said"), [("0", "0 is no decile"), ("11", "11 is no decile"), ("-3", "no decile")])
def test_deciles_run_from_1_to_10(tmp_path, codes, decile, said):
    with pytest.raises(OutcomesError, match=said):
        reading.read(with_decile(tmp_path, codes, decile))


def test_an_empty_decile_is_missing_and_never_zero(tmp_path, board, codes):
    taken = matching.take(reading.read(with_decile(tmp_path, codes, "")), board)
    gone = row(taken, "imd2019-most20", codes[0])
    assert (gone["status"], gone["printed"]) == ("not_published", "")
    assert math.isnan(gone["value"])


def test_a_later_year_fills_the_indicators_that_ask_for_it(tmp_path, board, codes):
    entry = board.indicators["income-dep"]
    asking = replace(entry, imports=Imports("iod2025", "Income Score (rate)"))
    dataset = board.datasets[entry.dataset]
    other = replace(
        board,
        datasets={**board.datasets, dataset.id: replace(dataset, indicators={**dataset.indicators, entry.id: asking})},
    )
    small = reading.read(file_7(tmp_path, codes, 2025))
    taken = matching.take(small, other, "src-mhclg-english-indices-of-deprivation-2019")
    assert set(taken.rows[dataset.id]["indicator"]) == {"income-dep"}
    assert set(taken.rows[dataset.id]["period"]) == {"2025"}
    assert "234 of 234 codes occur in both" in taken.remarks[1]
    assert "Crime Decile" in taken.remarks[2]
