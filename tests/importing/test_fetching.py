"""Fetching, with an internet that is made for the test."""

import io
import urllib.error

import pytest

from outcomes.errors import OutcomesError
from outcomes.importing import fetching, reading
from tests.importing.publishers import file_7


def test_fetching_without_the_internet_says_what_to_do(monkeypatch, tmp_path):
    def fail(*_, **__):
        raise urllib.error.URLError("no route")

    monkeypatch.setattr(fetching.urllib.request, "urlopen", fail)
    with pytest.raises(OutcomesError, match="import-small-area FILE"):
        fetching.download("iod2019", tmp_path)


def test_fetching_takes_the_publishers_file(monkeypatch, tmp_path, board, codes):
    content = file_7(tmp_path, codes).read_bytes()
    monkeypatch.setattr(fetching.urllib.request, "urlopen", lambda *_, **__: io.BytesIO(content))
    file = fetching.download("iod2019", tmp_path)
    assert file.name.startswith("File_7_-_All_IoD2019")
    assert reading.read(file).layout == "iod2019"
