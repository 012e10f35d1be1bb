"""A made-up committee report, with a plan attached to it, that uses every block a paper can hold."""

from datetime import date

from bizplan.reports.attached import attached
from bizplan.reports.committee_cover import CommitteeHeading, meetings_table
from bizplan.reports.paper import (
    Absent,
    Align,
    Appendix,
    Callout,
    Column,
    Fact,
    Facts,
    Item,
    Items,
    Paper,
    Paragraph,
    Prose,
    Row,
    RowKind,
    Section,
    Statement,
    Status,
    Table,
    Text,
    Tone,
    Width,
    literal,
)
from tests.golden.specimen_look import outcomes

NOT_SET = Absent("not set")


def report() -> Paper:
    return Paper(
        kind="committee-report",
        reference="housing-committee/2024-06-14",
        title="Departmental business plan: Housing and Neighbourhoods",
        council="Harbour Town Council",
        subtitle="Report of the Director of Housing and Neighbourhoods",
        running_title="Business plan: Housing",
        status="Public",
        description="The high-level business plan of Housing and Neighbourhoods for 2024-25, for decision.",
        meetings=meetings_table(
            (
                CommitteeHeading("Housing Committee", date(2024, 6, 14), "decision"),
                CommitteeHeading("Council", date(2024, 7, 11), ""),
            )
        ),
        cover=(
            Fact("Subject", (Text("Departmental business plan: Housing and Neighbourhoods"),)),
            Fact("Report author", (Text("Head of Planning & Performance"),)),
            Fact("Outcomes affected", (Text("1, 4 and 12 of the Corporate Plan 2023-28"),)),
            Fact("Extra money needed", (NOT_SET,)),
        ),
        sections=(_summary(), _recommendations(), _main_report(), _implications(), _appendices()),
        appendices=(
            Appendix(
                "appendix-1",
                "Appendix 1",
                "High-level plan 2024-25",
                attached(plan(), "appendix-1"),
                purpose="For decision",
            ),
            Appendix(
                "appendix-2",
                "Appendix 2",
                "Stock condition survey",
                Absent("Not held in this repository; ask the committee clerk."),
                restriction="Not for publication: paragraph 3 of Schedule 12A, Local Government Act 1972",
            ),
        ),
        provenance=(
            Fact("Made from", (literal("plans/reports/2024-06-14-housing.yaml"),)),
            Fact("Source", (Text("The committee's own paper, [as published](https://example.org/papers/1)"),)),
        ),
    )


def plan() -> Paper:
    return Paper(
        kind="plan",
        reference="housing/2024-25",
        title="Housing and Neighbourhoods",
        council="Harbour Town Council",
        subtitle="Departmental business plan 2024-25",
        status="Adopted",
        sections=(_purpose(), _services(), _budget(), _programmes(), _measures(), _horizon(), outcomes()),
        provenance=(Fact("Made from", (literal("plans/departments/housing/2024-25.yaml"),)),),
    )


def _summary() -> Section:
    return Section(
        "summary",
        "Summary",
        (
            Paragraph(
                Text(
                    "This report presents the high-level business plan of the department for 2024-25. It keeps what "
                    "Members asked for last year: one page of priorities, *one* table of money, and a target or a "
                    "reason beside every measure."
                )
            ),
            Paragraph(Text("The plan was approved in draft by the Housing Sub-Committee on **11 May 2024**.")),
        ),
    )


def _recommendations() -> Section:
    return Section(
        "recommendations",
        "Recommendations",
        (
            Paragraph(Text("Members are asked to:")),
            Items(
                (
                    Item(Text("approve the high-level plan at", target="appendix-1"), "(a)", "recommendation-a"),
                    Item(
                        Text("note the draft measures, and say which of them should stop."), "(b)", "recommendation-b"
                    ),
                )
            ),
        ),
    )


def _main_report() -> Section:
    return Section(
        "main-report",
        "Main report",
        (
            Section(
                "background",
                "Background",
                (
                    Paragraph(
                        Text(
                            "A new framework for planning is being brought in. All the work of the department is to "
                            "contribute to the outcomes of the Corporate Plan. This is done by:"
                        ),
                        "1.",
                        "paragraph-1",
                        (
                            Items(
                                (
                                    Item(Text("naming the outcome that each programme serves;")),
                                    Item(Text("keeping the “golden thread” from team plans to outcomes;")),
                                    Item(
                                        Text("asking of every pound"),
                                        items=(
                                            Item(Text("what it buys, and"), "(i)"),
                                            Item(Text("what would be lost without it."), "(ii)"),
                                        ),
                                    ),
                                )
                            ),
                        ),
                    ),
                    Paragraph(
                        Text(
                            "As this involves changes to several processes it will take two to three years, so how "
                            "plans are presented is likely to develop; see paragraph 1 for the four means."
                        ),
                        "2.",
                        "paragraph-2",
                    ),
                ),
                level=3,
            ),
            Section(
                "position",
                "Current position",
                (
                    Prose(
                        Text(
                            "The department wrote this field itself, with a list and a quotation.\n\n"
                            "- Repairs: 1,204 jobs, of which 86% in time\n"
                            "- Lettings: 97 homes\n\n"
                            "> We want to hear once, and be done. (A tenant, March 2024)"
                        )
                    ),
                    Callout(
                        (
                            Paragraph(
                                Text(
                                    "The survey of April 2024 covers 61% of the stock. Figures for the rest are older."
                                )
                            ),
                        ),
                        title="Data are incomplete",
                        tone=Tone.WARNING,
                    ),
                ),
                level=3,
            ),
        ),
    )


def _implications() -> Section:
    return Section(
        "implications",
        "Implications",
        (
            Facts(
                (
                    Fact("Financial", (Text("None beyond the agreed budget."),)),
                    Fact("Legal", (Text("The Council must let its plan be seen under the *Housing Act 1985*."),)),
                    Fact("Equalities", (NOT_SET,)),
                )
            ),
            Paragraph(Text("There are no other implications."), "3.", "paragraph-3"),
        ),
    )


def _appendices() -> Section:
    return Section(
        "appendices",
        "Appendices",
        (
            Items(
                (
                    Item(Text("High-level plan 2024-25", target="appendix-1"), "1."),
                    Item(Text("Stock condition survey", target="appendix-2"), "2."),
                )
            ),
        ),
    )


def _purpose() -> Section:
    return Section(
        "purpose",
        "What we are for",
        (Statement(Text("We see to it that everyone in the town has a safe, warm and lasting home.")),),
    )


def _services() -> Section:
    return Section(
        "services",
        "What we do",
        (
            Items(
                (
                    Item(Text("Repairs, safety checks, major works."), anchor="homes", title="Homes & Repairs"),
                    Item(Text("Wardens, noise, *fly-tipping*, anti-social behaviour."), title="Neighbourhoods"),
                    Item(Text(""), title="Lettings"),
                )
            ),
        ),
        number="1",
    )


def _budget() -> Section:
    year, before = (Column(label, Align.NUMBER, "£000", Width.NARROW) for label in ("2024-25", "2023-24"))
    table = Table(
        "budget-table",
        "Net operational budget by service",
        (Column("Service", width=Width.WIDE), before, year, Column("Change", Align.NUMBER, "%", Width.NARROW)),
        (
            Row((literal("General Fund"),), RowKind.GROUP),
            Row((Text("Neighbourhoods"), literal("695"), literal("708"), literal("1.9"))),
            Row((Text("Income from licences"), literal("(98)"), literal("(1,021)"), literal("941.8"))),
            Row((Text("General Fund, net"), literal("597"), literal("(313)"), literal("")), RowKind.SUBTOTAL),
            Row((literal("Housing Revenue Account"),), RowKind.GROUP),
            Row((Text("Homes & Repairs"), literal("2,428"), literal("3,068"), literal("26.36"))),
            Row((Text("Lettings"), Absent("not split out until 2024"), literal("334"), Absent("new line"))),
            Row(
                (Text("Total net operational budget"), literal("3,025"), literal("3,089"), literal("2")), RowKind.TOTAL
            ),
        ),
        number="Table 1",
        note=Text("Source: finance system, 4 April 2024. Brackets are income."),
    )
    return Section("budget", "What it costs", (table,), number="2")


def _programmes() -> Section:
    outcome_4, outcome_12 = Text("4: Homes are safe"), Text("12: Spaces are well kept")
    return Section(
        "programmes",
        "Programmes and projects",
        (
            Section(
                "corporate",
                "Corporate",
                (
                    Items(
                        (
                            Item(
                                Text("Bring all homes to the new standard for damp and mould by March 2026."),
                                "C1",
                                "c1",
                                facts=(
                                    Fact("Outcome", (outcome_4,)),
                                    Fact("Owner", (Text("Head of Homes"),)),
                                    Fact("Measures", (literal("M1", target="m1"), literal("M2", target="m2"))),
                                ),
                            ),
                            Item(
                                Text("Join the repairs line to the council's contact centre, with the *Police*."),
                                "C3",
                                "c3",
                                facts=(Fact("Outcome", (outcome_4, outcome_12)), Fact("Target", (NOT_SET,))),
                            ),
                        )
                    ),
                ),
                level=3,
            ),
        ),
        number="3",
    )


def _measures() -> Section:
    short = "86.0 against 90.0, 4.4% short; amber from 5% (scheme gap-5-10)"
    table = Table(
        "measures-table",
        "Measures and where they stand",
        (
            Column("No.", width=Width.NARROW),
            Column("Measure", width=Width.WIDE),
            Column("Target", Align.NUMBER, width=Width.NARROW),
            Column("Latest", Align.NUMBER, width=Width.NARROW),
            Column("Status"),
            Column("Owner"),
        ),
        (
            _measure(
                "M1",
                "Repairs done in time",
                literal("90.0"),
                literal("86.0"),
                Status("slightly off", Tone.WARNING, short),
            ),
            _measure(
                "M2",
                "Homes with a valid fire risk assessment",
                literal("100"),
                literal("100"),
                Status("on target", Tone.GOOD),
            ),
            _measure("M3", "Days to let an empty home", literal("21"), literal("34.5"), Status("off target", Tone.BAD)),
            _measure(
                "M4",
                "Tenants who say we listen",
                NOT_SET,
                Absent("not collected until 2025"),
                Status("cannot be computed", Tone.UNKNOWN),
            ),
        ),
        number="Table 2",
        heads=1,
        wide=True,
    )
    return Section("measures", "What we measure", (table,), number="4")


def _measure(number: str, name: str, target: Text | Absent, latest: Text | Absent, status: Status) -> Row:
    return Row((literal(number), Text(name), target, latest, status, Text("Head of Homes")), anchor=number.lower())


def _horizon() -> Section:
    return Section(
        "horizon",
        "What lies ahead",
        (
            Items(
                (
                    Item(Text("Line up with the Corporate Plan after 2028."), "1."),
                    Item(Text("Use data to find damp before tenants do."), "2."),
                )
            ),
            Items((Item(Text("Nothing is planned to stop."), "1."),)),
        ),
        number="5",
    )
