"""Further money of a plan in its paper: nothing that a plan holds is left out."""

from typing import Any

from bizplan.render.environment import house_style
from bizplan.render.formats import FORMATS
from bizplan.reports.library import Library
from bizplan.reports.paper import Paper, Section
from bizplan.reports.plan_resources import breakdown_blocks, capital_blocks, further_blocks, percentage_blocks
from tests.small_council import loaded, plan, setting

PLAN = plan(
    budget="""
year: 2019-20
unit: thousand
basis: net
lines:
  - {label: Lamps, amount: 20, gross: 25, less_income: -5, further: [{year: 2018-19, amount: 18}]}
  - {label: Crews, amount: 7, further: [{year: 2018-19, of: actual, amount: 6.5}]}
total: {label: All, amount: 27, further: [{year: 2018-19, amount: 18}]}
breakdowns:
  - {title: Where it comes from, shows: sources of income, parts: [{label: Fees, amount: -5}], exhaustive: false}
  - title: What it pays for
    shows: spending by type
    parts: [{label: Staff, amount: 32}]
    total: {label: Spending, amount: 32}
""",
    capital="""
unit: million
rounded: true
exhaustive: false
scope: bridges only
comment: Subject to consent.
schemes:
  - {label: Bridge, fund: harbour, years: [{year: 2019-20, amount: 4}, {year: 2020-21, amount: 6.5}], total: 10.5}
  - {label: Quay, years: [{year: 2020-21, of: forecast, amount: 1}]}
year_totals: [{year: 2019-20, amount: 4}]
total: {label: All schemes, amount: 11}
funding: [{label: Grants, amount: 11}]
""",
    percentages="""
- {label: Staff, per_cent: 12.5, part: 5, base: 40, base_label: all posts}
- {label: Savings, per_cent: 3, part: 2.9, base: 107.6, unit: million}
- {label: Overheads, per_cent: 9}
""",
)


def markdown() -> str:
    model: Any = loaded(PLAN).model
    blocks = (
        *further_blocks(model.budget),
        *breakdown_blocks(model.budget),
        *capital_blocks(model.capital, Library(setting())),
        *percentage_blocks(model.percentages),
    )
    made = Paper(kind="x", reference="x", title="X", council="C", sections=(Section("s", "S", blocks),))
    return str(FORMATS["md"].render(made, house_style(None)))


def rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]


def test_every_figure_stands_in_the_paper() -> None:
    text = markdown()
    found = [[cell.strip("* ") for cell in row] for row in rows(text)]
    for wanted in (
        ["Lamps", "18", "none"],
        ["Crews", "none", "6.5"],
        ["All", "18", "none"],
        ["Lamps", "25", "(5)", "20"],
        ["Crews", "not given", "not given", "7"],
        ["Fees", "(5)"],
        ["Spending", "32"],
        ["Bridge", "Harbour Fund", "4", "6.5", "none", "10.5"],
        ["Quay", "not stated", "none", "none", "1", "not given"],
        ["All schemes", "", "4", "none", "none", "11"],
        ["Grants", "11"],
        ["Staff", "12.5%", "5", "40", "all posts"],
        ["Savings", "3%", "2.9 (£m)", "107.6 (£m)", "not given"],
        ["Overheads", "9%", "not given", "not given", "not given"],
    ):
        assert [each.replace("*", "") for each in wanted] in [
            [cell.replace("*", "").replace("_", "") for cell in row] for row in found
        ], (wanted, text)
    for words in ("Takes in: bridges only.", "may not add up", "Not every scheme is listed.", "Subject to consent."):
        assert words in text
    assert "Not every part is listed." in text
