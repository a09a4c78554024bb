"""A total that is not the sum of its localities is told; where a part is missing, nothing is."""

import pytest

from outcomes.publishing import versions

HEADING = "indicator,area,period,value"
TOTAL, NORTH, SOUTH = (f"calls,{area},2016-17-Q4" for area in ("E06000099", "T-NORTH", "T-SOUTH"))


@pytest.fixture
def at(at):
    file = at.datasets / "tiny" / "dataset.yaml"
    lines = [line.replace("{id: calls", "{id: calls, aggregation: sum") for line in file.read_text().splitlines()]
    file.write_text("\n".join(lines))
    return at


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((f"{TOTAL},60", f"{NORTH},20", f"{SOUTH},40"), []),
        # Whole numbers: each of three may have lost half.
        ((f"{TOTAL},61", f"{NORTH},20", f"{SOUTH},40"), []),
        ((f"{TOTAL},60", f"{NORTH},20"), []),
        (
            (f"{NORTH},20", f"{TOTAL},65", f"{SOUTH},40"),
            [
                "line 2, column value: the localities add up to 60, and Tinyshire has 65; correct the part or the total that is wrong"
            ],
        ),
    ],
)
def test_what_does_not_add_up(at, hand_in, lines, said):
    found = versions.rehearse(at, hand_in(*lines, heading=HEADING), "tiny")
    name = versions.board(at, None).areas
    assert [str(problem) for problem in found.problems] == [
        each.replace("localities", name.naming.many).replace("Tinyshire", name.authority.name) for each in said
    ]
