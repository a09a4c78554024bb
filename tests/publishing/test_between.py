"""What is new between two boards: forty changes planted, forty told, each of its kind and none besides."""

import pandas as pd
import pytest

from outcomes.publishing import between, difference, feed, since, versions
from outcomes.selection import Selection
from outcomes.store import words
from outcomes.store.delta import Signature, Version
from tests import tiny

Q2, Q3 = "2016-17-Q2", "2016-17-Q3"
SHOWN = frozenset({tiny.HERE})
ENTRIES = [tiny.indicator(f"i{n}", title=f"I{n}") for n in range(45)]
OTHERS = [tiny.indicator(f"e{n}", title=f"E{n}") for n in range(6)]


def text(indicator, said):
    row = dict.fromkeys(words.COLUMNS, "")
    same = {"dataset": "d", "kind": "commentary", "about": indicator, "period": Q3, "source": "s", "locator": "p. 1"}
    return {**row, **same, "area": tiny.HERE, "text": said}


def board(rows, said=()):
    parts = tiny.dataset(*ENTRIES), tiny.dataset(*OTHERS, identifier="e")
    return tiny.board(*parts, rows=rows, said=pd.DataFrame(said, columns=words.COLUMNS, dtype="str"))


def planted():
    """The rows before and after, the commentary before and after, and what is planted: kind, indicator and period."""
    before, after, texts, kinds = [], [], ([], []), []
    for n in range(40):
        name = f"i{n}"
        old = [tiny.row(name, Q2, 40), tiny.row(name, Q3, 50)]
        new = [dict(row) for row in old]
        if n < 4:
            old.pop()
            kinds.append((difference.NEW, name, Q3))
        elif 5 <= n < 10:
            new[1] = tiny.row(name, Q3, 51, status="revised", note="Counted late.")
            kinds.append((difference.REVISED, name, Q3))
        elif 10 <= n < 15:
            old.append(tiny.row(name, Q3, 60, statistic="plan"))
            new.append(tiny.row(name, Q3, 70, statistic="plan", note="The Board decided so, for want of staff."))
            kinds.append((difference.REPLANNED, name, Q3))
        elif 15 <= n < 20:
            texts[0].append(text(name, "More staff."))
            texts[1].append(text(name, "Fewer staff."))
            kinds.append((difference.SAID, name, Q3))
        elif 20 <= n < 25:
            new.pop(0)
            kinds.append((difference.WITHDRAWN, name, Q2))
        elif 25 <= n < 30:
            new[1] = tiny.row(name, Q3, None, status="suppressed", note="Fewer than five.")
            kinds.append((difference.SUPPRESSED, name, Q3))
        elif n >= 35:
            old.clear()
            kinds.append((between.ADDED, name, Q3))
        before += old
        after += new
    # One of these comes in the new quarter, and five are due.
    quarter = [tiny.row(f"e{n}", Q2, 30, dataset="e") for n in range(6)]
    before += quarter
    after += [*quarter, tiny.row("e0", Q3, 31, dataset="e")]
    kinds += [(difference.NEW, "e0", Q3), *((between.DUE, f"e{n}", Q2) for n in range(1, 6))]
    return before, after, texts, kinds


@pytest.fixture
def both():
    before, after, texts, _ = planted()
    return board(before, texts[0]), board(after, texts[1])


def test_forty_planted_changes_are_told_each_of_its_kind_and_none_besides(both):
    kinds = planted()[3]
    assert len(kinds) == 40
    found = [(news.kind, *(news.change.key[place] for place in (1, 3))) for news in between.of(*both, SHOWN)]
    assert sorted(found) == sorted(kinds)


def test_nothing_is_new_in_the_same_board(both):
    for one in both:
        assert between.of(one, one, SHOWN) == []


def test_what_is_not_of_these_areas_is_no_news(both):
    assert [news.kind for news in between.of(*both, frozenset())] == [difference.SAID] * 5


def test_what_is_known_most_certainly_comes_first():
    bands = tiny.bands(("requires improvement", 60, 69), ("good", 70, 79), ("outstanding", 80, 100))
    entries = tiny.indicator("a"), tiny.indicator("b", bands=(bands,))
    rows = [tiny.row("a", Q2, 50), tiny.row("b", Q2, 65)]
    new = [*rows, tiny.row("a", Q3, 51), tiny.row("b", Q3, 20)]
    found = between.of(*(tiny.board(tiny.dataset(*entries), rows=given) for given in (rows, new)), SHOWN)
    assert [news.change.key[1] for news in found] == ["b", "a"]
    assert [code for code, _ in found[0].reasons] == ["worst", "crossed_down"]


def test_it_is_said_with_what_stood_before_and_why(both):
    found = between.of(*both, SHOWN)
    chosen = Selection(Q3, tiny.HERE, "previous")
    answer = since.answer(both[1], chosen, found, "30 May 2017")
    assert answer.sentence == (
        "Since 30 May 2017: 5 new figures, 5 revised, 5 changed plans, 5 changed commentaries, 5 withdrawn, "
        "5 newly suppressed, 5 due and missing and 5 new indicators."
    )
    lines = {row.title + row.cells[0].text: [cell.text for cell in row.cells] for row in answer.parts[0].rows}
    assert lines["I5Revised"] == ["Revised", "Tiny, Q3 2016/17", "50%", "51% (revised)", "Counted late."]
    assert lines["I10Changed plan"][2:] == ["60%", "70%", "The Board decided so, for want of staff. Plan missed"]
    assert lines["E1Due and missing"] == [
        "Due and missing",
        "Tiny, Q3 2016/17",
        "30% in Q2 2016/17",
        "no figure yet",
        "Next update: n",
    ]
    assert lines["I25Newly suppressed"][2:4] == ["50%", "Suppressed"]
    assert lines["I15Changed commentary"][2:4] == ["“More staff.”", "“Fewer staff.”"]


def test_the_text_for_an_e_mail_says_the_same(both):
    found = between.of(*both, SHOWN)
    said = since.text(both[1], Selection(Q3, tiny.HERE, "previous"), found, "30 May 2017", "https://x.example/")
    assert "Since 30 May 2017: 5 new figures, 5 revised" in said
    assert "- Revised: I5 (Tiny, Q3 2016/17): 50% becomes 51% (revised). Counted late." in said
    assert said.count("  https://x.example/") == 40


def test_nothing_new_is_said_so(both):
    answer = since.answer(both[1], Selection(Q3, tiny.HERE, "previous"), [], "30 May 2017")
    assert (answer.sentence, answer.parts) == ("Nothing has changed since 30 May 2017.", ())


def signed(message):
    return Signature("Ann Lee", "officer", "2017-07-03T09:00:00+00:00", message)


def test_the_feed_has_an_entry_a_version_and_names_nobody(both):
    found = [
        Version(0, signed("The tables as shipped"), ("d", "e"), {}),
        Version(1, signed("Quarter 4 <b> & more"), ("d",), {}),
        Version(3, signed("Wrong"), ("d",), {}, 1),
    ]
    made = feed.make(both[1], found, "Tiny outcomes", "https://x.example").decode()
    assert made.count("<entry>") == 2
    assert made.index("Wrong") < made.index("Quarter 4 &lt;b&gt; &amp; more")
    assert "Version 3: D. It takes back version 1." in made
    assert 'href="https://x.example/?overview=since&amp;since=v1&amp;as-of=3"' in made
    assert "Ann" not in made


def test_a_feed_without_a_publish_has_no_entry(both):
    assert "<entry>" not in feed.make(both[1], [], "T", "https://x.example").decode()


def test_versions_that_a_reader_may_have_seen():
    found = [Version(number, signed("m"), ("d",), {}) for number in (0, 1, 4)]
    assert since.options(found) == {"v1": "3 July 2017, version 1", "v0": "3 July 2017, version 0"}
    assert since.options([]) == {}


def test_between_two_versions_of_a_store(at, tmp_path):
    file = tmp_path / "q.csv"
    file.write_text("indicator,period,value,note,commentary\nvisits,2016-17-Q3,55,Counted late.,More staff.\n")
    versions.publish(at, versions.rehearse(at, file, "tiny"), "m", "a", "officer")
    boards = tuple(versions.board(at, number) for number in (0, 1))
    assert [(news.kind, news.change.key[1]) for news in versions.news(at, 0, 1, boards)] == [
        (difference.REVISED, "visits"),
        (difference.SAID, "visits"),
    ]
    assert [news.kind for news in versions.news(at, 1, 0, boards[::-1])] == [difference.REVISED, difference.SAID]
