"""The entries of a plan to items of its paper: what each says, and what is known of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bizplan.index.walk import entities
from bizplan.model.base import Contribution, Entity
from bizplan.model.base import Item as Entry
from bizplan.model.measure import Measure, Target
from bizplan.model.plan import Plan
from bizplan.model.programme import Action, Commitment, Milestone, Programme, Work
from bizplan.reports.library import Library, NamedOutcome, called, corporate_plan_title, entry_title, is_said
from bizplan.reports.paper import Fact, Item, Text, Value, literal
from bizplan.reports.text import said
from bizplan.values.amounts import NOT_PUBLISHED, figure, pounds_in_prose
from bizplan.values.refs import Reference


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with what its entries look up."""

    plan: Plan
    library: Library
    entries: Mapping[str, Entity]
    """Id -> entry of this plan."""
    numbers: Mapping[str, str]
    """Id -> the number printed beside the entry; ids without one are not numbered."""
    named_outcomes: frozenset[str]
    """Ids of the outcomes that stand in the paper, in the plan's own framework."""

    @property
    def framework(self) -> str:
        """The corporate plan whose outcomes the plan names."""
        return str(self.plan.corporate_plan)


def entries_by_id(plan: Plan) -> Mapping[str, Entity]:
    """Id -> entry; of entries that share an id the first, which is a fault reported elsewhere."""
    found: dict[str, Entity] = {}
    for placed in entities(plan):
        if placed.route and placed.id:
            found.setdefault(placed.id, placed.entity)
    return found


def anchor_of(identity: str) -> str:
    """The place of an entry in its plan's paper."""
    return f"item-{identity}"


def items(view: PlanView, entries: Iterable[Entry], *, named: bool = False) -> tuple[Item, ...]:
    """An item for each entry, in printed order; `named` where each name is a heading, not a phrase of the text."""
    return tuple(item(view, each, named=named) for each in entries)


def item(view: PlanView, entry: Entry, *, named: bool = False) -> Item:
    """An entry with its number, its name where that says more than the text, and what is known of it."""
    number = view.numbers.get(entry.id, "")
    steps = entry.milestones if isinstance(entry, Work) else ()
    return Item(
        Text(entry.text or ""),
        number=f"{number}." if number else "",
        anchor=anchor_of(entry.id),
        title=entry_title(entry, always=named),
        facts=tuple(entry_facts(view, entry)),
        items=tuple(_milestone(each) for each in steps),
    )


def entry_facts(view: PlanView, entry: Entry) -> Iterator[Fact]:
    """What is known of an entry beside its text, in the order in which it is read."""
    yield from serves(view, entry.contributes_to)
    if isinstance(entry, Measure) and entry.id not in view.numbers:
        yield from _measure_facts(view, entry)
    if isinstance(entry, Commitment) and entry.strategy is not None:
        strategy = view.library.title(str(entry.strategy))
        if not is_said((strategy,), entry.text):
            yield _fact("Strategy", strategy)
    if isinstance(entry, Action) and entry.commitment is not None:
        yield Fact("Carries out", (signpost(view, entry.commitment),))
    if entry.owner:
        yield _fact("Owner", entry.owner)
    others = tuple(each for each in entry.partners if not is_said(_names(view, each), entry.text or ""))
    if others:
        yield Fact("With", tuple(literal(_names(view, each)[0]) for each in others))
    if isinstance(entry, Work):
        yield from _work_facts(view, entry)
    for label, words in (("Last year", entry.result), ("Changed", entry.change), ("Note", entry.comment)):
        if words:
            yield said(label, words)


def serves(view: PlanView, threads: Sequence[Contribution]) -> Iterator[Fact]:
    """The outcomes and the entries that an entry contributes to."""
    outcomes: list[Value] = []
    above: list[Value] = []
    for each in threads:
        more = [f"{figure(each.share)}%"] if each.share is not None else []
        more += [f"by {each.basis}" if each.basis == "judgement" else each.basis] if each.basis != "stated" else []
        target = signpost(view, each.to)
        shown = literal(f"{target.source} ({', '.join(more)})", target.target) if more else target
        (outcomes if _outcome(view, each.to) else above).append(shown)
    if outcomes:
        yield Fact("Outcome" if len(outcomes) == 1 else "Outcomes", tuple(outcomes))
    if above:
        yield Fact("Contributes to", tuple(above))


def signpost(view: PlanView, reference: Reference) -> Text:
    """What a reference leads to, in words, with a link where it stands in this paper."""
    document, key = reference.document, reference.item
    if _is_here(view, reference):
        return entry_signpost(view, key)
    if found := _outcome(view, reference):
        own = found.framework.plan.id == view.framework
        words = (
            found.label if own else f"{found.label} of {corporate_plan_title(view.library, found.framework.plan.id)}"
        )
        is_here = own and found.outcome.id in view.named_outcomes
        return literal(words, outcome_anchor(found.outcome.id) if is_here else "")
    return literal(view.library.entry(document, key) if document else key)


def entry_signpost(view: PlanView, identity: str) -> Text:
    """An entry of this plan by its number, or else by what it is called, with a link."""
    entry = view.entries.get(identity)
    if entry is None:
        return literal(identity)
    number = view.numbers.get(identity, "")
    words = f"{type(entry).kind_of_item} {number}" if number else called(entry)
    return literal(words, anchor_of(identity))


def outcome_anchor(outcome: str) -> str:
    """The place of an outcome in the paper of a plan that names it."""
    return f"outcome-{outcome}"


def target_words(target: Target, unit: str | None) -> str:
    """A target on one line: `75%`, `60% by 31 March 2027`, or as printed where no figure is held."""
    if target.value is None:
        return target.as_printed or (f"by {target.by}" if target.by else "")
    words = with_unit(figure(target.value), unit)
    return f"{words} by {target.by}" if target.by else words


def with_unit(value: str, unit: str | None) -> str:
    """A figure with its unit: `75%`, `40 people`, `64.43`."""
    if not unit or value == figure(NOT_PUBLISHED):
        return value
    return f"{value}{unit}" if unit == "%" else f"{value} {unit}"


def measured(view: PlanView, measure: Measure) -> tuple[Text, ...]:
    """What a measure is a measure of; that this was worked out and is not printed is said."""
    found = tuple(signpost(view, each) for each in measure.measures)
    if measure.pairing != "judgement":
        return found
    return tuple(literal(f"{each.source} (by judgement)", each.target) for each in found)


def _is_here(view: PlanView, reference: Reference) -> bool:
    return reference.document in {"", view.plan.document_id} and reference.item in view.entries


def _measure_facts(view: PlanView, measure: Measure) -> Iterator[Fact]:
    if measure.measures:
        yield Fact("Measures", measured(view, measure))
    if measure.target is not None:
        words = target_words(measure.target, measure.unit)
        if words and not is_said((measure.target.as_printed or words,), measure.text):
            yield _fact("Target", words)
    if measure.monitor_only:
        yield said("No target", measure.monitor_only)
    if measure.direction:
        yield _fact("Direction", measure.direction)
    if measure.baseline is not None:
        words = with_unit(figure(measure.baseline.value), measure.unit)
        yield _fact("Baseline", f"{words} ({measure.baseline.period})")


def _work_facts(view: PlanView, work: Work) -> Iterator[Fact]:
    if work.starts and work.ends:
        yield _fact("When", f"{work.starts} to {work.ends}")
    elif work.starts:
        yield _fact("From", str(work.starts))
    elif work.ends:
        yield _fact("By", str(work.ends))
    if isinstance(work, Programme) and work.cost is not None:
        cost = pounds_in_prose(work.cost.amount, work.cost.unit)
        fund = view.library.name(work.cost.fund, "fund")
        yield _fact("Cost", f"{cost}, {fund}" if fund else cost)
    if work.after:
        yield Fact("After", tuple(signpost(view, each) for each in work.after))


def _milestone(step: Milestone) -> Item:
    facts = [_fact("By", str(step.by))]
    if step.done:
        facts.append(_fact("Done", str(step.done)))
    if step.reason:
        facts.append(said("Why late", step.reason))
    return Item(Text(step.text), facts=tuple(facts))


def _outcome(view: PlanView, reference: Reference) -> NamedOutcome | None:
    if not reference.document and reference.item in view.entries:
        return None
    return view.library.outcome(reference, view.framework)


def _names(view: PlanView, reference: Reference) -> tuple[str, ...]:
    return view.library.other_names(str(reference)) or (str(reference),)


def _fact(label: str, words: str) -> Fact:
    return Fact(label, (literal(words),))
