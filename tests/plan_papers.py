"""Plans told in a test to their papers, and the parts of a paper in plain words."""

from bizplan.model.plan import Plan
from bizplan.reports.library import Library
from bizplan.reports.paper import Absent, Block, Facts, Item, Items, Paper, Section, Status, Table, Text
from bizplan.reports.plan_paper import build_plan_paper
from tests.small_council import CORPORATE_PLAN, loaded, setting


def paper(text: str, *beside: str, organisation: str) -> Paper:
    """The paper of a plan; the library holds the documents `beside` it."""
    model = loaded(text).model
    assert isinstance(model, Plan)
    return build_plan_paper(model, library(*beside, organisation=organisation), "plan.yaml")


def library(*documents: str, organisation: str) -> Library:
    """An organisation with the small council's corporate plan, and documents."""
    models = [loaded(each).model for each in documents]
    return Library(setting(organisation, CORPORATE_PLAN), {each.document_id: each for each in models})


def section(of: Paper, anchor: str) -> Section:
    """A section by its anchor."""
    return next(each for each in of.sections if each.anchor == anchor)


def blocks(of: Paper, anchor: str) -> tuple[Block, ...]:
    """What stands in a section."""
    return section(of, anchor).blocks


def items(of: Paper, anchor: str) -> tuple[Item, ...]:
    """The entries of a section's first list."""
    return next(each.items for each in blocks(of, anchor) if isinstance(each, Items))


def table(of: Paper, anchor: str) -> Table:
    """A section's first table."""
    return next(each for each in blocks(of, anchor) if isinstance(each, Table))


def rows(of: Table) -> list[list[str]]:
    """The cells of a table in words."""
    return [[shown(cell) for cell in row.cells] for row in of.rows]


def heads(of: Table) -> list[str]:
    """The heads of a table's columns."""
    return [each.label for each in of.columns]


def shown(value: object) -> str:
    """A value in words, the reason of an empty place in brackets."""
    match value:
        case Text():
            return value.source
        case Absent():
            return f"({value.reason})"
        case Status():
            return f"{value.tone.shape} {value.word}" + (f", {value.rule}" if value.rule else "")
        case _:
            return str(value)


def facts(of: Item | Facts) -> dict[str, str]:
    """Label -> values, for the details of an entry or a list of facts."""
    return {each.label: ", ".join(shown(value) for value in each.values) for each in of.facts}
