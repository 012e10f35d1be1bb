"""Every document lies below the folder of organisation.yaml, and no link leads out of it.

Found while searching for documents.

Why: what lies outside is not under the council's version control, and another reader of the repository has not got it.
"""

from bizplan.checks.rule import Profile, Rule
from bizplan.diagnostics import Severity

RULE = Rule(Severity.ERROR, Profile.DRAFT)
