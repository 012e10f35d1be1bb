"""Documents and their index to diagnostics: each rule run where it applies, its findings stamped with its name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bizplan.checks.rule import Across, NamedRule, Profile, View, WaiversSeen
from bizplan.checks.selection import Selection
from bizplan.checks.waivers import reason_for
from bizplan.diagnostics import Diagnostic, Finding
from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.naming import place_by_name
from bizplan.index.plan_facts import PlanFacts
from bizplan.index.record import Indexed, Record
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.plan import Plan

_PROFILE_BY_STATUS = {"draft": Profile.DRAFT, "consultation": Profile.COMMITTEE, "submitted": Profile.COMMITTEE}


@dataclass(frozen=True, slots=True)
class Opened:
    """A document with its links, ready for rules."""

    loaded: Loaded
    indexed: Indexed


def profile_of(status: str) -> Profile:
    """How far a document has come by its own status; a kind without status is taken as final."""
    return _PROFILE_BY_STATUS.get(status, Profile.FINAL)


def check_document(opened: Opened, setting: Setting, selection: Selection) -> tuple[Diagnostic, ...]:
    """What the rules find in one document and in its references that need no other document."""
    view = View(opened.loaded, opened.indexed, setting, selection.as_at)
    found: list[Diagnostic] = []
    for named in _applying(selection, opened.indexed.record):
        own = replace(view, parameters=selection.parameters_by_rule[named.name])
        found.extend(_stamped_in(opened, named, _findings(named, own), selection))
    return _not_silenced(found, selection)


def check_year_on_year(plan: Opened, earlier: Opened, setting: Setting, selection: Selection) -> tuple[Diagnostic, ...]:
    """What the rules find in a plan held against the nearest earlier plan of its unit."""
    found: list[Diagnostic] = []
    if not isinstance(plan.loaded.model, Plan) or not isinstance(earlier.loaded.model, Plan):
        return ()
    for named in _applying(selection, plan.indexed.record):
        if named.rule.year_on_year is None:
            continue
        parameters = selection.parameters_by_rule[named.name]
        view = View(plan.loaded, plan.indexed, setting, selection.as_at, parameters)
        before = View(earlier.loaded, earlier.indexed, setting, selection.as_at, parameters)
        findings = named.rule.year_on_year(plan.loaded.model, view, earlier.loaded.model, before)
        found.extend(_stamped_in(plan, named, findings, selection))
    return _not_silenced(found, selection)


def check_repository(index: CorpusIndex, plans: tuple[PlanFacts, ...], selection: Selection) -> tuple[Diagnostic, ...]:
    """What the rules find between documents."""
    found: list[Diagnostic] = []
    record_by_file = {record.file: record for record in index.records}
    for named in selection.rules:
        for finding, about in _between(named, index, plans, selection):
            record = record_by_file.get(finding.location.file)
            if record is not None and named.rule.profile > _profile(selection, record):
                continue
            place = tuple(str(part) for part in finding.location.route)
            found.append(_stamped(named, finding, selection, record, (*about, *place)))
    return tuple(found)


def check_waivers(
    records: Iterable[Record], found: Iterable[Diagnostic], selection: Selection
) -> tuple[Diagnostic, ...]:
    """What the rules find wrong with the waivers themselves, once all else has been found."""
    by_file: dict[str, list[Diagnostic]] = {}
    for each in found:
        by_file.setdefault(each.location.file, []).append(each)
    faults: list[Diagnostic] = []
    for record in records:
        if not record.waivers:
            continue
        run = frozenset(named.name for named in _applying(selection, record))
        seen = WaiversSeen(record, tuple(by_file.get(record.file, ())), run, selection.as_at)
        for named in _applying(selection, record):
            if named.rule.waivers is not None:
                findings = named.rule.waivers(seen)
                places = ((finding, tuple(map(str, finding.location.route))) for finding in findings)
                faults += [_stamped(named, finding, selection, record, place) for finding, place in places]
    return tuple(faults)


def _applying(selection: Selection, record: Record) -> Iterator[NamedRule]:
    profile = _profile(selection, record)
    return (named for named in selection.rules if named.rule.profile <= profile)


def _profile(selection: Selection, record: Record) -> Profile:
    return selection.profile if selection.profile is not None else profile_of(record.status)


def _findings(named: NamedRule, view: View) -> Iterator[Finding]:
    for check in named.rule.documents:
        if isinstance(view.loaded.model, check.kind):
            yield from check.run(view.loaded.model, view)
    if named.rule.link is not None:
        for link in view.indexed.links:
            finding = named.rule.link(link)
            if finding is not None:
                yield finding


def _between(
    named: NamedRule, index: CorpusIndex, plans: tuple[PlanFacts, ...], selection: Selection
) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    if named.rule.link is not None:
        for _, link in index.links():
            finding = named.rule.link(link)
            if finding is not None:
                yield finding, (link.placed.within,)
    if named.rule.repository is not None:
        for finding in named.rule.repository(index):
            yield finding, ()
    if named.rule.across is not None:
        seen = Across(index, plans, selection.as_at, selection.parameters_by_rule[named.name])
        for finding in named.rule.across(seen):
            yield finding, ()


def _stamped_in(
    opened: Opened, named: NamedRule, findings: Iterable[Finding], selection: Selection
) -> Iterator[Diagnostic]:
    for finding in findings:
        if finding.location.route and finding.location.route[0] in opened.loaded.damaged:
            continue
        place = place_by_name(opened.loaded.model, finding.location.route)
        yield _stamped(named, finding, selection, opened.indexed.record, place)


def _stamped(
    named: NamedRule, finding: Finding, selection: Selection, record: Record | None, place: tuple[str, ...]
) -> Diagnostic:
    severity = selection.severity_by_rule[named.name]
    if record is None:
        return Diagnostic(named.name, severity, finding, place=place)
    reason = reason_for(record.waivers, selection.as_at, named.name, place) if selection.suppressions else ""
    return Diagnostic(named.name, severity, finding, reason, record.document, place)


def _not_silenced(found: Sequence[Diagnostic], selection: Selection) -> tuple[Diagnostic, ...]:
    """Quiet where a broader fault explains it."""
    names = {each.rule for each in found}
    silent = {named.name for named in selection.rules if names.intersection(named.rule.silenced_by)}
    return tuple(each for each in found if each.rule not in silent)
