"""The file is one document of plain YAML 1.2.

Found while reading: no key twice, no anchor, alias, merge key or tag, no tab as indentation, UTF-8 throughout.

Why: every later check reads what the file says; where two readers could read two things, none of them can be trusted.

Bad:

    statement: First words
    statement: Other words

Good:

    statement: First words
"""

from bizplan.checks.rule import Profile, Rule
from bizplan.diagnostics import Severity

RULE = Rule(Severity.ERROR, Profile.DRAFT)
