"""Definitions of own localities: what comes in is hostile until checked."""

import base64
import contextlib
import json
import random
import zlib

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.areas import Area, Areas
from outcomes.errors import OutcomesError
from outcomes.localities import definition as localities

MEMBERS = pd.DataFrame(
    {
        "lsoa11cd": ["E01000001", "E01000002", "E01000003"],
        "ward_code": ["E05000001", "E05000001", "E05000002"],
        "ward_name": ["Old Town", "Old Town", "New Town"],
        "locality_confidence": "high",
    }
)
AREAS = Areas({"E06": Area("E06", "Tiny", "authority", "", "")}, MEMBERS)


def read(text):
    return localities.read_csv(text.encode(), AREAS)


def test_wards_and_lsoas_make_groups():
    found = read("code,group\nE05000001,West\nE01000003,East\n")
    assert dict(found.definition.groups) == {
        "East": frozenset({"E01000003"}),
        "West": frozenset({"E01000001", "E01000002"}),
    }
    assert found.remarks == ()


def test_the_heading_line_may_be_missing_and_other_separators_do():
    for text in ("E01000003,East\n", "E01000003;East\n", "E01000003\tEast", "\ufeffcode,group\r\nE01000003,East\r\n"):
        assert read(text).definition.names == ["East"]


def test_the_line_of_an_lsoa_wins_over_its_ward_and_it_is_said():
    found = read("E05000001,West\nE01000002,East")
    assert dict(found.definition.groups)["West"] == frozenset({"E01000001"})
    assert found.remarks[0] == "1 LSOA is taken out of its ward's group by a line of its own."


def test_what_is_left_out_is_said():
    assert read("E01000003,East").remarks == (
        "2 of 3 small areas are in no group. They belong to no locality here, and Tiny still holds them.",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("E01999999,East", "line 1: 'E01999999' is no code of an LSOA or ward of Tiny"),
        ("code,group\nCrewe,East", "line 2: 'CREWE' is no code"),
        ("E01000001,East\nE01000001,West", "line 2: E01000001 is in 'West' and in 'East'"),
        ("E01000001,=cmd()", "must begin with a letter or digit"),
        ("E01000001,<script>", "must begin with a letter or digit"),
        ("E01000001," + "x" * 61, "at most 60"),
        ("E01000001,", "must begin with a letter"),
        ("E01000001", "has 1 columns"),
        ("E01000001,East,1", "has 3 columns"),
        ("", "No locality is defined"),
        ("code,group\n", "No locality is defined"),
        ('E01000001,"East', "cannot be read as CSV"),
        ("E05000002,East\nE01000003,West", "'East' holds no LSOA"),
    ],
)
def test_faults_name_line_value_and_remedy(text, said):
    with pytest.raises(OutcomesError) as fault:
        read(text)
    assert said in str(fault.value)


def test_many_faults_are_counted():
    with pytest.raises(OutcomesError, match=r"And 12 more\."):
        read("\n".join(f"E019999{n:02d},East" for n in range(20)))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"PK\x03\x04\x00\x00", b"E01000001,\x00East"])
def test_binary_files_are_refused(content):
    with pytest.raises(OutcomesError, match="CSV UTF-8"):
        localities.read_csv(content, AREAS)


def test_large_files_are_refused():
    with pytest.raises(OutcomesError, match="at most 200,000"):
        localities.read_csv(b"x" * 200_001, AREAS)


def test_more_groups_than_fit_a_page_are_refused():
    codes = [f"E010{n:05d}" for n in range(41)]
    many = Areas(AREAS.areas, pd.DataFrame({"lsoa11cd": codes, "ward_code": "", "ward_name": ""}))
    with pytest.raises(OutcomesError, match="41 groups"):
        localities.define([("", code, code) for code in codes], many)


def test_csv_and_link_bring_back_the_same_definition():
    definition = read("E05000001,West & South (all)\nE01000003,East").definition
    assert localities.read_csv(localities.to_csv(definition), AREAS).definition == definition
    link = localities.to_link(definition, AREAS)
    assert localities.from_link(link, AREAS).definition == definition
    assert "=" not in link


def packed(given):
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(given).encode())).decode().rstrip("=")


@pytest.mark.parametrize(
    "link",
    [
        "",
        "x",
        "../../etc/passwd",
        "A" * 8001,
        packed([1, 2]),
        packed({"East": "E01000001"}),
        packed({"East": [1]}),
        packed({"East": ["E01000001"]})[:-6],
        base64.urlsafe_b64encode(zlib.compress(b"0" * 5_000_000, 9)).decode().rstrip("="),
        base64.urlsafe_b64encode(zlib.compress(b"[" * 100_000, 9)).decode().rstrip("="),
    ],
)
def test_broken_links_are_refused_in_words(link):
    with pytest.raises(OutcomesError, match="may have been cut"):
        localities.from_link(link, AREAS)


def test_codes_of_a_link_are_checked_like_those_of_a_file():
    with pytest.raises(OutcomesError, match="'E01999999' is no code"):
        localities.from_link(packed({"East": ["E01999999"]}), AREAS)


@given(st.binary(max_size=300))
def test_no_file_makes_anything_but_a_definition_or_an_error_in_words(content):
    with contextlib.suppress(OutcomesError):
        assert localities.read_csv(content, AREAS).definition.groups


@given(st.text(max_size=200))
def test_no_link_makes_anything_but_a_definition_or_an_error_in_words(text):
    with contextlib.suppress(OutcomesError):
        assert localities.from_link(text, AREAS).definition.groups


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Cheshire East", "is the name of Cheshire East as a whole"),
        ("cheshire-east.", "is the name of Cheshire East as a whole"),
        ("ＣＨＥＳＨＩＲＥ ＥＡＳＴ", "is the name of Cheshire East as a whole"),
        ("England", "is the name of England as a whole"),
        ("www.evil.example/login", "looks like a web address"),
        ("a//b", "looks like a web address"),
        ("N\u043erth", "mixes letters that look alike"),
        ("A\u3164", "must begin with a letter"),
        ("\u115f", "must begin with a letter"),
        ("A\nB", "must begin with a letter"),
        ("A\ud800", "must begin with a letter"),
    ],
)
def test_names_that_deceive_are_refused(board, name, said):
    with pytest.raises(OutcomesError, match=said):
        localities.define([("", "E01018386", name)], board.areas)


def test_names_that_look_the_same_are_one(board):
    read = localities.define(
        [("", "E01018386", "North"), ("", "E01018387", " North "), ("", "E01018388", "NORTH")], board.areas
    )
    assert read.definition.names == ["North"]
    assert len(read.definition.lsoas) == 3


def test_localities_that_do_not_fit_into_a_link_are_told(board):
    codes = list(board.areas.members["lsoa11cd"])
    chance = random.Random(1)
    names = ["".join(chr(chance.randrange(0x4E00, 0x9FA0)) for _ in range(60)) for _ in range(40)]
    read = localities.define([("", code, names[place % 40]) for place, code in enumerate(codes)], board.areas)
    with pytest.raises(OutcomesError, match="do not fit into a link"):
        localities.to_link(read.definition, board.areas)
