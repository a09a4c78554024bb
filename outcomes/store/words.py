"""The table of words: a row is one text as printed, with what it is about, who says it and where it stands."""

import io
from pathlib import Path

import pandas as pd

from outcomes import files
from outcomes.catalogue.model import Dataset
from outcomes.errors import OutcomesError
from outcomes.paths import DATASETS

# ``about`` holds the ids of indicators, themes or the dataset, with spaces between; ``ref`` the number printed, ``theme``
# the heading in the document; ``who`` says or owns it, ``due`` is its date, all as printed;
# ``state`` is its progress as printed, or how a printed judgement stands beside the figures.
COLUMNS = [
    "dataset",
    "kind",
    "about",
    "ref",
    "theme",
    "area",
    "period",
    "who",
    "text",
    "due",
    "state",
    "source",
    "locator",
]
NEEDED = ("kind", "text", "locator")
# What a text may be, one and several of it; the same in every dataset, so that a page can gather them.
COMMENTARY, ACTION = "commentary", "action"
KINDS = {
    COMMENTARY: ("commentary", "commentaries"),
    ACTION: ("action", "actions"),
    "activity": ("activity", "activities"),
    "next_step": ("next step", "next steps"),
    "recommendation": ("recommendation", "recommendations"),
    "resolution": ("resolution", "resolutions"),
    "message": ("key message", "key messages"),
    "achievement": ("achievement", "achievements"),
    "concern": ("area for improvement", "areas for improvement"),
    "complaint": ("theme of complaints", "themes of complaints"),
    "judgement": ("printed judgement", "printed judgements"),
    "quotation": ("voice", "voices"),
    "view": ("summarised view", "summarised views"),
    "limit": ("limit of the study", "limits of the study"),
    "item": ("item of the meeting", "items of the meeting"),
}
SOURCE, AGAIN = "words.csv", "run: python -m outcomes build"


def empty() -> pd.DataFrame:
    """The table without a row."""
    return pd.DataFrame(columns=COLUMNS, dtype="str")


def build(dataset: Dataset, areas: frozenset[str], folder: Path = DATASETS) -> pd.DataFrame:
    """The words of a dataset out of ``source/words.csv``; empty where there is none.

    A column that is not given is empty; ``source`` is then the dataset's only one, ``about`` the dataset itself. Raises
    OutcomesError for a column, a kind or an id that is not known, and where a text or its place is missing.
    """
    file = folder / dataset.id / "source" / SOURCE
    if not file.exists():
        return empty()
    where = f"datasets/{dataset.id}/source/{SOURCE}"
    with files.reading(where, "save it as CSV in UTF-8"):
        frame = pd.read_csv(files.regular(file), dtype="str", keep_default_na=False)
    if odd := sorted(set(frame.columns) - set(COLUMNS)):
        raise OutcomesError(f"{where}: column '{odd[0]}' is not known; the table has: {', '.join(COLUMNS)}")
    if lacking := [name for name in NEEDED if name not in frame]:
        raise OutcomesError(f"{where}: column '{lacking[0]}' is missing; add it")
    if "source" not in frame:
        if len(dataset.sources) != 1:
            raise OutcomesError(f"{where}: add a column source; the dataset declares {len(dataset.sources)} of them")
        frame["source"] = next(iter(dataset.sources))
    frame = frame.assign(dataset=dataset.id).reindex(columns=COLUMNS, fill_value="")
    frame["about"] = frame["about"].where(frame["about"] != "", dataset.id)
    return check(frame, dataset, areas, where, "correct it")


def check(frame: pd.DataFrame, dataset: Dataset, areas: frozenset[str], where: str, remedy: str) -> pd.DataFrame:
    """The frame, or OutcomesError for the first thing in it that the dataset does not declare or that is missing."""
    if list(frame.columns) != COLUMNS:
        raise OutcomesError(f"{where}: columns must be {', '.join(COLUMNS)}; {remedy}")
    if not frame.map(lambda cell: isinstance(cell, str)).all(axis=None):
        raise OutcomesError(f"{where}: a text is missing; {remedy}")
    known = {
        "dataset": {dataset.id},
        "kind": set(KINDS),
        "area": {"", *areas},
        "source": set(dataset.sources),
    }
    for column, allowed in known.items():
        if odd := [cell for cell in frame[column].unique() if cell not in allowed]:
            raise OutcomesError(f"{where}: {column} '{odd[0]}' is not known; {remedy}")
    ids = {dataset.id, *dataset.themes, *dataset.indicators}
    if odd := [name for cell in frame["about"] for name in cell.split() if name not in ids]:
        raise OutcomesError(f"{where}: about '{odd[0]}' is no indicator, theme or id of this dataset; {remedy}")
    for column in ("text", "locator"):
        if (frame[column].str.strip() == "").any():
            raise OutcomesError(f"{where}: a row has no {column}; {remedy}")
    for period in frame["period"].unique():
        if period:
            dataset.period(period)
    return frame


def read(dataset: Dataset, areas: frozenset[str], folder: Path = DATASETS) -> pd.DataFrame:
    """The words of a dataset; empty when there are none. Raises OutcomesError when the file is damaged."""
    file = folder / dataset.id / "words.parquet"
    if not file.exists():
        return empty()
    where = f"datasets/{dataset.id}/words.parquet"
    with files.reading(where, AGAIN):
        frame = pd.read_parquet(files.regular(file))
    return check(frame, dataset, areas, where, AGAIN)


def write(frame: pd.DataFrame, file: Path) -> None:
    """Write the words of a dataset; whole or not at all."""
    out = io.BytesIO()
    frame.to_parquet(out, index=False)
    files.write(file, out.getvalue())
