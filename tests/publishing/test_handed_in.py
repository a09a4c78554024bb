"""Each problem of a file is named with its line, its column and what to do, and all at once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from outcomes import areas
from outcomes.errors import OutcomesError
from outcomes.publishing import handed_in, versions

NEW = "visits,2016-17-Q4,75,75,100,,"


def problems(at, hand_in, *lines, **more):
    return [str(problem) for problem in versions.rehearse(at, hand_in(*lines, **more), "tiny").problems]


def test_a_good_line_has_no_problem(at, hand_in):
    assert problems(at, hand_in, NEW) == []


def test_what_a_file_for_readers_says_besides_is_passed_over(at, hand_in):
    heading = "indicator,indicator_title,period,value,numerator,denominator,unit,computed_lower,band"
    assert problems(at, hand_in, "visits,Visits,2016-17-Q4,75,75,100,%,65.7,good", heading=heading) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "vists,2016-17-Q4,75,75,100,,",
            "line 2, column indicator: 'vists' is not known; did you mean 'visits'? or declare it in dataset.yaml",
        ),
        ("Visits in time,2016-17-Q4,75,75,100,,", "did you mean 'visits'?"),
        ("visits,2016/17 Q4,75,75,100,,", "line 2, column period: "),
        (
            "visits,2016-17-Q4,0.75,75,100,,",
            "line 2, column value: 0.75 may be a share of one, which would be 75%; write 75; if it is 0.75%, write so",
        ),
        ("visits,2016-17-Q4,175,75,100,,", "line 2, column value: 175 is more than 100%"),
        (
            "visits,2016-17-Q4,-5,,,,",
            "line 2, column value: -5% is less than nothing; write a percentage from 0 to 100",
        ),
        (
            "visits,2016-17-Q4,75,175,100,,",
            "line 2, column numerator: 175 is more than the denominator, 100; correct one of them",
        ),
        ("visits,2016-17-Q4,seventy,75,100,,", "line 2: value 'seventy' is no number; write a plain number"),
        ("visits,2016-17-Q4,=B2*100,75,100,,", "line 2, column value: '=B2*100' is a formula; write what it comes to"),
        ("visits,2016-17-Q4,,,,,final", "line 2, column value: there is no number"),
        ("visits,2016-17-Q4,75,75,100,,suppressed", "line 2, column status: 'suppressed' stands beside the number 75"),
        ("visits,2016-17-Q4,75,75,100,,done", "line 2, column status: 'done' is not known; write one of: final"),
        ("visits,2016-17-Q4,inf,75,100,,", "a number without end"),
        ("visits,2016-17-Q4,75,75,100,\u202eabc,", "has letters that cannot be seen"),
        (
            "visits,2016-17-Q3,55,55,100,,",
            "line 2, column note: revised: 50 was published; write why in the column note",
        ),
        ("visits,2016-17-Q4,,,,gone,withdrawn", "line 2, column status: the figure to be withdrawn is not published"),
        ("visits,2016-17-Q3,,,,,withdrawn", "line 2, column note: withdrawn: 50 was published; write why"),
    ],
)
def test_a_problem_names_its_place_and_its_remedy(at, hand_in, line, said):
    found = problems(at, hand_in, line)
    assert len(found) == 1 or "inf" in line
    assert any(said in each for each in found), found


def test_all_problems_are_told_at_once(at, hand_in):
    found = problems(at, hand_in, "vists,2016-17-Q4,75,75,100,,", NEW, NEW, "visits,2016-17-Q4,175,,,,")
    assert [each.partition(":")[0] for each in found] == [
        "line 2, column indicator",
        "line 4",
        "line 5",
        "line 5, column value",
    ]


def test_a_changed_plan_asks_who_and_why(at, hand_in):
    heading = "indicator,period,statistic,value,note"
    said = problems(at, hand_in, "waits,2016-17-Q3,plan,12,", heading=heading)
    assert said == [
        "line 2, column note: changed plan: 10 was published; write who decided it and why in the column note"
    ]
    assert problems(at, hand_in, "waits,2016-17-Q3,plan,12,The Board on 3 July: a new service", heading=heading) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cannot be read"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"indicator\nvisits\n", "column 'period' is missing; add it"),
        (b"indicator,period,colour\nvisits,2016-17-Q4,red\n", "column 'colour' is not known"),
        (b"indicator,period\n", "holds no figure"),
        (b"indicator,period\na,b,c\n", "lines have more cells than the heading"),
        (b"indicator,period,period\na,b,c\n", "column"),
        (b"PK\x03\x04rubbish", "cannot be read|is not known|is missing"),
        (b"indicator,period\n" + b"visits,2016-17-Q4\n" * 20_001, "more than 20,000 lines"),
        (b"x" * 5_000_001, "has 5,000,001 bytes"),
    ],
)
def test_what_is_no_table_is_refused(at, tmp_path, content, said):
    file = tmp_path / "odd.csv"
    file.write_bytes(content)
    with pytest.raises(OutcomesError, match=said):
        versions.rehearse(at, file, "tiny")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.lists(some.text(max_size=12), min_size=3, max_size=3), min_size=1, max_size=4))
def test_nothing_in_a_cell_ends_in_a_traceback(tiny_parse, cells):
    import csv
    import io

    out = io.StringIO()
    csv.writer(out).writerows([["indicator", "period", "value"], *cells])
    tiny_parse(out.getvalue().encode("utf-8", "replace"))


@pytest.fixture(scope="module")
def tiny_parse(tmp_path_factory):
    from tests.boards import making

    board = making.opened(making.folder(tmp_path_factory.mktemp("tiny") / "board"))

    def parse(content):
        try:
            found = handed_in.parse(content, "odd.csv", board.datasets["tiny"], board.areas, handed_in.Before({}))
        except OutcomesError:
            return
        for problem in found.problems:
            assert str(problem).isprintable()

    return parse


def test_a_small_share_is_no_mistake_where_small_shares_are_published(at, hand_in):
    heading = "indicator,period,value,printed"
    assert problems(at, hand_in, "visits,2016-17-Q4,0.75,0.75%", heading=heading) == []
    assert len(problems(at, hand_in, "visits,2016-17-Q4,0.75,0.75", heading=heading)) == 1
    few = handed_in.Before({"visits": 0.4})
    entry = versions._dataset(at, "tiny")
    content = b"indicator,period,value\nvisits,2016-17-Q4,0.75\n"
    assert handed_in.parse(content, "f.csv", entry, areas.load(at.geo), few).problems == ()
