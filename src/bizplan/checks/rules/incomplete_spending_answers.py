"""Where a report says that extra spending is needed, it states how much, from where, and whether finance agrees.

Where none is needed, the other answers are left out or N/A.

Why: a committee cannot decide on money that nobody has found.

Bad:

    kind: committee-report
    spending: {extra: yes, amount: 40, unit: thousand}

Good:

    kind: committee-report
    spending:
      extra: yes
      amount: 40
      unit: thousand
      funding: The priorities fund
      agreed: yes
"""

from collections.abc import Iterator

from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.model.committee_report import CommitteeReport
from bizplan.values.counts import listed

_WORDS_BY_FIELD = {
    "amount": "how much",
    "unit": "in which unit",
    "funding": "from which source",
    "agreed": "whether finance agrees",
}


def _check(report: CommitteeReport, view: View) -> Iterator[Finding]:
    spending = report.spending
    if spending is None:
        return
    place = view.at("spending", "extra")
    given = [field for field in _WORDS_BY_FIELD if getattr(spending, field) not in {None, "N/A"}]
    if spending.extra == "yes":
        lacking = [words for field, words in _WORDS_BY_FIELD.items() if field not in given]
        if lacking:
            yield Finding(
                f"extra spending is needed, but the cover does not say {listed(lacking)}", place, "Add the answers."
            )
        elif spending.agreed == "no":
            message = "extra spending is needed, but finance has not agreed to it"
            yield Finding(message, view.at("spending", "agreed"), "Agree the funding before the paper goes out.")
    elif given:
        answered = listed([_WORDS_BY_FIELD[each] for each in given])
        message = f"no extra spending is said to be needed, yet the cover says {answered}"
        yield Finding(message, place, "Answer yes, or leave the other answers out.")


RULE = Rule(Severity.ERROR, Profile.COMMITTEE, (of(CommitteeReport, _check),))
