"""The money of a plan on paper: the budget, the savings, the charts."""

from dataclasses import replace

from bizplan.reports.paper import Callout, Chart, Item, Items, Paragraph, RowKind, Table, Text
from bizplan.reports.papers import build_paper
from bizplan.reports.redaction import redacted
from tests.plan_papers import blocks, heads, library, paper, rows, table
from tests.small_council import loaded, plan

ORGANISATION = """
kind: organisation
id: smallbridge
name: Smallbridge Council
departments: [{id: highways, name: Highways}]
funds:
  - {id: general, name: General Fund}
  - {id: harbour, name: Harbour Fund}
"""


def budget(lines: str, **more: str) -> str:
    keys = {"year": "2019-20", "unit": "thousand", "basis": "net", "lines": f"\n  {lines}"} | more
    return plan(budget="\n" + "\n".join(f"{key}: {value}" for key, value in keys.items()))


def test_a_budget_is_printed_as_it_stands_with_its_total_and_what_is_not_stated() -> None:
    text = budget("- {label: Roads, amount: 2428}\n  - {label: Fees, amount: (98.5), type: Income}",
                  column="Section", total="{label: In all, amount: 2329.5}")  # fmt: skip
    made = table(paper(text, organisation=ORGANISATION), "budget")
    assert made.caption == "Net budget 2019-20"
    assert heads(made) == ["Section", "£000"]
    assert rows(made) == [["Roads", "2,428"], ["Fees (Income)", "(98.5)"], ["In all", "2,329.5"]]
    assert [row.kind for row in made.rows] == [RowKind.LINE, RowKind.LINE, RowKind.TOTAL]
    assert made.note == Text("Net: income is taken off. Fund: not stated.")


def test_lines_of_several_funds_stand_under_them_with_their_sub_totals() -> None:
    text = budget(
        "- {label: Roads, amount: 3, fund: general}\n  - {label: Lamps, amount: 2, fund: general}\n"
        "  - {label: Quay, amount: 4, fund: harbour, risk_class: central risk}",
        risk_class="local risk",
        subtotals="[{label: General, of: [Roads, Lamps], amount: 5}, {label: Harbour, of: [Quay], amount: 4}]",
    )
    made = table(paper(text, organisation=ORGANISATION), "budget")
    assert heads(made) == ["Service", "Risk class", "£000"]
    assert rows(made) == [
        ["General Fund"],
        ["Roads", "local risk", "3"],
        ["Lamps", "local risk", "2"],
        ["General", "", "5"],
        ["Harbour Fund"],
        ["Quay", "central risk", "4"],
        ["Harbour", "", "4"],
    ]
    assert made.note == Text("Net: income is taken off.")


def test_funds_that_are_mixed_have_a_column() -> None:
    text = budget(
        "- {label: A, amount: 3, fund: general}\n  - {label: B, amount: 4}\n  - {label: C, amount: 1, fund: general}"
    )
    made = table(paper(text, organisation=ORGANISATION), "budget")
    assert heads(made) == ["Service", "Fund", "£000"]
    assert rows(made)[1] == ["B", "(not stated)", "4"]


def test_the_notes_of_a_budget_tell_what_its_figures_are() -> None:
    text = budget(
        "- {label: Roads, amount: 3, comment: More frost.}",
        basis="gross",
        fund="general",
        risk_class="local risk",
        scope="without the harbour",
        rounded="true",
        exhaustive="false",
        control="{amount: 4, source: Budget book}",
        comment="Agreed in March.",
    )
    made = table(paper(text, organisation=ORGANISATION), "budget")
    assert made.note is not None
    assert made.note.source == (
        "Gross: before income. Fund: General Fund. Local risk. Takes in: without the harbour. The figures are rounded, "
        "so they may not add up to the total exactly. Not every line is listed. Finance's own figure: 4 (Budget book). "
        "Agreed in March."
    )
    assert blocks(paper(text, organisation=ORGANISATION), "budget")[1:] == (
        Items((Item(Text("More frost."), title="Roads"),)),
    )


def test_savings_that_are_still_to_be_found_are_told_apart() -> None:
    text = plan(
        savings="""
        year: 2019-20
        unit: pound
        lines: [{label: Paper, amount: 20}, {label: More, amount: 1000, identified: false}]
        total: {label: All, amount: 1020}
        """
    )
    made = table(paper(text, organisation=ORGANISATION), "savings")
    assert heads(made) == ["Saving", "Found", "£"]
    assert rows(made) == [["Paper", "yes", "20"], ["More", "not yet", "1,000"], ["All", "", "1,020"]]


def test_charts_without_figures_say_so_and_the_others_are_drawn_with_their_tables() -> None:
    text = plan(
        charts="""
        - {id: a, title: In, shows: income}
        - {id: b, title: Out, shows: spending}
        - id: c
          title: Both
          shows: budget against actual
          unit: million
          sentence: It fits.
          fund: general
          data: [{label: Budget, amount: 1.5}]
        - {id: d, title: Last, shows: income}
        """
    )
    pictures, drawn, last = blocks(paper(text, organisation=ORGANISATION), "charts")
    assert isinstance(pictures, Callout)
    assert isinstance(drawn, Chart)
    assert isinstance(last, Callout)
    assert pictures.title == "Printed as pictures; their figures are not held."
    assert (drawn.title, drawn.subject, drawn.source) == (Text("It fits."), "Both, General Fund, £m", "")
    figures = drawn.table
    assert figures is not None
    assert (figures.caption, heads(figures), rows(figures)) == ("Both", ["Figure", "£m"], [["Budget", "1.5"]])
    assert figures.note == Text("General Fund.")
    assert (last.title, last.blocks) == (
        "Last",
        (Paragraph(Text("Printed as a picture; its figures are not held.", literal=True)),),
    )


def test_a_chart_that_the_public_does_not_see_is_no_picture_without_figures() -> None:
    figures = "data: [{label: Fees, amount: 60}, {label: Rents, amount: 140}]"
    text = plan(
        charts=f"""
        - {{id: a, title: In, shows: income}}
        - {{id: b, title: Quay, shows: income, {figures}, exempt: {{paragraph: 3}}}}
        - {{id: c, title: Out, shows: spending, exempt: {{paragraph: 5}}}}
        - {{id: d, title: Rents, shows: income, {figures}, exempt: {{paragraph: 3, parts: [data]}}}}
        """
    )
    own = loaded(text)
    shown = replace(own, model=redacted({"it": (own.file, own.model)})["it"].document)
    made = build_paper(shown, library(organisation=ORGANISATION))
    assert made is not None
    picture, quay, out, rents = blocks(made, "charts")
    told = [(each.title, each.blocks) for each in (picture, quay, out) if isinstance(each, Callout)]
    words = (
        ("In", "Printed as a picture; its figures are not held."),
        ("Not published (paragraph 3)", "The full paper has a chart here."),
        ("Not published (paragraph 5)", "The full paper has a chart here."),
    )
    assert told == [(title, (Paragraph(Text(line, literal=True)),)) for title, line in words]
    assert isinstance(rents, Table)
    assert (rents.caption, rows(rents)) == ("Rents", [["Not published (paragraph 3)", "not published"]])


def test_a_chart_without_a_sentence_is_titled_by_what_it_shows() -> None:
    data = "data: [{label: Fees, amount: 60}, {label: Rents, amount: 140}]"
    text = plan(
        charts=f"""
        - {{id: a, title: Where it comes from, shows: income, year: 2019-20, unit: thousand, {data}}}
        - {{id: b, title: Where it goes, shows: spending, {data}}}
        """
    )
    told, untold = blocks(paper(text, organisation=ORGANISATION), "charts")
    assert isinstance(told, Chart)
    assert isinstance(untold, Chart)
    assert told.title.source == "The largest source is Rents: £140k of £200k (70.0%)"
    assert told.subject == "Where it comes from, 2019-20, £000"
    assert [each.label for each in told.picture.places] == ["Rents", "Fees"]
    assert (untold.title.source, untold.subject) == ("Where it goes", "")


def test_a_long_budget_has_a_chart_for_each_fund_that_is_long() -> None:
    lines = [f"- {{label: L{n}, amount: {n}, fund: general}}" for n in range(1, 9)]
    text = budget("\n  ".join([*lines, "- {label: Quay, amount: 4, fund: harbour}"]))
    drawn = [each for each in blocks(paper(text, organisation=ORGANISATION), "budget") if isinstance(each, Chart)]
    assert [(each.title.source, each.subject) for each in drawn] == [
        ("The largest part is L8: £8k of £36k (22.2%)", "Net budget 2019-20, General Fund, £000")
    ]
