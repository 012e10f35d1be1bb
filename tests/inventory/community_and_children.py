"""The inventory of Community and Children's Services' plan of 2021-22."""

from tests.inventory.tables import Entry, Inventory, entry, measure

OWN_STRATEGIES = {"group": "From a range of our Departmental Strategies"}
UNDER_REVIEW = {"group": "From strategies under review in 2021"}


def _reading(value: str) -> list[dict[str, str]]:
    return [{"period": "Q2", "value": value}]


def _as_printed(cell: str) -> list[dict[str, str]]:
    return [{"period": "Q2", "as_printed": cell}]


def _percentage(label: str, key: str, says: str) -> Entry:
    return measure(label, key, says, unit="%", direction="maintain", readings=_reading("100"))


IN_2021 = Inventory(
    path="departments/community-and-children/2021-22.yaml",
    head={
        "kind": "plan",
        "level": "department",
        "department": "community-and-children",
        "period": "2021-22",
        "corporate_plan": "2018-23",
        "template": "2021",
        "status": "published",
        "actions_due": "2021",
    },
    entries={
        "aims": (
            entry("Aim1", "safe", "live in safe communities", name="Safe"),
            entry("Aim2", "potential", "prepared to flourish", name="Potential"),
            entry(
                "Aim3",
                "independence-involvement-and-choice",
                "exercise choice over their services",
                name="Independence, Involvement and Choice",
            ),
            entry(
                "Aim4",
                "health-and-wellbeing",
                "good mental and physical health and wellbeing",
                name="Health and Wellbeing",
            ),
            entry("Aim5", "community", "engaged with and able to shape", name="Community"),
        ),
        "workstreams": (
            entry("W1", "public-health-response", "**Public Health response**", name="Public Health response"),
            entry(
                "W2",
                "recovery-and-resilience",
                "**Service and Community recovery and resilience**",
                name="Service and Community recovery and resilience",
            ),
            entry("W3", "housing-projects", "**housing projects** identified", name="housing projects"),
            entry(
                "W4",
                "housing-development",
                "**Housing Development Programme** with starts on site at Sydenham Hill",
                name="Housing Development Programme",
            ),
            entry(
                "W5",
                "rough-sleeping",
                "**Rough Sleeping Growth Programme** – City Assessment Centre and High Support Hostel",
                name="Rough Sleeping Growth Programme",
            ),
            entry("W6", "community-space", "**Community Space** – opening of the Portsoken", name="Community Space"),
            entry("W7", "learners", "with **learners** through the an online catalogue", name="learners"),
            entry(
                "W8",
                "library-space",
                "**physical and virtual library space** – including securing funding for the Dragon Café beyond "
                "2021 - 22",
                name="physical and virtual library space",
            ),
        ),
        "changes": (
            entry("Ch1", "digital-delivery", "digital and remote"),
            entry("Ch2", "emergency-accommodation", "rough sleepers"),
            entry("Ch3", "isolation-payments", "self isolation payment"),
            entry("Ch4", "family-therapy", "Family therapy"),
            entry("Ch5", "hospital-discharge", "hospital discharge"),
            entry("Ch6", "voluntary-sector-partnerships", "voluntary sector"),
            entry("Ch7", "school-renamed", "primary school was renamed"),
            entry("Ch8", "data-systems", "New data systems"),
            entry("Ch9", "gas-removed", "York Way"),
            entry("Ch10", "detectors", "1500 smoke detectors and 700 carbon monoxide detectors"),
            entry("Ch11", "fusion-skills", "fusion skills"),
        ),
        "horizon": (
            entry("U1", "social-housing-white-paper", "Social Housing White Paper", timescale="Ongoing"),
            entry(
                "U2",
                "liberty-protection-safeguards",
                "Liberty Protection Safeguards in April 2022",
                due="2021-22",
                timescale="2021-22",
            ),
            entry(
                "U3",
                "new-health-and-wellbeing-strategy",
                "Joint Health And Wellbeing Strategy",
                due="November 2021",
                timescale="November 2021",
            ),
        ),
        "commitments": (
            entry("S1", "free-from-violence", "free from VAWG", **OWN_STRATEGIES),
            entry("S2", "education-and-skills", "exceptional education", **OWN_STRATEGIES),
            entry("S3", "mental-health", "mental health in City and Hackney", **OWN_STRATEGIES),
            entry("S4", "end-to-homelessness", "sustainable end to homelessness", **OWN_STRATEGIES),
            entry("S5", "quality-homes", "quality homes", **OWN_STRATEGIES),
            entry("S6", "carers", "support our carers", **OWN_STRATEGIES),
            entry("S7", "special-educational-needs", "SEND", **OWN_STRATEGIES),
            entry(
                "S8",
                "longer-healthier-lives",
                "(*Joint Health and Wellbeing Strategy*)",
                strategy="joint-health-and-wellbeing",
                **UNDER_REVIEW,
            ),
            entry(
                "S9",
                "children-who-belong",
                "(*Children and Young People's Plan*)",
                strategy="children-and-young-people",
                **UNDER_REVIEW,
            ),
        ),
        "actions": (
            entry("A1", "strengths-based-practice", "strengths-based approach"),
            entry("A2", "patient-care-record", "East London Patient Care Record"),
            entry("A3", "neighbourhood-model", "Shoreditch Park and City Neighbourhood"),
            entry(
                "A4",
                "housing-works",
                "up to 1000 front entrance and communal doors, retrofitting sprinklers in our five high rise",
            ),
            entry("A5", "voluntary-sector-capacity", "voluntary and community sector"),
            entry("A6", "domestic-abuse-campaigns", "Domestic Abuse"),
            entry("A7", "supported-internships", "Secure an increase the number of supported internships"),
            entry("A8", "recommissioning", "City Advice"),
            entry("A9", "partnerships-and-funding", "securing funding"),
            entry("A10", "engagement-programme", "comprehensive engagement programme"),
        ),
        "measures": (
            _percentage("KPI1", "academy-ratings", "OfSTED ratings"),
            _percentage("KPI2", "care-plans-in-time", "EHC plans"),
            measure(
                "KPI3",
                "children-in-need",
                "Children in need",
                readings=_as_printed("37% 0%"),
                parts=[
                    {
                        "id": "children-in-need-one-to-two-years",
                        "text": ">1 year but <2 years",
                        "unit": "%",
                        "readings": _reading("37"),
                    },
                    {
                        "id": "children-in-need-over-two-years",
                        "text": ">2 years",
                        "unit": "%",
                        "readings": _reading("0"),
                    },
                ],
            ),
            measure(
                "KPI4",
                "living-on-the-streets",
                "Number and proportion of people",
                unit="people",
                direction="decrease",
                readings=_reading("40"),
            ),
            measure(
                "KPI5",
                "quality-of-life",
                "quality of life (survey outcome)",
                frequency="every 2 years",
                direction="increase",
                readings=_as_printed("7.5 (carers) 19.3 (users) (n.b. this is only collected every 2 years)"),
                parts=[
                    {"id": "quality-of-life-carers", "text": "carers", "readings": _reading("7.5")},
                    {"id": "quality-of-life-users", "text": "users", "readings": _reading("19.3")},
                ],
            ),
            _percentage("KPI6", "safeguarding-outcomes", "Number and percentage of adults"),
            measure(
                "KPI7",
                "energy-efficiency",
                "average energy efficiency rating",
                direction="increase",
                readings=_reading("64.43"),
            ),
            _percentage("KPI8", "fire-risk-assessments", "up to date fire risk assessments"),
        ),
        "risks": (
            entry(
                "R1",
                "academy-expansion",
                "City of London Academy expansion programme (Red Departmental Risk)",
                level="departmental",
                score="16",
                colour="red",
            ),
            entry("R2", "safeguarding", "Safeguarding (Corporate Risk)", level="corporate", score="8"),
        ),
    },
    words={
        "aims": 103,
        "workstreams": 149,
        "changes": 100,
        "horizon": 27,
        "commitments": 242,
        "actions": 232,
        "measures": 94,
        "risks": 15,
    },
    tables={
        "outcomes": {
            "claims": [
                {"title": "People are safe and feel safe."},
                {"title": "People enjoy good health and wellbeing."},
                {"title": "People have equal opportunities to enrich their lives and reach their full potential."},
                {"title": "Communities are cohesive and have the facilities they need."},
            ],
        },
        "charts": [
            {
                "id": "where-money-comes-from",
                "title": "Where our money comes from (City Fund) (2021/22)",
                "shows": "income",
                "year": "2021-22",
                "fund": "city-fund",
            },
            {
                "id": "where-money-is-spent",
                "title": "Where our money is spent (City Fund) (2021/22)",
                "shows": "spending",
                "year": "2021-22",
                "fund": "city-fund",
            },
            {
                "id": "budget-and-actual",
                "title": "Budget vs Actual (all relevant budgets excluding HRA)",
                "shows": "budget against actual",
                "scope": "all relevant budgets excluding HRA",
            },
        ],
        "equalities": [
            {"criterion": criterion, "score": score}
            for criterion, score in (("E1", "2"), ("E2", "3"), ("E3", "2"), ("E4", "3"), ("E5", "2"), ("E6", "3"))
        ],
    },
)
