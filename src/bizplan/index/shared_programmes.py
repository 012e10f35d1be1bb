"""All plans together to the programmes that they share: who names whom, and where two plans do not say the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bizplan.index.coverage import Work
from bizplan.index.plan_facts import PlanFacts, SharedProgramme
from bizplan.index.setting import plain_title
from bizplan.values.amounts import figure
from bizplan.values.dates import When

_KINDS = frozenset({"programme", "workstream"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two plans say of one programme, and not the same."""

    what: str
    """`begins`, `ends` or `costs`."""
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """A programme of a department's plan, and one of the partners that it names."""

    plan: PlanFacts
    programme: SharedProgramme
    name: str
    """The programme's name, or the beginning of its text."""
    partner: str
    """The id of a partner organisation or a department."""
    other: PlanFacts | None
    """The partner's plan for the same year; None for an organisation outside, and where no plan is held."""
    twin: str
    """The id of the same programme in that plan; empty if it does not have it."""

    @property
    def theirs(self) -> SharedProgramme | None:
        """What the partner's plan states of it; None where it states no partners, dates or cost."""
        stated = self.other.programmes if self.other is not None and self.twin else ()
        return next((each for each in stated if each.item == self.twin), None)

    @property
    def is_told_elsewhere(self) -> bool:
        """Whether the partner names this department in turn, and its plan comes later in order of file."""
        theirs, other = self.theirs, self.other
        if theirs is None or other is None:
            return False
        return self.plan.coverage.department in theirs.partners and self.plan.file < other.file


def sharings(plans: Iterable[PlanFacts]) -> Iterator[Sharing]:
    """Each programme of each department with each partner that it names, itself left out, in order of plan.

    A programme is the same in another plan by its id, its name, or a thread under `contributes_to` between the two.
    """
    by_department = {
        (plan.coverage.department, plan.coverage.period): plan for plan in plans if plan.coverage.level == "department"
    }
    for plan in by_department.values():
        own = {work.item: work for work in plan.coverage.work} if plan.programmes else {}
        for programme in plan.programmes:
            for partner in programme.partners:
                other = by_department.get((partner, plan.coverage.period))
                if other is plan or programme.item not in own:
                    continue
                work = own[programme.item]
                yield Sharing(plan, programme, work.name, partner, other, _twin(work, other) if other else "")


def differences(here: SharedProgramme, there: SharedProgramme) -> tuple[Difference, ...]:
    """What two plans state of one programme, and not the same: when it begins and ends, and what it costs."""
    found = (
        ("begins", here.starts, there.starts, _overlap(here.starts, there.starts)),
        ("ends", here.ends, there.ends, _overlap(here.ends, there.ends)),
        ("costs", _pounds(here), _pounds(there), here.cost == there.cost),
    )
    return tuple(
        Difference(what, str(one), str(other)) for what, one, other, same in found if one and other and not same
    )


def _twin(work: Work, other: PlanFacts) -> str:
    for each in other.coverage.work:
        if each.kind not in _KINDS:
            continue
        same = each.item == work.item or plain_title(each.name) == plain_title(work.name)
        if same or (each.document, each.item) in work.through or (work.document, work.item) in each.through:
            return each.item
    return ""


def _overlap(here: When | None, there: When | None) -> bool:
    """Whether two dates may mean the same day: 31 March 2027 is in March 2027."""
    return here is None or there is None or (here.first <= there.last and there.first <= here.last)


def _pounds(programme: SharedProgramme) -> str:
    return "" if programme.cost is None else f"£{figure(programme.cost)}"
