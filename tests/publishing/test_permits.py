"""Nobody publishes but those whom the settings name, of this board, signed in today; or a person at the machine itself."""

from dataclasses import replace

import pytest

from outcomes.errors import OutcomesError
from outcomes.publishing import permits
from outcomes.publishing.permits import Refused, Rules

NOW = 1_500_000_000
HERE, OTHER = "E06000099", "E06000001"
RULES = Rules(True, "roles", {HERE: ("publisher",), OTHER: ("other",)}, {HERE: ("ann@council.example",)}, 8)
ANN = {
    "is_logged_in": True,
    "iss": "https://id.example",
    "sub": "17",
    "name": "Ann Lee",
    "iat": NOW - 60,
    "roles": ["publisher"],
}


def leave(rules=RULES, near=False, **changed):
    return permits.permit(rules, {**ANN, **changed}, HERE, near, NOW)


def test_a_role_of_the_board_gives_leave():
    given = leave()
    assert (given.board, given.author, given.role) == (HERE, "Ann Lee", "publisher")
    assert leave(roles="publisher").role == "publisher"
    assert "17" not in given.who
    assert "Ann" not in given.who
    assert len(given.who) == 16
    assert given.who != leave(sub="18").who


def test_whose_mark_it_is_cannot_be_tried_out_without_the_secret():
    marks = {leave(rules=replace(RULES, secret=secret)).who for secret in ("one", "another")}
    assert len(marks) == 2
    assert leave(rules=replace(RULES, secret="one")).who in marks
    assert "one" not in repr(replace(RULES, secret="one"))


def test_an_address_counts_where_the_provider_has_seen_it():
    told = {"roles": [], "email": "Ann@Council.example"}
    assert leave(**told, email_verified=True).role == "officer"
    for verified in (False, None, "true"):
        with pytest.raises(Refused, match="not as somebody who may add figures of this board"):
            leave(**told, email_verified=verified)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"is_logged_in": False}, "Sign in to add figures"),
        ({"is_logged_in": None}, "Sign in to add figures"),
        ({"roles": []}, "not as somebody who may add figures"),
        ({"roles": ["other"]}, "not as somebody who may add figures"),
        ({"roles": "publishers"}, "not as somebody who may add figures"),
        ({"roles": None}, "not as somebody who may add figures"),
        ({"roles": {"publisher": True}}, "not as somebody who may add figures"),
        ({"iat": NOW - 8 * 3600 - 1}, "more than 8 hours ago; sign in again"),
        ({"iat": NOW + 3600}, "sign in again"),
        ({"iat": None}, "sign in again"),
        ({"iat": "now"}, "sign in again"),
        ({"auth_time": NOW - 9 * 3600}, "sign in again"),
    ],
)
def test_everything_else_is_refused(changed, said):
    with pytest.raises(Refused, match=said):
        leave(**changed)


def test_a_sign_in_counts_at_the_machine_itself_too_once_one_is_set_up():
    with pytest.raises(Refused, match="Sign in"):
        leave(near=True, is_logged_in=False)


def test_without_a_sign_in_only_the_machine_itself():
    given = permits.permit(Rules(), {}, HERE, True, NOW)
    assert (given.author, given.role, given.who) == ("", "officer on this machine", "this machine")
    with pytest.raises(Refused, match="No sign-in is set up, so figures can be added on the machine"):
        permits.permit(Rules(), ANN, HERE, False, NOW)


@pytest.mark.parametrize(
    ("listening", "headers", "near"),
    [
        ("127.0.0.1", {"Host": "127.0.0.1:8501"}, True),
        ("127.0.0.1", {"Host": "localhost:8501"}, True),
        ("::1", {"Host": "[::1]:8501"}, True),
        ("localhost", {"host": "localhost"}, True),
        ("0.0.0.0", {"Host": "127.0.0.1:8501"}, False),
        ("", {"Host": "127.0.0.1:8501"}, False),
        (None, {"Host": "localhost"}, False),
        ("127.0.0.1", {}, False),
        ("127.0.0.1", {"Host": "dashboard.example"}, False),
        ("127.0.0.1", {"Host": "localhost.example:80"}, False),
        ("127.0.0.1", {"Host": "localhost", "X-Forwarded-For": "203.0.113.9"}, False),
        ("127.0.0.1", {"Host": "localhost", "forwarded": "for=203.0.113.9"}, False),
        ("127.0.0.1", {"Host": "localhost", "Via": "1.1 proxy"}, False),
    ],
)
def test_what_is_the_machine_itself(listening, headers, near):
    assert permits.near(listening, headers) is near


def test_the_rules_are_read_from_the_settings():
    given = permits.rules(
        {"claim": "groups", "hours": 4, "boards": {HERE: {"roles": ["a"], "people": ["B@x.example"]}, OTHER: {}}}, True
    )
    assert given == Rules(True, "groups", {HERE: ("a",), OTHER: ()}, {HERE: ("b@x.example",), OTHER: ()}, 4.0)
    assert permits.rules({}, False) == Rules()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"hours": 0}, "publishing.hours of the settings is '0'"),
        ({"hours": 720}, "up to 24"),
        ({"hours": True}, "publishing.hours"),
        ({"boards": ["E06000099"]}, "publishing.boards of the settings must hold a section"),
        ({"boards": {HERE: {"roles": "publisher"}}}, "E06000099.roles of the settings must be a list of texts"),
        ({"boards": {HERE: {"people": [1]}}}, "E06000099.people of the settings must be a list of texts"),
    ],
)
def test_settings_that_cannot_be_read_are_told(settings, said):
    with pytest.raises(OutcomesError, match=said):
        permits.rules(settings, True)
