"""Whole or not at all."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from outcomes import files
from outcomes.errors import OutcomesError

ROOT = Path(__file__).parent.parent
WRITER = """
import sys
from pathlib import Path
from outcomes import files
contents = [b"a" * 400_000, b"b" * 400_000]
print("ready", flush=True)
while True:
    for content in contents:
        files.write(Path(sys.argv[1]), content)
"""


def test_the_new_content_takes_the_place_of_the_old(tmp_path):
    file = tmp_path / "x"
    files.write(file, b"one")
    files.write(file, b"two")
    assert file.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(OutcomesError, match="what was there before is unchanged"):
        files.write(tmp_path / "none" / "x", b"1")


def test_no_room_leaves_the_old_content(tmp_path):
    resource = pytest.importorskip("resource")
    file = tmp_path / "x"
    files.write(file, b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(OutcomesError, match="there is room"):
            files.write(file, b"n" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize("kills", [int(os.environ.get("OUTCOMES_KILLS", "12"))])
def test_a_killed_writer_leaves_the_old_content_or_the_new(tmp_path, kills):
    file = tmp_path / "x"
    for kill in range(kills):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(file)], cwd=ROOT, stdout=subprocess.PIPE)
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(0.003 + 0.0007 * kill)
        writer.kill()
        writer.wait()
        writer.stdout.close()
        if file.exists():
            content = file.read_bytes()
            assert len(content) == 400_000
            assert len(set(content)) == 1


def test_whatever_a_parser_raises_is_told_with_the_remedy():
    for fault in (ValueError("a\nb"), SyntaxError("x"), KeyError("k"), MemoryError()):
        with (
            pytest.raises(OutcomesError, match="the file cannot be read .*; mend it"),
            files.reading("the file", "mend it"),
        ):
            raise fault
    with pytest.raises(OutcomesError, match="^as it is$"), files.reading("the file", "mend it"):
        raise OutcomesError("as it is")
