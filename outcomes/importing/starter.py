"""A first catalogue for another authority (decision 41): a template, of what the publishers' files hold."""

from pathlib import Path

import yaml

from outcomes import files

TEMPLATE = Path(__file__).parent / "starter.yaml"


def write(folder: Path) -> Path | None:
    """Write the first catalogue into a folder of datasets, under the template's id; None where there is one already."""
    content = TEMPLATE.read_bytes()
    file = folder / yaml.safe_load(content)["id"] / "dataset.yaml"
    if file.exists():
        return None
    file.parent.mkdir(parents=True, exist_ok=True)
    files.write(file, content)
    return file
