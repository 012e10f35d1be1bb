"""Everything that was found to what counts: by each document's profile, less what is allowed or known of old."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bizplan.checks.catalogue import catalogue
from bizplan.checks.fingerprints import fingerprints
from bizplan.checks.rule import Profile
from bizplan.checks.runner import profile_of
from bizplan.diagnostics import Diagnostic, Severity
from bizplan.index.record import Record


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the linter comes to."""

    counting: tuple[Diagnostic, ...]
    """The findings that count, in order of file."""
    allowed: tuple[Diagnostic, ...]
    """Those that the documents allow."""
    known: tuple[Diagnostic, ...]
    """Those that the baseline holds."""
    passed: Mapping[str, Profile | None]
    """Document id -> the highest profile at which no error or warning is left; None if not even the first.

    Empty where not all rules were run, since then nobody can tell.
    """
    files: tuple[str, ...]
    """Every file that was looked at."""


def build_outcome(  # noqa: PLR0913 -- each is a part of its own
    found: Iterable[Diagnostic],
    records: Sequence[Record],
    profile: Profile | None,
    known: frozenset[str],
    *,
    files: Sequence[str] | None = None,
    complete: bool = True,
) -> Outcome:
    """What counts of everything that was found when all rules were run.

    `profile` holds for all documents; None takes each document's own. `known` are the baseline's fingerprints,
    `files` those that were looked at (None: those of the records), and `complete` says whether all rules were run.
    """
    everything = tuple(found)
    looked_at = tuple(files) if files is not None else tuple(record.file for record in records)
    profile_by_rule = {each.name: each.rule.profile for each in catalogue()}
    own = {record.file: profile_of(record.status) for record in records}
    allowed = tuple(each for each in everything if each.waived)
    open_ = tuple(each for each in everything if not each.waived)
    prints = fingerprints(open_)
    applying = [
        (each, print_ in known)
        for each, print_ in zip(open_, prints, strict=True)
        if profile_by_rule.get(each.rule, Profile.DRAFT)
        <= (profile if profile is not None else own.get(each.location.file, Profile.FINAL))
    ]
    return Outcome(
        tuple(each for each, is_known in applying if not is_known),
        allowed,
        tuple(each for each, is_known in applying if is_known),
        _passed_by_document(records, looked_at, open_, profile_by_rule) if complete else {},
        looked_at,
    )


def _passed_by_document(
    records: Sequence[Record],
    files: Sequence[str],
    found: Sequence[Diagnostic],
    profile_by_rule: Mapping[str, Profile],
) -> Mapping[str, Profile | None]:
    looked_at = frozenset(files)
    by_file: dict[str, list[Diagnostic]] = {}
    for each in found:
        by_file.setdefault(each.location.file, []).append(each)
    return {
        record.document: _passed(by_file.get(record.file, ()), profile_by_rule)
        for record in records
        if record.file in looked_at
    }


def _passed(found: Sequence[Diagnostic], profile_by_rule: Mapping[str, Profile]) -> Profile | None:
    failing = [profile_by_rule.get(each.rule, Profile.DRAFT) for each in found if each.severity is not Severity.INFO]
    lowest = min(failing, default=None)
    if lowest is None:
        return Profile.FINAL
    return Profile(lowest - 1) if lowest > Profile.DRAFT else None
