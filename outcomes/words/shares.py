"""What is said of shares that make up a whole."""

import pandas as pd

from outcomes import periods
from outcomes.catalogue.model import Section

# A column that adds up within so many points of 100 does so but for rounding.
ROUNDING = 1.5


def sums(rows: pd.DataFrame) -> list[str]:
    """Columns that do not add up to 100, and those where everything is printed as nothing."""
    notes = []
    for period, total in rows.groupby("period", sort=False)["value"].sum().round(1).items():
        label = periods.short_label(str(period))
        if total and abs(total - 100) > ROUNDING:
            notes.append(f"{label} adds to {total:g} as printed, not to 100.")
        if total == 0:
            notes.append(f"{label}: every share is printed as 0%; no case seems to have been audited.")
    return notes


def good_half(section: Section, rows: pd.DataFrame, subject: str, now: str, before: str) -> str:
    """The share of the better half of the grades, now and in the period compared with."""
    good = section.grades[len(section.grades) // 2 :]
    groups = [f"{section.by}={grade}" for grade in good]

    def share(period: str) -> str:
        column = rows[rows["period"] == period]
        if column["value"].isna().all():
            return "no case seems to have been audited"
        of = column[column["group"].isin(groups)]
        if of["value"].isna().any() or len(of) < len(groups):
            return f"at least {of['value'].sum():g}% (one printed cell is illegible)"
        return f"{of['value'].sum():g}%"

    names = " or ".join(grade.replace("-", " ") for grade in good)
    what = f" judged {names}" if "%" in share(now) else ""
    text = f"{subject}: {share(now)}{what} in {periods.short_label(now)}"
    return (
        f"{text}; {share(before)} in {periods.short_label(before)}." if (rows["period"] == before).any() else f"{text}."
    )
