"""Population estimates by single year of age, in exactly their layouts. All figures synthetic."""

import openpyxl
import pytest

from outcomes.errors import OutcomesError
from outcomes.importing import matching, reading
from tests.importing.publishers import ages_book, ages_header, by_age, estimates, row


def test_estimates_give_population_and_ages(tmp_path, board, codes):
    taken = matching.take(reading.read(estimates(tmp_path, codes)), board)
    assert taken.remarks[0] == "7 indicators of 234 LSOAs, mid-2017."
    assert row(taken, "pop-total", codes[0])["value"] == 920
    under = row(taken, "pct-under16", codes[0])
    assert (under["numerator"], under["denominator"], under["value"]) == (160, 920, pytest.approx(17.3913))
    assert row(taken, "pct-85plus", codes[0])["numerator"] == 70
    assert row(taken, "pct-16-64", codes[0])["numerator"] == 490


def test_a_workbook_with_persons_or_with_both_sexes(tmp_path, board, codes):
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    for title, each in (("Mid-2017 Males", 4), ("Mid-2017 Females", 6)):
        sheet = book.create_sheet(title)
        sheet.append(["Lower Super Output Area Population Estimates"])
        sheet.append(["Area Codes", "LSOA", *ages_header()])
        for code in codes[:3]:
            sheet.append([code, "x", 91 * each, *[each] * 90, each])
    file = tmp_path / "sexes.xlsx"
    book.save(file)
    taken = matching.take(reading.read(file), board)
    assert row(taken, "pop-total", codes[0])["value"] == 910
    assert "231 of 234 LSOAs are not in the file" in " ".join(taken.remarks)
    book.create_sheet("Mid-2017 Persons")
    persons = book["Mid-2017 Persons"]
    persons.append(["Area Codes", "LSOA", *ages_header()])
    persons.append([codes[0], "x", 182, *[2] * 90, 2])
    book.save(file)
    assert row(matching.take(reading.read(file), board), "pop-total", codes[0])["value"] == 182


def test_estimates_without_a_year_ask_for_it(tmp_path, board, codes):
    file = estimates(tmp_path, codes, "estimates.csv")
    with pytest.raises(OutcomesError, match="--period mid-2017"):
        reading.read(file)
    assert set(reading.read(file, "mid-2017").frame["period"]) == {"mid-2017"}


def people(tmp_path, **sheets):
    small = reading.read(ages_book(tmp_path, **sheets))
    return small.frame.query("measure == 'All ages'")["value"].tolist()


def test_males_and_females_of_one_year_are_added(tmp_path):
    assert people(tmp_path, Mid_2017_Males=by_age(4), Mid_2017_Females=by_age(6)) == [910]
    assert people(tmp_path, Mid_2017_Persons=by_age(10), Mid_2017_Females=by_age(6)) == [910]


def test_one_sex_is_never_taken_for_everybody(tmp_path):
    unheaded = by_age(6)
    unheaded[0][5] = ""
    for sheets, said in (
        ({"Males": by_age(4)}, "cannot tell which sheet holds all persons"),
        ({"Mid_2017_Males": by_age(4), "Mid_2016_Females": by_age(6)}, "cannot tell which sheet"),
        ({"Males": by_age(4), "Males_2": by_age(4)}, "cannot tell which sheet"),
        ({"Males": by_age(4), "Females": unheaded}, "the column of age 4 is missing"),
        ({"Persons": unheaded, "Males": by_age(4)}, "the column of age 4 is missing"),
    ):
        with pytest.raises(OutcomesError, match=said):
            people(tmp_path, **sheets)
    file = tmp_path / "mid-2017 males.csv"
    file.write_text("\n".join(",".join(map(str, cells)) for cells in by_age(4)), encoding="utf-8")
    with pytest.raises(OutcomesError, match="cannot tell which sheet holds all persons"):
        reading.read(file)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("90", "two columns are of age 90"),
        ("age 5", "two columns are of age 5"),
        ("5+", "age 5"),
        ("91", "no single year of age"),
    ],
)
def test_an_age_is_counted_once(tmp_path, heading, said):
    with pytest.raises(OutcomesError, match=said):
        people(tmp_path, Persons=by_age(10, **{heading: 7}))


def test_ages_that_do_not_add_up_are_refused(tmp_path):
    assert people(tmp_path, Persons=by_age(10, **{"All Ages": 910})) == [910]
    with pytest.raises(OutcomesError, match="the ages do not add up to 'All Ages'"):
        people(tmp_path, Persons=by_age(10, **{"All Ages": 5000}))
