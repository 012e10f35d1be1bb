"""Two plans, or the plans of two moments, to the whole report of what changed between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bizplan.index.budget_years import BudgetYear
from bizplan.index.following import EVERY_SECTION, entries
from bizplan.index.plan_version import PlanVersion
from bizplan.reports.change import Became, ChangeReport, Counts, OtherDocument, PlanChange
from bizplan.reports.plan_change import build_plan_change

_ENOUGH = 0.5
"""The share of entries that two plans of other names must have in common to be one plan, moved."""


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document that is no plan, at one moment."""

    kind: str
    document: str
    file: str
    content: str
    """What tells whether it changed."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A plan repository at one moment, as far as it differs from the other one."""

    label: str
    """The revision, as it was named."""
    plans: tuple[PlanVersion, ...]
    others: tuple[HeldDocument, ...]
    unread: tuple[str, ...]
    """Files that could not be read."""


def build_changes(before: PlanVersion, after: PlanVersion, years: Iterable[BudgetYear] = ()) -> ChangeReport:
    """What changed from one plan to another; `years` holds the money of all plans, see `build_plan_change`."""
    found = build_plan_change(before, after, years)
    first, last = (each.plan.document_id for each in (before, after))
    if first == last:
        first, last = before.loaded.file, after.loaded.file
    return ChangeReport(first, last, found.counts, (found,), (), ())


def build_changes_between(before: Moment, after: Moment) -> ChangeReport:
    """What changed between two moments of a plan repository, plan by plan.

    A plan is followed by its id, then by its file, then by the entries that it shares with a plan that is gone.
    """
    pairs, gone, new = _paired(before.plans, after.plans)
    changes = [build_plan_change(old, now) for old, now in pairs]
    found = tuple(
        each for each in changes if not each.is_empty or each.before.document != each.after.document or each.unread
    )
    documents = [
        *(OtherDocument(Became.ADDED, "plan", each.plan.document_id, each.loaded.file) for each in new),
        *(OtherDocument(Became.ENDED, "plan", each.plan.document_id, each.loaded.file) for each in gone),
        *_moved_files(pairs, found),
        *_others(before.others, after.others),
    ]
    counts = sum((each.counts for each in found), Counts())
    unread = tuple(sorted({*before.unread, *after.unread}))
    return ChangeReport(before.label, after.label, counts, found, tuple(documents), unread)


def _paired(
    before: Sequence[PlanVersion], after: Sequence[PlanVersion]
) -> tuple[list[tuple[PlanVersion, PlanVersion]], list[PlanVersion], list[PlanVersion]]:
    """The plans of both moments in the later order, those that are gone, and those that are new."""
    gone = sorted(before, key=_name)
    new = sorted(after, key=_name)
    pairs: list[tuple[PlanVersion, PlanVersion]] = []
    for fits in (_same_id, _same_file, _same_entries):
        for now in tuple(new):
            old = next((each for each in gone if fits(each, now)), None)
            if old is not None:
                gone.remove(old)
                new.remove(now)
                pairs.append((old, now))
    return sorted(pairs, key=lambda pair: _name(pair[1])), gone, new


def _name(version: PlanVersion) -> tuple[str, str]:
    return version.plan.document_id, version.loaded.file


def _same_id(old: PlanVersion, now: PlanVersion) -> bool:
    return old.plan.document_id == now.plan.document_id


def _same_file(old: PlanVersion, now: PlanVersion) -> bool:
    return old.loaded.file == now.loaded.file


def _same_entries(old: PlanVersion, now: PlanVersion) -> bool:
    ids, others = ({each.item.id for each in entries(held.plan, EVERY_SECTION)} for held in (old, now))
    return bool(ids) and len(ids & others) / len(ids | others) >= _ENOUGH


def _moved_files(
    pairs: Iterable[tuple[PlanVersion, PlanVersion]], found: Sequence[PlanChange]
) -> Iterable[OtherDocument]:
    """Plans whose file lies elsewhere now and in which nothing else changed."""
    told = {each.after.document for each in found}
    for old, now in pairs:
        if old.loaded.file != now.loaded.file and now.plan.document_id not in told:
            yield OtherDocument(Became.CHANGED, "plan", now.plan.document_id, now.loaded.file, old.loaded.file)


def _others(before: Iterable[HeldDocument], after: Iterable[HeldDocument]) -> Iterable[OtherDocument]:
    old, new = _by_name(before), _by_name(after)
    for name in sorted({*old, *new}):
        was, now = old.get(name), new.get(name)
        if was is None and now is not None:
            yield OtherDocument(Became.ADDED, now.kind, now.document, now.file)
        elif now is None and was is not None:
            yield OtherDocument(Became.ENDED, was.kind, was.document, was.file)
        elif was is not None and now is not None and (was.content, was.file) != (now.content, now.file):
            moved = was.file if was.file != now.file else ""
            yield OtherDocument(Became.CHANGED, now.kind, now.document, now.file, moved)


def _by_name(documents: Iterable[HeldDocument]) -> Mapping[tuple[str, str], HeldDocument]:
    return {(each.kind, each.document): each for each in documents}
