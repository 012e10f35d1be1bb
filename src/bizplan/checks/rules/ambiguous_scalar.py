"""No text without quotes is read in one way by bizplan and in another by programs that follow YAML 1.1.

Such are `no`, `on`, `010` and `1:30`. A date is a date to both.

Why: a spreadsheet script or another council's tool may be of the older sort, and would see false, true, 8 or 90.

Bad:

    budget:
      year: 2026-27
      unit: thousand
      basis: net
      lines:
        - {service: repairs, label: Repairs, amount: 010}

Good:

    budget:
      year: 2026-27
      unit: thousand
      basis: net
      lines:
        - {service: repairs, label: Repairs, amount: 10}
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Edit, Finding, Fix, Severity
from bizplan.model.base import Document

_ALIKE = frozenset({"a date"})
"""What is text here and typed there, and comes to the same."""


def _check(_document: Document, view: View) -> Iterator[Finding]:
    for each in view.loaded.ambiguous(_ALIKE):
        fix = Fix(f"Put quotes round “{each.text}”", (Edit(each.route, each.text, each.on, quoted=True),))
        read = each.reading if each.reading.startswith(("a ", "text")) else f"“{each.reading}”"
        message = f"“{each.text}” is read as {read} by programs that follow YAML 1.1"
        yield Finding(message, view.at(*each.route, on=each.on), f'Put it in quotes: "{each.text}".', fix=fix)


RULE = Rule(Severity.WARNING, Profile.DRAFT, (of(Document, _check),), fixable=True)
