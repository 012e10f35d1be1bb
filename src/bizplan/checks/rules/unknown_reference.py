"""Each reference leads to exactly one thing that exists.

References to outcomes have a rule of their own, `unknown-outcome`.

Why: where a reference breaks, the golden thread breaks with it, and what was said to serve an aim serves nothing.

Bad:

    objectives:
      - {id: safer-streets, text: Make the streets safer}
    programmes:
      - id: lighting
        scope: departmental
        text: Light the streets
        contributes_to: [safer-street]

Good:

    objectives:
      - {id: safer-streets, text: Make the streets safer}
    programmes:
      - id: lighting
        scope: departmental
        text: Light the streets
        contributes_to: [safer-streets]
"""

from bizplan.checks.rule import Profile, Rule
from bizplan.diagnostics import Finding, Severity
from bizplan.index.links import Link, LinkState, outcome_meant
from bizplan.values.counts import listed


def _check(link: Link) -> Finding | None:
    if link.state is LinkState.RESOLVED or outcome_meant(link.placed):
        return None
    place = link.place
    text = link.placed.reference.text
    if link.state is LinkState.AMBIGUOUS:
        meant = listed([f"{each.kind} “{each.item}” of {each.document or 'the organisation'}" for each in link.targets])
        return Finding(f"“{text}” may mean {meant}", place, "Name the document as well, such as town-clerk/2019-20/P4.")
    if link.state is not LinkState.DANGLING:
        return None
    wanted = listed_or([kind.replace("-", " ") for kind in link.placed.kinds])
    hint = f"Did you mean “{link.near}”?" if link.near else f"Write the id of {wanted} that exists, or add it."
    return Finding(f"“{text}” leads to nothing; {wanted} is expected", place, hint)


def listed_or(kinds: list[str]) -> str:
    """The kinds that would do, in a sentence; many are summed up."""
    if len(kinds) > 3:  # noqa: PLR2004 -- a longer list is not read
        return "an entry of a plan"
    article = "an" if kinds[0][0] in "aeiou" else "a"
    return f"{article} {' or '.join(kinds)}"


RULE = Rule(Severity.ERROR, Profile.DRAFT, link=_check)
