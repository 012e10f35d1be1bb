"""What the specimen has beyond words and tables: a heat map of the outcomes it serves, and a council's logo."""

from dataclasses import replace

from bizplan.render.environment import HouseStyle, house_style
from bizplan.render.logo import logo_from
from bizplan.reports.paper import (
    Column,
    Matrix,
    MatrixCell,
    MatrixRow,
    Paragraph,
    Row,
    RowKind,
    Section,
    Status,
    Table,
    Text,
    Tone,
    Width,
    literal,
)

CREST = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 220 60">
<path d="M4 4h44v30c0 12-22 22-22 22S4 46 4 34z" fill="#9b1b30"/>
<path d="M12 32h28l-5 9H17zM25 12l10 17H25z" fill="#ffffff"/>
<text x="58" y="39" font-family="Arial, sans-serif" font-size="26" font-weight="700" fill="#1b1f24">Harbour</text>
</svg>"""
SERVED = MatrixCell("●", "served", 6)
UNTARGETED = MatrixCell("▲", "untargeted", 5, breaks=(5,))
UNMEASURED = MatrixCell("▼", "unmeasured", 4, breaks=(6,))
ASSERTED = MatrixCell("○", "asserted", 3, breaks=(2,))
BULK = MatrixCell("◊", "bulk", 2)
GAP = MatrixCell("■", "gap", 1)
NONE = MatrixCell("", "none", 0)


def specimen_style() -> HouseStyle:
    """The default style with the logo of the specimen's council."""
    style = house_style()
    logo = logo_from("crest.svg", CREST, "Harbour Town Council's crest: a ship under sail")
    return replace(style, theme=replace(style.theme, logo=logo))


def outcomes() -> Section:
    """Three outcomes under two aims, one of them with a part, in three plans: every kind of cell."""
    rows = (
        ("1 Homes are safe", Status("served", Tone.GOOD, mark="●"), "Housing, £3,068k; Health"),
        ("1.1 Damp and mould are gone", Status("unmeasured", Tone.WARNING, mark="▼"), "Housing"),
        (
            "2 People hear back",
            Status("asserted", Tone.WARNING, mark="○"),
            "Housing; Town Clerk says so of all its work",
        ),
        ("3 The shore is clean", Status("gap", Tone.BAD, mark="■"), "No department"),
    )
    twin = Table(
        "outcomes-table",
        "Outcomes and who serves them",
        (Column("Outcome", width=Width.WIDE), Column("State"), Column("Behind it", width=Width.WIDE)),
        tuple(Row((literal(title), state, literal(behind))) for title, state, behind in rows),
        number="Table 3",
    )
    matrix = Matrix(
        "outcomes-map",
        "Outcomes that three plans serve",
        "Outcome",
        ("Housing", "Health", "Town Clerk"),
        "Behind it",
        (
            MatrixRow("People", kind=RowKind.GROUP),
            MatrixRow("Homes are safe", "1", (replace(SERVED, figure="2"), UNTARGETED, NONE), "two measures"),
            MatrixRow("Damp and mould are gone", "1.1", (UNMEASURED, NONE, NONE), "no measure", inner=True),
            MatrixRow("People hear back", "2", (ASSERTED, NONE, BULK), "said, not shown"),
            MatrixRow("Place", kind=RowKind.GROUP),
            MatrixRow("The shore is clean", "3", (GAP, GAP, GAP), "gap: nobody’s work"),
        ),
        (SERVED, UNTARGETED, UNMEASURED, ASSERTED, BULK, GAP),
        twin,
    )
    found = Text("One outcome of three is served; **one has nobody** who works for it.")
    return Section("outcomes", "Which outcomes it serves", (Paragraph(found), matrix), number="6")
