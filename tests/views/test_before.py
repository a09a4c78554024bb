from outcomes import words
from outcomes.views import before
from tests.views.asking import CREWE, Q3, ask, at, table, without


def referrals(board, chosen=Q3):
    return ask(board, "healthy_schools", "referrals", chosen)


def lines(found):
    return {(row.theme.partition(":")[0], row.title): row for row in found.rows}


def read(row):
    return [cell.text for cell in row.cells]


COUNT, SHARE = "Referrals to CAMHS", "Share of all referrals to CAMHS East from secondary schools"
ACCEPTED = "Referrals to CAMHS that were accepted"


def test_counts_shares_and_acceptance_stand_first_beside_latest_with_what_stands_behind(board):
    found = lines(table(referrals(board)))
    assert read(found[COUNT, "All pilot schools"]) == ["18 referrals", "10 referrals", "", "−8"]
    assert read(found[SHARE, "All pilot schools"])[:2] == ["14.8% (of 115)", "6.5% (of 155)"]
    assert read(found[ACCEPTED, "All pilot schools"]) == [
        "83% (15 of 18)",
        "90% (9 of 10)",
        "",
        "+7 points (−25.6 to +30.7 points). Within chance",
    ]
    gauge = found[COUNT, "All pilot schools"].cells[2].gauge
    assert (gauge.value, gauge.beside, gauge.look) == (10, 18, "before")


def test_a_change_of_a_share_is_judged_by_its_interval_alone(board):
    share = lines(table(referrals(board)))[SHARE, "All pilot schools"].cells[3]
    assert share.text == "−8.3 points (−16.5 to −1.0 points). Beyond chance, lower"
    assert share.sign == words.CHANGED["lower"]


def test_the_whole_stands_first_and_is_marked(board):
    rows = table(referrals(board)).rows
    assert [row.title for row in rows if row.marked] == ["All pilot schools"] * 3
    assert rows[0].marked


def test_without_a_figure_at_one_time_there_is_no_change_and_no_line(board):
    row = lines(table(referrals(board)))[ACCEPTED, "Ruskin"]
    assert read(row) == ["100% (2 of 2)", "Not applicable", "", "None can be given"]
    assert row.cells[2].gauge is None


def test_what_has_no_counterpart_is_counted_and_stands_in_the_list(board):
    answer = referrals(board)
    assert "5 figures without a counterpart in the other period stand in the list alone." in answer.notes
    assert (COUNT, "Middlewich High School") not in lines(table(answer))
    assert table(answer, 1).folded == "All 48 lines as printed"
    assert any("CAMHS West" in row.title for row in table(answer, 1).rows)


def test_before_the_second_period_nothing_is_compared(board):
    answer = referrals(board, at("2015-16-Q2"))
    assert [found.label for found in answer.parts] == ["Published figures"]
    assert table(answer).folded == ""


def test_counts_of_answers_are_set_side_by_side_and_not_compared(board):
    found = table(ask(board, "healthy_schools", "further", Q3, "staff-actions"))
    row = next(row for row in found.rows if row.title == "Contact the family")
    assert read(row) == [
        "20 responses",
        "2 responses",
        "",
        "Not given: how many were asked each time is not printed beside it",
    ]
    assert row.cells[2].gauge is None


def test_a_thing_with_one_line_has_its_title_and_its_periods_in_the_line(board):
    row = table(ask(board, "childrens_scorecard", "progress", Q3)).rows[0]
    assert (row.title, row.theme) == ("GP reports submitted to review child protection conferences", "")
    assert read(row) == ["7%, Q2 2015/16", "64%, Q3 2016/17", "", "+57 points"]
    assert row.cells[2].gauge.most == 100


def test_means_stand_with_their_people_and_the_p_value_printed(board):
    found = table(ask(board, "healthy_schools", "further", Q3, "outcome-ratings"))
    rows = {(row.theme, row.title.split(" (")[0]): read(row) for row in found.rows}
    assert rows["Cool connections", "Combined wellbeing score"] == [
        "11.1 (5 people), group start",
        "21.8 (6 people), group end",
        "",
        "+10.7",
        "p = 0.006",
    ]
    assert rows["Exam stress", "Overall wellbeing"][1] == "7.5 (6 people), group mid-point"
    assert len(rows) == 15


def test_a_mean_without_a_p_value_says_so_and_tells_nothing(board):
    less = without(board, indicator="ors-combined", statistic="p_value")
    rows = less.rows("ors-combined")
    found, told = before.means(less, rows)
    assert {read(row)[-1] for row in found.rows} == {"None printed"}
    assert told == ""


def test_counts_by_two_things_at_once_make_one_table_in_the_order_of_the_document(board):
    found = table(ask(board, "healthy_schools", "further", Q3, "staff-training"))
    assert [name for name, _ in found.columns] == [
        "Strongly disagree",
        "Disagree",
        "Neither disagree nor agree",
        "Agree",
        "Strongly agree",
        "No answer",
        "Total",
    ]
    assert [row.title for row in found.rows][-1] == "Total"
    assert read(found.rows[-1])[:5] == ["0", "1", "3", "7", "5"]


def test_more_lines_than_a_picture_holds_stay_a_list(board):
    answer = ask(board, "national_adult_care", "figures", CREWE)
    assert "Before and after" not in [found.label for found in answer.parts]
