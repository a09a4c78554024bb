"""Fetching a publisher's file that is known by name. Nothing else in the program asks the internet for anything."""

import urllib.request
from pathlib import Path

from outcomes import files
from outcomes.errors import OutcomesError
from outcomes.importing.limits import MOST_BYTES

DOWNLOADS = {
    "iod2019": (
        "https://assets.publishing.service.gov.uk/media/5dc407b440f0b6379a7acc8d/"
        "File_7_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv"
    )
}


def download(name: str, target: Path) -> Path:
    """Fetch a publisher's file that is known by name, into a folder. Raises OutcomesError with the remedy."""
    if name not in DOWNLOADS:
        raise OutcomesError(f"'{name}' is not known; choose one of: {', '.join(DOWNLOADS)}")
    url = DOWNLOADS[name]
    file = target / url.rsplit("/", 1)[1]
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310
            content = answer.read(MOST_BYTES + 1)
    except OSError as fault:
        raise OutcomesError(
            f"{url} could not be fetched ({fault}); download it with a browser and run: "
            "python -m outcomes import-small-area FILE"
        ) from fault
    if len(content) > MOST_BYTES:
        raise OutcomesError(f"{url} is larger than {MOST_BYTES // 1_000_000} million bytes; nothing was taken in")
    files.write(file, content)
    return file
