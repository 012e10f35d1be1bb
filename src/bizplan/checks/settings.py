"""What a council wrote under a rule's parameters to the rule's own typed parameters, with what does not fit."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal

from bizplan.checks.rule import Parameters
from bizplan.values.amounts import AmountError, amount
from bizplan.values.nearness import did_you_mean


def parameters_as_set(
    kind: type[Parameters], stated: Mapping[str, str | Sequence[str]]
) -> tuple[Parameters, tuple[tuple[str, str], ...]]:
    """The parameters with what is stated put in, and each stated name that does not fit with the reason in words.

    A parameter is a whole number, a decimal, a text or a tuple of texts, as its default is.
    """
    usual = kind()
    known = {each.name: getattr(usual, each.name) for each in fields(usual)}
    changed: dict[str, object] = {}
    faults: list[tuple[str, str]] = []
    for name, value in stated.items():
        if name not in known:
            near = did_you_mean(name, known)
            offered = f"it has {', '.join(known)}" if known else "it has none"
            faults.append((name, f"“{name}” is no parameter of this rule; {near or offered}"))
            continue
        read, fault = _as_default(known[name], value)
        if fault:
            faults.append((name, f"“{name}”: {fault}"))
        else:
            changed[name] = read
    return replace(usual, **changed), tuple(faults)


def _as_default(default: object, value: str | Sequence[str]) -> tuple[object, str]:
    if isinstance(default, tuple):
        return (value, "a list is expected") if isinstance(value, str) else (tuple(value), "")
    if not isinstance(value, str):
        return value, "one value is expected, and a list stands here"
    if isinstance(default, str):
        return value, ""
    try:
        number = amount(value)
    except AmountError as error:
        return value, str(error)
    if isinstance(default, Decimal):
        return number, ""
    whole = number.to_integral_value()
    return (int(whole), "") if whole == number else (value, f"“{value}” is not a whole number")
