"""Each section of each page with each filter, without a browser: what is drawn follows the choice, or the line under the title says why not."""

import os
import re
import warnings
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from outcomes import screens
from outcomes.localities import definition as localities
from outcomes.localities import regroup as own
from outcomes.selection import Selection
from outcomes.ui import cache, navigation
from outcomes.views import common
from tests.bench.driver import PAGES

ROOT = Path(__file__).parent.parent
# A dataset that declares no sections; official series are of the authority and of whole years.
PLAIN = {"trend": "q", "ranking": "q", "figures": "q"}
# Of each address the key of its sections, and of each section what changes its drawing: q quarter, a locality, c comparator.
SECTIONS = {
    "where-to-look": ("overview", {"look": "qc", "all": "qc", "since": ""}),
    "better-care-fund": ("fund", {"metrics": "q", "money": "q", "policy": "q", "next": ""}),
    "childrens-scorecard": (
        "scorecard",
        {"measure": "qc", "all": "q", "audit": "qc", "progress": "q", "doing": "qc", "progress-said": "", "voices": ""},
    ),
    "healthy-schools": (
        "schools",
        {"said": "q", "answered": "qa", "referrals": "qa", "further": "q", "advice": "", "voices": ""},
    ),
    "participatory-budgeting": ("budget", {"budgeting": "a", "figures": "qa", "voices": ""}),
    "meeting": ("meeting", {"resolved": "", "items": ""}),
    "adult-care-official": ("section", {**PLAIN, "trend": "qc"}),
    "childrens-services-official": ("section", {"trend": "q", "ranking": "q", "all": "q", "figures": "q"}),
    "public-health-official": ("section", PLAIN),
    "schools-official": ("section", PLAIN),
    "community-maps": ("maps", {"map": "a", "order": "a", "profile": "qa", "budgeting": "a"}),
    "compare-localities": ("compare-by", {"rug": "a", "one": "a", "two": "a", "beside": "a"}),
    "own-localities": ("own-by", {"in-use": "qa", "make": "a", "upload": ""}),
    "community-health": ("section", {"trend": "qa", "ranking": "qa", "map": "qa", "figures": "qa"}),
    "present-to-a-room": (
        "screen",
        {
            "title": "qa",
            "place": "a",
            "people": "qa",
            "better": "a",
            "changed": "qac",
            "children": "qac",
            "schools": "qa",
            "funded": "a",
            "unknown": "qa",
            "ask": "qac",
        },
    ),
    "how-sure-are-we": ("", {"": ""}),
    "sources-and-definitions": ("", {"": ""}),
}
PRESENT = "present-to-a-room"
# Drawn in the browser; see tests/browser/test_explore.py.
EXPLORE = "explore"
# Figures are handed in there, none is read; see tests/ui/test_adding.py.
ADD = "add-figures"
# Files are made there, no figure is read; see tests/ui/test_packs.py.
PACK = "take-a-pack"
EVERY = [(page, section) for page, (_, found) in SECTIONS.items() for section in found]
# The upload has no figures; screens for a room say whose figures they show in their titles.
WITHOUT_LINE = {("own-localities", "upload"), *((PRESENT, section) for section in SECTIONS[PRESENT][1])}
# Explanations, definitions, a draft and the upload stand outside the quarters.
WHATEVER_QUARTER = {
    ("how-sure-are-we", ""),
    ("sources-and-definitions", ""),
    *(("own-localities", part) for part in ("make", "upload")),
    # Words as printed, with no figure behind them.
    ("better-care-fund", "next"),
    ("childrens-scorecard", "progress-said"),
    ("healthy-schools", "advice"),
    *((page, part) for page, part in EVERY if page == "meeting" or part == "voices"),
}
PAIRS = {
    "q": ("quarter", "2015-16-Q4", "2016-17-Q3"),
    "a": ("area", "CE-LCN-KNUTS", "CE-LCN-CREWE"),
    "c": ("compare", "year-ago", "previous"),
}


@pytest.fixture(autouse=True)
def _in_root(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert os.getcwd() == str(ROOT)
    # Streamlit's test runner leaves its event loop to the collector.
    warnings.simplefilter("ignore", ResourceWarning)


def visited(page, **link):
    """The app at an address, whatever it says."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in link.items():
        app.query_params[key] = value
    # The overview is the page without an address of its own.
    app._page_hash = calc_hash(page) if page != "where-to-look" else ""
    return app.run()


def opened(page, **link):
    """The app at an address, as a fresh reader who follows a link finds it: nothing is amiss."""
    return sound(visited(page, **link))


def section(page, name, **link):
    key = SECTIONS[page][0]
    return opened(page, **({key: name} if key else {}), **link)


def with_notes(app, page):
    """Before a room the sources stand in the speaker's notes, which are closed at first."""
    return sound(app.button(key="present-notes").click().run()) if page == PRESENT else app


def sound(app):
    assert not app.exception
    assert not app.error
    assert not [html for html in htmls(app) if "oc-error" in html]
    return app


def walk(node):
    for child in getattr(node, "children", {}).values():
        yield child
        yield from walk(child)


def htmls(app):
    return [node.proto.body for node in walk(app.main) if node.type == "html"]


def about(app):
    """The lines that say what is on the screen."""
    return [caption.value.replace("\\", "") for caption in app.main.caption]


def cited(app):
    """The folded lines that say where figures are printed."""
    return [html for html in htmls(app) if "oc-sources" in html and "<dl>" not in html]


TAKEN_ALONG = re.compile(r"\?quarter=[\w-]+&amp;area=[\w-]+(&amp;compare=[\w-]+)?(&amp;)?")
# What a picture that is taken away says of itself: the line under the title, which is no drawing either.
SAID_IN_A_PICTURE = re.compile(r'data-about="[^"]*"')


def drawn(app):
    """Everything in the main part but those lines and the widgets: sentences, notes, tables, specifications."""
    kinds = {"heading", "markdown", "html", "vega_lite_chart", "arrow_vega_lite_chart"}
    out = []
    for node in walk(app.main):
        proto = getattr(node, "proto", None)
        if proto is None or node.type not in kinds | {"subheader", "title", "header"}:
            continue
        body = getattr(proto, "body", "") or getattr(proto, "spec", "")
        if re.match(r"\d+ of \d+ · Q", body):
            # The room's counter names the quarter on every screen.
            continue
        # A link to another page takes the frame's choices along; that is no drawing.
        out.append(f"{node.type}: {SAID_IN_A_PICTURE.sub('', TAKEN_ALONG.sub('?', body))}")
    return out


def chosen(letter, which):
    key, *values = PAIRS[letter]
    return {key: values[which]}


def pair(page, name, letter):
    """The section with each of the two choices of a letter."""
    values = [chosen(letter, which) for which in (0, 1)]
    if letter == "q" and page == "childrens-services-official":
        # Both quarters of the pair have reached the same year and no later one.
        values[0] = {"quarter": "2015-16-Q1"}
    return [section(page, name, **others(letter), **value) for value in values]


def others(letter):
    """Choices beside the one that is tried, under which each letter shows."""
    return {} if letter == "q" else {"quarter": "2016-17-Q3"}


@pytest.mark.parametrize("page", SECTIONS)
def test_page_opens_with_a_headline_and_a_source(page):
    app = opened(page)
    assert app.title[0].value
    assert app.header[0].value
    assert "Source: " in cited(with_notes(app, page))[0]


def test_every_page_and_section_is_tried(board):
    """The menu's addresses, the files of pages/, and the sections that a dataset declares or gets."""
    menu = navigation.entries(board)
    assert {entry.address for entry in menu} == {*SECTIONS, EXPLORE, ADD, PACK}
    # The benchmark and the journeys in a browser visit the same addresses; there the overview is "".
    assert {*PAGES} == {entry.address for entry in menu if entry.file != "overview"} | {""}
    assert {entry.file for entry in menu} == {file.stem for file in (ROOT / "pages").glob("*.py")}
    for entry in menu:
        if entry.dataset:
            dataset = board.datasets[entry.dataset]
            tabs = [part.id for part in common.usual_sections(board, dataset) if not part.under]
            assert (dataset.page.link, tabs) == (SECTIONS[entry.address][0], [*SECTIONS[entry.address][1]])
    stages = screens.story(board, Selection("2016-17-Q3", "E06000049", "previous"))
    assert [stage.id for stage in stages] == [*SECTIONS[PRESENT][1]]


@pytest.mark.parametrize(("page", "name"), EVERY)
@pytest.mark.parametrize("letter", PAIRS)
def test_each_choice_changes_what_is_drawn_or_the_line_under_the_title_says_why_not(page, name, letter):
    one, other = pair(page, name, letter)
    depends = letter in SECTIONS[page][1][name]
    assert (drawn(one) != drawn(other)) == depends
    if depends or (page, name) in WITHOUT_LINE:
        return
    if letter == "a":
        assert any(
            said in line
            for line in about(other)
            for said in ("not published for Crewe", "same for every", "for no other place")
        ), about(other)
    if letter == "q":
        assert any(
            said in line for line in about(other) for said in ("same for", "whichever quarter", "not in use yet")
        ), about(other)


@pytest.mark.parametrize(("page", "name"), [both for both in EVERY if both not in WITHOUT_LINE])
def test_a_line_under_the_title_names_what_is_on_the_screen(page, name):
    for area in ("E06000049", "CE-LCN-CREWE"):
        lines = about(section(page, name, area=area))
        assert lines
        assert all(line for line in lines)


@pytest.mark.parametrize(("page", "name"), [both for both in EVERY if both[0] != PRESENT])
def test_the_line_the_sentence_and_the_notes_stand_on_the_page(page, name, board):
    """Whatever a view says beside its drawing reaches the reader, and so do the officers' words."""
    app = section(page, name, area="CE-LCN-CREWE")
    shown = " ".join(
        part.value for kind in ("caption", "header", "subheader", "markdown") for part in getattr(app.main, kind)
    )
    shown = " ".join(shown.replace("\\", "").split())
    asked = app.session_state[cache.ASKED]
    assert asked or name == "upload"
    for function, picks in asked:
        answer = function(board, *picks)
        for said in (
            answer.about,
            answer.sentence,
            *answer.notes,
            *(quotation.text for quotation in answer.quotations),
        ):
            assert " ".join(said.replace("\\", "").split()) in shown


@pytest.mark.parametrize(("page", "name"), [both for both in EVERY if both not in WHATEVER_QUARTER])
def test_a_quarter_ahead_of_a_dataset_empties_no_page(page, name):
    """The latest at or before: by Q4 2016/17 most papers have nothing newer than Q3, and that is shown."""
    app = section(page, name, quarter="2016-17-Q4")
    assert app.selectbox(key="quarter").value == "2016-17-Q4"
    app = with_notes(app, page)
    boxes = [box.label for box in app.main.expander]
    assert cited(app)
    assert page == PRESENT or any(label.startswith("Figures, and where each is printed") for label in boxes)
    said = " ".join([app.header[0].value, *about(app)]).replace("\\", "")
    assert "nothing is published" not in said
    assert "no quarterly figure is published" not in said


MUTANTS = {
    "q": lambda given: replace(given, quarter="2016-17-Q3"),
    "a": lambda given: replace(given, area="CE-LCN-CREWE"),
    "c": lambda given: replace(given, compare="previous"),
}
# The page itself hands these views their places, or shows them only of places that they speak of, so that a changed
# selection does not reach them.
GIVEN_BY_THE_PAGE = {("compare-localities", "beside"), (PRESENT, "better")}


@pytest.mark.parametrize(
    ("page", "name", "letter"),
    [
        (page, name, letter)
        for page, (_, found) in SECTIONS.items()
        for name, letters in found.items()
        for letter in letters
        if (page, name) not in GIVEN_BY_THE_PAGE
    ],
)
def test_the_test_above_bites(page, name, letter, monkeypatch):
    """Handing every view the same quarter, locality or comparator must turn that test red on every page that depends on it."""
    make = cache._kept

    def mutant(function, choices, room):
        changed = tuple(MUTANTS[letter](choice) if isinstance(choice, Selection) else choice for choice in choices)
        return make(function, changed, room)

    monkeypatch.setattr(cache, "_kept", mutant)
    one, other = pair(page, name, letter)
    titles = ("title:", "heading:")
    kept = [[part for part in drawn(app) if not part.startswith(titles)] for app in (one, other)]
    assert kept[0] == kept[1]


FRAME = ("quarter", "area", "compare")


def choices(app):
    """Every select box and radio button of the page itself, with its key; those of the frame have a test of their own."""
    found = [(kind, widget.key) for kind in ("selectbox", "radio") for widget in getattr(app.main, kind)]
    return [(kind, key) for kind, key in found if key and key not in FRAME]


def link_of(app):
    return {key: value if isinstance(value, str) else value[0] for key, value in dict(app.query_params).items()}


@pytest.mark.parametrize(("page", "name"), [both for both in EVERY if both[0] != PRESENT])
def test_every_choice_is_in_the_link_as_an_id(page, name):
    """Changes every choice of the section, follows the link as a fresh reader, and compares what is drawn."""
    for kind, key in choices(section(page, name, area="CE-LCN-CREWE")):
        app = section(page, name, area="CE-LCN-CREWE")
        widget = getattr(app.main, kind)(key=key)
        ids = [
            option
            for option in range(len(widget.options))
            if widget.options[option] != widget.format_func(widget.value)
        ]
        if not ids:
            continue
        before = drawn(app)
        widget.select_index(ids[-1]) if kind == "selectbox" else widget.set_value(_radio_value(app, key, ids[-1]))
        sound(app.run())
        link = link_of(app)
        assert link.get(key), f"{key} is not in the link {link}"
        assert " " not in link[key], f"{key}: '{link[key]}' is no id"
        again = opened(page, **link)
        assert drawn(again) == drawn(app), key
        assert about(again) == about(app), key
        assert drawn(app) != before or key in ("benchmark",), key


def _radio_value(app, key, place):
    return ["locality", "lsoa"][place]


@pytest.mark.parametrize("page", [page for page in SECTIONS if page != PRESENT])
def test_the_frames_choices_are_in_the_link_as_ids(page):
    app = opened(page)
    app.selectbox(key="quarter").set_value("2015-16-Q4").run()
    app.selectbox(key="area").set_value("CE-LCN-NANT").run()
    app.selectbox(key="compare").set_value("2015-16-Q1").run()
    link = link_of(sound(app))
    assert {key: link[key] for key in ("quarter", "area", "compare")} == {
        "quarter": "2015-16-Q4",
        "area": "CE-LCN-NANT",
        "compare": "2015-16-Q1",
    }
    again = opened(page, **link)
    assert (drawn(again), about(again)) == (drawn(app), about(app))


def test_a_link_in_words_is_still_understood():
    """Links saved before ids stood in them."""
    app = opened("where-to-look", quarter="Q4 2015/16 (Jan to Mar 2016)", area="Crewe")
    assert app.selectbox(key="quarter").value == "2015-16-Q4"
    assert app.selectbox(key="area").value == "CE-LCN-CREWE"


def screens_of(app):
    """The titles of the screens as the arrow keys lead through them."""
    found = [app.title[0].value.replace("\\", "")]
    while not app.button(key="present-next").disabled:
        found.append(sound(app.button(key="present-next").click().run()).title[0].value.replace("\\", ""))
    return found


def test_a_link_opens_the_same_screens_in_the_same_order():
    app = section(PRESENT, "choose", area="CE-LCN-CREWE")
    app.checkbox(key="deck-on-people").uncheck().run()
    app.checkbox(key="deck-on-community_health-need").check().run()
    app.button(key="deck-down-title").click().run()
    link = link_of(sound(app))
    assert link["screens"] == "place.title.worse.community_health-need.changed.children.schools.funded.unknown.ask"
    link.pop("screen")
    assert screens_of(opened(PRESENT, **link))[:4] == [
        "Crewe: on the map",
        "Crewe",
        "Crewe: what is worse",
        "Crewe: need",
    ]
    assert screens_of(sound(app.button(key="present-back").click().run()))[:2] == ["Crewe: on the map", "Crewe"]
    usual = section(PRESENT, "choose", area="CE-LCN-CREWE", screens="ask.title")
    assert "screens" not in link_of(sound(usual.button(key="deck-usual").click().run()))


def test_the_last_screen_cannot_be_dropped():
    app = section(PRESENT, "choose", screens="people")
    assert app.checkbox(key="deck-on-people").disabled
    assert app.checkbox(key="deck-on-people").value
    assert not app.checkbox(key="deck-on-title").disabled


def test_screens_in_a_link_that_are_none_are_told_and_dropped():
    app = opened(PRESENT, screens="<script>alert(1)</script>.ask.www.evil.example")
    told = [html for html in htmls(app) if "oc-message" in html]
    assert len(told) == 1
    assert "&lt;script&gt;" in told[0]
    assert link_of(app)["screens"] == "ask"
    assert screens_of(app) == ["Cheshire East: what we ask you"]


def test_the_notes_hold_what_the_room_does_not_read():
    app = section(PRESENT, "schools", area="CE-LCN-CREWE")
    assert not any("comparison group" in html for html in htmls(app))
    assert not app.main.caption
    (notes,) = cited(with_notes(app, PRESENT))
    for said in ("comparison group", "Source: ", "not published for Crewe", 'tabindex="0" role="region"'):
        assert said in notes
    # They stay open from screen to screen.
    (notes,) = cited(app.button(key="present-next").click().run())
    assert "published once" in notes


def test_a_search_is_in_the_link():
    app = opened("sources-and-definitions")
    app.text_input(key="search").set_value("budget").run()
    link = link_of(sound(app))
    assert link["search"] == "budget"
    assert drawn(opened("sources-and-definitions", **link)) == drawn(app)


HOSTILE = [
    "<script>alert(1)</script>",
    "![](http://evil.example/x.png)",
    "[Log in](http://evil.example)",
    "# Your session has expired",
    "\n\n# A heading\n\n[link](http://evil.example)",
    "www.evil.example/login",
    ":red[danger]",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("key", ["quarter", "area", "compare", "overview", "own"])
def test_nothing_from_a_link_is_markdown_or_html(key, text):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params[key] = text
    sound(app.run())
    for shown in (
        *app.markdown,
        *app.caption,
        *app.header,
        *app.subheader,
        *app.title,
        *app.warning,
        *app.error,
        *app.info,
    ):
        assert "evil" not in shown.value
        assert "session has expired" not in shown.value
    messages = [html for html in htmls(app) if "oc-message" in html]
    assert len(messages) == 1
    assert "<script" not in messages[0]
    assert "<img" not in messages[0]
    assert "<a " not in messages[0]
    assert app.selectbox(key="quarter").value == "2016-17-Q3"
    assert app.selectbox(key="area").value == "E06000049"


def test_the_name_of_an_own_locality_is_text(board):
    definition = localities.Definition((("Old _town_ (1)", frozenset(["E01018386"])),))
    app = section("community-maps", "profile", own=localities.to_link(definition, board.areas), area="own-1")
    shown = [part.value for part in (*app.sidebar.caption, *app.main.caption, *app.header) if "town" in part.value]
    assert len(shown) >= 2
    assert all("\\_town\\_" in text for text in shown)


def test_nonsense_in_the_link_falls_back_with_a_message():
    app = opened("where-to-look", quarter="<script>alert(1)</script>", area="Atlantis")
    told = [html for html in htmls(app) if "oc-message" in html]
    assert len(told) == 2
    assert "Atlantis" in told[1]
    assert app.selectbox(key="quarter").value == "2016-17-Q3"
    assert app.selectbox(key="area").value == "E06000049"


def test_a_search_without_result_says_what_to_do():
    app = opened("sources-and-definitions", search="zebra")
    assert "Try fewer words" in app.info[0].value


@pytest.mark.parametrize("page", SECTIONS)
def test_each_page_works_by_own_localities_of_a_link(board, page):
    inside = own.contents(board.areas)
    groups = {"Crewe and Knutsford": inside["CE-LCN-CREWE"] | inside["CE-LCN-KNUTS"], "Part": ["E01018386"]}
    definition = localities.Definition(tuple((name, frozenset(lsoas)) for name, lsoas in groups.items()))
    link = localities.to_link(definition, board.areas)
    for area in ("own-1", "own-2"):
        app = opened(page, own=link, area=area)
        assert "Own localities in use: Crewe and Knutsford, Part." in [caption.value for caption in app.sidebar.caption]
        assert app.selectbox(key="area").value == area


def test_a_locality_that_cannot_be_regrouped_stays_and_says_so(board):
    definition = localities.Definition(
        (("Part", frozenset(["E01018386"])), ("Crewe", own.contents(board.areas)["CE-LCN-CREWE"]))
    )
    link = localities.to_link(definition, board.areas)
    on_map = section("community-maps", "map", own=link)
    assert any("Grey: Part, not available for this grouping." in part.replace("\\", "") for part in drawn(on_map))
    order = section("community-maps", "order", own=link, area="own-1")
    text = " ".join(drawn(order)).replace("\\", "")
    assert "Rank, gap and slope leave out Part, not available for this grouping." in text


def test_a_broken_link_of_own_localities_is_told():
    app = opened("where-to-look", own="nonsense")
    assert "may have been cut" in next(html for html in htmls(app) if "oc-message" in html)
    assert app.selectbox(key="area").value == "E06000049"


def test_what_could_not_be_loaded_is_told_on_every_page(monkeypatch):
    monkeypatch.setattr(
        cache, "faults", lambda: ("datasets/x/tidy.parquet cannot be read; run: python -m outcomes build",)
    )
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert any("datasets/x/tidy.parquet cannot be read" in html for html in htmls(app))
    assert app.title[0].value


def test_the_scorecard_is_silent_about_a_document_that_does_not_exist():
    """Q4 has no scorecard: the last one is shown under its own quarter, with nobody's words made those of Q4."""
    app = section("childrens-scorecard", "measure", quarter="2016-17-Q4")
    line, who = about(app)
    assert "Q4 2016/17 (Jan to Mar 2017): not published, Q3 2016/17 is the latest before it" in line
    assert app.header[0].value.replace("\\", "").startswith("Q3 2016/17: 36%")
    assert who.startswith("Exception commentary, Q3 2016/17 (Oct to Dec 2016)")
    assert "the document gives words" not in " ".join(drawn(app))


def test_a_link_to_another_page_takes_the_frames_choices_along():
    for page, name in (("where-to-look", "look"), ("where-to-look", "since"), ("compare-localities", "rug")):
        app = section(page, name, quarter="2015-16-Q4", area="CE-LCN-NANT")
        shown = " ".join(htmls(app))
        links = re.findall(r'href="([^"#]+)" target="_self">', shown)
        assert links
        for link in re.findall(r'href="([^"#]+)" target="_self" tabindex', shown):
            # A cell leads to its own place.
            assert re.search(r"quarter=2015-16-Q4&amp;area=CE-LCN-[A-Z]+", link), link
        for link in links:
            # A link to an official series leads to the authority, whose figure it is.
            place = "E06000049" if name == "look" and "-official?" in link else "CE-LCN-NANT"
            assert f"quarter=2015-16-Q4&amp;area={place}" in link


def test_a_link_to_another_page_takes_own_localities_along(board):
    """Links in tables open the page anew; without the localities in them the other page would not know the place."""
    definition = localities.Definition((("Crewe", own.contents(board.areas)["CE-LCN-CREWE"]),))
    app = section("compare-localities", "rug", own=localities.to_link(definition, board.areas), area="own-1")
    links = re.findall(r'href="([^"#]+)"', " ".join(htmls(app)))
    assert links
    assert all("own=" in link for link in links), links[0]
    address = links[-1].replace("&amp;", "&")
    page, _, choices = address.partition("?")
    again = opened(page, **dict(parse_qsl(choices)))
    assert again.selectbox(key="area").value == "own-1"
    assert not [html for html in htmls(again) if "oc-message" in html]


def test_a_benchmark_without_a_figure_says_so_and_stays_chosen_for_the_next_indicator():
    app = opened("public-health-official", section="ranking", indicator="ph-cancer-preventable", beside="E12000002")
    beside = next(box for box in app.selectbox if box.label == "Beside")
    assert beside.value == "E12000002"
    assert "North West: no figure" in beside.options
    assert "England" in app.header[0].value
    said = [text.value for text in app.markdown]
    assert any("No figure for North West\\; England stands in its place" in text for text in said)
    assert not [text for text in said if "link asks" in text]
