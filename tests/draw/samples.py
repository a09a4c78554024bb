"""A document of every part and every kind of chart, invented; and one whose every text is hostile."""

import pandas as pd

from outcomes.answer import (
    CHARTS,
    Answer,
    Beside,
    Card,
    Cards,
    Cell,
    Chart,
    Counters,
    Fold,
    Gauge,
    Link,
    Points,
    Quotation,
    Row,
    Table,
)
from outcomes.document import Chapter, Document, Sheet, mapped
from outcomes.words import Sign

BETTER, WORSE, GRADE = Sign("better", "✔", "better"), Sign("worse", "✖", "worse"), Sign("good", "◐", "grade-2")
SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [0, 900], [900, 900], [900, 0], [0, 0]]]}
SHAPE = {"type": "Feature", "id": "a", "geometry": SQUARE, "area": "a", "name": "North", "ward": "W"}
SPOT = {"name": "North", "easting": 450, "northing": 450}


def _period(label, value, **more):
    usual = {"lower": None, "upper": None, "plan": None, "later": False, "last": False, "locator": "page 1", "sure": ""}
    text = "np" if value is None else f"{value}%"
    return {"period": label, "label": label, "value": value, "text": text, "said": text, **usual, **more}


def _place(name, value, **more):
    usual = {"lower": value - 2, "upper": value + 3, "judgement": "similar", "reading": "no different"}
    return {"area": name.lower(), "name": name, "value": value, "text": f"{value}%", **usual, **more}


def charts():
    """One chart of each kind, with numbers that a test can say."""
    trend = (
        _period("Q1", 40, lower=35.5, upper=46.0),
        _period("Q2", None),
        _period("Q3", 52, plan=60, last=True),
    )
    band = {"name": "Good", "from": 50, "to": 80, "level": 2}
    beside = {"period": "Q1", "value": 44.0, "name": "England", "text": "44%", "later": False}
    item = {"item": "Would talk", "n": "100", "locator": "page 2", "reading": "more"}
    known = {
        "trend": Chart(
            "trend",
            trend,
            "Up from 40% to 52%.",
            {"unit": "%", "stage": "run", "process": False, "median": 46.0, "bands": (band,), "beside": (beside,)},
        ),
        "shares": Chart(
            "shares",
            tuple(
                {
                    "label": "Q1",
                    "strength": 1,
                    "judgement": name,
                    "value": value,
                    "text": f"{value}%",
                    "middle": value / 2,
                }
                | {"level": level, "place": level}
                for name, value, level in (("Poor", 30, 0), ("Good", 70, 3))
            ),
            "30% poor, 70% good.",
            {"grades": ("Poor", "Good")},
        ),
        "bars": Chart(
            "bars",
            ({"name": "A", "value": 3, "text": "3"}, {"name": "B", "value": 5, "text": "5"}),
            "Bars.",
            {"title": "Visits"},
        ),
        "ranked": Chart(
            "ranked",
            (_place("South", 20), _place("North", 30, judgement="better")),
            "North 30%, South 20%.",
            {"unit": "%", "chosen": "north", "reference": 25.0, "name": "Whole 25%"},
        ),
        "waves": Chart(
            "waves",
            tuple(
                {**item, "wave": wave, "value": value, "text": f"{value}%", "lower": value - 5, "upper": value + 5}
                for wave, value in (("First", 40), ("Last", 55))
            ),
            "From 40% to 55%.",
            {"order": ["First", "Last"], "measure": "% who say yes"},
        ),
        "changes": Chart(
            "changes",
            (
                {
                    "id": "i",
                    "item": "Would talk",
                    "value": 15.0,
                    "lower": 4.0,
                    "upper": 26.0,
                    "judgement": "better",
                    "label": "40% to 55%",
                    "text": "+15",
                    "reading": "more",
                },
            ),
            "Up 15 points.",
            {"margin": 7.5, "span": "first to last"},
        ),
        "pairs": Chart(
            "pairs",
            (
                {
                    "item": "Useful",
                    "wave": "Last",
                    "first": 60.0,
                    "second": 20.0,
                    "first_text": "60%",
                    "second_text": "20%",
                    "text": "60% and 20%",
                    "n": "50",
                },
            ),
            "60% and 20%.",
            {"views": ["Agree", "Disagree"], "order": ["Last"]},
        ),
        "map": Chart(
            "map",
            (
                {**SHAPE, "value": 3.0, "class": "low", "text": "3", "reading": "", "doubt": ""},
                {
                    **SHAPE,
                    "id": "b",
                    "area": "b",
                    "value": 5.0,
                    "class": "high",
                    "text": "5",
                    "reading": "",
                    "doubt": "",
                },
            ),
            "A map.",
            {
                "outlines": [SHAPE],
                "doubtful": [],
                "names": [{**SPOT, "dot": False, "figure": "3"}],
                "classes": ["low", "high"],
                "unit": "people",
                "chosen": "a",
                "title": "Visits",
            },
        ),
        "groups": Chart(
            "groups",
            ({**SHAPE, "group": "One", "shade": 0},),
            "Groups.",
            {"outlines": [SHAPE], "names": [SPOT], "chosen": "a"},
        ),
        "relation": Chart(
            "relation",
            tuple(
                {"area": n.lower(), "name": n, "x": x, "y": y, "x_text": f"{x}", "y_text": f"{y}"}
                for n, x, y in (("North", 1.0, 2.0), ("South", 2.0, 5.0))
            ),
            "Goes together.",
            {"across": "Income", "up": "Visits", "chosen": "north"},
        ),
        "funnel": Chart(
            "funnel",
            tuple(
                {
                    "area": n.lower(),
                    "name": n,
                    "size": size,
                    "value": value,
                    "text": f"{value}%",
                    "cases": "1",
                    "judgement": "similar",
                    "near": False,
                }
                for n, size, value in (("North", 50.0, 40.0), ("South", 200.0, 30.0))
            ),
            "Within the limits.",
            {
                "unit": "%",
                "size": "Children",
                "chosen": "north",
                "average": 32.0,
                "name": "All",
                "limits": [
                    {"size": s, "low": 20.0, "high": 44.0, "low_outer": 10.0, "high_outer": 54.0} for s in (50.0, 200.0)
                ],
            },
        ),
        "place": Chart(
            "place",
            (SHAPE,),
            "North.",
            {
                "outlines": [SHAPE],
                "neighbours": [SHAPE],
                "names": [{**SPOT, "kind": "town"}],
                "frame": (0, 0, 900, 900),
            },
        ),
        "ages": Chart(
            "ages",
            tuple(
                {"who": who, "name": "65 and over", "value": value, "text": f"{value}%", "bar": who == "North"}
                for who, value in (("North", 20.0), ("England", 18.0))
            ),
            "Older.",
            {"unit": "% of people"},
        ),
        "spine": Chart(
            "spine",
            (
                {
                    "name": "Visits",
                    "position": 0.2,
                    "authority": 0.5,
                    "england": 0.6,
                    "judgement": "worse",
                    "texts": ("5%", "4%", "3%"),
                    "said": "5%: worse",
                },
            ),
            "One indicator.",
            {"columns": ["North", "Whole", "England"]},
        ),
    }
    return [known[kind] for kind in CHARTS]


def table(rows=3, columns=2, text="50%"):
    cells = (Cell(text, GRADE, "good", ("shaded", "now")), *(Cell(text, WORSE) for _ in range(columns - 1)))
    lines = tuple(Row(f"Line {place}", cells, "Theme", Link("page"), place == 1) for place in range(rows))
    return Table(
        "A table",
        "Measure",
        tuple((f"Column {place}", ("num",)) for place in range(columns)),
        lines,
        "A caption.",
        key=((GRADE, "good"),),
    )


def document():
    """Every part once."""
    folded = Cell("First sentence.", folds=(Fold("And the rest.", ("More.",), (("Elsewhere", Link("page")),)),))
    gauged = Cell("5 of 6", gauge=Gauge(5, 10, 6))
    words = Table("Words", "Number", (("As printed", ()), ("Against plan", ())), (Row("1", (folded, gauged)),))
    card = Card(
        "Visits",
        "50%",
        BETTER,
        "+5 points",
        "beyond chance",
        "95% interval",
        "North",
        "page 3",
        Link("page"),
        (40.0, 45.0, 50.0),
        "45% before",
        "They say so.",
        ("1. Do it.",),
    )
    parts = (
        *charts(),
        Beside((charts()[0], charts()[2])),
        Beside((table(2), table(2))),
        table(),
        table(20, 9),
        words,
        Cards((card,)),
        Counters((("3", "figures are better", BETTER),)),
        Points((("What do you see?", "North: 5%", WORSE), ("What else?", "", None))),
    )
    answer = Answer(
        "Half of all visits were made.",
        pd.DataFrame({"indicator": [], "dataset": [], "source": []}),
        "North · Q3",
        parts,
        ("A note.",),
        ("Council, 2017: A paper",),
        (Quotation("visits", "All is well.", "Head of Visits", "page 4", "But the figure fell."),),
    )
    sheets = (
        Sheet("one", "Visits", answer),
        Sheet("two", "Nothing but a sentence", Answer("That is all.", answer.rows)),
    )
    frame = pd.DataFrame(
        {"Indicator name": ["Visits", "Visits"], "value": [50.0, None], "status": ["final", "suppressed"]}
    )
    meaning = Row("Visits", tuple(Cell(text) for text in ("visits", "D", "How many", "%", "up", "a", "b", "", "o")))
    return Document(
        "invented",
        "Invented briefing: North",
        ("Q3 2016/17", "Invented figures."),
        "Tiny Board",
        "2017-05-30",
        (
            Chapter("first", "First chapter", sheets),
            Chapter("second", "Second", (Sheet("three", "Again", Answer("Again.", answer.rows)),)),
        ),
        frame,
        (meaning,),
        (Row("Suppressed", (Cell("supp."), Cell("hidden"))),),
    )


NASTY = (
    '=HYPERLINK("http://evil.example","x")',
    "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>",
    "#eval(sys.inputs) $x$ *bold* _it_ @ref <label> \\ `raw` ]]]",
    "[link](http://evil.example) **md**",
    "\u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "😀 \x00\x07\x1b[31m \ud83d line\u2028two",
    "</script></style>--><svg onload=window.hacked=1>",
    "+1+1", "-2", "@SUM(A1)", "\tcmd|' /C calc'!A0",
    "very long " * 400,
    "Nowordbreakatall" * 60,
)  # fmt: skip


def hostile():
    """The same document with something hostile in every text but those that code chooses among."""
    count = 0

    def spoilt(text):
        nonlocal count
        if text in CODES or text.startswith("2017") or not text:
            return text
        count += 1
        return f"{NASTY[count % len(NASTY)]} {count} {text}"

    made = mapped(document(), spoilt)
    # The same place keeps its name wherever it is looked up.
    return made


CODES = {
    *CHARTS, "better", "worse", "similar", "grade-2", "shaded", "now", "num", "number", "plan", "before", "page", "%",
    "% of people", "run", "type", "Polygon", "Feature", "town", "first", "second", "one", "two", "three", "north",
    "south", "a", "b", "Poor", "Good", "First", "Last", "Q1", "Q2", "Q3", "low", "high", "North", "England", "South",
    "✔", "✖", "◐", "invented", "plain", "value", "status", "final", "suppressed", "Would talk",
}  # fmt: skip
