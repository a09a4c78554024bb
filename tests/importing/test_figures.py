"""What is a number."""

import pytest

from outcomes.errors import OutcomesError
from outcomes.importing import reading


@pytest.mark.parametrize("cell", ["inf", "-inf", "1e999", "nan"])
def test_what_is_no_finite_number_is_refused(tmp_path, cell):
    file = tmp_path / "file.csv"
    file.write_text(f"lsoa11cd,indicator_id,period,value\nE01018386,income_dep,2019,{cell}\n", encoding="utf-8")
    with pytest.raises(OutcomesError, match=f"'{cell}' is no number"):
        reading.read(file)
