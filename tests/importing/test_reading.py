"""Files with and without a layout that can be read."""

import pytest

from outcomes.errors import OutcomesError
from outcomes.importing import matching, reading


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"lsoa11cd,indicator_id,period,value\nE01018386,income_dep,2019,many\n", "'many' is no number"),
        (b"lsoa11cd,indicator_id,period,value\nE01018386,income_dep,never,1\n", None),
        (b"lsoa11cd,something\nE01018386,1\n", "none of the layouts"),
        (b"\xff\xfe\x00\x00", "cannot be read .*as CSV in UTF-8"),
        (b"", "none of the layouts"),
        (b"lsoa11cd,indicator_id,period,value\nE01000001,income_dep,2019,1\n", "holds no LSOA of Cheshire East"),
    ],
)
def test_other_files_are_refused_in_words(tmp_path, board, content, said):
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    if said is None:
        # A publisher's own words for a period fall back to the one period already published.
        taken = matching.take(reading.read(file), board)
        assert set(taken.rows["community_health"]["period"]) == {"2019"}
        assert "People in income deprivation: period 'never' is taken as 2019, the only one published." in taken.remarks
        return
    with pytest.raises(OutcomesError, match=said):
        matching.take(reading.read(file), board)
