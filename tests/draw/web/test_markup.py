from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from outcomes.answer import Card, Cards, Cell, Counters, Fold, Gauge, Link, Points, Row, Table, columns, plain
from outcomes.draw.web import markup, parts
from outcomes.views import cards, profile, rug
from outcomes.words import JUDGEMENT, Sign
from tests.views.asking import CREWE, Q1, Q3, ask

EVIL = '<script>alert("x")</script> & "quoted"'
VOID = {"img", "br", "circle", "polyline", "input"}


class Balanced(HTMLParser):
    """Every tag that opens closes, in order."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def whole(html):
    parser = Balanced()
    parser.feed(html)
    assert parser.open == []
    return html


def table(*rows, **more):
    return whole(parts.part(Table(EVIL, EVIL, columns(EVIL), rows, **more)))


@pytest.mark.parametrize("look", ["plain", "tall", "grid", "rug"])
def test_every_cell_of_a_table_is_escaped(look):
    sign = Sign(EVIL, "✔", "better")
    cells = [Cell(EVIL), Cell(EVIL, sign, EVIL, ("shaded",)), Cell(EVIL, None, EVIL, ("absent",))]
    rows = [Row(EVIL, (cell,), EVIL, Link("page", (("id", EVIL),))) for cell in cells]
    html = table(*rows, caption=EVIL, look=look, key=((sign, EVIL),), spoken=True)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert 'title="<' not in html


def test_cards_and_points_are_escaped():
    sign, link = Sign(EVIL, "✔", "better"), Link("page", (("id", EVIL),))
    card = Card(EVIL, EVIL, sign, EVIL, EVIL, EVIL, EVIL, EVIL, link, (1, 2), EVIL, EVIL, (EVIL,))
    counters = Counters(((EVIL, EVIL, sign),))
    for html in (parts.part(Cards((card,))), parts.part(counters), parts.part(Points(((EVIL, EVIL, None),)))):
        assert "<script" not in whole(html)
        assert html.count("&lt;script&gt;") >= 2


def test_a_link_is_an_address_with_its_choices_escaped():
    link = Link("childrens-scorecard", (("quarter", "2016-17-Q3"), ("measure", "a&b")))
    assert markup.address(link) == "childrens-scorecard?quarter=2016-17-Q3&measure=a%26b"


def test_a_theme_begins_a_group_once():
    html = table(*(Row(title, plain("1"), theme) for title, theme in (("a", "T"), ("b", "T"), ("c", "U"))))
    assert html.count('scope="rowgroup"') == 2
    assert html.count('<th scope="row"') == 3


def test_a_plain_table_names_the_column_of_each_cell_for_a_narrow_screen(board):
    html = whole(parts.part(profile.answer(board, CREWE).parts[-1]))
    assert 'data-label="England">6.1%</td>' in html
    assert 'data-label="Compared with England"><span class="sign oc-same">≈</span> Crewe is similar</td>' in html


def test_the_grid_says_each_grade_in_words_and_marks_what_came_later(board):
    html = whole(parts.part(ask(board, "childrens_scorecard", "all", Q1).parts[0]))
    assert html.count('<th scope="row"') == 42
    assert html.count('class="later"') == 6
    assert 'aria-label="Worse than requires improvement" role="img">▼</span>' in html


def test_the_rug_marks_the_locality_chosen_and_says_every_judgement(board):
    html = whole(parts.part(rug.answer(board, CREWE, "authority", "theme").parts[0]))
    assert 'class="mine"><button type="button" class="oc-sort">Crewe (chosen)</button></th>' in html
    assert "Every judgement in words" in html
    assert html.count("<li>Crewe, ") == 11


def lines(count, **more):
    cells = [(Cell("1", JUDGEMENT["worse"]),), (Cell("2", JUDGEMENT["better"]),), (Cell("3"),)]
    return [Row(f"line {place}", cells[place % 3], **more) for place in range(count)]


def test_only_a_long_table_is_searched_sorted_and_sifted():
    short, long = table(*lines(12)), table(*lines(13))
    assert "oc-sift" not in short
    assert "oc-sort" not in short
    assert long.count('class="oc-sort"') == 2
    assert '<option value="|worse|">worse</option><option value="|better|">better</option>' in long
    assert long.count('data-words="|worse|"') == 5


def test_a_grid_is_sifted_by_the_grade_of_the_period_chosen():
    now, before = Cell("1", Sign("", "★", "grade-3"), "Good", ("shaded", "now")), Cell("2", JUDGEMENT["worse"], "Bad")
    assert markup.judgements(Row("a", (before, now))) == ["Good"]
    assert markup.judgements(Row("b", (before, Cell("·", marks=("absent", "now"))))) == []
    assert markup.judgements(Row("c", (before,))) == ["worse"]


def test_a_cell_leads_to_its_place_and_period():
    link = Link("page", (("area", "x"), ("quarter", "y")))
    html = table(Row("a", (Cell("7", link=link),)), look="rug")
    assert '<a href="page?area=x&amp;quarter=y" target="_self" tabindex="-1">7</a></td>' in html


def test_cards_are_a_list_with_links_and_what_officers_say(board):
    html = whole(parts.part(cards.answer(board, Q3).parts[1]))
    assert html.count("<li>") == 8
    assert 'href="childrens-scorecard?quarter=2016-17-Q3&amp;area=E06000049&amp;measure=scorecard-33"' in html
    assert "2 large families can make a considerable impact" in html


def test_points_carry_the_sign_of_their_judgement():
    html = whole(parts.part(Points((("What", "36%", JUDGEMENT["worse"]), ("Only a line", "", None)))))
    assert '<b class="oc-worse">✖</b> <span>What</span> <em>36%</em>' in html
    assert "<li><span>Only a line</span></li>" in html


def drawing(values):
    return unquote(str(markup.sparkline(values)))


def test_a_sparkline_leaves_gaps_open_and_marks_its_last_point():
    assert drawing((1.0, 2.0, None, 3.0, 4.0)).count("<polyline") == 2
    assert drawing((1.0, 2.0, 3.0)).count("<polyline") == 1
    assert 'cx="92.0" cy="5.0"' in drawing((1.0, 2.0, 3.0))
    assert 'cx="48.0"' in drawing((1.0, 2.0, None))


def test_under_two_values_there_is_no_sparkline():
    assert drawing((1.0,)) == drawing((None, 1.0)) == drawing(()) == ""


def test_an_even_series_is_a_level_line():
    assert 'points="4.0,21.0 92.0,21.0"' in drawing((5.0, 5.0))


def measured(value, most, beside=None, look="plan"):
    return unquote(str(markup.gauge(Gauge(value, most, beside, look))))


def test_a_gauge_is_a_bar_as_long_as_its_figure_with_a_mark_at_the_plan():
    drawn = measured(50, 100, 75)
    assert 'width="78.0" height="10"' in drawn
    assert '<rect x="121.5" y="1" width="3"' in drawn
    assert 'width="3"' not in measured(50, 100)


def test_a_gauge_of_two_times_is_a_hollow_point_and_a_full_one():
    drawn = measured(10, 20, 18, "before")
    assert '<circle cx="146.4" cy="11.0" r="4.2" fill="none"' in drawn
    assert '<circle cx="84.0" cy="11.0" r="5"' in drawn


def test_a_figure_beyond_the_most_stays_inside_and_nothing_is_no_fault():
    assert 'width="156.0" height="10"' in measured(300, 100)
    assert 'width="0.0" height="10"' in measured(0, 0)


def test_folds_of_a_cell_hold_their_lines_and_links_and_are_escaped():
    folds = (
        Fold("He said <b>", ("The rest.",), (("Other", Link("explore", (("show", "a"),))),)),
        Fold("", ("Bare note",)),
    )
    html = table(Row("A", (Cell("36%", folds=folds),)))
    assert "<details><summary>He said &lt;b&gt;</summary>" in html
    assert '<a href="explore?show=a" target="_self">Other</a>' in html
    assert html.count("<details>") == 1
    assert "<p>Bare note</p>" in html


def test_a_table_may_stand_behind_one_click():
    html = table(Row("A", plain("36%")), folded="All 1 figure")
    assert '<details class="oc-folded"><summary>All 1 figure</summary>' in html
    assert html.rstrip().endswith("</details></div>")
