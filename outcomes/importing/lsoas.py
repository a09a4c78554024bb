"""The column and the codes of LSOAs, however a publisher heads them."""

import re
from collections.abc import Sequence

CODE = re.compile(r"[EW]01\d{6}")
LSOA_HEADINGS = re.compile(
    r"(lsoa ?(20)?\d\d ?(cd|code)|lsoa code( \(\d{4}\))?|lsoa\d\dcd|area codes?( ?\d*)?|lsoa_code)", re.I
)


def lsoa_column(names: Sequence[str]) -> str | None:
    """The column that holds codes of LSOAs."""
    return next((name for name in names if LSOA_HEADINGS.fullmatch(name.strip())), None)
