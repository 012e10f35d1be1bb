"""The rules folder to the catalogue of rules; a rule is found by its file and named after it."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from bizplan.checks import rules
from bizplan.checks.rule import NamedRule, Rule


@cache
def catalogue() -> tuple[NamedRule, ...]:
    """Every rule, by name in alphabetical order."""
    return tuple(_named(module.name) for module in sorted(iter_modules(rules.__path__), key=lambda each: each.name))


def _named(module_name: str) -> NamedRule:
    module = import_module(f"{rules.__name__}.{module_name}")
    found = module.RULE
    if not isinstance(found, Rule):
        message = f"{module.__name__}.RULE is no rule"
        raise TypeError(message)
    return NamedRule(module_name.replace("_", "-"), found, module.__doc__ or "")
