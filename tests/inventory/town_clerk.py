"""The inventory of the Town Clerk's plans of 2017-18 and 2019-20."""

from tests.inventory.tables import Entry, Inventory, entry, measure

POLICE = ["city-of-london-police"]
BOROUGHS = ["london-boroughs"]
BY_MARCH = {"by": "March 2018", "as_printed": "by March 2018"}
TEXT = {"pairing": "text"}
JUDGED = {"pairing": "judgement"}
STATEMENT = "We co-ordinate and ensure the resilience, good governance and reputation of the City of London Corporation"


def _service(key: str, name: str, says: str, **beside: object) -> Entry:
    return entry(name, key, says, name=name, **beside)


def _corporate(label: str, key: str, says: str, **beside: object) -> Entry:
    return entry(label, key, says, scope="corporate", **beside)


def _departmental(label: str, key: str, says: str, **beside: object) -> Entry:
    return entry(label, key, says, scope="departmental", **beside)


def _budget(year: str, lines: tuple[tuple[str, str, str], ...], total: str) -> dict[str, object]:
    return {
        "year": year,
        "unit": "thousand",
        "basis": "net",
        "column": "Section",
        "lines": [{"service": service, "label": label, "amount": amount} for service, label, amount in lines],
        "total": {"label": "Total net operational budget", "amount": total},
    }


IN_2017 = Inventory(
    path="departments/town-clerk/2017-18.yaml",
    head={
        "kind": "plan",
        "level": "department",
        "department": "town-clerk",
        "period": "2017-18",
        "corporate_plan": "2015-19",
        "template": "2017",
        "status": "published",
        "statement": STATEMENT,
    },
    entries={
        "ambitions": (
            entry("Amb1", "relevant-and-responsible-governance", "strong and diverse. London, within"),
            entry("Amb2", "safe-and-resilient-communities", "safe and resilient place"),
            entry("Amb3", "cultural-offer", "cutting edge cultural offer"),
        ),
        "services": (
            _service("corporate-and-member-services", "Corporate and Member Services", "Police Authority."),
            _service(
                "corporate-strategy-and-performance", "Corporate Strategy and Performance", "alignment of Business Plan"
            ),
            _service("media-and-communications", "Media and Communications", "Media messages"),
            _service("elections", "Elections", "electoral canvassing."),
            _service("resilience-and-community-safety", "Resilience and Community Safety", "emergency planning"),
            _service("contact-centre", "Contact Centre", "One stop access"),
        ),
        "objectives": (
            entry("O1", "ambitions-and-outcomes", "corporate ambitions and desired outcomes"),
            entry("O2", "standards-of-governance", "high standards of governance"),
            entry("O3", "democratic-services", "democratic services"),
            entry("O4", "media-messages", "confident media messages"),
            entry("O5", "incident-support", "in the event of an incident"),
            entry("O6", "safer-community", "deliver a safer community", partners=POLICE),
        ),
        "programmes": (
            _corporate("P1", "cultural-hub", "the Cultural Hub programme", name="Cultural Hub"),
            _corporate("P2", "corporate-plan-refresh", "Refresh and enhance the City of London Corporate Plan"),
            _corporate("P3", "business-planning-process", "Develop the business planning process"),
            _corporate(
                "P4", "joint-control-room", "'One Safe City' programme, move", name="One Safe City", partners=POLICE
            ),
            _departmental("P5", "general-election-2017", "2017 General Election"),
            _departmental("P6", "member-induction-and-development", "induction and Member development"),
            _departmental("P7", "operational-estate-security-review", "operational estate"),
            _departmental("P8", "prevent-strategy", "Refresh the Prevent Strategy. and roll out"),
            _departmental("P9", "anti-social-behaviour", "Anti-Social Behaviour Strategy", partners=POLICE),
            _departmental(
                "P10",
                "cyber-attack-strategy",
                "Department of Communities and Local Government and National Cyber Security Centre",
                partners=["department-for-communities-and-local-government", "national-cyber-security-centre"],
            ),
            _departmental("P11", "london-resilience", "minimum London Resilience Standard", partners=BOROUGHS),
        ),
        "measures": (
            measure("M1", "cultural-hub-delivery", "aims of the Cultural Hub", ("P1",), **TEXT),
            measure(
                "M2", "corporate-plan-refreshed", "refreshed by March 2018. The new", ("P2",), target=BY_MARCH, **TEXT
            ),
            measure("M3", "business-planning-revised", "forward looking by March", ("P3",), target=BY_MARCH, **TEXT),
            measure("M4", "joint-control-room-delivery", "on time and within budget", ("P4",), **TEXT),
            measure("M5", "elections-delivered", "Ward and Aldermanic Elections", ("P5",), **TEXT),
            measure("M6", "member-induction-satisfaction", "satisfaction survey", ("P6",), **TEXT),
            measure("M7", "security-recommendations-implemented", "security review recommendations", ("P7",), **TEXT),
            measure(
                "M8",
                "prevent-training",
                "(target 75%), a bespoke Prevent toolkit",
                ("P8",),
                unit="%",
                target={"value": "75", "as_printed": "target 75%"},
                **TEXT,
            ),
            measure("M9", "repeat-incidents", "Reduction in repeat incidents", ("P9",), direction="decrease", **TEXT),
            measure("M10", "cyber-attack-strategy-complete", "guidance documents issued", ("P10",), **TEXT),
            measure("M11", "london-resilience-requirements", "standard requirement targets", ("P11",), **TEXT),
        ),
        "capabilities": (
            entry("Cap1", "corporate-plan-reporting", "reporting performance against the Corporate Plan"),
            entry("Cap2", "embedding-change", "embed change"),
            entry("Cap3", "committee-specialists", "educational activities"),
            entry("Cap4", "police-and-community-services", "Police and our local authority"),
            entry("Cap5", "project-and-analysis-skills", "business analysis"),
            entry("Cap6", "retention-and-succession", "retention and improve succession"),
            entry("Cap7", "apprenticeships", "apprenticeship scheme"),
        ),
        "horizon": (
            entry("F1", "plans-aligned-with-corporate-plan", "align business plans with the corporate plan"),
            entry("F2", "emerging-technology", "emerging information technology"),
            entry("F3", "developing-democratic-services", "newly elected 2017 Membership"),
        ),
    },
    words={
        "ambitions": 60,
        "services": 50,
        "objectives": 87,
        "programmes": 183,
        "measures": 175,
        "capabilities": 106,
        "horizon": 69,
    },
    tables={
        "budget": _budget(
            "2017-18",
            (
                ("corporate-and-member-services", "Com & Member Services (Inc. TC Office)", "2428"),
                ("corporate-strategy-and-performance", "Corp Strategy and Performance", "371"),
                ("media-and-communications", "Media & Communication", "1789"),
                ("elections", "Elections", "305"),
                ("resilience-and-community-safety", "Resilience and Community Safety", "695"),
                ("contact-centre", "Contact Centre", "585"),
            ),
            "6173",
        ),
    },
)

FOUR = ["4"]
KEPT = {"continuity": "text"}
JUDGED_KEPT = {"continuity": "judgement"}
ALL_TWELVE = (
    "We will contribute to and support all twelve corporate outcomes through our ambitions, objectives, programmes "
    "and projects"
)

IN_2019 = Inventory(
    path="departments/town-clerk/2019-20.yaml",
    head={
        "kind": "plan",
        "level": "department",
        "department": "town-clerk",
        "period": "2019-20",
        "corporate_plan": "2018-23",
        "template": "2019",
        "status": "published",
        "published_as": "Appendix 1",
        "statement": STATEMENT,
    },
    entries={
        "services": (
            _service(
                "corporate-and-member-services",
                "Corporate and Member Services",
                "Police Authority",
                contributes_to=FOUR,
                **KEPT,
            ),
            _service("elections", "Elections", "electoral canvassing", contributes_to=FOUR, **KEPT),
            _service(
                "corporate-strategy-and-performance",
                "Corporate Strategy and Performance",
                "maximum impact on Corporate Plan outcomes",
                contributes_to=FOUR,
                **KEPT,
            ),
            _service(
                "resilience-and-community-safety",
                "Resilience and Community Safety",
                "community safety. Corporate strategic security advice",
                contributes_to=["1", "12"],
                **KEPT,
            ),
            _service("major-projects", "Major Projects", "Capital Buildings (Major) projects"),
            _service("contact-centre", "Contact Centre", "", contributes_to=FOUR, **KEPT),
        ),
        "objectives": (
            entry("O1", "workstreams-aligned-with-outcomes", "strategically align all workstreams"),
            entry("O2", "performance-framework", "Corporate Performance Framework"),
            entry("O3", "business-intelligence", "Business Intelligence function"),
            entry("O4", "change-co-ordination", "can be co-ordinated"),
            entry("O5", "standards-of-governance", "high standards of governance", **KEPT),
            entry("O6", "democratic-services", "democratic services", **KEPT),
            entry("O7", "incident-support", "in the event of an incident", **KEPT),
            entry("O8", "safer-community", "deliver a safer community", partners=POLICE, **KEPT),
            entry("O9", "culture-mile-destination", "Develop Culture Mile"),
            entry("O10", "security-culture-and-command", "security culture within the organisation. Ensure"),
            entry("O11", "contest-strategy", "Prevent, Protect and Prepare"),
            entry("O12", "project-management-practice", "project and programme management"),
            entry("O13", "major-projects-managed", "major projects are coordinated"),
        ),
        "programmes": (
            _corporate("C1", "project-management-review", "Launch new project toolkit"),
            _corporate("C2", "strategic-workstreams-review", "pre-date the Corporate Plan"),
            _corporate("C3", "strategy-mapping", "Map strategies"),
            _corporate("C4", "corporate-strategies", "three portfolios"),
            _corporate("C5", "business-planning-process", "develop the business planning process", **JUDGED_KEPT),
            _corporate("C6", "shared-data-platform", "CoLC and CoLP"),
            _corporate("C7", "officer-governance", "officer governance processes"),
            _corporate("C8", "corporate-plan-awareness", "Raise awareness"),
            _corporate("C9", "cultural-hub", "Culture Mile programme", name="Culture Mile", **JUDGED_KEPT),
            _corporate(
                "C10",
                "joint-control-room",
                "Joint Contact and Control Room",
                name="One Secure City",
                partners=POLICE,
                **KEPT,
            ),
            _departmental("D1", "security-action-plan", "security action plan"),
            _departmental("D2", "prevent-strategy", "refreshed Prevent strategy", **JUDGED_KEPT),
            _departmental("D3", "anti-social-behaviour", "response to ASB", partners=POLICE, **JUDGED_KEPT),
            _departmental("D4", "violence-against-women-and-girls", "VAWG (Violence Against Women and Girls)"),
            _departmental(
                "D5", "london-resilience", "level of assurance for London Resilience", partners=BOROUGHS, **JUDGED_KEPT
            ),
        ),
        "measures": (
            measure("M1", "impact-on-outcomes", "overall impact", ("C2", "C4"), **JUDGED),
            measure("M2", "networks-feedback", "Analysts Network", ("Corporate Strategy and Performance",), **JUDGED),
            measure("M3", "outcomes-in-plans-and-papers", "being referred to", ("C5", "C8"), **JUDGED),
            measure("M4", "officers-feedback-on-governance", "usefulness of the new governance", ("C7",), **TEXT),
            measure(
                "M5",
                "return-on-investment",
                "Return on investment",
                ("Corporate Strategy and Performance",),
                **JUDGED,
            ),
            measure(
                "M6",
                "cultural-hub-delivery",
                "Achievement of the Culture Mile programme aims, including",
                ("C9",),
                **TEXT,
                **JUDGED_KEPT,
            ),
            measure("M7", "joint-control-room-delivery", "Smooth transition", ("C10",), **TEXT, **KEPT),
            measure("M8", "infrastructure-protection-guidelines", "National Infrastructure", ("D1",), **JUDGED),
            measure(
                "M9",
                "prevent-training",
                "(target 100%); take up of Prevent training for businesses",
                ("D2",),
                unit="%",
                target={"value": "100", "as_printed": "target 100%"},
                **TEXT,
                **JUDGED_KEPT,
            ),
            measure("M10", "repeat-incidents", "repeat ASB incidents", ("D3",), **TEXT, **JUDGED_KEPT),
            measure("M11", "reporting-awareness", "ASB reporting", ("D3",), direction="increase", **TEXT),
            measure("M12", "london-resilience-requirements", "London Resilience", ("D5",), **TEXT, **JUDGED_KEPT),
            measure("M13", "projects-procedure-feedback", "projects procedure", ("C1",), **JUDGED),
            measure("M14", "voting-and-committee-papers", "reduction of late reports", direction="decrease"),
            measure("M15", "committee-team-development", "Reviewing turnover", ("Cap3",), **JUDGED),
            measure("M16", "member-development-and-guidance", "Chairmen's and Aldermen's handbooks"),
        ),
        "capabilities": (
            entry("Cap1", "intelligence-and-change-resources", "CSPT hopes to build permanent resources"),
            entry("Cap2", "police-and-community-services", "Police and our local authority", **KEPT),
            entry("Cap3", "retention-and-succession", "Committee Team", **JUDGED_KEPT),
            entry("Cap4", "incident-commanders", "commanders and loggists"),
        ),
        "horizon": (
            entry("F1", "plans-aligned-with-corporate-plan", "align Business Plans with the Corporate Plan", **KEPT),
            entry("F2", "emerging-technology", "emerging information technology", **KEPT),
            entry("F3", "developing-democratic-services", "democratic services", **KEPT),
        ),
    },
    words={
        "services": 90,
        "objectives": 223,
        "programmes": 304,
        "measures": 313,
        "capabilities": 74,
        "horizon": 61,
    },
    tables={
        "outcomes": {
            "text": ALL_TWELVE
            + ", but specifically Corporate and Member Services, Elections, Corporate Strategy and Performance and "
            "the Contact Centre contribute to outcome 4: Communities are cohesive and have the facilities they need; "
            "Resilience and Community Safety contribute to outcomes 1: People are safe and feel safe and 12:Our "
            "spaces are secure, resilient and well maintained.",
            "claims": [
                {"outcome": "4", "title": "Communities are cohesive and have the facilities they need"},
                {"outcome": "1", "title": "People are safe and feel safe"},
                {"outcome": "12", "title": "Our spaces are secure, resilient and well maintained"},
            ],
            "blanket": {"text": ALL_TWELVE},
        },
        "budget": _budget(
            "2019-20",
            (
                ("corporate-and-member-services", "Corp & Member Services (Inc. TC Office)", "3068"),
                ("elections", "Elections", "334"),
                ("corporate-strategy-and-performance", "Corp Strategy and Performance", "494"),
                ("resilience-and-community-safety", "Resilience and Community Safety", "708"),
                ("contact-centre", "Contact Centre", "570"),
            ),
            "5174",
        ),
    },
)

CONTINUED = {
    "objectives": (("O2", "O5"), ("O3", "O6"), ("O5", "O7"), ("O6", "O8")),
    "programmes": (("P1", "C9"), ("P3", "C5"), ("P4", "C10"), ("P8", "D2"), ("P9", "D3"), ("P11", "D5")),
    "measures": (("M1", "M6"), ("M4", "M7"), ("M8", "M9"), ("M9", "M10"), ("M11", "M12")),
    "capabilities": (("Cap4", "Cap2"), ("Cap6", "Cap3")),
    "horizon": (("F1", "F1"), ("F2", "F2"), ("F3", "F3")),
    "services": tuple(
        (name, name)
        for name in (
            "Corporate and Member Services",
            "Corporate Strategy and Performance",
            "Elections",
            "Resilience and Community Safety",
            "Contact Centre",
        )
    ),
}
"""Section -> label of 2017-18 and label of the 2019-20 entry that keeps its id."""
