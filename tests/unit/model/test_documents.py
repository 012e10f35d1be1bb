"""Models of documents: the name by which references lead to each, and what figures and scales say."""

import pytest

from bizplan.model.yardsticks import RiskMatrix
from tests.small_council import loaded, plan

RETURN = "kind: return\nplan: highways/2019-20\nperiod: {}\nsupplied: {{role: Officer, date: 2019-07-01}}\n"
MATRIX = RiskMatrix.model_validate(
    {
        "id": "matrix",
        "likelihood": [{"name": "Rare", "value": "1"}, {"name": "Likely", "value": "4"}],
        "impact": [{"name": "Minor", "value": "1"}, {"name": "Extreme", "value": "8"}],
        "bands": [{"colour": "green", "least": "1", "most": "4"}, {"colour": "red", "least": "8", "most": "32"}],
    }
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (plan(), "highways/2019-20"),
        (plan(period="2019/20"), "highways/2019-20"),
        (plan().replace("level: department", "level: team\nteam: lamps"), "lamps/2019-20"),
        (plan().replace("level: department", "level: individual\npost: officer"), "officer/2019-20"),
        (RETURN.format("2019-20 Q1"), "highways/2019-20@q1"),
        (RETURN.format("2019/20"), "highways/2019-20@year"),
        ("kind: strategy\nid: paths\nname: Paths\nstatus: current\n", "paths"),
        ("kind: organisation\nid: town\nname: Town\n", "town"),
        ("kind: corporate-plan\nid: 2018-23@draft\ntitle: a\nyears: 2018-23\nstatus: draft\n", "2018-23@draft"),
        ("kind: minute\nid: june\ncommittee: policy\nheading: a\nresolution: b\n", "june"),
        ("kind: consultation\nid: talks\ntitle: a\ncorporate_plan: 2018-23\nopens: 2018\ncloses: 2018\n", "talks"),
    ],
)
def test_the_name_by_which_references_lead_to_a_document(text: str, name: str) -> None:
    assert loaded(text).model.document_id == name


def test_the_scores_of_a_matrix_are_its_products() -> None:
    assert sorted(MATRIX.scores) == [1, 4, 8, 32]


@pytest.mark.parametrize(("score", "colour"), [(1, "green"), (4, "green"), (5, ""), (8, "red"), (32, "red"), (33, "")])
def test_the_colour_of_a_score_is_its_bands(score: int, colour: str) -> None:
    assert MATRIX.colour(score) == colour
