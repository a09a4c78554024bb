"""Panels: sentences with exact figures, and specifications that Vega-Lite accepts."""

import dataclasses
import re
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

from outcomes import attention, evidence, words
from outcomes.draw import theme
from outcomes.errors import OutcomesError
from outcomes.localities import definition as localities
from outcomes.localities import regroup as own
from outcomes.selection import Selection
from outcomes.views import compare, fund, grouping, methods, overview, places, present, register, schools, scorecard

Q3 = Selection("2016-17-Q3", "E06000049", "previous")
Q1 = Selection("2015-16-Q1", "E06000049", "previous")
CREWE = Selection("2016-17-Q3", "CE-LCN-CREWE", "previous")


def valid(spec):
    alt.LayerChart.from_dict(spec)
    return spec


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("number", range(1, 43))
def test_every_measure_draws(board, number, dark):
    panel = scorecard.measure(board, Q3, f"scorecard-{number:02d}", dark)
    valid(panel.spec)
    assert panel.alt
    assert panel.sources


def test_headline_of_the_worst_known_measure(board):
    panel = scorecard.measure(board, Q3, "scorecard-33", False)
    assert (
        panel.sentence
        == "Q3 2016/17: 36%, up 3 percentage points from 33% in Q2 2016/17, worse than requires improvement."
    )
    assert "root cause analysis" in panel.remarks[0].text


def test_not_applicable_is_said(board):
    assert "not applicable" in scorecard.measure(board, Q3, "scorecard-16", False).notes[0]
    assert "unclear" in scorecard.measure(board, Q3, "scorecard-41", False).notes[0]


def test_grid_counts_the_bands(board):
    panel = scorecard.grid(board, Q3, "scorecard-33", False)
    assert (
        "14 are outstanding, 7 good, 4 require improvement, 10 are worse than that and 7 have no figure"
        in panel.sentence
    )
    assert panel.html.count('<th scope="row">') == 42


def test_audit_names_a_column_that_adds_to_110(board):
    panel = scorecard.audit(board, Q3, "audit-overall", "CE-TEAM-CINCP-MACC", False)
    valid(panel.spec)
    assert any("Q2 2016/17 adds to 110" in note for note in panel.notes)


def test_audit_says_when_a_cell_cannot_be_read(board):
    assert "one cell cannot be read" in scorecard.audit(board, Q3, "audit-overall", "E06000049", False).sentence


def test_no_team_is_placed_in_a_locality_that_the_paper_does_not_name(board):
    assert set(scorecard.teams(board)) & set(board.areas.within("CE-LCN-CREWE", ("team",))) == set()
    about = scorecard.audit(board, CREWE, "audit-overall", "CE-TEAM-CINCP-CREWE", False).about
    assert about.startswith("CIN/CP Crewe, a team whose area the paper does not name")


@pytest.mark.parametrize("theme", schools.SURVEY_THEMES)
@pytest.mark.parametrize("chosen", [Q3, Q1, CREWE])
def test_every_survey_theme_draws(board, theme, chosen):
    panel = schools.survey(board, chosen, theme, False)
    assert panel.sentence
    if panel.spec:
        valid(panel.spec)


def test_pupils_talking_to_staff(board):
    sentence = schools.survey(board, Q3, "pupil-help-seeking", False).sentence
    assert sentence == (
        "Talked to staff about an emotional health issue in the last month, 22% at end of project, up from 12.6% at "
        "baseline; more than chance would give (95% interval +3.0 to +17.2 points)."
    )


def test_staff_differences_are_not_claimed_for_anyone_else(board):
    notes = schools.survey(board, Q3, "staff-confidence", False).notes
    assert notes[0].startswith("0 of 2 tested items changed by more than chance would give")
    assert any("One person of ten is 10 percentage points" in note for note in notes)


def test_who_answered(board):
    assert (
        schools.participation(board, Q3, False).sentence
        == "End of project: 141 pupils answered; 98% of them at Middlewich High School."
    )


def test_admissions_against_derived_plan(board):
    sentence = fund.metric(board, Q3, "non-elective-admissions").sentence
    assert "10,985 admissions" in sentence
    assert "508 above the plan of 10,477 (plan derived)" in sentence


def test_a_metric_in_words_only_is_its_own_state(board):
    panel = fund.metric(board, Q3, "delayed-transfers")
    assert (
        panel.sentence
        == "Delayed transfers of care: no figure is published for Q3 2016/17 (Oct to Dec 2016); officers give words."
    )
    assert "sustained increase" in panel.remarks[0].text


def test_the_later_publication_keeps_its_caution(board):
    later = Selection("2017-18-Q4", "E06000049", "previous")
    panel = fund.metric(board, later, "non-elective-admissions")
    assert "what it covers is unclear" in panel.sentence
    assert any("size of one quarter" in note for note in panel.notes)


def test_the_cards_of_quarter_3_name_what_the_board_must_see(board):
    panel = overview.cards(board, Q3, False)
    assert panel.html.count("<li>") == 8
    for text in (
        "Percentage of initial health assessments completed by paediatricians",
        "36%, up 3 percentage points from 33%",
        "0%, down 13 percentage points from 13%",
        "0 of 5 cases: 95% interval 0% to 43%",
        "31 children, up 8 children from 23 children",
        "2 large families can make a considerable impact",
        "10,985 admissions, 508 above plan",
        "22% at end of project, up from 12.6% at baseline; more than chance would give",
    ):
        assert text in panel.html, text


def test_no_card_hides_that_its_change_is_within_chance(board):
    for quarter in ("2015-16-Q4", "2016-17-Q1", "2016-17-Q2", "2016-17-Q3"):
        for found in attention.where_to_look(overview.findings(board, Selection(quarter, "E06000049", "previous"))):
            if found.tier == attention.UNCERTAIN:
                assert any("few cases" in reason for reason in found.reasons)
            assert found.change is None or "beyond chance" in found.reasons[0]


def test_cards_and_table_are_made_of_the_same_findings(board):
    table = overview.everything(board, Q3, "evidence", False).html
    for found in attention.where_to_look(overview.findings(board, Q3)):
        assert overview.link(board, Q3, found).replace("&", "&amp;") in table


@pytest.mark.parametrize("order", overview.ORDERS)
def test_the_table_has_each_order(board, order):
    assert overview.everything(board, Q3, order, False).html.count('<th scope="row"') == len(
        overview.findings(board, Q3)
    )


def test_overview_of_a_quarter_without_figures_says_so(board):
    later = Selection("2017-18-Q4", "E06000049", "previous")
    assert "no quarterly figure is published" in overview.cards(board, later, False).sentence


@pytest.mark.parametrize("dark", [False, True])
def test_every_indicator_maps_and_ranks(board, dark):
    for indicator in board.datasets["community_health"].indicators:
        spec = valid(places.choropleth(board, CREWE, indicator, "locality", dark).spec)
        names = {feature["name"] for feature in spec["datasets"]["areas"]}
        assert len(names) == 8
        valid(places.ranking(board, CREWE, indicator, dark).spec)


def test_lsoa_map_has_234_areas(board):
    spec = valid(places.choropleth(board, Q3, "stroke-minutes", "lsoa", False).spec)
    assert len(spec["datasets"]["areas"]) == 234
    assert len(spec["datasets"]["doubtful"]) == 13


def test_classes_of_many_areas_hold_every_value_and_never_overlap():
    values = [float(place % 50) + 0.04 for place in range(100)]
    classed, labels = places.classes(values, 0)
    assert labels == [
        "0 to 9 (20 areas)",
        "10 to 19 (20 areas)",
        "20 to 29 (20 areas)",
        "30 to 39 (20 areas)",
        "40 to 49 (20 areas)",
    ]
    assert classed[0] == labels[0]
    assert classed[49] == labels[4]
    assert len(places.classes([1.0] * 60, 0)[1]) <= 1


def test_few_areas_have_no_classes_so_unequal_figures_never_share_a_colour(board):
    assert places.classes([5.3, 29.9, 8.0], 1) == (["", "", ""], [])
    spec = places.choropleth(board, CREWE, "income-dep", "locality", False).spec
    colour = spec["layer"][0]["encoding"]["color"]
    assert (colour["field"], colour["type"]) == ("value", "quantitative")
    assert "Cheshire East 9.1%" in colour["legend"]["title"] or "Cheshire East" in colour["legend"]["title"]


def test_what_is_pointed_at_on_a_map_has_name_figure_and_comparison(board):
    spec = places.choropleth(board, CREWE, "income-dep", "locality", False).spec
    tips = [tip["field"] for tip in spec["layer"][-1]["encoding"]["tooltip"]]
    assert tips == ["name", "text", "reading", "doubt"]
    crewe = next(area for area in spec["datasets"]["areas"] if area["area"] == "CE-LCN-CREWE")
    assert crewe["name"] == "Crewe"
    assert crewe["text"].endswith("%")
    assert "worse than Cheshire East" in crewe["reading"]
    assert all("tooltip" not in layer["encoding"] for layer in spec["layer"][:-1] if "encoding" in layer)


def test_both_modes_run_from_pale_to_deep():
    def lightness(colour):
        return sum(int(colour[place : place + 2], 16) for place in (1, 3, 5))

    for palette in (theme.LIGHT, theme.DARK):
        steps = [lightness(colour) for colour in palette.ramp]
        assert steps == sorted(steps, reverse=True)


def test_budgeting_names_the_places_of_the_locality(board):
    assert places.budgeting(board, CREWE).notes[0] == "Communities in Crewe that the funding was for: Crewe."
    nantwich = Selection("2016-17-Q3", "CE-LCN-NANT", "previous")
    assert places.budgeting(board, nantwich).notes[0].startswith("No community in Nantwich and Rural")


def longer(board, size):
    """The shipped board with measure 33 carried back to ``size`` quarters. Synthetic, for this test only."""
    rows = board.figures
    pattern = rows[rows["indicator"] == "scorecard-33"].iloc[-1]
    years = [(2016 - back, 4 - part) for back in range(size // 4 + 1) for part in range(4)][: size + 1]
    made = [
        {**pattern, "period": f"{year}-{(year + 1) % 100:02d}-Q{part}", "value": 40.0 + (place * 7) % 5, "printed": ""}
        for place, (year, part) in enumerate(reversed(years[1 : size + 1]))
    ]
    kept = rows[rows["indicator"] != "scorecard-33"]
    return dataclasses.replace(board, figures=pd.concat([kept, pd.DataFrame(made)], ignore_index=True))


@pytest.mark.parametrize(
    ("size", "said", "dash"), [(12, "Trial limits from 12 points", [5, 4]), (24, "Limits from 24 points", [1, 0])]
)
def test_process_limits_appear_as_soon_as_the_points_are_there(board, size, said, dash):
    panel = scorecard.measure(longer(board, size), Q3, "scorecard-33", False)
    valid(panel.spec)
    assert any(said in note for note in panel.notes)
    assert said in panel.alt
    drawn = [
        layer["mark"].get("strokeDash")
        for layer in panel.spec["layer"]
        if layer["encoding"]["y"].get("field") in ("lpl", "upl")
    ]
    assert drawn == [dash, dash]


def test_seven_quarters_have_a_median_and_no_limits(board):
    panel = scorecard.measure(board, Q3, "scorecard-33", False)
    fields = [layer["encoding"].get("y", {}).get("field") for layer in panel.spec["layer"]]
    assert "lpl" not in fields
    assert any("Only 7 quarters are published" in note for note in panel.notes)


def test_a_small_cohort_says_how_little_a_jump_can_mean(board):
    notes = scorecard.measure(board, Q3, "scorecard-14", False).notes
    assert (
        "2 of 4 cases: 95% interval 15% to 85%. That is wider than the largest change between any two quarters shown "
        "(44 percentage points), so a jump of that size can come from the choice of cases."
    ) in notes


def test_every_cohort_agrees_with_its_percentage(board):
    rows = board.of("childrens_scorecard")
    rows = rows[rows["indicator"].str.startswith("scorecard-") & rows["denominator"].notna()]
    assert len(rows) == 10
    assert (evidence.limits(rows, board.indicators)["method"] != "").all()


def test_networks_beside_cheshire_east(board):
    panel = places.ranking(board, Q3, "income-dep", False)
    valid(panel.spec)
    assert "of 8 localities" in panel.sentence
    assert any(note.startswith("Gap of highest and lowest locality") for note in panel.notes)
    assert any("slope index" in note for note in panel.notes)


def test_a_figure_without_a_count_is_not_compared(board):
    panel = places.ranking(board, Q3, "imd2019-score", False)
    assert any("No interval can be given" in note for note in panel.notes)
    assert not any("better" in record["reading"] for record in panel.spec["datasets"]["areas"])


def test_survey_says_how_many_items_chance_would_flag(board):
    notes = schools.survey(board, Q3, "pupil-own-stigma", False).notes
    assert "tested items changed by more than chance would give" in notes[0]
    assert "As the report reckons it" in notes[1]


def test_a_p_value_that_cannot_be_had_again_is_named(board):
    assert any("cannot be reproduced" in note for note in schools.survey(board, Q3, "teacher-response", False).notes)
    assert any("cannot be reproduced" in note for note in schools.listing(board, Q3, "outcome-ratings", False).notes)


@pytest.mark.parametrize("method", methods.TITLES)
@pytest.mark.parametrize("dark", [False, True])
def test_every_method_is_explained(board, method, dark):
    panel = methods.explained(board, Q3, method, dark)
    assert panel.sentence == methods.TITLES[method]
    assert panel.notes
    if panel.spec:
        valid(panel.spec)


def test_an_unknown_method_is_refused(board):
    with pytest.raises(OutcomesError, match="'magic'"):
        methods.explained(board, Q3, "magic", False)


CLAIMS = re.compile(r"\b(improv(ed|ing)|deteriorat|significant|worsen|getting (better|worse)|trending)", re.IGNORECASE)


def test_no_page_or_view_makes_a_claim_of_its_own():
    """Judgements come from the statistics through ``outcomes.words``, never from a page's own text."""
    root = Path(__file__).parent.parent
    files = [
        *root.glob("pages/*.py"),
        *root.glob("outcomes/views/*.py"),
        *root.glob("outcomes/templates/*.html"),
        *root.glob("outcomes/ui/*.py"),
        *root.glob("outcomes/charts/*.py"),
    ]
    assert len(files) > 20
    found = [
        f"{file.name}: {line.strip()}"
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if CLAIMS.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("benchmark", ["authority", "england"])
def test_rug_ranking_map_and_profile_never_disagree(board, benchmark):
    compared = 0
    for line in compare.lines(board, Q3, benchmark):
        entry = line.indicator
        rug = dict(zip(line.rows["area"], line.judged["judgement"], strict=True))
        if benchmark == "authority":
            spec = places.ranking(board, Q3, entry.id, False).spec
            records = spec["datasets"]["areas"]
            assert {record["area"]: record["judgement"] for record in records} == rug
            spec = places.choropleth(board, Q3, entry.id, "locality", False).spec
            for feature in spec["datasets"]["areas"]:
                sign = words.JUDGEMENT[rug[feature["area"]]]
                assert sign.word in feature["reading"]
        for area, judgement in rug.items():
            compared += 1
            html = profiles(board, area)
            start = html.index(f">{entry.title}</th>".replace("&", "&amp;"))
            cell = html[start : html.index("</tr>", start)].split(
                f'data-label="Compared with {compare.benchmarks(board)[benchmark]}">'
            )[1]
            sign = words.JUDGEMENT[judgement]
            assert (sign.icon in cell.split("</td>")[0]) == (judgement != "not_compared")
    assert compared == 8 * len(compare.lines(board, Q3, benchmark))


_PROFILES = {}


def profiles(board, area):
    if area not in _PROFILES:
        _PROFILES[area] = places.profile(board, Selection("2016-17-Q3", area, "previous"), False).html
    return _PROFILES[area]


@pytest.mark.parametrize("dark", [False, True])
def test_rug_in_each_order(board, dark):
    for order in compare.orders(board):
        panel = compare.rug(board, CREWE, "england", order, dark)
        assert panel.html.count('<th scope="row">') == len(compare.lines(board, Q3, "england"))
    worst = compare.rug(board, CREWE, "authority", "CE-LCN-CREWE", dark)
    assert "Beside Cheshire East" in worst.sentence


def test_two_indicators_and_what_eight_points_carry(board):
    panel = compare.relation(board, CREWE, "imd2019-score", "income-dep", "locality", False)
    valid(panel.spec)
    assert "over 8 areas: correlation" in panel.sentence
    assert "Eight points carry little" in panel.notes[0]


def test_side_by_side_puts_differences_beyond_chance_first(board):
    panel = compare.side_by_side(board, CREWE, ("CE-LCN-CREWE", "CE-LCN-KNUTS", "CE-LCN-MACC"), False)
    assert re.fullmatch(
        r"Crewe differs from Knutsford beyond chance on \d+ of 11 and from Macclesfield beyond chance on \d+ of 11 "
        r"indicators with counts; 26 more have no counts\.",
        panel.sentence,
    )
    assert panel.html.count('data-label="Crewe compared with Macclesfield"') == 37
    assert panel.html.index("worse (") < panel.html.index("not tested")
    assert "Choose two" in compare.side_by_side(board, CREWE, ("CE-LCN-CREWE",), False).sentence


def test_two_indicators_by_lsoa_say_that_neighbours_are_alike(board):
    panel = compare.relation(board, CREWE, "stroke-minutes", "stroke-minutes", "lsoa", False)
    valid(panel.spec)
    assert "over 234 areas" in panel.sentence
    assert "Neighbouring LSOAs are alike" in panel.notes[0]
    records = panel.spec["datasets"]["areas"]
    here = len(board.areas.within("CE-LCN-CREWE", ("lsoa",)))
    assert sum(record["area"] == "CE-LCN-CREWE" for record in records) == here


@pytest.mark.parametrize("area", ["CE-LCN-CREWE", "CE-LCN-KNUTS", "E06000049"])
@pytest.mark.parametrize("dark", [False, True])
def test_every_screen_for_a_room_has_one_message_and_its_source(board, area, dark):
    chosen = Selection("2016-17-Q3", area, "previous")
    screens = present.story(board, chosen)
    assert [screen.id for screen in screens] == [
        "people", "better", "worse", "changed", "children", "schools", "funded", "unknown",
    ]  # fmt: skip
    for screen in screens:
        panel = screen.view(board, chosen, dark)
        assert panel.sentence
        assert panel.sources
        assert panel.html or panel.spec
        if panel.spec:
            valid(panel.spec)


def test_screens_say_what_the_pages_say(board):
    by_id = {screen.id: screen for screen in present.story(board, CREWE)}
    assert by_id["people"].view(board, CREWE, False).sentence == places.profile(board, CREWE, False).sentence
    worse = by_id["worse"].view(board, CREWE, False)
    assert worse.sentence == "Crewe is worse than Cheshire East on five of the five indicators that can be judged."
    assert "17.9%, Cheshire East 10.7%" in worse.html
    assert by_id["changed"].view(board, CREWE, False).sentence == overview.cards(board, CREWE, False).sentence
    assert by_id["children"].heading(board, CREWE) == "Cheshire East (not published for Crewe): the children"
    assert by_id["better"].heading(board, CREWE) == "Crewe: what is better"


def test_a_screen_counts_the_same_judgements_as_the_rug(board):
    for line_area in board.areas.localities:
        chosen = Selection("2016-17-Q3", line_area.id, "previous")
        place = [area.id for area in board.areas.localities].index(line_area.id)
        for judgement in ("better", "worse"):
            rug = sum(
                line.judged["judgement"].iloc[place] == judgement for line in compare.lines(board, chosen, "authority")
            )
            view = present.better if judgement == "better" else present.worse
            counted = words.numeral(rug) if rug else "none"
            panel = view(board, chosen, False)
            assert f"on {counted} of the five indicators" in panel.sentence
            # Where there is none, nothing may stand there as if it were one.
            assert panel.html.count(f": {judgement}</em>") == 0
            assert (words.JUDGEMENT[judgement].icon in panel.html) == (rug > 0)


def test_type_for_a_room_is_larger_only_where_there_is_room():
    small = {"height": 100, "mark": {"type": "text", "fontSize": 12}, "datasets": {"a": [{"dx": 3}]}}
    large = theme.enlarged(small)
    assert large["mark"]["fontSize"] == {"expr": "width < 700 ? 12 : 24"}
    assert large["height"] == 145
    assert large["datasets"] == {"a": [{"dx": 3}]}
    assert small["mark"]["fontSize"] == 12


def test_a_grouping_map_names_every_locality(board):
    panel = grouping.in_use(board, CREWE, False)
    valid(panel.spec)
    assert panel.sentence == "8 Local Community Networks hold 234 of 234 LSOAs."
    assert "may not hold Brereton Rural" in panel.after
    assert ">78,256</td>" in panel.after


def test_a_draft_says_how_far_it_is(board):
    assert grouping.drafted(board, Q3, (), False).sentence.startswith("The draft is empty")
    panel = grouping.drafted(board, Q3, (("East", ("E01018386", "E01018387")),), False)
    valid(panel.spec)
    assert panel.sentence == "The draft puts 2 of 234 LSOAs into one locality."


def test_since_a_meeting_lists_what_was_published_later(board):
    assert list(overview.meetings(board)) == ["2018", "2017-05-30"]
    panel = overview.since(board, Q3, "2017-05-30", False)
    assert panel.sentence == "Since 30 May 2017: 5 new figures and 0 revised."
    assert "9,265" in panel.html
    assert "10,985 admissions in Q3 2016/17" in panel.html
    assert overview.since(board, Q3, "2018", False).sentence == "Nothing has been published since 2018."


def test_a_revised_figure_is_listed_as_such(board):
    rows = board.figures.copy()
    place = rows.index[(rows["indicator"] == "scorecard-33") & (rows["period"] == "2016-17-Q2")][0]
    rows.loc[place, "status"] = "revised"
    panel = overview.since(dataclasses.replace(board, figures=rows), Q3, "2017-05-30", False)
    assert panel.sentence == "Since 30 May 2017: 5 new figures and 1 revised."
    assert ">Revised</td>" in panel.html


def test_indicators_without_a_new_figure_say_since_when(board):
    by_id = {entry.id: (stands, figure, since) for entry, stands, figure, since in overview.silent(board, Q3)}
    assert by_id["scorecard-16"][0] == "Not applicable"
    assert by_id["scorecard-41"] == ("Unclear", "No figure yet", "")
    assert "scorecard-33" not in by_id
    assert "Without a new figure" in overview.everything(board, Q3, "evidence", False).after


def test_a_quiet_quarter_says_so(board, monkeypatch):
    monkeypatch.setattr(attention, "where_to_look", lambda found: [])
    assert overview.cards(board, Q3, False).notes[0].startswith("A quiet quarter")


def test_a_page_of_words_keeps_its_notes_before_a_room(board):
    metric = fund.metric(board, CREWE, "delayed-transfers")
    screen = present.carried(metric, False)
    assert screen.sentence == metric.sentence
    assert "sustained increase" in screen.html
    drawn = present.carried(places.ranking(board, CREWE, "income-dep", False), False)
    assert drawn.html == ""
    assert drawn.notes == ()


def without(board, **key):
    """The board without the rows of the key: a measure that is not reported, a judgement that is missing."""
    rows = board.figures
    gone = pd.Series(True, index=rows.index)
    for column, value in key.items():
        gone &= rows[column] == value
    assert gone.any()
    return dataclasses.replace(board, figures=rows[~gone].reset_index(drop=True))


def test_a_measure_without_a_row_in_one_quarter_stops_no_other(board):
    less = without(board, indicator="scorecard-05", period="2016-17-Q3")
    panel = scorecard.grid(less, Q3, "scorecard-33", False)
    assert "14 are outstanding" not in panel.sentence
    assert "8 have no figure" in panel.sentence
    assert panel.html.count('title="Not published"') == 1
    later = without(less, indicator="scorecard-05", period="2015-16-Q1")
    assert scorecard.measure(later, Q3, "scorecard-05", False).notes[0] == "No figure is published for Q3 2016/17."


def test_an_audit_column_that_lacks_a_judgement_is_drawn(board):
    less = without(board, indicator="audit-overall", period="2016-17-Q3", group="judgement=inadequate")
    panel = scorecard.audit(less, Q3, "audit-overall", "E06000049", False)
    valid(panel.spec)
    gone = [share for share in panel.spec["datasets"]["shares"] if share["text"] == "Not published"]
    assert [(share["label"], share["judgement"]) for share in gone] == [("Q3 2016/17", "Inadequate")]


def test_a_quarter_without_audits_is_no_fall_to_nothing(board):
    chosen = Selection("2015-16-Q2", "E06000049", "previous")
    panel = scorecard.audit(board, chosen, "audit-overall", "CE-TEAM-CHECS", False)
    assert panel.sentence == (
        "ChECS (front door): no case seems to have been audited in Q2 2015/16; 20% in Q1 2015/16."
    )
    shares = [share for share in panel.spec["datasets"]["shares"] if share["label"] == "Q2 2015/16"]
    assert {share["value"] for share in shares} == {0.0}
    assert any("every share is printed as 0%" in note for note in panel.notes)


def test_the_axis_of_audits_ends_at_100_and_small_shares_have_labels(board):
    spec = scorecard.audit(board, Q3, "audit-overall", "CE-TEAM-CINCP-MACC", False).spec
    axis = spec["layer"][0]["encoding"]["y"]
    assert axis["axis"]["values"][-1] == 100
    assert axis["scale"]["domain"] == [0, 110]
    filters = [layer["transform"][-1]["filter"] for layer in spec["layer"][1:]]
    assert filters == ["datum.value >= 6", "datum.value < 6"]


def test_commentary_is_that_of_the_period_and_of_no_other(board):
    by_quarter = {}
    for quarter in ("2016-17-Q1", "2016-17-Q2", "2016-17-Q3", "2016-17-Q4"):
        chosen = Selection(quarter, "E06000049", "previous")
        remarks = scorecard.measure(board, chosen, "scorecard-33", False).remarks
        by_quarter[quarter] = [remark.text for remark in remarks]
        assert all(f"Q{quarter[-1]} 2016/17" in remark.who for remark in remarks)
    assert by_quarter["2016-17-Q3"]
    assert by_quarter["2016-17-Q4"] == []
    # The Better Care Fund's next quarter has its own commentary, and the last one's does not stay under it.
    row = board.commentary[board.commentary["indicator"] == "delayed-transfers"].iloc[0]
    figure = board.figures[board.figures["indicator"] == "delayed-transfers"].iloc[0]
    more = dataclasses.replace(
        board,
        commentary=pd.concat(
            [board.commentary, pd.DataFrame([{**row, "period": "2016-17-Q4", "text": "Made for a test."}])]
        ),
        figures=pd.concat([board.figures, pd.DataFrame([{**figure, "period": "2016-17-Q4"}])], ignore_index=True),
    )
    chosen = Selection("2016-17-Q4", "E06000049", "previous")
    assert [remark.text for remark in fund.metric(more, chosen, "delayed-transfers").remarks] == ["Made for a test."]
    assert "sustained increase" in fund.metric(more, Q3, "delayed-transfers").remarks[0].text


def with_sixth(board):
    """The board with a sixth dataset that has quarterly figures of a locality. Synthetic, for these tests only."""
    pattern = board.figures[board.figures["indicator"] == "scorecard-33"].iloc[-1]
    entry = dataclasses.replace(
        board.indicator("scorecard-33"), id="made-1", dataset="made", number=None, title="Made up", theme="t"
    )
    source = board.source(pattern["source"])
    dataset = dataclasses.replace(
        board.datasets["childrens_scorecard"],
        id="made",
        title="A made dataset",
        indicators={"made-1": entry},
        themes={"t": "T"},
        sources={},
    )
    rows = [
        {
            **pattern,
            "dataset": "made",
            "indicator": "made-1",
            "area": area,
            "period": quarter,
            "value": value,
            "printed": f"{value:g}%",
        }
        for area, values in (("E06000049", (50, 40)), ("CE-LCN-CREWE", (30, 20)))
        for quarter, value in zip(("2016-17-Q2", "2016-17-Q3"), values, strict=True)
    ]
    assert source
    return dataclasses.replace(
        board,
        datasets={**board.datasets, "made": dataset},
        figures=pd.concat([board.figures, pd.DataFrame(rows)], ignore_index=True),
    )


def test_a_dataset_with_quarterly_figures_of_a_locality_shows_them(board):
    six = with_sixth(board)
    found = {finding.indicator.id: finding for finding in overview.findings(six, CREWE)}
    assert (found["made-1"].move.area, found["made-1"].move.latest) == ("CE-LCN-CREWE", 20)
    assert found["scorecard-33"].move.area == "E06000049"
    assert overview.cards(six, CREWE, False).about.startswith("Crewe: A made dataset; Cheshire East: everything else")
    assert overview.cards(board, CREWE, False).about.startswith("Cheshire East: not published for Crewe")


def test_a_finding_without_a_page_of_its_own_links_to_its_exact_definition(board):
    six = with_sixth(board)
    finding = next(found for found in overview.findings(six, CREWE) if found.indicator.id == "made-1")
    link = overview.link(six, CREWE, finding)
    assert link == "sources-and-definitions?quarter=2016-17-Q3&area=CE-LCN-CREWE&dataset=made&indicator=made-1"


def test_links_carry_ids_and_no_titles(board):
    for finding in overview.findings(board, CREWE):
        address = overview.link(board, CREWE, finding)
        assert re.fullmatch(r"[a-z-]+\?[a-zA-Z0-9=&_-]+", address), address


# What the page says that is done, and the function that does it somewhere in the product.
METHODS_NAMED = {
    "Wilson": "intervals.wilson(",
    "Byar": "intervals.count(",
    "Newcombe": "change.difference_of_proportions(",
    "Holm": "change.holm(",
    "Student": "intervals.mean(",
    "slope index": "inequality.index(",
    "XmR": "spc.xmr(",
    "margin of error": "intervals.margin_of_error(",
}
NOT_USED = ("Dobson", "Welch", "ratios of rates", "recent trend", "rounded to")


def test_only_methods_that_a_figure_uses_are_explained():
    root = Path(__file__).parent.parent / "outcomes"
    code = "".join(
        file.read_text(encoding="utf-8") for file in root.rglob("*.py") if file.parent.name not in ("statistics",)
    )
    told = " ".join(text for texts in methods.TEXTS.values() for text in texts)
    for name, call in METHODS_NAMED.items():
        assert name in told, name
        assert call in code, call
    for name in NOT_USED:
        assert name not in told, name


def test_an_open_band_is_defined_in_words(board):
    entry = board.indicator("scorecard-33")
    opened = dataclasses.replace(entry, thresholds=dataclasses.replace(entry.thresholds, outstanding=(91, None)))
    dataset = board.datasets["childrens_scorecard"]
    changed = dataclasses.replace(dataset, indicators={**dataset.indicators, entry.id: opened})
    other = dataclasses.replace(board, datasets={**board.datasets, dataset.id: changed})
    assert "outstanding 91% or more" in register.definition(other, Q3, entry.id).notes[0]
    valid(scorecard.measure(other, Q3, entry.id, False).spec)


def test_what_came_after_the_quarter_chosen_is_paler_and_said(board):
    panel = scorecard.measure(board, Q1, "scorecard-33", False)
    later = [record["label"] for record in panel.spec["datasets"]["series"] if record["strength"] < 1]
    assert later == [
        f"Q{quarter}" for quarter in ("2 2015/16", "3 2015/16", "4 2015/16", "1 2016/17", "2 2016/17", "3 2016/17")
    ]
    assert "Paler points came after Q1 2015/16; nothing here is reckoned from them." in panel.notes
    assert "36%" not in panel.alt
    grid = scorecard.grid(board, Q1, "scorecard-33", False)
    assert "Quarters after Q1 2015/16 are paler." in grid.html
    assert grid.html.count('class="later"') == 6


def test_figures_and_judgements_stand_in_columns_of_their_own(board):
    html = places.profile(board, CREWE, False).html
    assert 'data-label="England">6.1%</td>' in html
    assert re.search(r'data-label="Compared with England"><span[^>]*>≈</span> Crewe is similar</td>', html)


def test_the_rug_marks_the_locality_chosen(board):
    html = compare.rug(board, CREWE, "authority", "theme", False).html
    assert '<th scope="col" class="mine">Crewe (chosen)</th>' in html
    assert html.count("mine") > len(compare.lines(board, Q3, "authority"))
    assert "(chosen)" not in compare.rug(board, Q3, "authority", "theme", False).html


def test_what_a_grouping_lacks_is_said_wherever_it_is_left_out(board):
    """Three localities: one whole, one that cuts a published one, and one more whole."""
    inside = own.contents(board.areas)
    part = sorted(inside["CE-LCN-CREWE"])[:5]
    groups = (("Knutsford", inside["CE-LCN-KNUTS"]), ("Part", frozenset(part)), ("Nantwich", inside["CE-LCN-NANT"]))
    regrouped = own.apply(board, localities.Definition(groups))
    relation = compare.relation(regrouped, Q3, "imd2019-score", "income-dep", "locality", False)
    assert relation.notes[0] == "Leaves out Part, not available for this grouping."
    on_map = places.choropleth(regrouped, Q3, "income-dep", "locality", False)
    assert "that have a figure" in on_map.sentence
    assert "Part\nno figure" in [name["name"] for name in on_map.spec["datasets"]["names"]]
    people = next(screen for screen in present.story(regrouped, Q3) if screen.id == "people").view(regrouped, Q3, False)
    assert "leave out Part" in people.after
    draft = (("Part", tuple(part)), ("Whole", tuple(sorted(inside["CE-LCN-KNUTS"]))))
    assert grouping.drafted(board, Q3, draft, False).notes[0].startswith("Part: cuts a published locality")
    assert grouping.drafted(board, Q3, draft[1:], False).notes == ()


def test_the_maps_tooltip_says_which_wards_a_locality_may_not_hold(board):
    areas = places.choropleth(board, Q3, "income-dep", "locality", False).spec["datasets"]["areas"]
    doubt = {area["area"]: area["doubt"] for area in areas}
    assert doubt["CE-LCN-CREWE"] == "approximate; may not hold Shavington and Willaston and Rope"
    assert doubt["CE-LCN-KNUTS"] == "approximate"


def test_a_comparator_without_figures_is_named_as_such(board):
    assert scorecard.measure(board, Q1, "scorecard-33", False).about.endswith(
        "compared with Q4 2014/15: nothing published"
    )
    assert scorecard.measure(board, Q3, "scorecard-33", False).about.endswith("compared with Q2 2016/17")
    assert "By Q1 2015/16 too little was published" in " ".join(
        scorecard.measure(board, Q1, "scorecard-33", False).notes
    )
