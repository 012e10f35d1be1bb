"""A council small enough to be told in a test: texts of documents to the facts that reports are made of."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent, indent
from typing import TypeVar

from bizplan.index.accounts import PlanAccounts, plan_accounts
from bizplan.index.coverage import PlanCoverage, plan_coverage
from bizplan.index.money import PlanMoney, plan_money
from bizplan.index.record import Indexed, Record, index_document
from bizplan.index.setting import Framework, Setting, build_setting
from bizplan.load import Loaded, load
from bizplan.source.document import read

_T = TypeVar("_T")

ORGANISATION = """
kind: organisation
id: smallbridge
name: Smallbridge Council
corporate_plan: 2018-23
departments:
  - {id: highways, name: Highways and Lighting, short_name: Highways}
  - {id: libraries, name: Libraries}
funds:
  - {id: general, name: General Fund}
  - {id: harbour, name: Harbour Fund, aliases: [Harbour Trust]}
"""
CORPORATE_PLAN = """
kind: corporate-plan
id: 2018-23
title: Smallbridge 2018-23
years: 2018-23
status: adopted
aims:
  - {id: people, title: People}
  - {id: place, title: Place}
outcomes:
  - {id: safe, number: 1, title: People are safe, aim: people}
  - id: skilled
    number: 2
    title: People have skills
    aim: people
    activities: [{letter: a, text: Teach}, {letter: b, text: Train}]
  - {id: tidy, number: 3, title: Streets are tidy, aim: place, verified: false}
"""
NEXT_CORPORATE_PLAN = """
kind: corporate-plan
id: 2023-28
title: Smallbridge 2023-28
years: 2023-28
status: adopted
outcomes:
  - {id: busy-town, title: The town is busy}
  - {id: calm-town, title: The town is calm}
"""


def plan(unit: str = "highways", period: str = "2019-20", corporate_plan: str = "2018-23", **rest: str) -> str:
    """The head of a department's plan; each further argument is a key with its YAML."""
    keys = {"kind": "plan", "level": "department", "department": unit, "period": period}
    keys |= {"corporate_plan": corporate_plan}
    return "".join(f"{key}:{_value(value)}\n" for key, value in (keys | rest).items())


def loaded(text: str, file: str = "plan.yaml") -> Loaded:
    """A document as a model; what cannot be kept is left out of it, as the program does."""
    document, faults = read(file, text.encode())
    assert document is not None, faults
    found, faults = load(document)
    assert found is not None, faults
    return found


def setting(*texts: str) -> Setting:
    """The small council, or the one that the texts tell."""
    return build_setting(loaded(text) for text in (texts or (ORGANISATION, CORPORATE_PLAN, NEXT_CORPORATE_PLAN)))


def framework(identity: str = "2018-23") -> Framework:
    """One of the small council's corporate plans."""
    return setting().frameworks[identity]


def written(folder: Path, *texts: str) -> Path:
    """The small council in a folder of its own, with further documents; the folder."""
    for number, text in enumerate((ORGANISATION, CORPORATE_PLAN, NEXT_CORPORATE_PLAN, *texts)):
        name = "organisation.yaml" if text is ORGANISATION else f"{number}.yaml"
        (folder / name).write_text(text.lstrip(), encoding="utf-8")
    return folder


def coverage(text: str) -> PlanCoverage:
    """What a plan does for the outcomes."""
    return _facts(plan_coverage, text)


def money(text: str, file: str = "plan.yaml") -> PlanMoney:
    """What a plan costs."""
    return _facts(plan_money, text, file)


def accounts(text: str, file: str = "plan.yaml") -> PlanAccounts:
    """What the budget report asks of a plan."""
    return _facts(plan_accounts, text, file)


def record(text: str, file: str = "plan.yaml") -> Record:
    """A document seen from the others."""
    return index_document(loaded(text, file), setting()).record


def _value(text: str) -> str:
    return "\n" + indent(dedent(text).strip("\n"), "  ") if "\n" in text else f" {text}"


def _facts(facts: Callable[[Loaded, Indexed, Setting], _T | None], text: str, file: str = "plan.yaml") -> _T:
    document, around = loaded(text, file), setting()
    found = facts(document, index_document(document, around), around)
    assert found is not None
    return found
