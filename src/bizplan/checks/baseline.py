"""The baseline: findings that were there when checking began, known by fingerprint, each with an owner and an end."""

import json
from collections.abc import Mapping, Sequence
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


def baseline_from(text: str, name: str) -> Baseline:
    """The baseline in a file's text; raises BizplanError where it is none."""
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            message = f"{name} is a baseline of version {data['version']}; this bizplan reads version {VERSION}"
            raise BizplanError(message, hint="Write it anew with --update-baseline.", exit_code=ExitCode.WRONG_USE)
        baseline = Baseline(
            tuple(Known(**{key: str(value) for key, value in each.items()}) for each in data["findings"])
        )
        baseline.known(date.min)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        message = f"{name} is no baseline: {fault}"
        hint = "Delete it and write it anew with --update-baseline."
        raise BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE) from fault
    return baseline


def baseline_text(baseline: Baseline) -> str:
    """The baseline as a file's text, sorted so that a change shows as few lines as it can."""
    ordered = sorted(baseline.entries, key=lambda each: (each.file, each.rule, each.fingerprint))
    rows: list[Mapping[str, str]] = [
        {key: getattr(each, key) for key in Known.__slots__ if getattr(each, key)} for each in ordered
    ]
    return json.dumps({"version": VERSION, "findings": rows}, ensure_ascii=False, indent=2) + "\n"


def shrunk(baseline: Baseline, findings: Sequence[Diagnostic]) -> Baseline:
    """The baseline without what is no longer found; owners and ends are kept, nothing is added."""
    found = set(fingerprints(findings))
    return Baseline(tuple(each for each in baseline.entries if each.fingerprint in found))


def grown(baseline: Baseline, findings: Sequence[Diagnostic]) -> Baseline:
    """The baseline with all that is found, the entries it had before as they were."""
    held = {each.fingerprint: each for each in baseline.entries}
    pairs = zip(fingerprints(findings), findings, strict=True)
    return Baseline(
        tuple(
            held.get(print_) or Known(print_, each.rule, each.location.file, each.message)
            for print_, each in pairs
            if not each.waived
        )
    )
