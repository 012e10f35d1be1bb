"""What the rules on measures and on texts must find in the seeds, and nothing besides."""

from tests.seeds.seeds import Labels

RULES = (
    "activity-as-measure",
    "commentary-ignores-red",
    "composite-measure-value",
    "direction-without-baseline",
    "forecast-contradicts-status",
    "half-reported-measure",
    "implausible-target",
    "long-sentence",
    "measure-without-target",
    "orphan-measure",
    "overlong-section",
    "personal-contact-details",
    "several-measures-in-one",
    "stale-measure",
    "status-contradicts-numbers",
    "target-moved-after-period",
    "text-slip",
    "thin-evidence",
    "undated-reading",
    "undefined-measure",
    "unexpanded-acronym",
    "weasel-words",
)

# A fault of every entry of a section is one finding with a count: so the eight KPIs of DCCS21.
EXPECTED: Labels = {
    "TC17": {
        "measure-without-target": ("M1", "M4", "M5", "M6", "M7", "M10", "M11"),
        "direction-without-baseline": ("M9",),
        "several-measures-in-one": ("M1", "M2", "M8"),
        "activity-as-measure": ("M2", "M3", "M5", "M7", "M10"),
        "weasel-words": ("M2", "M5", "M6", "M7", "M8", "M9"),
        "unexpanded-acronym": ("TC", "CoL"),
        "text-slip": ("P8",),
    },
    "TC19": {
        "measure-without-target": (
            *("M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8"),
            *("M10", "M12", "M13", "M15", "M16"),
        ),
        "direction-without-baseline": ("M11", "M14"),
        "several-measures-in-one": ("M9", "M14", "M15", "M16"),
        "activity-as-measure": ("M15", "M16"),
        "weasel-words": ("M2", "M4", "M7", "M10", "M11"),
        "orphan-measure": ("M14", "M16"),
        "overlong-section": ("objectives", "measures"),
        "long-sentence": ("outcomes", "Corporate Strategy and Performance"),
        "unexpanded-acronym": ("TC", "CoLC", "CoLP", "CSPT", "KPIs", "ASB"),
    },
    "DCCS21": {
        "measure-without-target": ("KPI3",),
        "direction-without-baseline": ("KPI4", "KPI5", "KPI7"),
        "composite-measure-value": ("KPI3", "KPI5"),
        "half-reported-measure": ("KPI4", "KPI6"),
        "undated-reading": ("measures (8)",),
        "undefined-measure": ("KPI5", "KPI7"),
        "stale-measure": ("KPI5",),
        "orphan-measure": ("measures (8)",),
        "unexpanded-acronym": ("VAWG", "SEND", "EHC", "HRA"),
        "text-slip": ("W7", "A7"),
    },
    "REP17": {
        "long-sentence": ("para 10", "para 16"),
    },
}
