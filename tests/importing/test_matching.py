"""A file's LSOAs, periods and sources beside those of catalogue and areas."""

import pytest

from outcomes.errors import OutcomesError
from outcomes.importing import matching, reading
from tests.importing.publishers import estimates, file_7


def test_a_file_of_another_vintage_is_named_and_refused(tmp_path, board, codes):
    other = [*codes[:-3], "E01034001", "E01034002", "E01034003"]
    with pytest.raises(OutcomesError, match="those of 2021, the boundaries here are of 2011: 231 of 234 codes"):
        matching.take(reading.read(file_7(tmp_path, other, 2025)), board)


def test_another_year_needs_a_declared_source(tmp_path, board, codes):
    small = reading.read(estimates(tmp_path, codes, "mid-2014.csv"))
    with pytest.raises(OutcomesError, match="declare it under sources"):
        matching.take(small, board)
    taken = matching.take(small, board, "src-ons-small-area-population-estimates-mid-2017")
    assert set(taken.rows["community_health"]["period"]) == {"mid-2014"}
    with pytest.raises(OutcomesError, match="'nowhere' is not declared"):
        matching.take(small, board, "nowhere")
