"""A waiver, and a setting of the organisation, names a rule that exists and sets only what the rule lets be set.

Why: a waiver or a setting of a misspelt rule does nothing, and whoever wrote it believes that it does.

Bad:

    allow:
      - {rule: budget-total-mismach, reason: Finance is checking}

Good:

    allow:
      - {rule: budget-total-mismatch, reason: Finance is checking}
"""

from collections.abc import Iterator

from bizplan.checks.catalogue import rule_named, rule_names
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.checks.settings import parameters_as_set
from bizplan.diagnostics import Finding, Route, Severity
from bizplan.model.base import Document
from bizplan.model.organisation import Organisation
from bizplan.values.nearness import did_you_mean


def _waivers(document: Document, view: View) -> Iterator[Finding]:
    for position, waiver in enumerate(document.allow):
        yield from _name(waiver.rule, ("allow", position, "rule"), view)


def _settings(organisation: Organisation, view: View) -> Iterator[Finding]:
    for position, stated in enumerate(organisation.lint):
        yield from _name(stated.rule, ("lint", position, "rule"), view)
        if stated.rule in rule_names():
            _, faults = parameters_as_set(rule_named(stated.rule).rule.parameters, stated.parameters)
            for name, words in faults:
                place = view.at("lint", position, "parameters", name, on="key")
                yield Finding(words, place, f"“bizplan explain {stated.rule}” says what can be set.")


def _name(name: str, route: Route, view: View) -> Iterator[Finding]:
    if name not in rule_names():
        hint = did_you_mean(name, rule_names()) or "“bizplan explain” lists the rules."
        yield Finding(f"there is no rule “{name}”", view.at(*route), hint)


RULE = Rule(Severity.ERROR, Profile.DRAFT, (of(Document, _waivers), of(Organisation, _settings)))
