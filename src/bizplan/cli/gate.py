"""The gate before a paper: what was found in the documents it rests on to the reason why it is not made."""

from collections import Counter
from dataclasses import replace
from typing import Generic, TypeVar

from bizplan.checks.rule import Profile
from bizplan.cli.holdings import Holdings
from bizplan.cli.paper_targets import Refusal
from bizplan.diagnostics import Severity
from bizplan.index.clearances import Standing, clearance_states
from bizplan.index.record import Record
from bizplan.pipeline import Request
from bizplan.reports.audience import NamedPaper
from bizplan.reports.paper import slug
from bizplan.reports.papers import rests_on
from bizplan.values.counts import numbered

_T = TypeVar("_T")
_CLEARANCE_RULE = "void-clearance"
_MOST_NAMED = 5


def as_final(request: Request) -> Request:
    """The request for a survey in which every rule of the final profile is run."""
    return replace(request, least=Severity.WARNING, profile=Profile.FINAL)


class Gate(Generic[_T]):
    """Lets documents through of which a paper can be made, or for a final paper those that are fit for it."""

    def __init__(self, holdings: Holdings[_T], *, final: bool) -> None:
        found = holdings.found
        self._found, self._holdings, self._final = found, holdings, final
        standing = [each for each in found.diagnostics if not each.waived]
        counted = (each for each in standing if each.severity is not Severity.INFO)
        self._findings = Counter(each.location.file for each in counted if each.rule != _CLEARANCE_RULE)

    def refusal(self, record: Record) -> Refusal | None:
        """Why no paper is made of a document; None if one is."""
        return self._not_final(record) if self._final else self._holdings.refusal(record)

    def refusal_of_named(self, named: NamedPaper) -> Refusal | None:
        """Why a paper asked for by name is not final: each plan or return that it is drawn from must be fit for it."""
        unfit = [each for record in named.records if (each := self._not_final(record))] if self._final else []
        if not unfit:
            return None
        lines = [f"{each.what}: {each.reason}" for each in unfit[:_MOST_NAMED]]
        lines += [f"and {len(unfit) - _MOST_NAMED} more"] if len(unfit) > _MOST_NAMED else []
        told = "".join(f"\n  {line}" for line in lines)
        of = numbered(len(named.records), "document")
        reason = f"{len(unfit)} of the {of} that it is drawn from {'is' if len(unfit) == 1 else 'are'} not fit:{told}"
        name = slug(named.paper.reference)
        return Refusal(name, unfit[0].file, reason, "names the findings", "lint --profile final")

    def refusal_of_attached(self, named: NamedPaper) -> Refusal | None:
        """Why a paper by name is no appendix: a document that it is drawn from has errors, or is not fit if it must."""
        refusals = (self._holdings.first_fault(each.document, (each.file,)) for each in named.records)
        return next((each for each in refusals if each is not None), None) or self.refusal_of_named(named)

    def _not_final(self, record: Record) -> Refusal | None:
        """Why a paper is not final: a finding in the paper or its appendices, an error elsewhere, a clearance."""
        index = self._found.index
        own = [index.records_by_id[each][0] for each in rests_on(record, index)]
        for each in own:
            if count := self._findings[each.file]:
                findings = numbered(count, "finding")
                words = f"{each.file} has {findings} at the final profile"
                return Refusal(record.document, each.file, words, "names them", f"lint --profile final {each.file}")
        others = set(self._holdings.files(record)) - {each.file for each in own}
        if refusal := self._holdings.first_fault(record.document, sorted(others)):
            return refusal
        for each in own:
            states = clearance_states(self._holdings.opened(each.file).model, self._found.setting)
            open_ = [state for state in states if state.standing is not Standing.CLEARED]
            if open_:
                told = ", ".join(f"{state.head} is {state.standing}" for state in open_)
                words = f"it is not cleared ({told})" if each is own[0] else f"{each.document} is not cleared ({told})"
                content = ", ".join(f"{state.head} {state.fingerprint}" for state in open_)
                answer = f"what would be cleared has the fingerprint: {content}"
                return Refusal(record.document, each.file, words, answer)
        return None
