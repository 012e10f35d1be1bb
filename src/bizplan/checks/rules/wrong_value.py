"""Each value is of the type, the list or the scale that its field takes.

Found while reading: amounts are exact decimals, a financial year spans one year, a choice is one of the words offered.

Why: arithmetic on a figure that is no figure is wrong later and elsewhere.

Bad:

    budget:
      year: 2026-28
      unit: thousand
      basis: net
      lines:
        - {label: Elections, amount: 334}

Good:

    budget:
      year: 2026-27
      unit: thousand
      basis: net
      lines:
        - {label: Elections, amount: 334}
"""

from bizplan.checks.rule import Profile, Rule
from bizplan.diagnostics import Severity

RULE = Rule(Severity.ERROR, Profile.DRAFT)
