"""The title beside an outcome's number is that number's title.

Case, hyphens and punctuation do not count. A title that the council has from memory alone proves nothing.

Why: one half is wrong, and the reader cannot tell which outcome is meant.

Bad:

    outcomes:
      claims:
        - {outcome: 1, title: Streets are tidy}

Good:

    outcomes:
      claims:
        - {outcome: 1, title: People are safe}
"""

import re
from collections.abc import Iterator

from bizplan.checks.outcomes import Claimed, claimed, label, spoken
from bizplan.checks.rule import Profile, Rule, View, of
from bizplan.diagnostics import Finding, Severity
from bizplan.index.setting import Framework, plain_title
from bizplan.model.corporate_plan import Outcome
from bizplan.model.plan import Plan

_IN_PROSE = re.compile(r"\boutcomes?\s+([0-9]{1,3})\s*:\s*(?=\S)", re.IGNORECASE)


def _check(plan: Plan, view: View) -> Iterator[Finding]:
    for each in claimed(plan, view):
        title = each.claim.title
        if each.claim.outcome is None or not title or not each.outcome.verified:
            continue
        if plain_title(title) not in _titles(each):
            framework = view.setting.frameworks[each.key.framework]
            message = f"“{title}” stands beside {each.claim.outcome}, but that is {spoken(each.outcome)}"
            hint = _way_out(framework.titled(title), each.outcome)
            yield Finding(message, view.at(*each.route, "title"), hint)
    if plan.outcomes is not None and plan.outcomes.text and view.framework is not None:
        yield from _prose(plan.outcomes.text, view.framework, view)


def _titles(each: Claimed) -> frozenset[str]:
    """What may stand beside a key: the outcome's title, and for an activity its own words, held or not."""
    activity = (one.text for one in each.outcome.activities if one.letter == each.letter)
    own = {plain_title(text) for text in activity}
    held = not each.letter or own
    return frozenset({plain_title(each.outcome.title), *own, *(() if held else (plain_title(each.claim.title or ""),))})


def _prose(text: str, framework: Framework, view: View) -> Iterator[Finding]:
    """Numbers in the passage about outcomes after which the title of another outcome stands."""
    for match in _IN_PROSE.finditer(text):
        after = plain_title(text[match.end() :])
        numbered = [each for each in framework.plan.outcomes if str(each.number) == match[1] and each.verified]
        if not numbered or after.startswith(plain_title(numbered[0].title)):
            continue
        other = next((each for each in framework.plan.outcomes if after.startswith(plain_title(each.title))), None)
        if other is not None:
            message = f"“{other.title}” stands beside {match[1]}, but that is {spoken(numbered[0])}"
            yield Finding(message, view.at("outcomes", "text"), _way_out((other,), numbered[0]))


def _way_out(meant: tuple[Outcome, ...], numbered: Outcome) -> str:
    number = f"Write {label(meant[0])}, whose title it is" if len(meant) == 1 else "Mend the number"
    return f"{number}; or, if {label(numbered)} is meant, write “{numbered.title}”."


RULE = Rule(Severity.WARNING, Profile.DRAFT, (of(Plan, _check),))
