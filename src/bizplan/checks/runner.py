"""Documents and their index to diagnostics: each rule run where it applies, its findings stamped with its name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bizplan.checks.rule import NamedRule, Profile, View
from bizplan.checks.waivers import Waivers
from bizplan.diagnostics import Diagnostic, Finding, Severity
from bizplan.index.corpus_index import CorpusIndex
from bizplan.index.links import Link
from bizplan.index.record import Indexed
from bizplan.index.setting import Setting
from bizplan.index.walk import ids_along
from bizplan.load import Loaded

_PROFILE_BY_STATUS = {"draft": Profile.DRAFT, "consultation": Profile.COMMITTEE, "submitted": Profile.COMMITTEE}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules run, how severe each is here, and as at which day."""

    rules: tuple[NamedRule, ...]
    severity_by_rule: Mapping[str, Severity]
    as_at: date
    profile: Profile | None = None
    """The profile for all documents; None takes each document's own, by its status."""


def select(
    rules: Iterable[NamedRule], setting: Setting, as_at: date, *, least: Severity, profile: Profile | None = None
) -> Selection:
    """The rules at or above a severity, after the organisation's own settings."""
    severities = {each.name: each.rule.severity for each in rules}
    off: set[str] = set()
    for setting_of_rule in setting.organisation.lint if setting.organisation else ():
        if setting_of_rule.severity == "off":
            off.add(setting_of_rule.rule)
        elif setting_of_rule.severity is not None and setting_of_rule.rule in severities:
            severities[setting_of_rule.rule] = Severity(setting_of_rule.severity)
    chosen = tuple(each for each in rules if each.name not in off and severities[each.name].rank <= least.rank)
    return Selection(chosen, severities, as_at, profile)


def profile_of(loaded: Loaded) -> Profile:
    """How far a document has come by its own status; a kind without status is taken as final."""
    return _PROFILE_BY_STATUS.get(str(getattr(loaded.model, "status", "")), Profile.FINAL)


def check_document(loaded: Loaded, indexed: Indexed, setting: Setting, selection: Selection) -> tuple[Diagnostic, ...]:
    """What the rules find in one document and in its references that need no other document."""
    view = View(loaded, indexed, setting, selection.as_at)
    profile = selection.profile if selection.profile is not None else profile_of(loaded)
    waivers = Waivers(indexed.record.waivers, selection.as_at)
    found: list[Diagnostic] = []
    for named in selection.rules:
        if named.rule.profile > profile:
            continue
        for finding in _findings(named, loaded, view, indexed.links):
            if finding.location.route and finding.location.route[0] in loaded.damaged:
                continue
            about = ids_along(loaded.model, finding.location.route)
            found.append(_stamped(named, finding, selection, waivers, about))
    return tuple(found)


def check_repository(index: CorpusIndex, selection: Selection) -> tuple[Diagnostic, ...]:
    """What the rules find between documents."""
    found: list[Diagnostic] = []
    record_by_file = {record.file: record for record in index.records}
    for named in selection.rules:
        for finding, about in _between(named, index):
            record = record_by_file.get(finding.location.file)
            waivers = Waivers(record.waivers if record else (), selection.as_at)
            found.append(_stamped(named, finding, selection, waivers, about))
    return tuple(found)


def _findings(named: NamedRule, loaded: Loaded, view: View, links: Sequence[Link]) -> Iterator[Finding]:
    for check in named.rule.documents:
        if isinstance(loaded.model, check.kind):
            yield from check.run(loaded.model, view)
    if named.rule.link is not None:
        for link in links:
            finding = named.rule.link(link)
            if finding is not None:
                yield finding


def _between(named: NamedRule, index: CorpusIndex) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    if named.rule.link is not None:
        for _, link in index.links():
            finding = named.rule.link(link)
            if finding is not None:
                yield finding, (link.placed.within,)
    if named.rule.repository is not None:
        for finding in named.rule.repository(index):
            yield finding, ()


def _stamped(
    named: NamedRule, finding: Finding, selection: Selection, waivers: Waivers, about: tuple[str, ...]
) -> Diagnostic:
    reason = waivers.reason_for(named.name, finding.location.route, about)
    return Diagnostic(named.name, selection.severity_by_rule[named.name], finding, reason)
