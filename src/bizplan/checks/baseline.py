"""The baseline: findings that were there when checking began, known by fingerprint, each with an owner and an end."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bizplan.checks.fingerprints import fingerprints
from bizplan.diagnostics import Diagnostic
from bizplan.errors import BizplanError, ExitCode

VERSION = 1


@dataclass(frozen=True, slots=True)
class Known:
    """One finding that the baseline holds."""

    fingerprint: str
    rule: str
    file: str
    message: str
    """What was found, for those who read the baseline."""
    owner: str = ""
    """The role that answers for it."""
    until: str = ""
    """The last day on which it is held, as an ISO date; empty for no end."""

    def holds(self, as_at: date) -> bool:
        """Whether its last day has not passed."""
        return not self.until or date.fromisoformat(self.until) >= as_at


@dataclass(frozen=True, slots=True)
class Baseline:
    """All that a baseline file holds, in its order."""

    entries: tuple[Known, ...] = ()

    def known(self, as_at: date) -> frozenset[str]:
        """The fingerprints that are held on a day."""
        return frozenset(each.fingerprint for each in self.entries if each.holds(as_at))


def baseline_from(content: str | bytes, name: str) -> Baseline:
    """The baseline in a file's text; raises BizplanError where it is none."""
    try:
        data = json.loads(content)
    except ValueError as fault:
        raise _no_baseline(f"{name} is no baseline: it is no JSON") from fault
    version = data.get("version") if isinstance(data, dict) else None
    if version is None:
        raise _no_baseline(f"{name} is no baseline: it states no version")
    if version != VERSION:
        raise _no_baseline(f"{name} is a baseline of version {version}; this bizplan reads version {VERSION}")
    try:
        return Baseline(tuple(_known(each) for each in data["findings"]))
    except (KeyError, TypeError, AttributeError) as fault:
        raise _no_baseline(f"{name} is no baseline: an entry is not as bizplan writes it") from fault
    except ValueError as fault:
        raise _no_baseline(f"{name} is no baseline: {fault}") from fault


def _known(stated: Mapping[str, object]) -> Known:
    known = Known(**{key: str(value) for key, value in stated.items()})
    if known.until:
        try:
            date.fromisoformat(known.until)
        except ValueError as fault:
            raise ValueError(f"“{known.until}” is no date on which an entry could end") from fault
    return known


def _no_baseline(message: str) -> BizplanError:
    hint = "Delete it and write it anew with --update-baseline."
    return BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)


def baseline_text(baseline: Baseline) -> str:
    """The baseline as a file's text, sorted so that a change shows as few lines as it can."""
    ordered = sorted(baseline.entries, key=lambda each: (each.file, each.rule, each.fingerprint))
    rows: list[Mapping[str, str]] = [
        {key: getattr(each, key) for key in Known.__slots__ if getattr(each, key)} for each in ordered
    ]
    return json.dumps({"version": VERSION, "findings": rows}, ensure_ascii=False, indent=2) + "\n"


def _any(_entry: Known) -> bool:
    return True


def shrunk(baseline: Baseline, findings: Sequence[Diagnostic], looked_for: Callable[[Known], bool] = _any) -> Baseline:
    """The baseline without what is no longer found; owners and ends are kept, nothing is added.

    An entry that was not looked for, in a file or under a rule that was left out of the run, stays.
    """
    found = set(fingerprints(findings))
    return Baseline(tuple(each for each in baseline.entries if each.fingerprint in found or not looked_for(each)))


def grown(baseline: Baseline, findings: Sequence[Diagnostic], looked_for: Callable[[Known], bool] = _any) -> Baseline:
    """The baseline with all that is found; the entries it had before stay as they were, or go as in `shrunk`."""
    kept = {each.fingerprint: each for each in shrunk(baseline, findings, looked_for).entries}
    found = {
        print_: kept.get(print_, Known(print_, each.rule, each.location.file, each.message))
        for print_, each in zip(fingerprints(findings), findings, strict=True)
        if not each.waived
    }
    return Baseline(tuple((found | kept).values()))
