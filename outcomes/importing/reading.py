"""Reading a publisher's file, whichever layout it has."""

from pathlib import Path

from outcomes.errors import OutcomesError
from outcomes.importing import deprivation, plain, population, stroke, tables
from outcomes.importing.figures import Small


def read(file: Path, period: str = "") -> Small:
    """Read a publisher's file by its headers. ``period`` is needed where the file does not name its own.

    Raises OutcomesError, with row and remedy, for what has none of the layouts or is not as its publisher made it.
    """
    found = tables.sheets(file)
    for name, frame in found.items():
        if deprivation.fits(frame):
            return deprivation.read(frame)
        if plain.fits(frame):
            return plain.read(frame, file.name)
        if stroke.fits(frame):
            return stroke.read(frame, file.name)
        if population.ages(frame):
            return population.read(found, period or population.period_in([name, file.name]), file.name)
    raise OutcomesError(
        f"{file.name} has none of the layouts that can be read: Indices of Deprivation File 7, small-area population "
        "estimates by single year of age, or columns lsoa11cd, indicator_id, period, value"
    )
