"""The papers that are asked for by name, of a plan repository, as the command line builds them."""

from functools import cache
from pathlib import Path

from bizplan.cli.named_papers import NAMED, Asked, build_named
from bizplan.cli.press import Press, file_names
from bizplan.index.paper_facts import paper_facts
from bizplan.pipeline import Request, survey
from bizplan.render.environment import house_style
from bizplan.reports.paper import Paper
from tests.in_memory import AS_AT


@cache
def named_papers(root: Path, period: str = "") -> dict[str, Paper]:
    """Reference -> paper, of every paper by name; of the latest year where none is named."""
    found = survey(root, Request(AS_AT, workers=1), paper_facts)
    press = Press(found, house_style(), file_names(found.index.records))
    made = build_named(tuple(NAMED), Asked(period), found, press)
    return {each.reference: each for each in made if isinstance(each, Paper)}
