"""Scorecard, audit judgements and progress report: from the pack as printed to the one table."""

from pathlib import Path

import pandas as pd

from outcomes.building import (
    bound,
    bracketed,
    change,
    number,
    optional,
    percentage,
    read_source,
    row,
    status_of,
    table,
)

SOURCE = Path(__file__).parent / "source"
PACK = "pack-2017-05-30-item-8"
BOROUGH = "E06000049"
QUARTERS = [
    "2015-16-Q1",
    "2015-16-Q2",
    "2015-16-Q3",
    "2015-16-Q4",
    "2016-17-Q1",
    "2016-17-Q2",
    "2016-17-Q3",
]
TEAMS = {
    "All Audit Streams": BOROUGH,
    "ChECS": "CE-TEAM-CHECS",
    "CIN/CP Crewe": "CE-TEAM-CINCP-CREWE",
    "CIN/CP Macc": "CE-TEAM-CINCP-MACC",
    "Permanence and ThroughCare": "CE-TEAM-PTC",
}
WORK = {
    "Referral": "work-referral",
    "Combined Assessment": "work-combined-assessment",
    "Child in Need Plans": "work-child-in-need-plans",
    "Child Protection Plans": "work-child-protection-plans",
    "Visits to Cared for Children": "work-visits",
    "Cared for Assessments": "work-cared-for-assessments",
    "Cared for Children's Plans": "work-cared-for-plans",
    "Strategy Meetings and Sec 47": "work-strategy-meetings",
}


def build() -> pd.DataFrame:
    """The figures of this dataset."""
    rows = [*_scorecard(), *_audits(), *_work(), *_progress()]
    return table(rows).assign(dataset="childrens_scorecard", source=PACK)


def _scorecard() -> list[dict[str, object]]:
    rows = []
    # How many cases stand behind a percentage: printed in the exception commentary, not in the table.
    cohorts = {(c["number"], c["period"]): c for c in read_source(SOURCE / "cohorts.csv").to_dict("records")}
    remarks = {(r["number"], r["period"]): r["note"] for r in read_source(SOURCE / "cell_notes.csv").to_dict("records")}
    for line in read_source(SOURCE / "scorecard.csv").to_dict("records"):
        for quarter in QUARTERS:
            unplaced = line["unplaced"]
            printed = "" if unplaced else line[quarter]
            cohort = cohorts.get((line["number"], quarter), {"cases": "", "quote": ""})
            said = f'Cases from the exception commentary: "{cohort["quote"]}".' if cohort["cases"] else ""
            rows.append(
                row(
                    indicator=f"scorecard-{int(line['number']):02d}",
                    area=BOROUGH,
                    period=quarter,
                    value=number(printed),
                    denominator=optional(cohort["cases"]),
                    status="unclear" if unplaced else status_of(printed),
                    printed=printed,
                    note=" ".join(filter(None, (line["note"], said, remarks.get((line["number"], quarter), "")))),
                    locator=f"Item 8, Improvement Plan Performance Scorecard, measure {line['number']}",
                )
            )
    return rows


def _judgement(line: dict[str, str], quarter: str, kind: str) -> dict[str, object]:
    printed = line[quarter]
    return row(
        period=quarter,
        group="judgement=" + line["judgement"].lower().replace(" ", "-"),
        value=percentage(printed),
        numerator=bracketed(printed),
        status=status_of(printed),
        printed="" if printed == "?" else printed,
        note="The cell holds a piece of the heading instead of a figure." if printed == "?" else "",
        locator=f"Item 8, {kind}, table {line['table']}, {line['judgement']}",
    )


def _audits() -> list[dict[str, object]]:
    lines = read_source(SOURCE / "audit_judgements.csv").to_dict("records")
    rows = [
        {
            **_judgement(line, quarter, "Audit Judgements"),
            "indicator": "audit-overall",
            "area": TEAMS[line["table"]],
        }
        for line in lines
        for quarter in QUARTERS
    ]
    return [_none_audited(row, rows) for row in rows]


def _none_audited(row: dict[str, object], rows: list[dict[str, object]]) -> dict[str, object]:
    """The row without its value where all judgements of its column are printed as 0%: shares of no case say nothing."""
    column = [other for other in rows if (other["area"], other["period"]) == (row["area"], row["period"])]
    if any(other["value"] != 0 for other in column):
        return row
    note = "All four judgements are printed as 0%; no case seems to have been audited in this quarter."
    return {**row, "value": None, "status": "unclear", "note": note}


def _work() -> list[dict[str, object]]:
    return [
        {
            **_judgement(line, quarter, "Quality of Work"),
            "indicator": WORK[line["table"]],
            "area": BOROUGH,
        }
        for line in read_source(SOURCE / "audit_pieces_of_work.csv").to_dict("records")
        for quarter in QUARTERS[3:]
    ]


def _progress() -> list[dict[str, object]]:
    return [
        row(
            indicator=line["indicator"],
            area=line["area"],
            period=line["period"],
            group=line["group"],
            statistic=line["statistic"],
            value=None if line["status"] == "unclear" else change(line["printed"]),
            numerator=optional(line["numerator"]),
            denominator=optional(line["denominator"]),
            bound="" if line["status"] == "unclear" else bound(line["printed"]),
            status=line["status"] or status_of(line["printed"]),
            printed=line["printed"],
            note=line["note"],
            locator=line["locator"],
        )
        for line in read_source(SOURCE / "progress_report.csv").to_dict("records")
    ]
