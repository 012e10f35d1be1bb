"""Each entry has the fields that its kind cannot do without, a waiver its reason included.

Found while reading.

Why: there is nothing to check or to print.

Bad:

    objectives:
      - id: safer-streets

Good:

    objectives:
      - id: safer-streets
        text: Make the streets safer
"""

from bizplan.checks.rule import Profile, Rule
from bizplan.diagnostics import Severity

RULE = Rule(Severity.ERROR, Profile.DRAFT)
