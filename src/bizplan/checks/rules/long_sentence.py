"""A sentence in a plan or a report is short enough to be understood at one reading.

Dashes between words are not counted.

Why: plain English is for everybody.

Bad:

    objectives:
      - id: one-long-sentence
        text: >-
          We will help people who may lose their home to find out early what
          they can do about it and whom they can ask and what it may cost
          them, so that fewer of them come to us late, when little else is
          left to do than to pay for a room.

Good:

    objectives:
      - id: two-sentences
        text: >-
          We will help people who may lose their home to find out early what
          they can do about it and whom they can ask. Fewer of them will then
          come to us late, when little else is left to do than to pay for a
          room.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bizplan.checks.rule import Parameters, Profile, Rule, View, of
from bizplan.checks.shared import beginning
from bizplan.checks.wording import sentences, word_count, words_of
from bizplan.diagnostics import Finding, Severity
from bizplan.model.base import Document
from bizplan.model.committee_report import CommitteeReport
from bizplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Length(Parameters):
    """How long a sentence may be."""

    words: int = 40
    """The most words of one sentence."""


def _check(document: Document, view: View) -> Iterator[Finding]:
    most = view.set_for(Length).words
    for route, text in words_of(document).texts:
        if len(text) <= 2 * most or len(text.split()) <= most:
            continue
        counts = [(word_count(sentence), sentence) for sentence in sentences(text)]
        words, longest = max(counts, key=lambda each: each[0], default=(0, ""))
        if words > most:
            others = sum(count > most for count, _ in counts) - 1
            more = f"; {others} more here {'is' if others == 1 else 'are'} too long" if others else ""
            message = (
                f"a sentence of {words} words, where at most {most} are read at once: “{beginning(longest)}”{more}"
            )
            yield Finding(message, view.at(*route), "Make two sentences of it, or leave out what says nothing.")


RULE = Rule(Severity.INFO, Profile.COMMITTEE, (of(Plan, _check), of(CommitteeReport, _check)), parameters=Length)
