"""A plan's file to next year's: ids and comments kept, values cleared, targets carried as baselines, ends recorded."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bizplan.index.following import EVERY_SECTION, entries
from bizplan.index.following import Entry as Placed
from bizplan.index.walk import references
from bizplan.interop.canonical import canon
from bizplan.interop.next_year_values import (
    Years,
    cleared_measures,
    cleared_risks,
    cleared_work,
    items_of,
    last_amounts,
    scores,
)
from bizplan.interop.next_year_work import End, past_work
from bizplan.model.plan import Plan
from bizplan.source.document import Document
from bizplan.source.layout import commented_out, set_out
from bizplan.source.layout_parts import Writable, child, comment, entry_at, entry_of, put_in, take_out, text_at
from bizplan.source.layout_tree import Entry, Node, mark, tree_of
from bizplan.values.years import FinancialYear

NO_REASON = "[add why]"
"""What stands where the reason for an end is still to be written; the rule placeholder-text finds it."""
_GONE = (
    "published_as", "approvals", "sources", "allow", "changes", "ended", "stops", "nothing_stops", "risks_on",
    "percentages",
)  # fmt: skip
"""What was true of last year's plan alone."""
_TO_BE_SET = ("budget", "savings", "capital", "charts", "equalities")
"""What cannot stand without its figures: kept as comments, each figure of last year beside its place."""
_SAYS = {
    "budget": "The budget of {year}, to be set: last year's lines, each with its figure. Take away the “# ” and write "
    "this year's amounts; “bizplan validate” then adds them up.",
    "savings": "The savings of {year}, to be set in the same way.",
    "capital": "The capital programme as it stood in the plan for {old}, its figures to be set.",
    "charts": "The charts of {year}, once their figures are known.",
    "equalities": "The self-assessment for {year}, each criterion with last year's mark: take away the “# ” and score.",
}
_CHANGES = (
    "What has changed since {old}, in sentences for Members: what is new, what went, which target moved and why.\n"
    "changes:\n  - id: change-in-a-few-words\n    text: What changed.\n    item: the id of the entry it is about"
)
_STOPS = (
    "What stops or shrinks in {year}, so that there is room for what is new; or say under nothing_stops why nothing "
    "does.\nstops:\n  - What stops."
)
_COPIED_WITHIN = frozenset({"result", "change", "continuity"})
"""What an entry said of last year."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What of the repository a plan rolls into."""

    held: Callable[[str, str], bool]
    """Whether a document holds an item: (`homes/2026-27`, `early-advice`)."""
    template: str = ""
    """The form in force that year, where it is another than the one that the plan names."""
    criteria: tuple[str, ...] = ()
    """The criteria of that form's self-assessment, where it has one of its own."""


@dataclass(slots=True)
class _Account:
    decisions: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NextYear:
    """Next year's plan, and what it leaves to a person."""

    text: str
    decisions: tuple[str, ...]
    """What only a person can decide, a sentence each."""
    remarks: tuple[str, ...]
    """What was left out or changed on the way, a sentence each."""


def next_year(  # noqa: PLR0913 -- what was, what is to be, and what a person said of it
    document: Document,
    plan: Plan,
    year: FinancialYear,
    *,
    ended: Mapping[str, End],
    carried: frozenset[str],
    beside: Beside,
) -> NextYear:
    """The plan of the next year, made from the text of an earlier one.

    `plan` is the document's, with the readings of its returns; `ended` says what became of entries, by id, and
    `carried` names those that go on although their time is over. Whatever a person must settle is in `decisions`.
    """
    years = Years(str(plan.period), str(year), year)
    account = _Account()
    root, closing = tree_of(document)
    order, wording = canon("plan")
    tell = _later_references(root, plan, years, beside, account)
    parts = {each.item.id: each for each in entries(plan, EVERY_SECTION)}
    _without_ended(root, plan, ended, account)
    for section in EVERY_SECTION:
        for each in items_of(root, section):
            take_out(each.value, *_COPIED_WITHIN)
    cleared_measures(root, plan, years)
    cleared_risks(root, plan, years)
    cleared_work(root, plan, years)
    _head(root, plan, years, beside, account)
    if plan.allow:
        rules = ", ".join(dict.fromkeys(each.rule for each in plan.allow))
        account.remarks.append(f"findings that the plan for {years.old} allowed are not allowed in this one: {rules}")
    stubs = _to_be_set(root, plan, years, beside)
    past = {each.id: each.why for each in past_work(plan, year) if each.id not in carried | ended.keys()}
    for key, why in past.items():
        called = parts[key].item.name or parts[key].item.text or key
        account.decisions.append(f"{key} ({called}): {why}; carry it on, or say what became of it")
    take_out(root, *_GONE)
    _ends(root, parts, ended)
    stubs["ended"] = _end_stubs(past, years, begun=bool(ended))
    stubs["changes"] = _example(_CHANGES.partition("\n")[0] if ended else _CHANGES, years)
    stubs["stops"] = _example(_STOPS, years)
    tail = _placed(root, stubs, order(()))
    mark(root)
    text = set_out(root, [*tail, *closing], order, wording)
    return NextYear(text, (*account.decisions, *tell), tuple(account.remarks))


def _head(root: Node, plan: Plan, years: Years, beside: Beside, account: _Account) -> None:
    put_in(root, "period", years.new)
    put_in(root, "status", "draft")
    for title in filter(None, [child(root, "title")]):
        title.value.text = years.renewed(title.value.text or "")
    if beside.template:
        put_in(root, "template", beside.template)
        was = f"in place of {plan.template}" if plan.template else "which has come into use"
        account.remarks.append(f"it is written in the form {beside.template}, {was}")
    if plan.actions_due is not None and plan.actions_due.last < years.year.first_day:
        take_out(root, "actions_due")
        account.decisions.append(f"the actions were due by {plan.actions_due}: give them a new date (actions_due)")


def _without_ended(root: Node, plan: Plan, ended: Mapping[str, End], account: _Account) -> None:
    """Take ended entries out, and every reference to them; what was merged within the plan is referred to instead."""
    own = {each.item.id for each in entries(plan, EVERY_SECTION)}
    stale: list[tuple[Node, Entry]] = []
    losing: dict[str, list[str]] = {}
    for placed in references(plan):
        here = placed.reference.document in {"", plan.document_id} and placed.route[0] not in _GONE
        end = ended.get(placed.reference.item) if here else None
        route = placed.route[:-1] if placed.route[-1] == "to" else placed.route  # a thread is an entry of a list
        found, holder = entry_at(root, route), entry_at(root, route[:-1])
        if end is None or found is None or holder is None:
            continue
        if end.how == "merged" and end.to in own - ended.keys():
            _named(found).value.text = end.to
            continue
        stale.append((holder.value, found))
        if placed.within not in ended:
            losing.setdefault(placed.within, []).append(placed.reference.item)
    for node, found in stale:
        node.entries = [each for each in node.entries if each is not found]
    for holder in root.entries if ended else ():
        if holder.key in EVERY_SECTION:
            holder.value.entries = [each for each in holder.value.entries if text_at(each.value, "id") not in ended]
    _pruned(root)
    for item, gone in losing.items():
        what = ", ".join(dict.fromkeys(gone))
        account.decisions.append(f"{item or 'the plan'} referred to {what}, which ended: see whether it goes on")


def _pruned(node: Node) -> None:
    """Take out lists and groups in which nothing is left."""
    for each in node.entries:
        _pruned(each.value)
    node.entries = [each for each in node.entries if each.value.is_scalar or each.value.entries]


def _named(entry: Entry) -> Entry:
    """The entry that holds the words of a reference: of a thread with its share, that under “to”."""
    return child(entry.value, "to") or entry


def _later_references(root: Node, plan: Plan, years: Years, beside: Beside, account: _Account) -> list[str]:
    """Lead references into plans of the old year to those of the new one; to decide is where there is none."""
    left: dict[str, str] = {}
    moved = 0
    for placed in references(plan):
        unit, _, period = placed.reference.document.partition("/")
        found = entry_at(root, placed.route)
        if period != years.old or found is None or placed.route[0] in _GONE:
            continue
        later = f"{unit}/{years.new}"
        if unit == plan.unit or beside.held(later, placed.reference.item):
            _named(found).value.text = f"{later}/{placed.reference.item}"
            moved += 1
        else:
            left[str(placed.reference)] = later
    if moved:
        account.remarks.append(f"{moved} references to plans for {years.old} lead to those for {years.new} now")
    return [f"{each} is last year's: name the entry of {later} once it is there" for each, later in left.items()]


def _to_be_set(root: Node, plan: Plan, years: Years, beside: Beside) -> dict[str, list[str]]:
    """Section -> what stands for it until its figures are known, as lines of comment."""
    order, wording = canon("plan")
    last_amounts(root, years)
    scores(root, plan, years, beside.criteria)
    stubs: dict[str, list[str]] = {}
    for entry in take_out(root, *_TO_BE_SET):
        key = entry.key or ""
        own, entry.leading = entry.leading, []
        mark(entry.value)
        words = comment(_SAYS[key].format(year=years.new, old=years.old))
        stubs[key] = [*own, *words, *commented_out(entry, order, wording)]
    if not plan.equalities and beside.criteria:
        asked = entry_of("equalities", [{"criterion": each, "score": None} for each in beside.criteria])
        words = comment(_SAYS["equalities"].format(year=years.new, old=years.old))
        stubs["equalities"] = [*words, *commented_out(asked, order, wording)]
    return stubs


def _ends(root: Node, parts: Mapping[str, Placed], ended: Mapping[str, End]) -> None:
    if not ended:
        return
    told: list[Writable] = []
    changes: list[Writable] = []
    for key, end in ended.items():
        reason = end.reason or NO_REASON
        told.append({"item": key, "how": end.how, **({"to": end.to} if end.to else {}), "reason": reason})
        called = parts[key].item.name or key.replace("-", " ").capitalize()
        went = {"moved": f" to {end.to}", "merged": f" into {end.to}"}.get(end.how, "")
        changes.append({"id": f"change-{key}", "text": f"{called}: {end.how}{went}. {reason}"})
    put_in(root, "ended", told)
    put_in(root, "changes", changes)


def _end_stubs(past: Iterable[str], years: Years, *, begun: bool) -> list[str]:
    keys = list(past)
    if not keys:
        return []
    words = (
        f"These looked over when {years.new} begins, and are carried on until somebody says what became of them. For "
        "one that ended, take its entry out above and the “# ” away here."
    )
    rows = [] if begun else ["ended:"]
    for key in keys:
        rows += [f"  - item: {key}", "    how: completed, stopped, moved or merged", "    reason: Why."]
    return [*comment(words), *(f"# {row}" for row in rows)]


def _example(words: str, years: Years) -> list[str]:
    first, *rows = words.split("\n")
    return [*comment(first.format(year=years.new, old=years.old)), *(f"# {row}" for row in rows)]


def _placed(root: Node, stubs: Mapping[str, list[str]], order: Iterable[str]) -> list[str]:
    """Put each section's comments where the section would stand; what is left for the end of the document."""
    rank = {key: position for position, key in enumerate(order)}
    root.entries.sort(key=lambda each: rank.get(each.key or "", len(rank)))
    waiting = sorted((key for key, rows in stubs.items() if rows), key=lambda each: rank.get(each, len(rank)))
    for entry in root.entries:
        here = [key for key in waiting if rank.get(key, len(rank)) <= rank.get(entry.key or "", len(rank))]
        waiting = [key for key in waiting if key not in here]
        rows = [row for key in here for row in [*stubs[key], ""]]
        if here and here[-1] == entry.key:
            rows = rows[:-1]
        if rows:
            entry.leading = [*rows, *entry.leading]
            entry.blank_before = True
    return [row for key in waiting for row in [*stubs[key], ""]]
