"""Fragments of documents to what the rules find in them: each is laid over a small valid document of its kind."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from pathlib import Path
from textwrap import dedent

from bizplan.checks.rule import Profile
from bizplan.diagnostics import Diagnostic, Severity
from bizplan.pipeline import Request, no_facts, survey

AS_AT = date(2026, 7, 1)
KIND = "kind"
_KEY = re.compile(r"^([A-Za-z_]+):", re.MULTILINE)
_DIVIDER = re.compile(r"^---[ \t]*\n", re.MULTILINE)

BASE: Mapping[str, str] = {
    "organisation": """
        kind: organisation
        id: smallbridge
        name: Smallbridge Council
        corporate_plan: 2018-23
        notice_days: 5
        sign_convention: cost positive
        departments:
          - id: highways
            name: Highways and Lighting
            aliases: [Roads]
            teams:
              - {id: lamps-team, name: Lamps, posts: [{id: lamp-officer, name: Lamp Officer}]}
          - {id: libraries, name: Libraries}
        committees:
          - {id: policy, name: Policy Committee, decides: true}
          - {id: scrutiny, name: Scrutiny Committee}
        partners:
          - {id: county, name: The County Council}
        funds:
          - {id: general, name: General Fund}
          - {id: harbour, name: Harbour Fund}
        risk_matrices:
          - id: matrix
            likelihood:
              - {name: Rare, value: 1}
              - {name: Unlikely, value: 2}
              - {name: Possible, value: 3}
              - {name: Likely, value: 4}
            impact:
              - {name: Minor, value: 1}
              - {name: Serious, value: 2}
              - {name: Major, value: 4}
              - {name: Extreme, value: 8}
            bands:
              - {colour: green, least: 1, most: 4}
              - {colour: amber, least: 6, most: 12}
              - {colour: red, least: 16, most: 32}
        rag_schemes:
          - id: gap
            name: Gap to target
            compares: shortfall to target
            green_to: 5
            amber_to: 10
            green: no more than 5% short
            amber: no more than 10% short
            red: more than 10% short
        calendars:
          - id: quarters
            name: Quarters
            periods:
              - {part: Q1, name: April to June, first_month: 4, last_month: 6}
              - {part: Q2, name: July to September, first_month: 7, last_month: 9}
              - {part: Q3, name: October to December, first_month: 10, last_month: 12}
              - {part: Q4, name: January to March, first_month: 1, last_month: 3}
        plan_templates:
          - id: form
            name: The form
            starts: 2040-01-01
            equality_scale: scale
            sections:
              - {section: objectives}
              - {section: services, required: false}
        report_templates:
          - id: cover
            name: The cover
            starts: 2010-01-01
            fields: [committees, date, subject, purpose]
            implications: [Financial, Legal]
          - id: cover-with-author
            name: The cover with author
            starts: 2040-01-01
            fields: [committees, date, subject, purpose, author]
            implications: [Financial, Legal]
        purposes:
          - {id: decision, verbs: [approve, agree]}
          - {id: information, verbs: [note, receive]}
        equality_scales:
          - id: scale
            marks:
              - {mark: "4", name: Leading}
              - {mark: "3", name: Good}
              - {mark: "2", name: Developing}
              - {mark: "1", name: Not begun}
              - {mark: N/A, name: Not applicable}
            criteria:
              - {id: E1, name: We know who uses our services}
              - {id: E2, name: We buy fairly}
    """,
    "corporate-plan": """
        kind: corporate-plan
        id: 2018-23
        title: Smallbridge 2018-23
        years: 2018-23
        status: extended
        in_force: {starts: 2018-04-01, ends: 2023-03-31, extended_to: 2030-03-31}
        aims:
          - {id: people, title: People}
        outcomes:
          - {id: safe, number: 1, title: People are safe, aim: people}
          - id: skilled
            number: 2
            title: People have skills
            aim: people
            activities: [{letter: a, text: Teach}, {letter: b, text: Train}]
          - {id: tidy, number: 3, title: Streets are tidy, verified: false}
    """,
    "plan": """
        kind: plan
        level: department
        department: highways
        period: 2026-27
        corporate_plan: 2018-23
        services:
          - {id: repairs, name: Repairs}
        objectives:
          - {id: smooth-roads, text: Make the roads smooth}
    """,
    "strategy": """
        kind: strategy
        id: strategy
        name: The strategy
        status: current
    """,
    "consultation": """
        kind: consultation
        id: consultation
        title: The consultation
        corporate_plan: 2018-23
        opens: 2018-01-08
        closes: 2018-02-09
    """,
    "committee-report": """
        kind: committee-report
        id: report
        meetings:
          - {committee: policy, date: 2019-03-14, purposes: [decision]}
        subject: The business plan
        public: public
        report_of: Director of Highways
        template: cover
        summary: [This report brings the business plan.]
        recommendations:
          - {text: Approve the plan.}
        sections:
          - heading: Background
            paragraphs:
              - {text: The plan is new.}
    """,
    "minute": """
        kind: minute
        id: minute
        committee: policy
        heading: The business plan
        resolution: That the plan be approved.
    """,
    "return": """
        kind: return
        plan: highways/2026-27
        period: 2026-27 Q1
        supplied: {role: Director of Highways, date: 2026-07-21}
    """,
}
"""One valid document of each kind. Every key of a fragment takes the place of the same key here, whole."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a small council is checked: by every rule, in full, unless said otherwise."""

    as_at: date = AS_AT
    profile: Profile | None = Profile.FINAL
    rules: frozenset[str] = field(default=frozenset())
    """The rules that are run; empty for all."""


def findings(folder: Path, example: str, asked: Asked = Asked()) -> tuple[Diagnostic, ...]:
    """What is found in a small council with the documents of an example, which `---` divides; allowed findings too."""
    for name, text in files_of(example).items():
        (folder / name).write_text(text, encoding="utf-8")
    request = Request(asked.as_at, least=Severity.INFO, profile=asked.profile, select=asked.rules)
    return survey(folder, request, no_facts).diagnostics


def files_of(example: str) -> dict[str, str]:
    """File name -> text: each fragment over the base of its kind, and of the base what the example does not bring."""
    files: dict[str, str] = {}
    for position, fragment in enumerate(_DIVIDER.split(dedent(example).strip("\n") + "\n"), 1):
        kind = _kind_of(fragment)
        alone = kind == "organisation" or (kind == "corporate-plan" and "id" not in _keys(fragment))
        files[f"{kind}.yaml" if alone else f"{kind}-{position}.yaml"] = laid_over(fragment, kind)
    for kind in ("organisation", "corporate-plan"):
        files.setdefault(f"{kind}.yaml", laid_over("", kind))
    if not any(name.startswith("plan-") for name in files):
        files["plan.yaml"] = laid_over("", "plan")
    return files


def laid_over(fragment: str, kind: str) -> str:
    """The fragment's text as it stands, after those keys of the base that it does not have itself."""
    own = _keys(fragment)
    kept = (block for key, block in _blocks(dedent(BASE.get(kind, "")).lstrip("\n")) if key not in own)
    return f"{''.join(kept)}{fragment}"


def _kind_of(fragment: str) -> str:
    match = re.search(r"^kind: *(\S+)", fragment, re.MULTILINE)
    return match[1] if match else "plan"


def _keys(text: str) -> frozenset[str]:
    return frozenset(_KEY.findall(text))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Each top-level key with its text, to the next such key."""
    starts = [*_KEY.finditer(text)]
    for match, following in zip_longest(starts, starts[1:]):
        yield match[1], text[match.start() : following.start() if following else len(text)]
