"""Errors an officer can act on: each names the thing, the value and the remedy."""


class OutcomesError(Exception):
    """A fault in data, catalogue or request, told in words an officer understands."""
