"""What a lint run hands to every form of output, and the hashes by which code scanning follows a line."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bizplan.checks.fingerprints import fingerprints
from bizplan.checks.rule_help import RuleHelp
from bizplan.render.placed import PlacedDiagnostic, Tally

_BLOCK = 100
_FACTOR = 37
_MASK = (1 << 64) - 1
_LEAVING = pow(_FACTOR, _BLOCK, 1 << 64)
_END_OF_FILE = 65535


@dataclass(frozen=True, slots=True)
class LintRun:
    """One run of the linter, complete."""

    findings: Sequence[PlacedDiagnostic]
    """In the order in which they are shown, allowed ones included."""
    tally: Tally
    root: str
    """The plan repository's folder, by a path that can be opened from where the command was run."""
    rules: Mapping[str, RuleHelp]
    """The rules that were run, by name."""
    files: Sequence[str]
    """Every file that was looked at, by a path like those of the findings."""
    lines_by_file: Mapping[str, Sequence[str]]
    """The lines of each file with a finding."""
    known: frozenset[str] = frozenset()
    """Fingerprints of findings that the baseline holds."""

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """The fingerprint of each finding, in their order."""
        return fingerprints(each.diagnostic for each in self.findings)


def line_hashes(lines: Sequence[str]) -> tuple[str, ...]:
    """For each line the hash by which code scanning follows it: of the hundred characters from its start, blanks apart.

    A rolling hash modulo 2^64 over UTF-16 units with factor 37, and behind a colon how often it has come so far.
    """
    units = [*_units(lines), _END_OF_FILE]
    counts: Counter[str] = Counter()
    hashes: list[str] = []
    starts = _line_starts(lines)
    padded = units + [0] * _BLOCK
    value = 0
    window_hash: dict[int, int] = {}
    for position, unit in enumerate(padded):
        leaving = padded[position - _BLOCK] if position >= _BLOCK else 0
        value = (value * _FACTOR + unit - _LEAVING * leaving) & _MASK
        window_hash[position - _BLOCK + 1] = value
    for start in starts:
        text = f"{window_hash[start]:x}"
        counts[text] += 1
        hashes.append(f"{text}:{counts[text]}")
    return tuple(hashes)


def _units(lines: Sequence[str]) -> Iterator[int]:
    for number, line in enumerate(lines):
        encoded = line.replace(" ", "").replace("\t", "").encode("utf-16-le")
        yield from (encoded[at] | encoded[at + 1] << 8 for at in range(0, len(encoded), 2))
        if number < len(lines) - 1:
            yield ord("\n")


def _line_starts(lines: Sequence[str]) -> Iterator[int]:
    start = 0
    for line in lines:
        yield start
        start += len(line.replace(" ", "").replace("\t", "").encode("utf-16-le")) // 2 + 1
