"""The risks and the equalities self-assessment of a plan to tables of its paper."""

from collections.abc import Iterator

from bizplan.index.yardsticks import risk_matrix
from bizplan.model.measure import Status as Colour
from bizplan.model.risk import EqualityScore, Risk
from bizplan.model.yardsticks import EqualityScale, RiskMatrix, TemplateSection
from bizplan.reports.library import beginning, is_said
from bizplan.reports.paper import (
    Absent,
    Align,
    Block,
    Column,
    Fact,
    Item,
    Items,
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
from bizplan.reports.plan_entries import PlanView, anchor_of, serves, signpost
from bizplan.reports.text import said

TONES: dict[str, Tone] = {"green": Tone.GOOD, "amber": Tone.WARNING, "red": Tone.BAD}
"""Colour -> how serious it is."""


def risk_blocks(view: PlanView, form: TemplateSection, level: int) -> tuple[Block, ...]:
    """The risks as a table with their bands; under it causes, effects and actions; `level` is that of their section."""
    risks = view.plan.risks
    if not risks:
        reason = view.plan.no_risks
        return (Paragraph(Text(f"No risk is listed. {reason}")),) if reason else ()
    heads = {each.shows: each.heading for each in form.columns}
    has_code = any(each.code for each in risks)
    has_target = any(each.target for each in risks)
    has_owner = any(each.owner for each in risks)
    columns = (
        *((Column("Code", width=Width.NARROW),) if has_code else ()),
        Column(heads.get("entry", "Risk"), width=Width.WIDE),
        Column(heads.get("score", "Score"), Align.NUMBER, width=Width.NARROW),
        Column("Band"),
        *((Column("Target score", Align.NUMBER, width=Width.NARROW),) if has_target else ()),
        *((Column("Owner"),) if has_owner else ()),
    )
    rows = []
    for risk in risks:
        cells: list[Value] = [literal(risk.code) if risk.code else Absent("no code")] if has_code else []
        cells += [Text(risk.text), literal(risk.score) if risk.score is not None else Absent("not scored")]
        cells.append(band(risk.score, risk.colour, _matrix(view, risk)))
        if has_target:
            cells.append(literal(risk.target.score) if risk.target else Absent("not set"))
        if has_owner:
            cells.append(literal(risk.owner) if risk.owner else Absent("not set"))
        rows.append(Row(tuple(cells), anchor=anchor_of(risk.id)))
    notes = dict.fromkeys(_key(matrix) for risk in risks if (matrix := _matrix(view, risk)))
    note = literal(" ".join(notes)) if notes else None
    table = Table("risks-table", "Risks and their scores", columns, tuple(rows), heads=int(has_code), note=note)
    more = tuple(item for risk in risks if (item := _about(view, risk)).facts)
    about = (Section("about-risks", "About the risks", (Items(more),), level=level + 1),) if more else ()
    return (table, *about)


def band(score: int | None, printed: Colour | None, matrix: RiskMatrix | None) -> Status:
    """The band of a score as word and shape; where the colour is printed too, whether it is that of the matrix."""
    reckoned = matrix.colour(score) if matrix is not None and score is not None else ""
    if printed is None:
        return Status(reckoned, TONES[reckoned]) if reckoned else Status("cannot be told", Tone.UNKNOWN)
    return Status(
        printed, TONES[printed], f"by the matrix {reckoned}" if reckoned not in {"", printed} else "as printed"
    )


def equality_blocks(view: PlanView, form: TemplateSection, scale: EqualityScale | None) -> tuple[Block, ...]:
    """The marks by criterion with what they mean, and the key to them under the form's own words."""
    scores = view.plan.equalities
    if not scores:
        return ()
    name_by_mark = {each.mark: each.name for each in scale.marks} if scale else {}
    remarks = {str(each.criterion): remark for each in scores if (remark := _remark(view, each))}
    heads = {each.shows: each.heading for each in form.columns}
    columns = (
        Column(heads.get("entry", "Criterion"), width=Width.WIDE),
        Column(heads.get("score", "Score"), Align.NUMBER, width=Width.NARROW),
        *((Column("Meaning"),) if scale else ()),
        *((Column("What it rests on, what is done", width=Width.WIDE),) if remarks else ()),
    )
    rows = tuple(
        Row(
            (
                literal(view.library.name(each.criterion, "criterion")),
                literal(each.score),
                *((literal(name_by_mark.get(each.score, "")),) if scale else ()),
                *((Text(remarks.get(str(each.criterion), "")),) if remarks else ()),
            )
        )
        for each in scores
    )
    key = "; ".join(f"{each.mark} {each.name}" for each in scale.marks) if scale else ""
    note = literal(f"{form.key or 'Key'}: {key}.") if key else None
    return (Table("equalities-table", "Self-assessment by criterion", columns, rows, note=note),)


def scale_of(view: PlanView, asked_for: EqualityScale | None) -> EqualityScale | None:
    """The scale that the form asks for, or else the one that holds the plan's first criterion."""
    organisation = view.library.setting.organisation
    if asked_for is not None or organisation is None or not view.plan.equalities:
        return asked_for
    first = str(view.plan.equalities[0].criterion)
    return next((each for each in organisation.equality_scales if first in {one.id for one in each.criteria}), None)


def _matrix(view: PlanView, risk: Risk) -> RiskMatrix | None:
    return risk_matrix(str(risk.matrix or ""), view.library.setting)


def _key(matrix: RiskMatrix) -> str:
    ends = ((each.colour, sorted({each.least, each.most})) for each in matrix.bands)
    bands = ", ".join(f"{colour} {'–'.join(map(str, scores))}" for colour, scores in ends)
    seen = "" if matrix.verified else "; the matrix itself has not been seen, only scores that fit it"
    return f"Bands: {bands}{seen}."


def _about(view: PlanView, risk: Risk) -> Item:
    return Item(
        literal(""),
        title=f"{risk.code}: {beginning(risk.text)}" if risk.code else beginning(risk.text),
        facts=tuple(_more(view, risk)),
    )


def _more(view: PlanView, risk: Risk) -> Iterator[Fact]:
    yield from serves(view, risk.contributes_to)
    if risk.level and not is_said((risk.level,), risk.text):
        yield Fact("Level", (literal(risk.level),))
    matrix = _matrix(view, risk)
    if matrix is not None and risk.likelihood is not None and risk.impact is not None:
        chance = next((each.name for each in matrix.likelihood if each.value == risk.likelihood), "")
        harm = next((each.name for each in matrix.impact if each.value == risk.impact), "")
        yield Fact("Score", (literal(f"{chance} ({risk.likelihood}) × {harm} ({risk.impact})"),))
    if risk.target is not None and risk.target.by:
        yield Fact("Target score", (literal(f"{risk.target.score} by {risk.target.by}"),))
    for label, words in (("Cause", risk.cause), ("Effect", risk.effect)):
        if words:
            yield said(label, words)
    if risk.actions:
        yield Fact("What is done", tuple(signpost(view, each) for each in risk.actions))
    if risk.comment:
        yield said("Note", risk.comment)


def _remark(view: PlanView, score: EqualityScore) -> str:
    parts = [each for each in (score.reason, score.evidence) if each]
    if score.actions:
        parts.append(f"Action: {'; '.join(signpost(view, each).source for each in score.actions)}")
    return " ".join(parts)
