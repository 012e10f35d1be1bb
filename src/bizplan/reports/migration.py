"""Plans written under one corporate plan to what they would name under another, each with how that is known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bizplan.errors import BizplanError, ExitCode
from bizplan.index.coverage import OutcomeKey
from bizplan.index.outcome_references import OutcomeReference, OutcomeReferences
from bizplan.index.setting import Framework, Setting
from bizplan.index.succession import Basis, Fate, Successions, build_successions
from bizplan.values.nearness import did_you_mean


class Verdict(StrEnum):
    """What becomes of a reference."""

    FOLLOWS = "follows"
    """Its outcome has one successor, which is named in its place."""
    CHOSEN = "chosen"
    """Somebody decided which outcome takes its place."""
    SEVERAL = "several successors"
    """A decision to take: its outcome became several."""
    NONE = "no successor"
    """A decision to take: nothing took its outcome's place."""
    UNKNOWN = "not in the table"
    """A decision to take: no succession table says what became of its outcome."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be decided; the reference goes on naming the earlier outcome until then."""
        return self not in {Verdict.FOLLOWS, Verdict.CHOSEN}


class Standing(StrEnum):
    """How a document stands to the corporate plan it is migrated to."""

    TO_MIGRATE = "to migrate"
    ALREADY_THERE = "already there"
    """It names that corporate plan already."""
    FAULTY = "faulty"
    """It names outcomes that do not exist, or could not be read in full; these are to be mended first."""


@dataclass(frozen=True, slots=True)
class NewOutcome:
    """An outcome of the later corporate plan."""

    reference: str
    """The key by which it is named there: its number, or its id where outcomes have none."""
    title: str
    verified: bool
    """Whether its title was checked against the published corporate plan."""
    basis: Basis
    """How it is known that it follows from the earlier one."""
    way: str
    """The steps that lead to it, where there are several, such as 2015-19/4 → 2018-23/3 → diverse-communities."""


@dataclass(frozen=True, slots=True)
class MigratedReference:
    """One reference, and what becomes of it."""

    place: str
    """Where it stands, such as services/elections or outcomes/claim 2."""
    route: tuple[str | int, ...]
    """The keys and positions that lead to it in the file."""
    written: str
    """As it stands; empty where a title stands alone."""
    was: str
    """The outcome it means, its corporate plan named."""
    was_title: str
    """The outcome as the document words it, else as its corporate plan does."""
    verdict: Verdict
    becomes: tuple[NewOutcome, ...]
    """What it is to name; empty while it is to be decided."""
    candidates: tuple[NewOutcome, ...]
    """The successors among which to decide."""
    note: str
    """What else there is to know: why there is no successor, or that a letter falls away."""
    named_before: tuple[str, ...]
    """Of a claim: those of `becomes` that a claim before it names, or one that stays; that claim takes its history."""
    shares: tuple[str, ...]
    """The share in per cent to write beside each new outcome; empty where none need be."""


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim that names an outcome of the later corporate plan already."""

    reference: str
    """The key by which the outcome is named there: its number, or its id where outcomes have none."""
    route: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class DocumentMigration:
    """One document, and what becomes of each outcome that it names."""

    document: str
    file: str
    """Path from the repository's root."""
    earlier: str
    """The corporate plan it names."""
    standing: Standing
    references: tuple[MigratedReference, ...]
    """Those that name an outcome of another corporate plan than the one asked for, in the order of the document."""
    kept: tuple[KeptClaim, ...]
    """The claims that name an outcome of the later corporate plan as they stand."""
    faults: tuple[str, ...]
    """What is to be mended first."""
    remarks: tuple[str, ...]
    """What no reference holds and somebody must look at: a passage in words, a claim on every outcome."""

    @property
    def decisions(self) -> tuple[MigratedReference, ...]:
        """The references that are still to be decided."""
        return tuple(each for each in self.references if each.verdict.is_open)


@dataclass(frozen=True, slots=True)
class MigrationReport:
    """What documents would name under a corporate plan."""

    framework: str
    """The corporate plan to which they are migrated."""
    framework_title: str
    documents: tuple[DocumentMigration, ...]

    @property
    def decisions(self) -> int:
        """How many references are still to be decided."""
        return sum(len(each.decisions) for each in self.documents)


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision: which outcomes take the place of one."""

    earlier: str
    """The earlier outcome: a key of the corporate plan that a document names, or in full."""
    later: tuple[str, ...]
    """Keys of the later corporate plan."""


def build_migration(
    documents: Iterable[OutcomeReferences], framework: str, setting: Setting, choices: Sequence[Choice] = ()
) -> MigrationReport:
    """What becomes of every outcome that documents name; only one successor is taken without being chosen.

    Raises BizplanError for a choice that names no outcome, or an outcome that no document names.
    """
    target = setting.frameworks[framework]
    successions = build_successions(setting, framework)
    decided = _Decided(choices, target, setting)
    found = tuple(_document(each, successions, decided) for each in documents)
    decided.check_all_used()
    return MigrationReport(framework, target.plan.title, found)


class _Decided:
    """The choices, and which of them met a reference."""

    def __init__(self, choices: Sequence[Choice], target: Framework, setting: Setting) -> None:
        self._setting = setting
        self._target = target
        self._choices = tuple((each, tuple(self._later(key) for key in each.later)) for each in choices)
        self._used: set[str] = set()

    def chosen(self, key: OutcomeKey, home: str) -> tuple[OutcomeKey, ...]:
        """What was chosen for an outcome named in a document of a corporate plan; empty if nothing was."""
        for choice, later in self._choices:
            document, _, item = choice.earlier.rpartition("/")
            framework = self._setting.frameworks.get(document or home)
            targets = framework.targets_by_key.get(item, ()) if framework is not None else ()
            if any((each.document, each.item) == (key.framework, key.outcome) for each in targets):
                self._used.add(choice.earlier)
                return later
        return ()

    def check_all_used(self) -> None:
        for choice, _ in self._choices:
            if choice.earlier not in self._used:
                message = f"--choose {choice.earlier}: no document that is migrated names this outcome"
                raise BizplanError(message, exit_code=ExitCode.WRONG_USE)

    def _later(self, key: str) -> OutcomeKey:
        plan = self._target.plan.id
        item = key.removeprefix(f"{plan}/")
        found = [each for each in self._target.targets_by_key.get(item, ()) if each.kind in {"outcome", "aim"}]
        if len(found) == 1:
            return OutcomeKey(plan, found[0].item)
        known = [each.id for each in self._target.plan.outcomes]
        hint = did_you_mean(item, self._target.targets_by_key) or f"There are: {', '.join(known)}."
        raise BizplanError(f"--choose: {plan} has no outcome {item}", hint=hint, exit_code=ExitCode.WRONG_USE)


def _document(found: OutcomeReferences, successions: Successions, decided: _Decided) -> DocumentMigration:
    framework = successions.framework
    kept = tuple(
        KeptClaim(_label(each.key, successions.frameworks[framework]), each.route)
        for each in found.references
        if each.key.framework == framework and not each.letter and each.route[0] == "outcomes"
    )
    references = _once_named(
        (
            _reference(each, found.framework, successions, decided)
            for each in found.references
            if each.key.framework != framework
        ),
        kept,
    )
    standing = Standing.ALREADY_THERE if found.framework == framework else Standing.TO_MIGRATE
    faults = tuple(f"“{each}” leads to no single outcome" for each in found.broken)
    if faults:
        standing = Standing.FAULTY
    remarks = tuple(_remarks(found)) if standing is Standing.TO_MIGRATE else ()
    return DocumentMigration(found.document, found.file, found.framework, standing, references, kept, faults, remarks)


def _once_named(found: Iterable[MigratedReference], kept: Iterable[KeptClaim]) -> tuple[MigratedReference, ...]:
    """The references, of several claims that come to name one outcome all but the first marked."""
    named = {each.reference for each in kept}
    marked: list[MigratedReference] = []
    for each in found:
        if each.route[0] != "outcomes":
            marked.append(each)
            continue
        own = [new.reference for new in each.becomes]
        marked.append(replace(each, named_before=tuple(key for key in own if key in named)))
        named.update(own)
    return tuple(marked)


def _remarks(found: OutcomeReferences) -> Iterable[str]:
    if found.passage:
        yield "outcomes/text tells outcomes in words, which stay as they are"
    if found.blanket:
        yield f"the claim on every outcome stays as it is: “{found.blanket}”"


def _reference(found: OutcomeReference, home: str, successions: Successions, decided: _Decided) -> MigratedReference:
    became = successions.became(found.key)
    candidates = tuple(
        _new(each.outcome, successions, each.basis, [[step.to for step in way] for way in each.ways], found.key)
        for each in became.successors
    )
    chosen = decided.chosen(found.key, home)
    reference_of = {each.outcome: new for each, new in zip(became.successors, candidates, strict=True)}
    notes = list(became.reasons)
    if chosen:
        verdict = Verdict.CHOSEN
        becomes = tuple(reference_of.get(key) or _new(key, successions, Basis.JUDGEMENT, (), key) for key in chosen)
        notes += [f"the table does not name {new.reference}" for new in becomes if new not in candidates]
    elif became.fate is Fate.ONE and not became.without:
        verdict, becomes = Verdict.FOLLOWS, candidates
    else:
        verdicts = {Fate.NONE: Verdict.NONE, Fate.UNKNOWN: Verdict.UNKNOWN}
        verdict, becomes = verdicts.get(became.fate, Verdict.SEVERAL), ()
    if found.letter and becomes:
        notes.append(f"letter {found.letter} falls away: tables map outcomes, not their activities")
    earlier = successions.frameworks[found.key.framework]
    return MigratedReference(
        _place(found),
        found.route,
        found.written,
        f"{found.key.framework}/{_label(found.key, earlier)}{found.letter}",
        found.title or _title(found.key, earlier)[0],
        verdict,
        becomes,
        candidates,
        "; ".join(notes),
        (),
        _shares(found, len(becomes)),
    )


def _new(
    key: OutcomeKey,
    successions: Successions,
    basis: Basis,
    ways: Sequence[Sequence[OutcomeKey]],
    earlier: OutcomeKey,
) -> NewOutcome:
    frameworks = successions.frameworks
    title, verified = _title(key, frameworks[key.framework])
    shown = [
        " → ".join(f"{each.framework}/{_label(each, frameworks[each.framework])}" for each in (earlier, *way))
        for way in ways
        if len(way) > 1
    ]
    return NewOutcome(_label(key, frameworks[key.framework]), title, verified, basis, "; ".join(shown))


def _shares(found: OutcomeReference, count: int) -> tuple[str, ...]:
    """The shares that keep an entry's money where it was when one thread becomes several.

    A stated share is divided. Where none is stated, and other threads run from the entry, what falls to this one is
    divided and stated; else the others would be given less.
    """
    own = found.share
    if own is None and (found.threads == 1 or found.route[0] not in {"services", "programmes"}):
        return ()
    if count <= 1:
        return ()
    if own is None:
        own = (100 - found.stated) / found.unstated
    hundredths = int(own * 100)
    parts = [hundredths // count + (position < hundredths % count) for position in range(count)]
    return tuple(f"{part // 100}.{part % 100:02}".rstrip("0").rstrip(".") for part in parts)


def _place(found: OutcomeReference) -> str:
    section = str(found.route[0])
    if section == "outcomes":
        return f"outcomes/claim {int(found.route[2]) + 1}"
    return f"{section}/{found.entry}" if found.entry else section


def _label(key: OutcomeKey, framework: Framework) -> str:
    """The key by which an outcome is named: its number, or its id where it has none."""
    found = next((each for each in framework.plan.outcomes if each.id == key.outcome), None)
    return str(found.number) if found is not None and found.number is not None else key.outcome


def _title(key: OutcomeKey, framework: Framework) -> tuple[str, bool]:
    """The title of an outcome or an aim, and whether it was checked."""
    outcomes = {each.id: (each.title, each.verified) for each in framework.plan.outcomes}
    aims = {each.id: (each.title, each.verified) for each in framework.plan.aims}
    return (aims | outcomes).get(key.outcome, (key.outcome, True))
