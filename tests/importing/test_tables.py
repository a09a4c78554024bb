"""What is a file with a table, and what is none."""

import os
from pathlib import Path

import pytest

from outcomes.errors import OutcomesError
from outcomes.importing import reading


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(OutcomesError, match="does not exist"):
        reading.read(tmp_path / "none.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_what_is_no_regular_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    for file in (tmp_path / "pipe.csv", tmp_path, Path("/dev/zero"), tmp_path / ("x" * 400)):
        with pytest.raises(OutcomesError, match="no file but|does not exist"):
            reading.read(file)


def test_two_columns_of_one_name_are_refused(tmp_path):
    file = tmp_path / "file.csv"
    file.write_text("lsoa11cd,indicator_id,period,value,value\nE01018386,income_dep,2019,1,2\n", encoding="utf-8")
    with pytest.raises(OutcomesError, match="two columns are called 'value'"):
        reading.read(file)
