"""A plan repository with one fault of each sort, in the folder `plans` of the working folder."""

from pathlib import Path

from bizplan.cli.main import main
from tests.small_council import written

PLAN = """\
kind: plan
level: department
department: highways
period: 2019-20
corporate_plan: 2018-23
status: draft
services:
  - {id: lighting, name: 'Street "lights"', text: Lamps, contributes_to: [1], owner: no}   # who?
measures:
  # the only one
  - id: repairs
    text: Repairs of street lights
budget:
  year: 2019-20
  unit: thousand
  basis: net
  lines:
    - {label: Lighting, amount: 334}
  total: {label: Total, amount: 335}
"""
FILE = "plans/3.yaml"
RULES = ("ambiguous-scalar", "budget-total-mismatch", "measure-without-target")
"""What the plan breaks; other rules, old and new, are not asked."""
QUOTES, TOTAL, TARGET = RULES
TODAY = ("--as-at", "2026-05-01")


def council(folder: Path, text: str = PLAN) -> Path:
    """The repository with the plan; the plan's file."""
    (folder / "plans").mkdir(exist_ok=True)
    written(folder / "plans", text)
    return folder / FILE


def lint(*words: str, rules: tuple[str, ...] = RULES) -> int:
    """The exit code of the linter, asked about these rules."""
    return main([*TODAY, "lint", *(word for rule in rules for word in ("--select", rule)), *words])


def found(output: str) -> list[tuple[str, int, str]]:
    """File, line and rule of each finding in concise output."""
    rows = (line.split(":", 3) for line in output.splitlines() if "[" in line)
    return [(file, int(line), rest.partition("[")[2].partition("]")[0]) for file, line, _, rest in rows]
