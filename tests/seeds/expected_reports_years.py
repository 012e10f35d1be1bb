"""What the rules on reports, on successive years and on all plans together must find in the seeds; nothing besides."""

from tests.seeds.seeds import Labels

RULES = (
    "carried-over-without-result",
    "changed-id",
    "conflicting-targets",
    "incomplete-minute",
    "item-dropped-silently",
    "measure-changed-silently",
    "missing-plan",
    "near-duplicate-objective",
    "one-sided-programme",
    "recommendation-mismatch",
    "renamed-without-alias",
    "short-notice",
    "thin-outcome",
    "unaligned-strategy",
    "unanswered-feedback",
    "unanswered-implication",
    "unapproved-plan",
    "undated-background-paper",
    "unexplained-budget-change",
    "unlike-budget-comparison",
    "unrecorded-changes",
    "unserved-outcome",
)

EXPECTED: Labels = {
    "TC17": {"unapproved-plan": ("status",)},
    "TC19": {
        "unapproved-plan": ("status",),
        # an entry that is gone is called by its label in TC17
        "item-dropped-silently": (
            "Media and Communications",
            *("O1", "O4"),
            *("P5", "P6", "P7", "P10"),
            *("M5", "M6", "M7", "M10"),
        ),
        "renamed-without-alias": ("C9 (Cultural Hub)", "C10 (One Safe City)"),
        "measure-changed-silently": ("M9 (“75” is now “100”)", "M10 (“decrease” is now not stated)"),
        "carried-over-without-result": ("C5", "C9", "C10", "D2", "D3", "D5"),
        "unrecorded-changes": ("period",),
        "unexplained-budget-change": (
            "Corp & Member Services (Inc. TC Office) +640 £000 (+26.4%)",
            "Corp Strategy and Performance +123 £000 (+33.2%)",
        ),
        "unlike-budget-comparison": (
            (
                "the total moves by \N{MINUS SIGN}999 £000 (\N{MINUS SIGN}16.2%), like for like by +790 £000 (+18.0%); "
                "not told: “Media & Communication”"
            ),
        ),
        # the plan after the gap
        "missing-plan": ("2018-19",),
    },
    "DCCS21": {"unapproved-plan": ("status",)},
    "MIN17": {
        "incomplete-minute": ("day of the meeting and report that was received",),
        "unanswered-feedback": ("overlaps", "community-safety"),
    },
    "REP17": {
        "unanswered-implication": ("financial", "risk", "legal", "human resources", "equalities"),
        "unrecorded-changes": ("17 February 2017",),
    },
    "all": {
        "unserved-outcome": ("5", "6", "7", "8", "9", "10", "11"),
        # Outcome 4 alone has measures: two of the Town Clerk's measure a service that serves it. It is thin because no
        # other unit works for it: Community and Children's Services only names it.
        "thin-outcome": ("1", "2", "3", "4", "12"),
        "unaligned-strategy": ("Joint Health and Wellbeing Strategy", "Children and Young People's Plan"),
    },
}
