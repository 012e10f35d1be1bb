"""Whatever bears a document's name can be read as a file.

Found while searching for documents: a folder called plan.yaml, a link that leads nowhere, a file without permission.

Why: a document that is passed over in silence would be missed only when somebody looks for it in the paper.
"""

from bizplan.checks.rule import Profile, Rule
from bizplan.diagnostics import Severity

RULE = Rule(Severity.ERROR, Profile.DRAFT)
