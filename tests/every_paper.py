"""Every paper of the shipped and of the invented council: of single documents, and those that are asked for by name."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from bizplan.cli.holdings import Holdings
from bizplan.cli.named_papers import NAMED, NamedPapers
from bizplan.cli.rounds import Asked
from bizplan.index.paper_facts import PaperFacts, paper_facts
from bizplan.model.committee_report import Appendix, CommitteeReport
from bizplan.pipeline import Request, survey
from bizplan.reports.audience import NamedPaper
from bizplan.reports.paper import Paper
from bizplan.reports.papers import build_paper
from tests.golden.specimen import report
from tests.golden.test_papers import DEMO, SHIPPED, everywhere, papers, whole_library
from tests.in_memory import AS_AT

SPECIMEN = (Path(), "specimen")
ATTACHING = (DEMO, "a report that attaches papers by name")
BY_NAME = [(root, name) for root in (SHIPPED, DEMO) for name in NAMED]
EVERY = [*everywhere(), *BY_NAME, ATTACHING, SPECIMEN]
"""Root of a council, and the id of a document or the name of papers."""
ONE_OF_EACH_KIND = (
    SPECIMEN,
    (SHIPPED, "town-clerk/2019-20"),
    (SHIPPED, "community-and-children/2021-22"),
    (SHIPPED, "2017-06-16-health-and-wellbeing-board"),
    (SHIPPED, "2018-23"),
    (SHIPPED, "2017-autumn-safer-city-partnership"),
    (DEMO, "homes/2026-27"),
    (DEMO, "homes-plan-report-2026"),
    (DEMO, "our-borough-consultation"),
    (DEMO, "parks-and-waterways"),
    *((DEMO, name) for name in NAMED),
)
"""Those of which the slow forms are made; each kind of paper is among them."""


@cache
def papers_of(root: Path, name: str) -> tuple[Paper, ...]:
    """The papers of a name, of the latest year, or the one of a document."""
    if (root, name) == SPECIMEN:
        return (report(),)
    if (root, name) == ATTACHING:
        return (_attaching(),)
    if name not in NAMED:
        return (papers(root)[name][1],)
    made = _named(root).made([name], Asked())
    return tuple(each.paper for each in made if isinstance(each, NamedPaper))


def paper_of(root: Path, name: str) -> Paper:
    """The first paper of a name, or the one of a document."""
    return papers_of(root, name)[0]


@cache
def _named(root: Path) -> NamedPapers[PaperFacts]:
    found = survey(root, Request(AS_AT), paper_facts)
    return NamedPapers(Holdings(found), found.facts)


def _attaching() -> Paper:
    """The invented council's report with two papers by name among its appendices."""
    own = papers(DEMO)["homes-plan-report-2026"][0]
    report = own.model
    assert isinstance(report, CommitteeReport)
    more = (Appendix(title="Which outcomes are served", paper="coverage"), Appendix(title="Risks", paper="risks"))
    named = {each.asks_for: paper_of(DEMO, str(each.paper)) for each in more if each.asks_for is not None}
    changed = report.model_copy(update={"appendices": (*report.appendices, *more)})
    paper = build_paper(replace(own, model=changed), replace(whole_library(DEMO), named=named))
    assert paper is not None
    return paper
