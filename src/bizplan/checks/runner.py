"""Documents and their index to diagnostics: each rule run where it applies, its findings stamped with its name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bizplan.checks.rule import Across, NamedRule, Profile, Rule, View, WaiversSeen
from bizplan.checks.selection import Selection
from bizplan.checks.waivers import reason_for
from bizplan.diagnostics import Diagnostic, Finding
from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.links import Link
from bizplan.index.naming import place_by_name
from bizplan.index.plan_facts import PlanFacts
from bizplan.index.record import Indexed, Record
from bizplan.index.setting import Setting
from bizplan.load import Loaded
from bizplan.model.base import Document
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.plan import Plan
from bizplan.model.return_ import Return

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
    found: list[Diagnostic] = []
    for named in _applying(selection, opened.indexed.record):
        day = selection.as_at if named.rule.dated else date.min
        view = View(opened.loaded, opened.indexed, setting, day, selection.parameters_by_rule[named.name])
        found.extend(_stamped_in(opened, named, _findings(named, view), selection))
    return _not_silenced(found, selection)


def check_year_on_year(plan: Opened, earlier: Opened, setting: Setting, selection: Selection) -> tuple[Diagnostic, ...]:
    """What the rules find in a plan held against the nearest earlier plan of its unit."""

    def findings(rule: Rule, view: View, before: View) -> Iterable[Finding]:
        now, then = view.loaded.model, before.loaded.model
        if rule.year_on_year is None or not isinstance(now, Plan) or not isinstance(then, Plan):
            return ()
        return rule.year_on_year(now, view, then, before)

    return _held_against(plan, earlier, setting, selection, findings)


def check_against_plan(
    document: Opened, plan: Opened, setting: Setting, selection: Selection
) -> tuple[Diagnostic, ...]:
    """What the rules find in a return held against the plan it reports on."""

    def findings(rule: Rule, view: View, beside: View) -> Iterable[Finding]:
        reported, planned = view.loaded.model, beside.loaded.model
        if rule.against_plan is None or not isinstance(reported, Return) or not isinstance(planned, Plan):
            return ()
        return rule.against_plan(reported, view, planned, beside)

    return _held_against(document, plan, setting, selection, findings)


def check_quoting(document: Opened, plan: Opened, setting: Setting, selection: Selection) -> tuple[Diagnostic, ...]:
    """What the rules find in a report held against a plan whose figures it quotes."""

    def findings(rule: Rule, view: View, beside: View) -> Iterable[Finding]:
        report, held = view.loaded.model, beside.loaded.model
        if rule.quoting is None or not isinstance(report, CommitteeReport) or not isinstance(held, Plan):
            return ()
        return rule.quoting(report, view, held, beside)

    return _held_against(document, plan, setting, selection, findings)


def check_repository(index: CorpusIndex, plans: tuple[PlanFacts, ...], selection: Selection) -> tuple[Diagnostic, ...]:
    """What the rules find between documents."""
    found: list[Diagnostic] = []
    record_by_file = {record.file: record for record in index.records}
    plan_by_file = {plan.file: plan for plan in plans}
    held_by_file = _held_by_file(index.setting)
    links = tuple(link for _, link in index.links())
    for named in selection.rules:
        for finding, about in _between(named, index, links, plans, selection):
            record = record_by_file.get(finding.location.file)
            if record is not None and named.rule.profile > _profile(selection, record):
                continue
            route = finding.location.route
            plan = plan_by_file.get(finding.location.file)
            held = held_by_file.get(finding.location.file)
            if plan is not None:
                place = plan.place_by_name(route)
            else:
                place = place_by_name(held, route) if held is not None else tuple(map(str, route))
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
        run = frozenset(named.name for named in _applying(selection, record) if not named.rule.on_rendering)
        seen = WaiversSeen(record, tuple(by_file.get(record.file, ())), run, selection.as_at)
        for named in _applying(selection, record):
            if named.rule.waivers is not None:
                findings = named.rule.waivers(seen)
                places = ((finding, tuple(map(str, finding.location.route))) for finding in findings)
                faults += [_stamped(named, finding, selection, record, place) for finding, place in places]
    return tuple(faults)


def _held_against(
    document: Opened,
    other: Opened,
    setting: Setting,
    selection: Selection,
    findings: Callable[[Rule, View, View], Iterable[Finding]],
) -> tuple[Diagnostic, ...]:
    """What each rule finds in one document beside another; its findings are the first one's."""
    found: list[Diagnostic] = []
    for named in _applying(selection, document.indexed.record):
        parameters = selection.parameters_by_rule[named.name]
        view = View(document.loaded, document.indexed, setting, selection.as_at, parameters)
        beside = View(other.loaded, other.indexed, setting, selection.as_at, parameters)
        found.extend(_stamped_in(document, named, findings(named.rule, view, beside), selection))
    return _not_silenced(found, selection)


def _held_by_file(setting: Setting) -> dict[str, Document]:
    """The documents that are held in full while all others are looked at together."""
    held: dict[str, Document] = {each.file: each.plan for each in setting.frameworks.values()}
    if setting.organisation is not None:
        held[setting.organisation_file] = setting.organisation
    return held


def _applying(selection: Selection, record: Record) -> Iterator[NamedRule]:
    profile = _profile(selection, record)
    return (named for named in selection.rules if named.rule.profile <= profile)


def _profile(selection: Selection, record: Record) -> Profile:
    return selection.profile if selection.profile is not None else profile_of(record.status)


def _findings(named: NamedRule, view: View) -> Iterator[Finding]:
    unread = view.loaded.damaged | ({"organisation"} if view.setting.incomplete else frozenset())
    for check in named.rule.documents:
        if isinstance(view.loaded.model, check.kind) and check.needs.isdisjoint(unread):
            yield from check.run(view.loaded.model, view)
    if named.rule.link is not None:
        for link in view.indexed.links:
            finding = named.rule.link(link)
            if finding is not None:
                yield finding


def _between(
    named: NamedRule,
    index: CorpusIndex,
    links: Iterable[Link],
    plans: tuple[PlanFacts, ...],
    selection: Selection,
) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    if named.rule.link is not None:
        for link in links:
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
