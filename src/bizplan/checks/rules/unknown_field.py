"""Each key belongs to the kind of document or entry it stands in.

Found while reading; the nearest known name is offered.

Why: what stands under a misspelt key is printed nowhere, and nobody notices.

Bad:

    objectives:
      - id: safer-streets
        text: Make the streets safer
        onwer: Head of Community Safety

Good:

    objectives:
      - id: safer-streets
        text: Make the streets safer
        owner: Head of Community Safety
"""

from bizplan.checks.rule import Profile, Rule
from bizplan.diagnostics import Severity

RULE = Rule(Severity.ERROR, Profile.DRAFT)
