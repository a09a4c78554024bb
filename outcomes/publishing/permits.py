"""Who may publish to a board: what an identity provider says of a person beside what the settings of an installation allow."""

import hmac
import ipaddress
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from outcomes.errors import OutcomesError

# After this a person is asked again who they are; a working day is eight of them.
HOURS, MOST_HOURS = 8.0, 24.0
HERE, ON_THIS_MACHINE = "officer on this machine", "this machine"
# Whatever stands before the app and passes requests on says so in one of these.
PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class Refused(OutcomesError):
    """Somebody may not publish, and why; ``who`` stands for them in the log and names nobody."""

    def __init__(self, message: str, who: str) -> None:
        super().__init__(message)
        self.who = who


@dataclass(frozen=True)
class Permit:
    """Leave to publish to one board: the board, the name and the role that a publish is signed with, and what stands for them in the log.

    An ``author`` of "" is one whom nobody has identified, who writes a name.
    """

    board: str
    author: str
    role: str
    who: str


@dataclass(frozen=True)
class Rules:
    """What the settings of an installation allow.

    ``provider`` says whether a sign-in is set up. ``roles`` are values of ``claim``, ``people`` are addresses of e-mail, of
    those who may publish, each by the id of its board. ``hours`` is how long a sign-in holds. ``secret`` is that of the
    sign-in, without which nobody can find out whose mark stands in the log.
    """

    provider: bool = False
    claim: str = "roles"
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hours: float = HOURS
    secret: str = field(default="", repr=False)


def rules(settings: Mapping[str, Any], provider: bool, secret: str = "") -> Rules:
    """The rules out of the section ``publishing`` of the settings. Raises OutcomesError for one that cannot be read."""
    boards = settings.get("boards", {})
    hours = settings.get("hours", HOURS)
    if not isinstance(boards, Mapping) or not all(isinstance(board, Mapping) for board in boards.values()):
        raise OutcomesError("publishing.boards of the settings must hold a section for each board; see docs/sign-in.md")
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 < hours <= MOST_HOURS:
        raise OutcomesError(
            f"publishing.hours of the settings is '{hours}'; write a number of hours up to {MOST_HOURS:g}"
        )
    held = {
        part: {str(name): _texts(board.get(part, ()), f"{name}.{part}") for name, board in boards.items()}
        for part in ("roles", "people")
    }
    people = {name: tuple(address.lower() for address in found) for name, found in held["people"].items()}
    return Rules(provider, str(settings.get("claim", "roles")), held["roles"], people, float(hours), secret)


def permit(allowed: Rules, claims: Mapping[str, Any], board: str, near: bool, now: float) -> Permit:
    """Leave to publish to a board, or Refused with the reason.

    ``claims`` are what the identity provider says of the person, empty for nobody; ``near`` whether the request comes from
    the machine that serves; ``now`` in seconds since 1970.
    """
    if not allowed.provider:
        if near:
            return Permit(board, "", HERE, ON_THIS_MACHINE)
        raise Refused(
            "No sign-in is set up, so figures can be added on the machine that serves the dashboard alone. Whoever runs it "
            "sets one up as docs/sign-in.md says",
            "",
        )
    who = _mark(claims, allowed.secret)
    if not claims.get("is_logged_in"):
        raise Refused("Sign in to add figures", who)
    if not _fresh(claims, allowed.hours, now):
        raise Refused(f"You signed in more than {allowed.hours:g} hours ago; sign in again", who)
    role = _role(allowed, claims, board)
    if not role:
        raise Refused(
            "You are signed in, but not as somebody who may add figures of this board; ask whoever runs it", who
        )
    return Permit(board, _name(claims), role, who)


def near(listening: str | None, headers: Mapping[str, str]) -> bool:
    """Whether an app listens on a loopback address only and a request was sent to it directly, passed on by nobody."""
    names = {name.lower(): text for name, text in headers.items()}
    host = names.get("host", "").rpartition(":")[0] or names.get("host", "")
    return loopback(listening or "") and loopback(host.strip("[]")) and not set(PASSED_ON) & set(names)


def loopback(address: str) -> bool:
    """Whether an address, or the name ``localhost``, is of this machine alone."""
    try:
        return address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _fresh(claims: Mapping[str, Any], hours: float, now: float) -> bool:
    """Whether a person signed in within the hours; who does not say when has not."""
    since = claims.get("auth_time") or claims.get("iat")
    # A minute, because no two clocks agree.
    return isinstance(since, int | float) and -60 <= now - since <= hours * 3600


def _role(allowed: Rules, claims: Mapping[str, Any], board: str) -> str:
    held = claims.get(allowed.claim, ())
    mine = {held} if isinstance(held, str) else set(map(str, held)) if isinstance(held, Sequence) else set()
    if named := sorted(mine & set(allowed.roles.get(board, ()))):
        return named[0]
    # An address counts when the provider has seen that it is the person's own.
    verified = claims.get("email_verified") is True
    return "officer" if verified and str(claims.get("email", "")).lower() in allowed.people.get(board, ()) else ""


def _name(claims: Mapping[str, Any]) -> str:
    found = next((str(claims[key]) for key in ("name", "email", "sub") if claims.get(key)), "")
    return "".join(mark for mark in found if mark.isprintable())[:100].strip()


def _mark(claims: Mapping[str, Any], secret: str) -> str:
    """The same person gives the same mark, and the mark gives no person to whoever has not the secret and tries every number."""
    if not claims.get("sub"):
        return ""
    return hmac.digest(secret.encode(), f"{claims.get('iss', '')}|{claims['sub']}".encode(), "sha256").hex()[:16]


def _texts(given: Any, where: str) -> tuple[str, ...]:
    if isinstance(given, str) or not isinstance(given, Sequence) or not all(isinstance(one, str) for one in given):
        raise OutcomesError(f"publishing.boards.{where} of the settings must be a list of texts; see docs/sign-in.md")
    return tuple(given)
