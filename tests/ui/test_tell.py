"""Text that somebody else wrote means nothing but itself."""

import string

import pytest

from outcomes.ui import tell


@pytest.mark.parametrize(
    "text", ["# title", "_a_", "[a](b)", "![](x)", "<b>", ":red[x]", "a | b", "`x`", "$x$", "1. a", "~~a~~"]
)
def test_every_mark_is_escaped(text):
    said = tell.plain(text)
    marks = [place for place, mark in enumerate(said) if mark in string.punctuation and mark != "\\"]
    assert marks
    assert all(said[place - 1] == "\\" for place in marks)
    assert said.replace("\\", "") == text


def test_line_breaks_cannot_begin_a_block():
    assert tell.plain("a\n\n# b\r\n\tc") == "a \\# b c"
