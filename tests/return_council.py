"""A small council whose plan is reported on each quarter, with a return that somebody wrote by hand."""

from pathlib import Path

from tests.small_council import CORPORATE_PLAN, ORGANISATION, plan

COUNCIL = (
    ORGANISATION
    + """calendars:
  - id: quarters
    name: Quarterly
    due_days: 14
    periods:
      - {part: Q1, name: Quarter 1, first_month: 4, last_month: 6}
      - {part: Q2, name: Quarter 2, first_month: 7, last_month: 9}
      - {part: Q3, name: Quarter 3, first_month: 10, last_month: 12}
      - {part: Q4, name: Quarter 4, first_month: 1, last_month: 3}
risk_matrices:
  - id: matrix
    likelihood: [{value: 1, name: Rare}, {value: 2, name: Likely}]
    impact: [{value: 1, name: Low}, {value: 4, name: High}]
    bands: [{colour: green, least: 1, most: 2}, {colour: red, least: 4, most: 8}]
"""
)
PLAN = plan(
    title="Highways plan",
    calendar="quarters",
    services="[{id: lamps, name: Lamps}, {id: roads, name: Roads}]",
    budget="""
year: 2019-20
unit: thousand
basis: net
lines:
  - {service: lamps, label: Lamps, amount: 120, fund: general, risk_class: local risk}
  - {service: roads, label: Roads, amount: 300, fund: general}
  - {service: roads, label: Harbour roads, amount: 80, fund: harbour}
""",
    objectives="[{id: light, text: Streets are lit}]",
    programmes="[{id: leds, scope: departmental, text: New lamps, ends: 2020-03-31}]",
    actions="[{id: count, text: Count the lamps}, {id: paint, text: Paint them}]",
    measures="""
- {id: lit, text: Lamps that are lit, unit: '%', target: {value: 95}, readings: [{period: 2018-19 Q4, value: 91.5}]}
- {id: mended, text: Days to mend a lamp, unit: days}
- id: quick
  text: Answers in time
  unit: '%'
  parts: [{id: letters, text: Letters}, {id: calls, text: Calls, target: {value: 90}}]
""",
    risks="[{id: dark, text: The lamps go out, likelihood: 2, impact: 4}, {id: ice, text: Roads freeze}]",
)
EARLIER = """\
kind: return
plan: highways/2019-20
period: 2019-20 Q1
supplied: {role: Lighting Officer, date: 2019-07-10}
readings: [{measure: lit, value: 92.5}]
spend: {unit: thousand, lines: [{service: lamps, fund: general, risk_class: local risk, actual: 28.5}]}
risks: [{risk: dark, likelihood: 1, impact: 4}]
progress: [{item: leds, status: on track}]
"""
RETURN = """\
# Highways, second quarter

kind: return   # by hand
plan: highways/2019-20
supplied:      {role: "Lighting Officer",   date: 9 October 2019}
period: 2019-20 Q2

commentary: >
  The evenings are
  dark again.

readings:
# the lamps, street by street
- comment: 'It''s the storm of 3 September.'   # see the log
  measure: lit
  value:   90.50   # counted twice
  provisional: true
  status: amber
- measure: quick
  parts:
    - {part: calls, value: "1,024"}

progress:
  - {item: paint, status: on track}

  # begins in May
  - item: leds
    status: "delayed"
    comment: |
      The factory burnt down.
      Another is looked for.
spend:
  unit: thousand   # pounds
  lines:
    - {service: roads, fund: harbour, original: 80, latest: "80.250", actual: (12)}
"""
FILE = "returns/second.yaml"


def written(folder: Path) -> Path:
    """The council in a folder; the return's file."""
    texts = {
        "organisation.yaml": COUNCIL,
        "corporate-plan.yaml": CORPORATE_PLAN,
        "plan.yaml": PLAN,
        "returns/first.yaml": EARLIER,
        FILE: RETURN,
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text.lstrip("\n"), encoding="utf-8")
    return folder / FILE
