"""What changed since last year to a paper: counts first, then each department, then the money like for like."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bizplan.index.plan_digest import DigestEntry
from bizplan.reports.attached import attached
from bizplan.reports.paper import (
    Absent,
    Align,
    Block,
    Callout,
    Column,
    Fact,
    Item,
    Items,
    Paper,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    Tone,
    Width,
    literal,
)
from bizplan.reports.year_changes import DepartmentChanges, Gone, Renamed, YearChanges


def changes_paper(changes: YearChanges, money: Sequence[Paper], council: str) -> Paper:
    """The changes as a paper; `money` holds a paper on the budget for each pair of years, which becomes a section."""
    return Paper(
        kind="changes",
        reference=f"changes-{changes.period}",
        title="What changed since the last plans",
        subtitle=changes.period,
        council=council,
        description=f"What came, what went and what goes on in the plans of {changes.period}.",
        cover=(Fact("Year", (literal(changes.period),)),),
        sections=(*_sections(changes), *(_money(place, each) for place, each in enumerate(money, 1))),
    )


def _sections(changes: YearChanges) -> Iterator[Section]:
    if changes.departments:
        yield Section("counts", "In short", (_counts(changes),))
    else:
        yield Section("counts", "In short", (Paragraph(literal("No department has an earlier plan to compare.")),))
    for each in changes.departments:
        yield Section(f"changes-{each.department}", each.name, tuple(_department(each)))
    if changes.without_earlier:
        items = Items(tuple(Item(literal(each)) for each in changes.without_earlier))
        yield Section("first", "Plans without an earlier one", (items,))


def _counts(changes: YearChanges) -> Table:
    columns = (
        Column("Department", width=Width.WIDE),
        Column("Since"),
        *(
            Column(label, Align.NUMBER, width=Width.NARROW)
            for label in ("New", "Gone", "without a word", "Reworded", "The same")
        ),
    )
    rows = tuple(
        Row(
            (
                literal(each.name, f"changes-{each.department}"),
                literal(each.earlier.rpartition("/")[2]),
                *map(literal, (len(each.added), len(each.gone), each.unexplained, len(each.renamed), each.same)),
            )
        )
        for each in changes.departments
    )
    words = "Entries are followed by their lasting ids. Without a word: the later plan does not say what became of it."
    return Table("counts-table", f"What changed in the plans of {changes.period}", columns, rows, note=literal(words))


def _department(changes: DepartmentChanges) -> Iterator[Block]:
    if changes.told:
        yield _part(changes, "told", "What the plan says changed", [Item(Text(each)) for each in changes.told])
    if changes.unexplained:
        lost = [each for each in changes.gone if not each.how]
        told = Items(tuple(_gone(each) for each in lost))
        yield Callout((told,), title="Gone, and the plan does not say why", tone=Tone.WARNING)
    explained = [_gone(each) for each in changes.gone if each.how]
    if explained:
        yield _part(changes, "gone", "Gone", explained)
    if changes.added:
        yield _part(changes, "new", "New", list(_added(changes.added)))
    if changes.renamed:
        yield _part(changes, "reworded", "In other words than before", [_renamed(each) for each in changes.renamed])
    if not (changes.told or changes.gone or changes.added or changes.renamed):
        yield Paragraph(literal("Every entry is as it was."))


def _part(changes: DepartmentChanges, what: str, heading: str, items: Sequence[Item]) -> Section:
    return Section(f"{what}-{changes.department}", heading, (Items(tuple(items)),), level=3)


def _added(entries: Sequence[DigestEntry]) -> Iterator[Item]:
    """The new entries under their kinds."""
    for kind, several in groupby(entries, key=lambda each: each.kind):
        yield Item(literal(""), title=kind.capitalize(), items=tuple(Item(Text(each.name)) for each in several))


def _gone(gone: Gone) -> Item:
    facts = [Fact("Was", (literal(gone.kind),))]
    facts.append(Fact("How", (literal(gone.how) if gone.how else Absent("not said"),)))
    facts += [Fact("Why", (Text(gone.reason.rstrip(".")),))] if gone.reason else []
    return Item(Text(gone.name), facts=tuple(facts))


def _renamed(renamed: Renamed) -> Item:
    return Item(
        Text(renamed.after), facts=(Fact("Was", (Text(renamed.before),)), Fact("Kind", (literal(renamed.kind),)))
    )


def _money(place: int, paper: Paper) -> Section:
    """A paper on money as one section of this one."""
    anchor = f"money-{place}"
    return Section(anchor, f"{paper.title}: {paper.subtitle}", tuple(attached(paper, anchor, level=2).sections))
