"""The risks of all plans to a paper: how many and how serious, where they stand on the matrix, and the register."""

from collections.abc import Iterator

from bizplan.index.risk_register import RiskEntry
from bizplan.reports.paper import (
    Absent,
    Align,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
    Row,
    Section,
    Status,
    Table,
    Text,
    Tone,
    Value,
    Width,
    literal,
)
from bizplan.reports.plan_risks import TONES
from bizplan.reports.risk_summary import ListedRisk, MatrixPlace, PlacedRisks, RiskSummary


def risk_paper(summary: RiskSummary, council: str) -> Paper:
    """The risk summary of one year as a paper."""
    return Paper(
        kind="risks",
        reference=f"risks-{summary.period}",
        title="Risks in the departments' plans",
        subtitle=summary.period,
        council=council,
        description=f"The risks of the plans of {summary.period} on the matrix, the highest first.",
        cover=(Fact("Year", (literal(summary.period),)), Fact("Risks", (literal(in_words(summary)),))),
        sections=tuple(each for each in _sections(summary) if each.blocks),
    )


def in_words(summary: RiskSummary) -> str:
    """How many risks there are, colour by colour."""
    if not summary.risks:
        return "no plan lists a risk"
    counts = [(summary.in_colour(each), each) for each in ("red", "amber", "green")]
    counts.append((summary.in_colour(""), "without a colour"))
    parts = ", ".join(f"{count} {words}" for count, words in counts if count)
    return f"{len(summary.risks)} in all: {parts}"


def _sections(summary: RiskSummary) -> Iterator[Section]:
    if not summary.risks:
        yield Section("risks", "Risks", (Paragraph(literal("No plan of this year lists a risk.")),))
    for place, each in enumerate(summary.matrices, 1):
        anchor = "matrix" if len(summary.matrices) == 1 else f"matrix-{place}"
        heading = "On the matrix" if len(summary.matrices) == 1 else f"On the matrix {each.matrix}"
        yield Section(anchor, heading, tuple(matrix_blocks(each, anchor)))
    if summary.risks:
        yield Section("register", "The register, highest first", (register_table(summary),))
    if summary.without:
        items = tuple(
            Item(literal(each.document), facts=(Fact("Why", (Text(each.reason.rstrip(".")),)),) if each.reason else ())
            for each in summary.without
        )
        yield Section("without", "Departments' plans that list no risk", (Items(items),))


def matrix_blocks(placed: PlacedRisks, anchor: str) -> Iterator[Table]:
    """Likelihood down, impact across: each place with its band, its score and the risks that stand there."""
    columns = (
        Column("Likelihood", width=Width.NORMAL),
        *(Column(f"{each.name} ({each.value})", width=Width.NORMAL) for each in placed.impact),
    )
    width = len(placed.impact)
    rows = tuple(
        Row(
            (
                literal(f"{step.name} ({step.value})"),
                *(_place(each) for each in placed.places[at * width : (at + 1) * width]),
            )
        )
        for at, step in enumerate(placed.likelihood)
    )
    notes = ["Each cell names its band, its score, and the risks that stand there by their numbers in the register."]
    if not placed.verified:
        notes.append("The matrix itself has not been seen, only scores that fit it.")
    if placed.unplaced:
        numbers = ", ".join(map(str, placed.unplaced))
        notes.append(f"Likelihood and impact are not both stated, so these cannot be placed: {numbers}.")
    yield Table(f"{anchor}-table", "Likelihood down, impact across", columns, rows, note=literal(" ".join(notes)))


def _place(place: MatrixPlace) -> Value:
    who = f": {', '.join(map(str, place.numbers))}" if place.numbers else ""
    if not place.colour:
        return literal(f"{place.score}{who}") if who else Absent("no band")
    return Status(f"{place.colour} {place.score}{who}", TONES[place.colour])


def register_table(summary: RiskSummary) -> Table:
    """Every risk, the highest score first."""
    has_code = any(each.risk.code for each in summary.risks)
    has_target = any(each.risk.target is not None for each in summary.risks)
    has_owner = any(each.risk.owner for each in summary.risks)
    moves = any(each.risk.movement for each in summary.risks)
    columns = (
        Column("No", Align.NUMBER, width=Width.NARROW),
        *((Column("Code", width=Width.NARROW),) if has_code else ()),
        Column("Risk", width=Width.WIDE),
        Column("Department"),
        Column("Actions", Align.NUMBER, width=Width.NARROW),
        Column("Score", Align.NUMBER, width=Width.NARROW),
        Column("Band"),
        *((Column("Movement"),) if moves else ()),
        *((Column("Target", width=Width.NARROW),) if has_target else ()),
        *((Column("Owner"),) if has_owner else ()),
    )
    rows = []
    for each in summary.risks:
        risk = each.risk
        cells: list[Value] = [literal(each.number)]
        cells += [literal(risk.code) if risk.code else Absent("no code")] if has_code else []
        cells += [Text(risk.text), literal(each.owner_unit)]
        cells.append(literal(risk.actions) if risk.actions else Absent("none named"))
        cells.append(literal(risk.score) if risk.score is not None else Absent("not scored"))
        cells.append(Status(risk.colour, TONES[risk.colour]) if risk.colour else Status("cannot be told", Tone.UNKNOWN))
        cells += [movement_of(each.risk)] if moves else []
        cells += [_target(each)] if has_target else []
        cells += [literal(risk.owner) if risk.owner else Absent("not set")] if has_owner else []
        rows.append(Row(tuple(cells), anchor=f"risk-{each.number}"))
    heads = 2 if has_code else 1
    return Table(
        "register-table", "Risks of all plans", columns, tuple(rows), heads=heads, wide=has_target and has_owner
    )


def _target(listed: ListedRisk) -> Value:
    risk = listed.risk
    if risk.target is None:
        return Absent("not set")
    return literal(f"{risk.target} by {risk.target_by}" if risk.target_by else risk.target)


_MOVED = {"worse": ("↑", Tone.BAD), "better": ("↓", Tone.GOOD), "same": ("→", Tone.UNKNOWN)}


def movement_of(risk: RiskEntry) -> Value:
    """How the score moved since the reading before, as a word with its arrow."""
    if not risk.movement:
        return Absent("no earlier score")
    mark, tone = _MOVED[risk.movement]
    words = f"from {risk.before}" if risk.movement != "same" else ""
    return Status(" ".join(each for each in (risk.movement, words) if each), tone, rule=risk.as_of, mark=mark)
