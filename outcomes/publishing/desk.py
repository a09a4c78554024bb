"""Where figures are handed in by people whom nobody stands beside: every verb asks anew who it is, and is in the log."""

from collections.abc import Callable
from dataclasses import dataclass

from outcomes.errors import OutcomesError
from outcomes.publishing import audit, versions
from outcomes.publishing.permits import Permit, Refused
from outcomes.publishing.versions import Places, Rehearsal


@dataclass(frozen=True)
class Desk:
    """The verbs of one board. ``ask`` gives leave to whoever asks at this moment, or raises Refused; nothing else does."""

    at: Places
    board: str
    ask: Callable[[], Permit]

    def publish(self, rehearsed: Rehearsal, message: str, author: str = "", answer: str = "") -> int:
        """Publish what was rehearsed; the number of the new version. ``author`` counts only where nobody is signed in."""
        return self._do(
            "publish",
            lambda given: versions.publish(
                self.at, rehearsed, message, given.author or author, given.role, answer=answer
            ),
            dataset=rehearsed.dataset.id,
            sha256=rehearsed.sha256,
        )

    def undo(self, number: int, message: str, author: str = "") -> int:
        """Publish again what stood before a version; the number of the new version."""
        return self._do(
            "undo",
            lambda given: versions.undo(self.at, number, message, given.author or author, given.role),
            undoes=number,
        )

    def _do(self, verb: str, act: Callable[[Permit], int], **about: object) -> int:
        try:
            given = self.ask()
            if given.board != self.board:
                raise Refused("This leave is for another board", given.who)
        except Refused as refused:
            audit.write(self.at.log, verb, audit.REFUSED, self.board, refused.who, why=str(refused), **about)
            raise
        audit.write(self.at.log, verb, audit.ASKED, self.board, given.who, **about)
        try:
            number = act(given)
        except OutcomesError as fault:
            audit.write(self.at.log, verb, audit.FAILED, self.board, given.who, why=type(fault).__name__, **about)
            raise
        audit.write(self.at.log, verb, audit.DONE, self.board, given.who, version=number, **about)
        return number
