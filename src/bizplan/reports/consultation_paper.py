"""A consultation to its paper: what you said, what we did, and what still waits for an answer."""

from collections.abc import Iterator, Sequence

from bizplan.model.consultation import Consultation, Feedback
from bizplan.reports.library import Library, corporate_plan_title, in_words
from bizplan.reports.paper import (
    Absent,
    Callout,
    Fact,
    Item,
    Items,
    Paper,
    Section,
    Text,
    Tone,
    literal,
)
from bizplan.reports.text import provenance, said
from bizplan.values.counts import numbered
from bizplan.values.refs import Reference


def build_consultation_paper(consultation: Consultation, library: Library, file: str = "") -> Paper:
    """A consultation: what people said, what was done, its window and its route to approval. `file` is its path."""
    sections: list[Section] = []
    if consultation.events:
        events = tuple(_dated(each.name, str(each.when), "For", each.audience) for each in consultation.events)
        sections.append(Section("events", "Events", (Items(events),)))
    if consultation.route:
        steps = tuple(
            _dated(each.text, str(each.when) if each.when else "", "Body", each.body, number=f"{place}.")
            for place, each in enumerate(consultation.route, 1)
        )
        sections.append(Section("route", "Route to approval", (Items(steps),)))
    if consultation.feedback:
        listed = Items(tuple(_comment(each, consultation, library) for each in consultation.feedback))
        sections.insert(0, Section("feedback", "What you said, what we did", (listed,)))
        sections[:0] = _waiting(consultation.feedback)
    facts = [
        *([Fact("In short", (literal(_in_short(consultation.feedback)),))] if consultation.feedback else []),
        Fact("Of", (literal(corporate_plan_title(library, str(consultation.corporate_plan))),)),
        Fact("Open", (literal(f"{consultation.opens} to {consultation.closes}"),)),
    ]
    if consultation.led_to is not None:
        facts.append(Fact("Led to", (literal(corporate_plan_title(library, str(consultation.led_to))),)))
    if consultation.audiences:
        facts.append(Fact("Asked", tuple(literal(each) for each in consultation.audiences)))
    if consultation.names_used:
        facts.append(Fact("Also called", (literal(", ".join(consultation.names_used)),)))
    return Paper(
        kind="consultation",
        reference=consultation.id,
        title=consultation.title,
        council=library.council,
        status="Closed" if consultation.closed else "",
        description=f"{consultation.title}: what was asked and what people said.",
        cover=tuple(facts),
        sections=tuple(sections),
        provenance=provenance(consultation, file),
    )


def _in_short(feedback: Sequence[Feedback]) -> str:
    """How many comments there are, how many were answered, and how many changed something."""
    answered = sum(bool(each.response) for each in feedback)
    changed = sum(bool(each.changed) for each in feedback)
    comments = numbered(len(feedback), "comment")
    return f"{comments}: {answered} answered, {changed} led to a change, {len(feedback) - answered} not yet answered"


def _waiting(feedback: Sequence[Feedback]) -> Iterator[Section]:
    """The comments that nobody has answered, first of all, since the council owes their authors an answer."""
    waiting = [each for each in feedback if not each.response]
    if waiting:
        listed = Items(tuple(Item(literal(each.topic, f"feedback-{each.id}"), title=each.source) for each in waiting))
        yield Section("waiting", "Not yet answered", (Callout((listed,), tone=Tone.WARNING),))


def _about(reference: Reference, framework: str, library: Library) -> str:
    """What part of the draft a comment is about, in words."""
    found = library.outcome(reference, framework)
    if found is not None:
        number = found.outcome.number
        title = found.outcome.title if found.outcome.verified else "title not verified"
        return title if number is None else f"outcome {found.label}, {title}"
    held = library.setting.frameworks.get(reference.document or framework)
    targets = held.targets_by_key.get(reference.item, ()) if held else ()
    return targets[0].name if targets and targets[0].name != reference.item else in_words(reference.item)


def _dated(words: str, when: str, label: str, whom: str | None, *, number: str = "") -> Item:
    known: tuple[tuple[str, str | None], ...] = (("When", when), (label, whom))
    facts = tuple(Fact(name, (literal(each),)) for name, each in known if each)
    return Item(Text(words), number, facts=facts)


def _comment(feedback: Feedback, consultation: Consultation, library: Library) -> Item:
    response, changed = feedback.response, feedback.changed
    nothing = "support; nothing to change" if feedback.kind == "support" else "nothing recorded"
    framework = str(consultation.corporate_plan)
    facts = [
        said("We answered", response) if response else Fact("We answered", (Absent("no answer recorded"),)),
        said("We changed", changed) if changed else Fact("We changed", (Absent(nothing),)),
    ]
    if feedback.about:
        facts.append(Fact("About", tuple(literal(_about(each, framework, library)) for each in feedback.about)))
    if feedback.minute is not None:
        facts.append(Fact("Recorded in", (literal(library.title(str(feedback.minute))),)))
    return Item(
        Text(feedback.text),
        anchor=f"feedback-{feedback.id}",
        title=f"{feedback.source}: {feedback.topic}",
        facts=tuple(facts),
    )
