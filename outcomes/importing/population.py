"""Small-area population estimates by single year of age (ONS), CSV or workbook."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from outcomes.errors import OutcomesError
from outcomes.importing.figures import Small, measured, numbers
from outcomes.importing.lsoas import CODE, lsoa_column

LAYOUT = "population"
WHOLE = "All ages"
OLDEST = 90
# The ages from and to; None is open. Under these names the catalogue asks for them.
BANDS: dict[str, tuple[int, int | None]] = {
    "0-4": (0, 4),
    "0-15": (0, 15),
    "16-64": (16, 64),
    "65+": (65, None),
    "75+": (75, None),
    "85+": (85, None),
}


def ages(frame: pd.DataFrame) -> dict[str, int]:
    """Columns of single years of age, with the age, when all of 0 to 90 are there; the last is open (``90+``)."""
    found: dict[str, int] = {}
    for name in frame.columns:
        if match := re.fullmatch(r"(?:age ?)?([0-9]{1,3})(\+?)", name.strip(), re.I):
            age = int(match[1])
            if age in found.values():
                raise OutcomesError(f"two columns are of age {age}, '{name}' is one; keep one")
            if age > OLDEST or (match[2] and age != OLDEST):
                raise OutcomesError(f"the column '{name}' is no single year of age from 0 to {OLDEST}+; take it out")
            found[name] = age
    if len(found) > OLDEST // 2 and len(found) <= OLDEST:
        lacking = sorted(set(range(OLDEST + 1)) - set(found.values()))
        raise OutcomesError(
            f"the column of age {lacking[0]} is missing or has no heading; take the publisher's file unchanged"
        )
    return found if len(found) == OLDEST + 1 else {}


def period_in(names: Sequence[str]) -> str:
    """The period that the first of some names carries, such as ``mid-2017``. Raises OutcomesError when none does."""
    for name in names:
        if match := re.search(r"mid[- _]?(\d{4})", name, re.I):
            return f"mid-{match[1]}"
    raise OutcomesError("the file does not say for which year its estimates are; add for example --period mid-2017")


def read(tables: dict[str, pd.DataFrame], period: str, file: str) -> Small:
    """Persons of each LSOA, and the share of each band of ages; males and females are added where no sheet has persons."""
    usable = {name: frame for name, frame in tables.items() if ages(frame)}
    counted = [_counted(usable[name], file) for name in _of_everybody(usable, file)]
    people = counted[0] if len(counted) == 1 else counted[0].add(counted[1])
    people = people[[bool(CODE.fullmatch(area)) for area in people.index]]
    vintage = 2021 if any("2021" in column for frame in usable.values() for column in frame.columns) else 2011
    return Small(LAYOUT, vintage, f"population estimates {period}", _measures(people, period))


def _of_everybody(usable: dict[str, pd.DataFrame], file: str) -> list[str]:
    """The sheets that together count everybody: one sex is never taken for all persons (decision 56)."""
    persons = [name for name in usable if "person" in name.lower()]
    # "" names the table of a CSV, which says in its file name whom it counts.
    sex = {name: match[0].lower() for name in usable if (match := re.search(r"(fe)?male", name or file, re.I))}
    years = {re.sub(r"(fe)?males?", "", name, flags=re.I) for name in sex}
    if len(persons) == 1:
        return persons
    if sorted(sex.values()) == ["female", "male"] and len(years) == 1:
        return list(sex)
    if len(usable) == 1 and not sex:
        return list(usable)
    raise OutcomesError(
        f"{file}: cannot tell which sheet holds all persons: {', '.join(usable) or 'none'}. Keep one of persons, or one of "
        "males and one of females of the same year"
    )


def _counted(frame: pd.DataFrame, file: str) -> pd.DataFrame:
    """People by LSOA (rows) and age (columns), checked against the publisher's own total where it prints one."""
    code = lsoa_column(list(frame.columns))
    assert code is not None
    by_age = {age: numbers(frame[column], f"age {age}") for column, age in ages(frame).items()}
    if whole := next((name for name in frame.columns if re.fullmatch(WHOLE, name.strip(), re.I)), ""):
        gap = np.abs(np.sum(list(by_age.values()), axis=0) - numbers(frame[whole], whole))
        if (gap > 0.5).any():
            place = int(np.nanargmax(gap))
            raise OutcomesError(
                f"{file}: row {frame.index[place]}: the ages do not add up to '{whole}'; take the file unchanged"
            )
    return pd.DataFrame(by_age).set_axis(frame[code].str.strip().to_numpy())


def _measures(people: pd.DataFrame, period: str) -> pd.DataFrame:
    total = people.sum(axis=1, skipna=False)
    area = pd.Series(people.index)
    where = f"ONS small-area population estimates, {period}, "
    everybody = measured(
        area,
        WHOLE,
        period,
        total.map("{:.0f}".format).to_numpy(),
        value=total.to_numpy(),
        numerator=np.nan,
        denominator=np.nan,
        note="",
        locator=f"{where}all ages",
    )
    parts = [everybody]
    for name, (low, high) in BANDS.items():
        inside = [age for age in people.columns if low <= age and (high is None or age <= high)]
        count = people.loc[:, inside].sum(axis=1, skipna=False)
        parts.append(
            measured(
                area,
                name,
                period,
                count.map("{:.0f}".format).to_numpy(),
                value=np.round((100 * count / total).to_numpy(), 4),
                numerator=count.to_numpy(),
                denominator=total.to_numpy(),
                note="Printed is the number of people.",
                locator=f"{where}ages {low} to {f'{OLDEST}+' if high is None else high}",
            )
        )
    return pd.concat(parts, ignore_index=True)
