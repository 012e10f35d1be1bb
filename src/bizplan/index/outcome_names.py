"""A corporate plan's outcome to what people call it: its number and title, its label, its place among the others."""

from collections.abc import Mapping

from bizplan.index.coverage import OutcomeKey
from bizplan.index.setting import Framework


def number_and_title(key: OutcomeKey, frameworks: Mapping[str, Framework]) -> tuple[str, str]:
    """Its number, empty where the plan has none, and its title; its id for a title where the plan does not hold it."""
    held = frameworks.get(key.framework)
    for each in held.plan.outcomes if held is not None else ():
        if each.id == key.outcome:
            return "" if each.number is None else str(each.number), each.title
    return "", key.outcome


def label_of(key: OutcomeKey, frameworks: Mapping[str, Framework]) -> str:
    """`2018-23/4`; with its id where it has no number."""
    number, _ = number_and_title(key, frameworks)
    return f"{key.framework}/{number or key.outcome}"


def place_of(key: OutcomeKey, frameworks: Mapping[str, Framework]) -> tuple[str, int]:
    """What sorts outcomes as their corporate plans list them; one that its plan does not hold comes last."""
    held = frameworks.get(key.framework)
    ids = [each.id for each in held.plan.outcomes] if held is not None else []
    return key.framework, ids.index(key.outcome) if key.outcome in ids else len(ids)
