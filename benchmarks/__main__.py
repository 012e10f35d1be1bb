"""`python -m benchmarks`: what bizplan's work takes, side by side with its peers, in one run."""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from compileall import compile_dir
from dataclasses import dataclass
from pathlib import Path

import bizplan
from benchmarks.council import SHAPE_BY_PLANS, write_council
from benchmarks.peers import Peer, peers
from benchmarks.timing import Timed, Work, peak_megabytes, timed

_BIZPLAN = (sys.executable, "-m", "bizplan")
_FEW_ROUNDS = {10_000: 2, 1_000: 3}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result."""

    work: str
    took: float
    """Seconds."""
    against: str
    """What it is compared with."""
    took_other: float | None
    """Seconds; None if the other could not be run."""
    reach: str
    """What performance asks for."""
    note: str = ""
    """What stands in the place of the ratio, where another figure says more."""


def main() -> None:
    """Measure and print; `--markdown FILE` writes the page of the documentation."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--plans", type=int, nargs="*", default=[100, 500, 1000], choices=sorted(SHAPE_BY_PLANS),
        help="how many plans the councils have; 10000 takes an hour with what is compared to it",
    )  # fmt: skip
    parser.add_argument("--folder", type=Path, help="where councils and peers are kept from run to run")
    parser.add_argument("--peers", action="store_true", help="install the peers and run them too")
    parser.add_argument("--markdown", type=Path, metavar="FILE")
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="bizplan-benchmarks-"))
    compile_dir(Path(bizplan.__file__).parent, quiet=1)  # as an installation does
    found = peers(folder.resolve() / "peers") if asked.peers else []
    rows = [*_starting(folder), *(row for plans in asked.plans for row in _council(folder.resolve(), plans, found))]
    missing = [f"{each.name}: {each.reason}" for each in found if each.program is None]
    timed_peers = {row.against for row in rows}
    missing += [f"{each.name}: it finds nothing wrong with a broken plan" for each in found
                if each.program is not None and each.name not in timed_peers]  # fmt: skip
    plans = " ".join(map(str, asked.plans))
    text = _page(rows, missing, f"--plans {plans}{' --peers' if asked.peers else ''}")
    if asked.markdown:
        asked.markdown.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _starting(folder: Path) -> Iterator[Row]:
    folder.mkdir(parents=True, exist_ok=True)
    works = [
        Work("bare", (sys.executable, "-c", "pass"), folder, rounds=15),
        Work("version", (*_BIZPLAN, "--version"), folder, rounds=15),
        Work("help", (*_BIZPLAN, "--help"), folder, rounds=15),
    ]
    took = timed(works)
    bare = took["bare"].seconds
    yield Row("`--version`", took["version"].seconds, "bare Python", bare, "2 times")
    yield Row("`--help`", took["help"].seconds, "bare Python", bare, "7 times")


def _council(folder: Path, plans: int, found: Sequence[Peer]) -> Iterator[Row]:
    root = folder / str(plans)
    if not (root / "organisation.yaml").exists():
        write_council(root, SHAPE_BY_PLANS[plans])
    schema = folder / "plan.schema.json"
    timed(
        (Work("schema", (*_BIZPLAN, "schema", "plan", "--draft", "draft-07", "--out", str(folder)), folder, rounds=1),)
    )
    files = sorted(str(path) for path in (root / "departments").rglob("*.yaml"))
    rounds = _FEW_ROUNDS.get(plans, 5)
    able = [each for each in found if each.program is not None and _refuses(each, files[0], schema)]
    took = timed(list(_works(root, files, rounds, able, schema)))
    n = f"{plans:,} plans"
    if plans == min(SHAPE_BY_PLANS):
        yield from _against(took, "one plan, cold", "one", ("check-jsonschema one", "yamllint one"), "half; + 20 ms")
    yield from _against(
        took, f"{n}, cold", "cold", ("check-jsonschema", "yamllint", "ajv", "spectral"), _REACH_COLD.get(plans, "")
    )
    bare = took["bare"].seconds
    cold = took["cold"].seconds
    yield Row(f"{n}, nothing changed", took["warm"].seconds, "bare Python", bare, _REACH_WARM.get(plans, ""))
    yield Row(f"{n}, one changed", took["changed"].seconds, "cold", cold, "a tenth")
    for name in _REPORTS:
        yield Row(f"{n}, `{name}` cold", took[name].seconds, "`validate` cold", cold, "1.5 times")
    if "render" in took:
        above = f"{(took['render'].seconds - cold) * 1000 / plans:.1f} ms a plan above"
        reach = "1 ms a plan above; 3 s" if plans == _TIMED_IN_SECONDS else "1 ms a plan above"
        yield Row(f"{n}, every paper to HTML, cold", took["render"].seconds, "`validate` cold", cold, reach, above)
    if "again" in took:
        yield Row(f"{n}, one paper again to HTML, warm", took["again"].seconds, "", None, "0.5 s")
    if "pdf" in took and took["pdf"].codes <= {0}:
        each = f"{took['pdf'].seconds / _PDFS:.2f} s each"
        yield Row(f"{n}, {_PDFS} papers to PDF, cold", took["pdf"].seconds, "", None, "0.35 s each", each)
    work = Work("memory", (*_BIZPLAN, "-C", str(root), "--no-cache", "validate"), root)
    yield Row(f"{n}, peak memory in MB", peak_megabytes(work), "", None, "150 MB at 10,000" if plans > 1000 else "")


_REACH_COLD = {100: "15, 18, 1 times faster", 1000: "40 times faster than check-jsonschema", 10_000: "linear"}
_REACH_WARM = {100: "2 times", 10_000: "0.2 s"}


_REPORTS = ("lint", "map-outcomes", "budget", "performance")
_TIMED_IN_SECONDS = 500
_PDFS = 20
"""Papers made into PDFs: those of one department with its teams, four years, in the smallest council."""


def _refuses(peer: Peer, file: str, schema: Path) -> bool:
    """Whether a peer finds fault with a plan that is broken in the way it should see."""
    text = Path(file).read_text("utf-8")
    broken = schema.with_name("broken.yaml")
    broken.write_text(
        text.replace("\nlevel: ", "\nlevel: no-", 1) + ("a: b: c\n" if peer.name == "yamllint" else ""), "utf-8"
    )
    work = Work(peer.name, _peer_words(peer, [str(broken)], schema), schema.parent, rounds=1)
    refused = timed((work,))[peer.name].codes != {0}
    if not refused:
        sys.stderr.write(f"{peer.name} is not timed: it finds nothing wrong with a broken plan\n")
    return refused


def _works(root: Path, files: Sequence[str], rounds: int, found: Sequence[Peer], schema: Path) -> Iterator[Work]:
    at_root = (*_BIZPLAN, "-C", str(root))
    cold = (*at_root, "--no-cache")
    one = files[len(files) // 2]
    yield Work("bare", (sys.executable, "-c", "pass"), root, rounds=rounds)
    yield Work("one", (*cold, "validate", one), root, rounds=rounds)
    yield Work("cold", (*cold, "validate"), root, rounds=rounds)
    yield Work("fill", (*at_root, "validate"), root, rounds=rounds)
    yield Work("warm", (*at_root, "validate"), root, rounds=rounds)
    yield Work("changed", (*at_root, "validate"), root, lambda: _touch(Path(one)), rounds=rounds)
    for name in _REPORTS:
        yield Work(name, (*cold, name), root, rounds=min(rounds, 3))
    if len(files) <= 1000:
        out = root.parent / "papers"
        to_html = ("render", "--to", "html", "--out", str(out))
        yield Work("render", (*cold, *to_html), root, lambda: _emptied(out), rounds=min(rounds, 3))
        yield Work("again", (*at_root, *to_html, one), root, rounds=rounds)
        if len(files) == min(SHAPE_BY_PLANS):
            department = str(Path(files[0]).parent)
            to_pdf = ("render", "--to", "pdf", "--out", str(out), department)
            yield Work("pdf", (*cold, *to_pdf), root, lambda: _emptied(out), rounds=1)
    for peer in found:
        if peer.program is None:
            continue
        for name, chosen, times in ((peer.name, files, min(rounds, 2)), (f"{peer.name} one", [one], rounds)):
            if len(chosen) <= 100:
                yield Work(name, _peer_words(peer, chosen, schema), root, rounds=times)


def _peer_words(peer: Peer, files: Sequence[str], schema: Path) -> Sequence[str]:
    program = str(peer.program)
    match peer.name:
        case "check-jsonschema":
            return (program, "--schemafile", str(schema), *files)
        case "yamllint":
            return (program, "-d", "relaxed", *files)
        case "ajv":
            data = [word for file in files for word in ("-d", file)]
            return (program, "validate", "--strict=false", "-s", str(schema), *data)
        case _:
            ruleset = schema.with_name("ruleset.yaml")
            rule = {"given": "$", "then": {"function": "schema", "functionOptions": {"schema": {"$ref": schema.name}}}}
            ruleset.write_text(f"rules: {{plan: {rule}}}".replace("'", '"'), encoding="utf-8")
            return (program, "lint", "-r", str(ruleset), *files)


def _touch(file: Path) -> None:
    text = file.read_text("utf-8")
    file.write_text(text[:-1] if text.endswith("\n\n") else f"{text}\n", encoding="utf-8")


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _against(took: Mapping[str, Timed], work: str, own: str, others: Sequence[str], reach: str) -> Iterator[Row]:
    ran = [other for other in others if other in took]
    for other in ran:
        yield Row(work, took[own].seconds, other.removesuffix(" one"), took[other].seconds, reach)
    if not ran:
        yield Row(work, took[own].seconds, "", None, reach)


def _page(rows: Sequence[Row], missing: Sequence[str], words: str) -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    lines = [
        "# Speed",
        "",
        f"Measured in one run on {cores} cores with Python {platform.python_version()}, the programs taking turns;",
        "each figure is the median of its rounds. Trust the ratios, not the milliseconds. To repeat it:",
        "",
        "```sh",
        f"python -m benchmarks {words}",
        "```",
        "",
        "Before a peer is timed it must refuse a broken plan: a program that looks at nothing is quick.",
        "check-jsonschema and ajv hold plans to bizplan's own JSON Schema, yamllint looks at the YAML alone; none of",
        "them follows references from one document to another or adds up a budget, as `validate` does. A figure that",
        "misses its mark stands as it is.",
        "",
        "“Cold” is with `--no-cache`; “nothing changed”, “one changed” and “warm” are with what the last run kept. The",
        "ratio is what bizplan took to what it is held against took: less than 1 is quicker. The last column is what",
        "bizplan means to reach; “half; + 20 ms” is half of check-jsonschema's time, and 20 ms more than yamllint's.",
        "",
        "| work | took | against | took | ratio | to reach |",
        "|---|--:|---|--:|--:|---|",
        *(_line(row) for row in rows),
    ]
    lines += ["", *(f"Not run: {each}." for each in missing)] if missing else []
    return "\n".join(lines) + "\n"


def _line(row: Row) -> str:
    if row.work.endswith("MB"):
        return f"| {row.work} | {row.took:.0f} | | | | {row.reach} |"
    if row.took_other is None:
        return f"| {row.work} | {_shown(row.took)} | | | {row.note} | {row.reach} |"
    ratio = row.took / row.took_other
    words = row.note or (f"{ratio:.2f}" if ratio >= 0.1 else f"1/{1 / ratio:.0f}")
    return f"| {row.work} | {_shown(row.took)} | {row.against} | {_shown(row.took_other)} | {words} | {row.reach} |"


def _shown(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


if __name__ == "__main__":
    main()
