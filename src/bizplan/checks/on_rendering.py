"""What only a paper's layout shows, against the rules that are checked on rendering."""

from collections.abc import Iterator
from datetime import date

from bizplan.checks.catalogue import rule_named
from bizplan.checks.rules.over_two_pages import MostPages
from bizplan.checks.runner import profile_of
from bizplan.checks.selection import Selection, select
from bizplan.checks.waivers import reason_for
from bizplan.diagnostics import Diagnostic, Finding, Location, Severity
from bizplan.index.record import Record
from bizplan.index.setting import Setting

_RULE = "over-two-pages"


def most_pages(record: Record, setting: Setting, as_at: date) -> int | None:
    """The most pages that a plan's summary may have; None where the rule does not apply to the plan."""
    selection = _selection(setting, as_at)
    if not selection.rules or profile_of(record.status) < selection.rules[0].rule.profile:
        return None
    parameters = selection.parameters_by_rule[_RULE]
    return parameters.pages if isinstance(parameters, MostPages) else MostPages().pages


def over_pages(record: Record, setting: Setting, as_at: date, pages: int, over: str) -> Iterator[Diagnostic]:
    """The finding about a summary of so many pages, over by so much in words."""
    most = most_pages(record, setting, as_at)
    if most is None:
        return
    message = f"the summary takes {pages} pages and may take {most}: over by {over}"
    finding = Finding(
        message, Location(record.file, ()), "Say less in the plan, or leave entries to the plans of teams."
    )
    severity = _selection(setting, as_at).severity_by_rule[_RULE]
    waived = reason_for(record.waivers, as_at, _RULE, ())
    yield Diagnostic(_RULE, severity, finding, waived, record.document)


def _selection(setting: Setting, as_at: date) -> Selection:
    return select([rule_named(_RULE)], setting, as_at, least=Severity.INFO)
