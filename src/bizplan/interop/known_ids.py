"""What a repository holds to the ids that an editor can offer, each with its name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bizplan.index.record import Record
from bizplan.index.setting import Framework, Setting
from bizplan.model.corporate_plan import Outcome


@dataclass(frozen=True, slots=True)
class KnownId:
    """One thing that a reference can lead to."""

    text: int | str
    """As it is written: an outcome's number is a number."""
    name: str
    """What to call it."""


Known: TypeAlias = Mapping[str, tuple[KnownId, ...]]
"""Kind -> what there is of it, in the order of the organisation and of the corporate plans."""


def known_ids(setting: Setting, records: Iterable[Record]) -> Known:
    """What references can lead to from any document: parts of the organisation, outcomes, whole documents.

    The items of a plan are not among them: which of them a reference may name depends on the document it stands in.
    """
    found: dict[str, list[KnownId]] = {}
    for identity, targets in setting.organisation_targets.items():
        for target in targets:
            found.setdefault(target.kind, []).append(KnownId(_as_written(identity), target.name))
    for kind, named in _of_frameworks(setting.frameworks).items():
        found[kind] = [KnownId(text, "; ".join(names)) for text, names in named.items()]
    for record in records:
        if record.kind not in ("organisation", "corporate-plan"):
            found.setdefault(record.kind, []).append(KnownId(record.document, f"{record.kind} in {record.file}"))
    found["corporate-plan"] = [KnownId(key, each.plan.title) for key, each in _newest_first(setting.frameworks)]
    return {kind: tuple(each) for kind, each in found.items()}


def _as_written(identity: str) -> int | str:
    """An id as YAML reads it where it stands without quotes: `2019` is a number, `019` no longer the same text."""
    return int(identity) if identity.isdigit() and str(int(identity)) == identity else identity


def _of_frameworks(frameworks: Mapping[str, Framework]) -> dict[str, dict[int | str, list[str]]]:
    """Kind -> reference -> its names; a number has one for each corporate plan, for each document names its own."""
    found: dict[str, dict[int | str, list[str]]] = {"aim": {}, "outcome": {}, "activity": {}}

    def add(kind: str, text: int | str, name: str) -> None:
        found[kind].setdefault(text, []).append(name)

    for identity, framework in _newest_first(frameworks):
        for outcome in framework.plan.outcomes:
            title = f"{outcome.title} ({identity})"
            add("outcome", outcome.id, title)
            if outcome.number is not None:
                add("outcome", outcome.number, title)
                for letter, words in _activities(outcome):
                    add("activity", f"{outcome.number}{letter}", f"{words} ({identity})")
        for aim in framework.plan.aims:
            add("aim", aim.id, f"{aim.title} ({identity})")
    return found


def _newest_first(frameworks: Mapping[str, Framework]) -> list[tuple[str, Framework]]:
    """Drafts and other versions of one label after all that were adopted."""
    newest = sorted(frameworks.items(), reverse=True)
    return sorted(newest, key=lambda each: "@" in each[0])


def _activities(outcome: Outcome) -> list[tuple[str, str]]:
    return [(each.letter, each.text) for each in outcome.activities]
