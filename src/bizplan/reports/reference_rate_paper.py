"""The reference rate to a table, records and a paper: shares with their base, and by name what names no outcome."""

from collections.abc import Iterator, Sequence

from bizplan.index.outcome_naming import Unnamed
from bizplan.reports.paper import (
    Absent,
    Align,
    Block,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Section,
    Table,
    Value,
    Width,
    literal,
    slug,
)
from bizplan.reports.reference_rate import DepartmentRate, Rate, ReferenceRateReport, YearRate
from bizplan.values.amounts import figure

CSV_HEADER = (
    "department", "department_name", "period", "counted", "naming_an_outcome", "out_of", "per_cent",
    "contributing_to_another_entry", "naming_none",
)  # fmt: skip
_SHOWN_AT_MOST = 8


def rate_table(report: ReferenceRateReport) -> Table:
    """A row for each department and year, and one for each year together where there are several departments."""
    columns = (
        Column("Department", width=Width.WIDE),
        Column("Year", width=Width.NARROW),
        Column("Plan items", Align.NUMBER),
        Column("Share", Align.NUMBER, unit="%"),
        Column("Reports", Align.NUMBER),
        Column("Share", Align.NUMBER, unit="%"),
    )
    rows = [_row(each.name, each) for each in report.departments]
    if len({each.department for each in report.departments}) > 1:
        rows.append(Row((literal("All departments together"),), RowKind.GROUP))
        rows += [_row("All", each) for each in report.years]
    note = "n of m: so many of so many name an outcome themselves."
    return Table("reference-rate", f"What names an outcome, {_years(report)}", columns, tuple(rows), note=literal(note))


def rate_paper(report: ReferenceRateReport, council: str) -> Paper:
    """The reference rate as a paper: the table, then for each department and year what names no outcome."""
    sections = [Section("rate", "The rate", (rate_table(report), *_rules(report)))]
    sections += [
        Section(slug(f"{each.department or 'not-stated'}-{each.period}"), f"{each.name}, {each.period}", blocks)
        for each in report.departments
        if (blocks := tuple(_without(each)))
    ]
    return Paper(
        kind="reference-rate",
        reference=f"reference-rate-{report.period or 'all'}",
        title="How much of our plans and reports names an outcome",
        subtitle=_years(report),
        council=council,
        cover=tuple(Fact(each.period or "No year", (literal(year_in_words(each)),)) for each in report.years),
        sections=tuple(sections),
    )


def rate_records(report: ReferenceRateReport) -> Iterator[tuple[str, ...]]:
    """A record for the plan items and one for the reports of each department and year, under `CSV_HEADER`."""
    for each in report.departments:
        for counted, rate in (("plan items", each.plan_items), ("committee reports", each.reports)):
            if rate.counted:
                yield (
                    *(each.department, each.name, each.period, counted, str(rate.naming), str(rate.counted)),
                    *(str(rate.per_cent), str(rate.through), " ".join(map(_reference, rate.without))),
                )


def year_in_words(found: YearRate) -> str:
    """A year in a sentence, each share with its base."""
    parts = []
    if found.plan_items.counted:
        parts.append(f"{_of(found.plan_items)} plan items ({_per_cent(found.plan_items)}) name an outcome")
    if found.reports.counted:
        word = "report" if found.reports.counted == 1 else "reports"
        parts.append(f"{_of(found.reports)} committee {word} ({_per_cent(found.reports)}) {_verb(found.reports)} one")
    return ", ".join(parts) or "nothing to count"


def without_in_words(found: DepartmentRate) -> Iterator[str]:
    """For the terminal, the first few that name none, and how many more there are."""
    for what, rate in (("items", found.plan_items), ("reports", found.reports)):
        if rate.without:
            shown = ", ".join(_short(each) for each in rate.without[:_SHOWN_AT_MOST])
            more = len(rate.without) - _SHOWN_AT_MOST
            rest = f", and {more} more, which --format markdown, csv and json list" if more > 0 else ""
            verb = f"{what} name" if len(rate.without) > 1 else f"{what[:-1]} names"
            yield f"{found.name}, {found.period}: {len(rate.without)} {verb} none: {shown}{rest}."


def _row(name: str, found: DepartmentRate | YearRate) -> Row:
    cells = (*_cells(found.plan_items, "no plan"), *_cells(found.reports, "none"))
    return Row((literal(name), literal(found.period) if found.period else Absent("none"), *cells))


def _cells(rate: Rate, why_none: str) -> Sequence[Value]:
    if not rate.counted or rate.per_cent is None:
        return Absent(why_none), literal("")
    return literal(_of(rate)), literal(figure(rate.per_cent))


def _rules(report: ReferenceRateReport) -> Iterator[Paragraph]:
    yield Paragraph(
        literal(
            "Plan items are the entries that can serve an outcome: services, objectives, programmes, workstreams, "
            "commitments, actions, capabilities, ambitions and aims. One names an outcome if it contributes to it "
            "directly; what a plan claims as a whole names no item."
        )
    )
    yield Paragraph(
        literal(
            "A committee report names an outcome if its cover does, or if its text cites one by number or by its title."
        )
    )
    if report.levels == "departments":
        yield Paragraph(
            literal("Plans of teams and people name outcomes through their department's; they are left out.")
        )


def _without(found: DepartmentRate) -> Iterator[Block]:
    items, reports = found.plan_items, found.reports
    if items.without:
        words = f"{len(items.without)} of {items.counted} items name no outcome themselves:"
        yield Paragraph(literal(words))
        yield Items(tuple(Item(literal(each.name), facts=tuple(_facts(each))) for each in items.without))
    if reports.without:
        yield Paragraph(literal(f"{len(reports.without)} of {reports.counted} committee reports name no outcome:"))
        yield Items(
            tuple(
                Item(literal(each.name), facts=(Fact("Report", (literal(each.document),)),)) for each in reports.without
            )
        )


def _facts(found: Unnamed) -> Iterator[Fact]:
    yield Fact("Entry", (literal(f"{_kind(found)} {_reference(found)}"),))
    if found.through:
        yield Fact("Thread", (literal("contributes to another entry"),))


def _reference(found: Unnamed) -> str:
    return f"{found.document}/{found.item}" if found.item else found.document


def _short(found: Unnamed) -> str:
    return f"{_kind(found)} {found.item}" if found.item else found.document


def _kind(found: Unnamed) -> str:
    return found.kind.removeprefix("plan-")


def _of(rate: Rate) -> str:
    return f"{rate.naming} of {rate.counted}"


def _verb(rate: Rate) -> str:
    return "names" if rate.counted == 1 else "name"


def _per_cent(rate: Rate) -> str:
    return f"{figure(rate.per_cent)}%" if rate.per_cent is not None else ""


def _years(report: ReferenceRateReport) -> str:
    return report.period or "all years"
