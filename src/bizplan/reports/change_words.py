"""What changed, in words: the counts, an entry's texts with the changed words in brackets, and fates."""

import re
from collections.abc import Iterator

from bizplan.reports.change import Became, Counts, EntryChange, Fate, FateKind, FieldChange, PlanChange
from bizplan.reports.paper import Absent, Text, Value, literal
from bizplan.values.word_changes import Stays, Stretch, side

NOT_SAID = "the plan does not say"
SECTIONS = {
    "ambitions": "Ambition",
    "aims": "Aim",
    "services": "Service",
    "objectives": "Objective",
    "programmes": "Programme",
    "workstreams": "Workstream",
    "commitments": "Commitment",
    "actions": "Action",
    "measures": "Measure",
    "risks": "Risk",
    "capabilities": "Capability",
    "horizon": "Future",
}
"""What one entry of a section is called."""
WEIGHT = (
    "services", "programmes", "workstreams", "measures", "objectives", "commitments", "actions", "risks", "ambitions",
    "aims", "capabilities", "horizon",
)  # fmt: skip
"""The sections in the order in which Members miss their entries."""
_LEAST_KEPT = 0.4
"""The share of words that must be kept for single changes to be worth marking."""
_SPECIAL = re.compile(r"([\\`*_\[\]<>&!#~|^$])")


def headline(change: PlanChange) -> str:
    """What changed in one plan, in a sentence or two."""
    if change.is_empty:
        return "Nothing changed."
    counts = change.counts
    parts = [
        f"{_number(counts.added)} new",
        f"{_number(counts.ended)} gone"
        + (f", {_number(counts.ended_unexplained)} of them without a word" if counts.ended_unexplained else ""),
        f"{_number(counts.carried_over)} carried over"
        + (f", {_number(counts.unchanged)} of them as they were" if counts.unchanged else ""),
    ]
    return f"Of the entries {'; '.join(parts)}."


def count_rows(counts: Counts) -> Iterator[tuple[str, int, str]]:
    """What is counted, how much, and what of it is worth a second look; what is 0 is left out but for the first."""
    silent = f"{counts.ended_unexplained} of which the plan says nothing" if counts.ended_unexplained else ""
    yield "Entries gone", counts.ended, silent
    unexplained = f"{counts.targets_unexplained} without a reason" if counts.targets_unexplained else ""
    rows = (
        ("Targets changed", counts.targets_changed, unexplained),
        ("Measures dropped", counts.measures_dropped, ""),
        ("Measures redefined", counts.measures_redefined, ""),
        ("Outcomes gained", counts.outcomes_gained, ""),
        ("Outcomes lost", counts.outcomes_lost, ""),
        ("Risks moved", counts.risks_moved, ""),
        ("Renamed", counts.renamed, ""),
        ("Moved", counts.moved, ""),
        ("New entries", counts.added, ""),
        ("Carried over", counts.carried_over, f"{counts.unchanged} unchanged, {counts.reworded} in other words"),
        ("Perhaps the same", counts.doubtful, "known by their words alone"),
    )
    yield from (row for row in rows if row[1])


def texts(before: str, after: str, words: tuple[Stretch, ...]) -> tuple[Value, Value]:
    """Both texts, the words that differ in brackets; texts with little in common are left as they are."""
    if _is_worth_marking(words):
        return _marked(words, Stays.OUT), _marked(words, Stays.IN)
    return stated(before, "no text"), stated(after, "no text")


def stated(words: str, absent: str = "not stated") -> Value:
    """Words as they are, or that there are none."""
    return literal(words) if words else Absent(absent)


def said(entry: EntryChange) -> str:
    """An entry as it is told in a list: its name and its text, or its text alone; a measure with its target."""
    text = entry.text_after if entry.became is not Became.ENDED else entry.text_before
    name = entry.called
    whole = text if not text or _begins(text, name) else f"{name}: {text}"
    whole = whole or name
    aims = "; ".join(field_in_words(each) for each in entry.fields)
    return f"{whole.removesuffix('.')} ({aims})" if aims and entry.how is None else whole


def field_in_words(field: FieldChange) -> str:
    """What came or went with an entry, such as `target 75%`."""
    return f"{field.what} {field.after or field.before}"


def fate_in_words(fate: Fate) -> str:
    """What became of an entry that ended."""
    if fate.kind is FateKind.NOT_SAID:
        return NOT_SAID
    if fate.kind is FateKind.RAN_OUT:
        return f"its last date was {fate.when}"
    into = {"moved": " to ", "merged": " into "}.get(fate.how, ", see ")
    when = f" ({fate.when})" if fate.when else ""
    return f"{fate.how}{into + fate.to if fate.to else ''}{when}: {fate.reason}"


def _is_worth_marking(words: tuple[Stretch, ...]) -> bool:
    kept = sum(len(each.words.split()) for each in words if each.stays is Stays.KEPT)
    longest = max(sum(len(each.words.split()) for each in side(words, stays)) for stays in (Stays.OUT, Stays.IN))
    return bool(longest) and kept / longest >= _LEAST_KEPT


def _marked(words: tuple[Stretch, ...], stays: Stays) -> Value:
    parts = [
        _escaped(each.words) if each.stays is Stays.KEPT else f"**\\[{_escaped(each.words)}\\]**"
        for each in side(words, stays)
    ]
    return Text(" ".join(parts))


def _escaped(words: str) -> str:
    """Words in which no sign means markup."""
    return _SPECIAL.sub(r"\\\1", words)


def _begins(text: str, name: str) -> bool:
    return text.lower().startswith(name.rstrip("… ").lower())


def _number(count: int) -> str:
    return str(count) if count else "none"
