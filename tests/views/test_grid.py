from outcomes import words
from tests.views.asking import Q1, Q3, Q4, ask, table, texts, without


def grid(board, chosen):
    return ask(board, "childrens_scorecard", "all", chosen)


def test_the_grid_counts_the_grades(board):
    answer = grid(board, Q3)
    assert answer.sentence == (
        "Q3 2016/17: of 42 measures, 14 are “outstanding”, 7 “good”, 4 “requires improvement”, "
        "10 “worse than requires improvement” and 7 have no figure."
    )
    assert len(table(answer).rows) == 42


def test_a_grade_is_told_by_the_sign_of_its_rank_and_a_word(board):
    cells = {row.title: row.cells[-1] for row in table(grid(board, Q3)).rows}
    found = {cell.words: cell.sign for cell in cells.values() if "shaded" in cell.marks}
    assert found == {
        "Outstanding": words.Sign("", "★", "grade-3"),
        "Good": words.Sign("", "●", "grade-2"),
        "Requires improvement": words.Sign("", "◐", "grade-1"),
        "Worse than requires improvement": words.Sign("", "▼", "grade-0"),
    }
    worst = next(cell for title, cell in cells.items() if title.startswith("33. "))
    assert (worst.text, worst.words, worst.marks) == ("36%", "Worse than requires improvement", ("shaded", "now"))


def test_the_key_has_the_grades_best_first_and_only_the_signs_that_are_used(board):
    assert [text for _, text in table(grid(board, Q3)).key] == [
        "Outstanding",
        "Good",
        "Requires improvement",
        "Worse than requires improvement",
        "Not applicable",
        "Left blank",
        "Unclear",
    ]


def test_an_absence_is_a_sign_and_its_word_and_never_a_zero(board):
    cell = next(row for row in table(grid(board, Q3)).rows if row.title.startswith("16. ")).cells[-1]
    assert (cell.text, cell.sign, cell.words, cell.marks) == ("n/a", None, "Not applicable", ("absent", "now"))


def test_a_quarter_without_figures_shows_the_latest_before_it_and_says_so(board):
    answer = grid(board, Q4)
    assert answer.sentence == grid(board, Q3).sentence
    assert "Q4 2016/17 (Jan to Mar 2017): not published, Q3 2016/17 is the latest before it" in answer.about
    assert {"now" in row.cells[-1].marks for row in table(answer).rows} == {True}
    assert [name for name, _ in table(answer).columns][-1] == "Q3 2016/17"


def test_quarters_after_the_one_chosen_are_marked(board):
    held = table(grid(board, Q1))
    assert "Quarters after Q1 2015/16 are paler." in held.caption
    assert [marks for _, marks in held.columns] == [(), *[("later",)] * 6]
    assert all("later" in cell.marks for row in held.rows for cell in row.cells[1:])
    assert all("now" in row.cells[0].marks for row in held.rows)


def test_a_measure_without_a_row_in_one_quarter_stops_no_other(board):
    less = without(board, indicator="scorecard-05", period="2016-17-Q3")
    answer = grid(less, Q3)
    assert "13 are “outstanding”" in answer.sentence
    assert "8 have no figure" in answer.sentence
    absent = [cell.words for row in table(answer).rows for cell in row.cells if cell.words == "Not published"]
    assert absent == ["Not published"]


def test_the_measure_chosen_is_marked(board):
    held = ask(board, "childrens_scorecard", "all", Q3, "scorecard-14")
    assert [row.title.split(".")[0] for row in table(held).rows if row.marked] == ["14"]


def test_a_figure_reads_as_it_is_printed(board):
    assert next(cells for title, cells in texts(grid(board, Q3)).items() if title.startswith("33. ")) == [
        "41%", "32%", "29%", "12%", "38%", "33%", "36%",
    ]  # fmt: skip


def test_each_cell_leads_to_its_own_quarter_and_the_line_to_the_one_chosen(board):
    line = grid(board, Q3).parts[0].rows[0]
    quarters = [dict(cell.link.choices)["quarter"] for cell in line.cells]
    assert quarters == [f"2015-16-Q{n}" for n in (1, 2, 3, 4)] + [f"2016-17-Q{n}" for n in (1, 2, 3)]
    assert dict(line.link.choices)["quarter"] == "2016-17-Q3"
