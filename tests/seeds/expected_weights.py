"""What the outcomes of the seeds weigh in pounds, worked out by hand."""

from collections.abc import Mapping
from typing import TypeAlias

Thousands: TypeAlias = int

# TC19, net operational budget in £000, and the outcomes that the passage under “outcomes” names for each service:
#
#   Corp & Member Services (Inc. TC Office)   3,068   outcome 4
#   Elections                                   334   outcome 4
#   Corp Strategy and Performance               494   outcome 4
#   Resilience and Community Safety             708   outcomes 1 and 12
#   Contact Centre                              570   outcome 4; the service has a name and no text
#   Major Projects                         no line    none
#
#   3,068 + 334 + 494 + 708 + 570 = 5,174, the total that is printed.
#
# The plan states no share, so all of it is apportioned:
#
#   outcome 1    708 / 2                    =   354
#   outcome 4    3,068 + 334 + 494 + 570    = 4,466
#   outcome 12   708 / 2                    =   354
#   on outcomes  354 + 4,466 + 354          = 5,174
#   unallocated  5,174 - 5,174              =     0
#
# “All twelve corporate outcomes” is a claim: no pound follows it to the other nine.
TC19_BY_OUTCOME: Mapping[str, Thousands] = {"1": 354, "4": 4466, "12": 354}
TC19_BUDGET: Thousands = 5174
TC19_LINES: Mapping[str, tuple[Thousands, Mapping[str, Thousands]]] = {
    "Corp & Member Services (Inc. TC Office)": (3068, {"4": 3068}),
    "Elections": (334, {"4": 334}),
    "Corp Strategy and Performance": (494, {"4": 494}),
    "Resilience and Community Safety": (708, {"1": 354, "12": 354}),
    "Contact Centre": (570, {"4": 570}),
}

# TC17 names no outcome, so its whole budget is on none, for one reason: its services serve none.
#
#   2,428 + 371 + 1,789 + 305 + 695 + 585 = 6,173, the total that is printed.
TC17_UNALLOCATED: Thousands = 6173

# Major Projects: a description, no line, no outcome. Contact Centre: a line and an outcome, no description.
TC19_SERVICES: Mapping[str, tuple[Thousands | None, bool, bool]] = {
    "Major Projects": (None, False, True),
    "Contact Centre": (570, True, False),
}
"""Service -> its money, whether it has an outcome, whether it is described; services that lack none are left out."""
