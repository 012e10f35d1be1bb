"""One small true document of each kind; together they are the plans of one invented council."""

from collections.abc import Mapping
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

EXAMPLE_BY_KIND: Mapping[str, dict[str, Json]] = {
    "organisation": {
        "kind": "organisation",
        "id": "barton",
        "name": "Barton Council",
        "corporate_plan": "2026-30",
        "departments": [{"id": "parks", "name": "Parks and Open Spaces", "committees": ["environment"]}],
        "committees": [{"id": "environment", "name": "Environment Committee", "decides": True}],
    },
    "corporate-plan": {
        "kind": "corporate-plan",
        "id": "2026-30",
        "title": "Barton Corporate Plan 2026-30",
        "years": "2026-30",
        "status": "adopted",
        "in_force": {"starts": "2026-04-01", "ends": "2030-03-31"},
        "outcomes": [{"id": "green-places", "number": 1, "title": "Everyone lives near a green place"}],
    },
    "plan": {
        "kind": "plan",
        "level": "department",
        "department": "parks",
        "period": "2026-27",
        "corporate_plan": "2026-30",
        "services": [{"id": "mowing", "name": "Mowing and planting", "contributes_to": [1]}],
        "budget": {
            "year": "2026-27",
            "unit": "thousand",
            "basis": "net",
            "lines": [{"service": "mowing", "label": "Mowing and planting", "amount": 240}],
            "total": {"label": "Total", "amount": 240},
        },
        "measures": [
            {
                "id": "near-a-park",
                "text": "Homes within ten minutes’ walk of a park",
                "measures": ["mowing"],
                "unit": "%",
                "target": {"value": 90, "by": "2027-03-31"},
                "baseline": {"value": 84, "period": "2025-26"},
            }
        ],
    },
    "strategy": {
        "kind": "strategy",
        "id": "trees-2026",
        "name": "Tree Strategy 2026-30",
        "department": "parks",
        "status": "current",
        "corporate_plan": "2026-30",
        "contributes_to": [1],
    },
    "consultation": {
        "kind": "consultation",
        "id": "plan-consultation-2025",
        "title": "Consultation on the Corporate Plan 2026-30",
        "corporate_plan": "2026-30",
        "opens": "2025-09-01",
        "closes": "2025-10-31",
        "feedback": [
            {"id": "more-trees", "source": "A residents’ group", "topic": "Trees", "text": "Plant more street trees."}
        ],
    },
    "committee-report": {
        "kind": "committee-report",
        "id": "parks-plan-report",
        "meetings": [{"committee": "environment", "date": "2026-03-10", "purposes": ["decision"]}],
        "subject": "Parks and Open Spaces business plan 2026-27",
        "public": "public",
        "report_of": "Director of Parks",
        "summary": ["The plan keeps every park open and brings more homes within reach of one."],
        "recommendations": [{"text": "Approve the business plan in Appendix 1."}],
        "sections": [
            {
                "heading": "Background",
                "paragraphs": [{"text": "The Corporate Plan 2026-30 asks that everyone live near a green place."}],
            }
        ],
        "appendices": [{"title": "Business plan 2026-27", "document": "parks/2026-27"}],
    },
    "minute": {
        "kind": "minute",
        "id": "parks-plan-minute",
        "committee": "environment",
        "date": "2026-03-10",
        "heading": "Parks and Open Spaces business plan 2026-27",
        "report": "parks-plan-report",
        "resolution": "That the business plan be approved.",
    },
    "return": {
        "kind": "return",
        "plan": "parks/2026-27",
        "period": "2026-27 Q1",
        "supplied": {"role": "Performance Officer", "date": "2026-07-15"},
        "readings": [{"measure": "near-a-park", "value": 85.5}],
    },
}
"""Kind -> its example."""
