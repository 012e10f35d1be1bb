"""What every other document is read against: the organisation and its corporate plans, with look-up by every key."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bizplan.index.walk import entities
from bizplan.load import Loaded
from bizplan.model.corporate_plan import CorporatePlan, Outcome
from bizplan.model.organisation import Organisation

SETTING_KINDS = frozenset({"organisation", "corporate-plan"})
"""The kinds of document that make the setting."""
_NOT_WORD = re.compile(r"[^a-z0-9]+")


class Target(NamedTuple):
    """What a reference leads to."""

    document: str
    kind: str
    item: str
    """The id of the item in its document; for an outcome its lasting id, for an activity that and its letter."""
    name: str = ""
    """What to call it in a sentence, where that is known without opening its document."""


@dataclass(frozen=True, slots=True)
class Framework:
    """A corporate plan with look-up by number, letter, id, alias and title."""

    plan: CorporatePlan
    file: str
    targets_by_key: Mapping[str, tuple[Target, ...]]
    outcomes_by_title: Mapping[str, tuple[Outcome, ...]]
    complete: bool
    """False if parts of the corporate plan could not be read, so that a missing outcome proves nothing."""

    def outcome_of(self, target: Target) -> Outcome:
        """The outcome that a target of this framework is, or belongs to; KeyError for an aim."""
        slug = target.item.partition("/")[0]
        return next(each for each in self.plan.outcomes if each.id == slug)

    def titled(self, title: str) -> tuple[Outcome, ...]:
        """The outcomes of this title, ignoring case, hyphens and punctuation; normally one or none."""
        return self.outcomes_by_title.get(plain_title(title), ())


@dataclass(frozen=True, slots=True)
class Setting:
    """The organisation and its corporate plans."""

    organisation: Organisation | None = None
    organisation_file: str = ""
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    """Framework id -> corporate plan."""
    organisation_targets: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    """Id -> what in the organisation bears it; a fund also by its aliases, such as `citys-cash` for City's Cash."""
    incomplete: bool = False
    """Whether the organisation is missing or parts of it could not be read, so that a missing id proves nothing."""


def plain_title(title: str) -> str:
    """A title without case, hyphens and punctuation, for comparison."""
    return _NOT_WORD.sub(" ", title.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")).strip()


def build_setting(documents: Iterable[Loaded]) -> Setting:
    """The setting that an organisation and its corporate plans make; documents of other kinds are passed over."""
    organisation: Loaded | None = None
    frameworks: dict[str, Framework] = {}
    for loaded in documents:
        match loaded.model:
            case Organisation():
                organisation = organisation or loaded
            case CorporatePlan():
                frameworks.setdefault(loaded.model.id, _framework(loaded, loaded.model))
            case _:
                continue
    if organisation is None or not isinstance(organisation.model, Organisation):
        return Setting(frameworks=frameworks, incomplete=True)
    targets: dict[str, tuple[Target, ...]] = {}
    for placed in entities(organisation.model):
        kind = type(placed.entity).kind_of_item
        if kind:
            target = Target("", kind, placed.id, str(getattr(placed.entity, "name", placed.id)))
            targets[placed.id] = (*targets.get(placed.id, ()), target)
    for fund in organisation.model.funds:  # a plan may name a fund as it was called then
        for alias in fund.aliases:
            targets.setdefault(plain_title(alias).replace(" ", "-"), (Target("", "fund", fund.id, fund.name),))
    return Setting(organisation.model, organisation.file, frameworks, targets, bool(organisation.damaged))


def _framework(loaded: Loaded, plan: CorporatePlan) -> Framework:
    targets: dict[str, list[Target]] = {}
    titles: dict[str, tuple[Outcome, ...]] = {}

    def add(key: str, target: Target) -> None:
        known = targets.setdefault(key, [])
        if target not in known:
            known.append(target)

    for aim in plan.aims:
        add(aim.id, Target(plan.id, "aim", aim.id, aim.title))
    for run in plan.paragraphs:
        add(run.id, Target(plan.id, "paragraphs", run.id, run.heading or run.id))
    for outcome in plan.outcomes:
        target = Target(plan.id, "outcome", outcome.id, outcome.title)
        for key in (outcome.id, *([str(outcome.number)] if outcome.number is not None else []), *outcome.aliases):
            add(key, target)
        for letter in letters_of(outcome):
            activity = Target(plan.id, "activity", f"{outcome.id}/{letter}", outcome.title)
            if outcome.number is not None:
                add(f"{outcome.number}{letter}", activity)
        title = plain_title(outcome.title)
        titles[title] = (*titles.get(title, ()), outcome)
    targets_by_key = {key: tuple(found) for key, found in targets.items()}
    return Framework(plan, loaded.file, targets_by_key, titles, not loaded.damaged)


def letters_of(outcome: Outcome) -> tuple[str, ...]:
    """The letters of an outcome's activities, whether or not their words are held."""
    counted = tuple(chr(ord("a") + position) for position in range(outcome.activity_count or 0))
    return tuple(activity.letter for activity in outcome.activities) or counted
