"""A number of plans to an invented council that has them, valid and much like a real one, the same on every machine."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.plain_yaml import Value, document_text
from benchmarks.words import ADJECTIVES, ENDS, OUTCOMES, ROLES, SERVICES, THINGS, UNITS, VERBS

SEED = 1
_LAST_YEAR = 2024
_TEAM_ENTRIES = 5
_MARKS = ("4", "3", "2")
_CRITERIA = ("data", "access", "voice", "workforce", "buying")


class Shape(NamedTuple):
    """How a council of some number of plans is made up: each department and each of its teams has a plan a year."""

    departments: int
    teams: int
    """In each department."""
    years: int

    @property
    def plans(self) -> int:
        """How many plans that makes."""
        return self.departments * (1 + self.teams) * self.years


SHAPES = (Shape(5, 4, 4), Shape(10, 9, 5), Shape(10, 19, 5), Shape(40, 24, 10))
SHAPE_BY_PLANS = {shape.plans: shape for shape in SHAPES}
"""100, 500, 1,000 and 10,000."""


class Unit(NamedTuple):
    """Whose plan it is: a department, or one of its teams."""

    department: str
    team: str = ""

    @property
    def id(self) -> str:
        """The first part of the plan's id."""
        return self.team or self.department

    @property
    def folder(self) -> str:
        """Where its plans lie."""
        return f"departments/{self.department}/{self.team}" if self.team else f"departments/{self.department}"


def write_council(folder: Path, shape: Shape) -> None:
    """A plan repository of this shape, in a folder that need not be there yet."""
    for path, text in council(shape):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")


def council(shape: Shape) -> Iterator[tuple[str, str]]:
    """Path and text of every file: the organisation, its corporate plans, its plans."""
    units = [
        unit
        for department in range(1, shape.departments + 1)
        for unit in (
            Unit(f"department-{department}"),
            *(Unit(f"department-{department}", f"team-{department}-{team}") for team in range(1, shape.teams + 1)),
        )
    ]
    years = range(_LAST_YEAR - shape.years + 1, _LAST_YEAR + 1)
    yield "organisation.yaml", document_text(_organisation(units), "schemas/organisation.schema.json")
    for start in sorted({_corporate_plan_start(year) for year in years}):
        text = document_text(_corporate_plan(start), "../schemas/corporate-plan.schema.json")
        yield f"corporate-plans/{_years(start, 5)}.yaml", text
    for unit in units:
        up = "../" * (unit.folder.count("/") + 1)
        for year in years:
            text = document_text(_plan(unit, year), f"{up}schemas/plan.schema.json")
            yield f"{unit.folder}/{_years(year)}.yaml", text


def _years(start: int, count: int = 1) -> str:
    return f"{start}-{(start + count) % 100:02d}"


def _corporate_plan_start(year: int) -> int:
    return year - year % 5


def _organisation(units: list[Unit]) -> dict[str, Value]:
    departments: list[Value] = []
    for unit in units:
        if not unit.team:
            teams: list[Value] = [
                {"id": each.team, "name": f"{SERVICES[place % len(SERVICES)]} Team {each.team.removeprefix('team-')}"}
                for place, each in enumerate(units)
                if each.team and each.department == unit.department
            ]
            name = f"{unit.department.replace('-', ' ').title()} for {SERVICES[len(departments) % len(SERVICES)]}"
            departments.append(
                {"id": unit.department, "name": name, "chief_officer": "Director", "committees": ["policy"]}
                | ({"teams": teams} if teams else {})
            )
    return {
        "kind": "organisation",
        "id": "benchmark",
        "name": "Benchmark Borough Council",
        "departments": departments,
        "committees": [{"id": "policy", "name": "Policy Committee", "decides": "true"}],
        "partners": [{"id": "police", "name": "Police"}, {"id": "health", "name": "Health Trust"}],
        "funds": [{"id": "general-fund", "name": "General Fund"}],
        "risk_matrices": [
            {
                "id": "matrix",
                "likelihood": [{"name": f"Step {value}", "value": str(value)} for value in (1, 2, 3, 4)],
                "impact": [{"name": f"Step {value}", "value": str(value)} for value in (1, 2, 4, 8)],
                "bands": [
                    {"colour": "green", "least": "1", "most": "4"},
                    {"colour": "amber", "least": "6", "most": "12"},
                    {"colour": "red", "least": "16", "most": "32"},
                ],
            }
        ],
        "calendars": [
            {
                "id": "quarters",
                "name": "Quarters",
                "periods": [
                    {"part": f"Q{place + 1}", "name": f"Quarter {place + 1}"}
                    | {"first_month": str(first), "last_month": str(first + 2)}
                    for place, first in enumerate((4, 7, 10, 1))
                ],
            }
        ],
        "equality_scales": [
            {
                "id": "scale",
                "marks": [{"mark": f'"{mark}"', "name": f"Mark {mark}"} for mark in _MARKS],
                "criteria": [{"id": f"equality-{each}", "name": f"What we know of {each}"} for each in _CRITERIA],
            }
        ],
    }


def _corporate_plan(start: int) -> dict[str, Value]:
    return {
        "kind": "corporate-plan",
        "id": _years(start, 5),
        "title": f"Corporate Plan {_years(start, 5)}",
        "years": _years(start, 5),
        "status": "adopted",
        "in_force": {"starts": f"1 April {start}", "ends": f"31 March {start + 5}"},
        "aims": [{"id": f"aim-{number}", "title": f"Aim number {number}"} for number in (1, 2, 3)],
        "outcomes": [
            {
                "id": f"outcome-{number}",
                "number": str(number),
                "title": title,
                "aim": f"aim-{(number - 1) // 4 + 1}",
                "activity_count": "4",
            }
            for number, title in enumerate(OUTCOMES, 1)
        ],
    }


def _plan(unit: Unit, year: int) -> dict[str, Value]:
    # What a unit does stays much the same from year to year, as in a real council; its figures do not.
    lasting = Random(f"{SEED} {unit.id}")  # noqa: S311 -- invented plans, no secret
    chance = Random(f"{SEED} {unit.id} {year}")  # noqa: S311 -- as above
    services = lasting.sample(SERVICES, 6)
    above = f"{unit.department}/{_years(year)}/objective-" if unit.team else ""
    head: dict[str, Value] = {
        "kind": "plan",
        "level": "team" if unit.team else "department",
        "department": unit.department,
        **({"team": unit.team} if unit.team else {}),
        "period": _years(year),
        "corporate_plan": _years(_corporate_plan_start(year), 5),
        "status": "published",
        "title": f"Business plan {_years(year)} of {unit.id.replace('-', ' ')}",
        "calendar": "quarters",
        "statement": _paragraph(lasting),
        "outcomes": {
            "claims": [
                {"outcome": str(number), "title": OUTCOMES[number - 1]}
                for number in sorted(lasting.sample(range(1, 13), 4))
            ]
        },
    }
    budget = _budget(lasting, chance, services, year)
    return head | _doing(lasting, services, above, year, budget) | _judging(lasting, chance, year)


def _budget(lasting: Random, chance: Random, services: list[str], year: int) -> dict[str, Value]:
    amounts = [round(lasting.randint(-400, 4000) * chance.uniform(0.98, 1.02)) for _ in range(10)]
    return {
        "year": _years(year),
        "unit": "thousand",
        "basis": "net",
        "fund": "general-fund",
        "lines": [
            {"service": f"service-{place % 6 + 1}", "label": f"{services[place % 6]}, part {place // 6 + 1}"}
            | {"amount": str(amount)}
            for place, amount in enumerate(amounts)
        ],
        "total": {"label": "Net budget", "amount": str(sum(amounts))},
    }


def _doing(chance: Random, services: list[str], above: str, year: int, budget: Value) -> dict[str, Value]:
    return {
        "services": [
            {"id": f"service-{place}", "name": name, "text": _paragraph(chance), "contributes_to": _outcomes(chance)}
            for place, name in enumerate(services, 1)
        ],
        "budget": budget,
        "objectives": [
            {
                "id": f"objective-{place}",
                "text": _sentence(chance),
                "contributes_to": [f"{above}{place}"] if above else _outcomes(chance),
                "owner": chance.choice(ROLES),
            }
            for place in range(1, _TEAM_ENTRIES + 1)
        ],
        "programmes": [
            {
                "id": f"programme-{place}",
                "name": f"{chance.choice(VERBS)} {chance.choice(THINGS)}",
                "scope": "departmental",
                "text": _paragraph(chance),
                "contributes_to": [f"objective-{chance.randint(1, 5)}"],
                "owner": chance.choice(ROLES),
                "partners": [chance.choice(("police", "health"))],
                "starts": f"1 April {year}",
                "ends": f"31 March {year + 1}",
                "milestones": [
                    {"text": f"Step {step} is done", "by": day, "done": day}
                    for step, day in enumerate(_days(chance, ("June", "September", "December"), year), 1)
                ],
            }
            for place in range(1, 7)
        ],
        "actions": [
            {
                "id": f"action-{place}",
                "text": _sentence(chance),
                "contributes_to": [f"programme-{chance.randint(1, 6)}"],
                "owner": chance.choice(ROLES),
                "ends": f"{chance.randint(1, 28)} December {year}",
            }
            for place in range(1, 7)
        ],
    }


def _days(chance: Random, months: Sequence[str], year: int) -> list[str]:
    return [f"{chance.randint(1, 28)} {month} {year}" for month in months]


def _judging(lasting: Random, chance: Random, year: int) -> dict[str, Value]:
    return {
        "measures": [_measure(lasting, chance, place, year) for place in range(1, 7)],
        "risks": [_risk(lasting, place) for place in range(1, 5)],
        "equalities": [
            {
                "criterion": f"equality-{each}",
                "score": f'"{lasting.choice(_MARKS)}"',
                "actions": [f"action-{lasting.randint(1, 6)}"],
            }
            for each in _CRITERIA
        ],
        "capabilities": [
            {"id": f"capability-{place}", "text": _sentence(lasting), "owner": lasting.choice(ROLES)}
            for place in range(1, 4)
        ],
        "horizon": [
            {"id": f"prospect-{place}", "text": _sentence(lasting), "due": _years(year + place)} for place in (1, 2, 3)
        ],
        "stops": [f"{lasting.choice(THINGS).capitalize()} are handed to another service this year"],
        "contacts": [{"role": lasting.choice(ROLES)}],
    }


def _measure(lasting: Random, chance: Random, place: int, year: int) -> dict[str, Value]:
    figures = [chance.randint(40, 79) for _ in range(3)]
    return {
        "id": f"measure-{place}",
        "text": f"How far we {lasting.choice(VERBS).lower()} {lasting.choice(THINGS)}",
        "measures": [f"programme-{place}", f"service-{lasting.randint(1, 6)}"],
        "unit": '"%"' if place == 1 else lasting.choice(UNITS[1:]),
        "good": "high",
        "direction": "increase",
        "baseline": {"value": str(figures[0]), "period": _years(year - 1)},
        "target": {"value": str(lasting.randint(80, 99)), "by": f"31 March {year + 1}"},
        "owner": lasting.choice(ROLES),
        "readings": [
            {"period": f"{_years(year)} Q{quarter}", "value": f"{figure}.{chance.randint(1, 9)}"}
            for quarter, figure in enumerate(figures, 1)
        ],
    }


def _risk(chance: Random, place: int) -> dict[str, Value]:
    likelihood, impact = chance.choice((1, 2, 3, 4)), chance.choice((1, 2, 4, 8))
    score = likelihood * impact
    return {
        "id": f"risk-{place}",
        "text": f"We may be too late. {_paragraph(chance)}",
        "contributes_to": [f"objective-{chance.randint(1, 5)}"],
        "likelihood": str(likelihood),
        "impact": str(impact),
        "score": str(score),
        "colour": "green" if score <= 4 else "amber" if score <= 12 else "red",
        "actions": [f"action-{chance.randint(1, 6)}"],
        "owner": chance.choice(ROLES),
    }


def _outcomes(chance: Random) -> list[Value]:
    return [str(number) for number in sorted(chance.sample(range(1, 13), chance.randint(1, 3)))]


def _paragraph(chance: Random) -> str:
    return f"{_sentence(chance)}. {_sentence(chance)}"


def _sentence(chance: Random) -> str:
    start = f"{chance.choice(VERBS)} {chance.choice(ADJECTIVES)} {chance.choice(THINGS)}"
    return f"{start} {chance.choice(ENDS)}"
