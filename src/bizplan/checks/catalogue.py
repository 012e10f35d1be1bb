"""The rules folder to the catalogue of rules; a rule is found by its file and named after it."""

from collections.abc import Collection
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from bizplan.checks import rules
from bizplan.checks.rule import NamedRule, Rule
from bizplan.diagnostics import Severity


def catalogue() -> tuple[NamedRule, ...]:
    """Every rule, by name in alphabetical order."""
    return tuple(rule_named(name) for name in rule_names())


def candidates(least: Severity, raised: Collection[str] = ()) -> tuple[NamedRule, ...]:
    """The rules that may be as severe as this, in alphabetical order; `raised` are those that a council raised."""
    wanted = rule_names() if least is not Severity.ERROR else rules.ERRORS.union(raised)
    return tuple(rule_named(name) for name in rule_names() if name in wanted)


@cache
def rule_names() -> tuple[str, ...]:
    """The name of every rule, in alphabetical order; none is imported for it."""
    return tuple(sorted(module.name.replace("_", "-") for module in iter_modules(rules.__path__)))


@cache
def rule_named(name: str) -> NamedRule:
    """The rule of a name that is among the names."""
    module = import_module(f"{rules.__name__}.{name.replace('-', '_')}")
    found = module.RULE
    if not isinstance(found, Rule):
        message = f"{module.__name__}.RULE is no rule"
        raise TypeError(message)
    return NamedRule(name, found, module.__doc__ or "")
