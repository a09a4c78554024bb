"""Errors an officer can act on: each names the thing, the value and the remedy."""


class OutcomesError(Exception):
    """A fault in data, catalogue or request, told in words an officer understands.

    A message often quotes what somebody else wrote, so it is made printable here, for every page, terminal and log.
    """

    def __init__(self, message: str) -> None:
        super().__init__(visible(message))


def visible(text: str) -> str:
    """Text on one line, without what cannot be shown (control characters, invisible marks, halves of letters)."""
    return "".join(mark if mark.isprintable() else "?" for mark in " ".join(text.split()))
