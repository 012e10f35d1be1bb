"""Two years of departments' plans to what came, what went and what goes on: entries followed by their lasting ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bizplan.index.plan_digest import DigestEntry, PlanDigest
from bizplan.index.setting import Setting


@dataclass(frozen=True, slots=True)
class Renamed:
    """An entry of both years whose words differ."""

    kind: str
    item: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Gone:
    """An entry of the earlier year that is not in the later one."""

    kind: str
    item: str
    name: str
    how: str
    """completed, stopped, moved or merged; empty where the later plan does not say."""
    reason: str


@dataclass(frozen=True, slots=True)
class DepartmentChanges:
    """What changed in one department's plan."""

    department: str
    name: str
    earlier: str
    """The id of the earlier plan."""
    later: str
    """The id of the later plan."""
    added: tuple[DigestEntry, ...]
    gone: tuple[Gone, ...]
    renamed: tuple[Renamed, ...]
    same: int
    """How many entries are in both years in the same words."""
    told: tuple[str, ...]
    """What the later plan itself says changed."""

    @property
    def unexplained(self) -> int:
        """How many entries went without a word."""
        return sum(not each.how for each in self.gone)


@dataclass(frozen=True, slots=True)
class YearChanges:
    """What changed from each department's last plan to the plan of one year."""

    period: str
    departments: tuple[DepartmentChanges, ...]
    without_earlier: tuple[str, ...]
    """Plans of the year before which no plan of the department is held, by id."""


def build_year_changes(plans: Iterable[PlanDigest], setting: Setting, period: str) -> YearChanges:
    """The changes to each department's plan of a year since its last one; `plans` holds those of every year."""
    organisation = setting.organisation
    names = {each.id: each.name for each in organisation.departments} if organisation else {}
    order = list(names)
    own = sorted((each for each in plans if each.level == "department"), key=lambda each: (each.period, each.file))
    found: list[DepartmentChanges] = []
    first: list[str] = []
    of_year = [each for each in own if each.period == period]
    of_year.sort(key=lambda each: order.index(each.department) if each.department in order else len(order))
    for later in of_year:
        before = [each for each in own if each.department == later.department and each.period < period]
        if before:
            found.append(_changes(before[-1], later, names))
        else:
            first.append(later.document)
    return YearChanges(period, tuple(found), tuple(first))


def _changes(earlier: PlanDigest, later: PlanDigest, names: Mapping[str, str]) -> DepartmentChanges:
    before = {each.item: each for each in earlier.entries}
    after = {each.item: each for each in later.entries}
    endings = {item: (how, reason) for item, how, reason in later.ended}
    both = [(before[item], after[item]) for item in after if item in before]
    renamed = [
        Renamed(new.kind, new.item, old.name, new.name) for old, new in both if _plain(old.name) != _plain(new.name)
    ]
    return DepartmentChanges(
        later.department,
        names.get(later.department, later.department),
        earlier.document,
        later.document,
        tuple(each for item, each in after.items() if item not in before),
        tuple(
            Gone(each.kind, item, each.name, *endings.get(item, ("", "")))
            for item, each in before.items()
            if item not in after
        ),
        tuple(renamed),
        len(both) - len(renamed),
        later.changes,
    )


def _plain(words: str) -> str:
    return "".join(each for each in words.lower() if each.isalnum())
