"""`bizplan render`: documents to the papers that committees receive, each form of each paper in a file of its own."""

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from bizplan.cli import common
from bizplan.diagnostics import Severity
from bizplan.errors import BizplanError, ExitCode
from bizplan.index.record import Record
from bizplan.load import Loaded
from bizplan.pipeline import Request, Survey, no_facts, open_document, survey
from bizplan.render.environment import HouseStyle, house_style
from bizplan.render.formats import FORMATS
from bizplan.reports.library import Library
from bizplan.reports.paper import slug
from bizplan.reports.papers import PAPER_KINDS, build_paper, needed_by, rests_on
from bizplan.source.files import write_whole
from bizplan.values.nearness import did_you_mean


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A document of which no paper is made, and why."""

    what: str
    file: str
    """The file at fault."""
    reason: str
    answer: str
    """What “bizplan validate” does about it."""


def command(
    context: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="TARGET", hidden=True),
    ] = None,
    to: Annotated[str, typer.Option("--to", metavar="|".join(FORMATS), help="Forms, parted by commas.")] = ",".join(
        FORMATS
    ),
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the papers.")] = Path(
        "build/papers"
    ),
) -> ExitCode:
    """Make the papers of plans, reports, corporate plans, minutes, consultations and strategies.

    TARGET is the id of a document, such as town-clerk/2019-20, or a file or folder; left out, every document of which
    there is a paper. A file is named after the document's id. A document with errors is refused, since its paper could
    be wrong; the others are made. The names of the files that were written go to standard output.

    Exit code: 0 if every paper was made, 1 if a document was refused.
    """
    forms = _forms(to)
    root = common.plan_root(context)
    request = Request(common.as_at(context), workers=common.workers(), cache=common.invocation(context).cache)
    with common.progress("Reading") as advance:
        found: Survey[None] = survey(root, request, no_facts, advance)
    wanted, refusals = _wanted(found, targets or ())
    faults_by_file = Counter(
        each.location.file for each in found.diagnostics if each.severity is Severity.ERROR and not each.waived
    )
    own = root / "templates"
    press = _Press(found, house_style(own if own.is_dir() else None), _file_names(found.index.records))
    made: list[tuple[Path, ...]] = []
    with common.progress("Rendering") as advance:
        for done, record in enumerate(wanted):
            advance(done, len(wanted))
            faulty = next((each for each in press.files(record) if faults_by_file[each]), "")
            if faulty:
                refusals.append(_faulty(record, faulty, faults_by_file[faulty]))
            else:
                made.append(tuple(press.print(record, forms, out)))
    common.deliver("".join(f"{path.as_posix()}\n" for paths in made for path in paths))
    for refusal in refusals:
        check = common.again(context, f"validate {shlex.quote(refusal.file)}")
        common.say(f"{refusal.what}: no paper was made, because {refusal.reason}; “{check}” {refusal.answer}")
    common.remark(_summary(made, len(refusals), out))
    return ExitCode.FINDINGS if refusals else ExitCode.FINE


class _Press:
    """Makes papers one after the other, and keeps the documents that several of them look things up in."""

    def __init__(self, found: Survey[None], style: HouseStyle, names: Mapping[str, str]) -> None:
        self._found = found
        self._style = style
        self._names = names
        self._kept: dict[str, Loaded] = {}

    def files(self, record: Record) -> tuple[str, ...]:
        """The files that a document's paper rests on, its own first: one with errors could make the paper wrong."""
        index, setting = self._found.index, self._found.setting
        attached = [each.file for identity in rests_on(record, index) for each in index.records_by_id[identity]]
        framework = setting.frameworks.get(str(getattr(self._document(record).model, "corporate_plan", "")))
        files = (record.file, *attached, setting.organisation_file, framework.file if framework else "")
        return tuple(dict.fromkeys(each for each in files if each))

    def print(self, record: Record, forms: Sequence[str], out: Path) -> Iterator[Path]:
        """Each form of a document's paper, written; its path."""
        index = self._found.index
        beside = {each: self._document(index.records_by_id[each][0]) for each in needed_by(record, index)}
        library = Library(self._found.setting, {each: loaded.model for each, loaded in beside.items()})
        paper = build_paper(self._document(record), library)
        if paper is None:
            raise TypeError(f"no paper is made of a {record.kind}")
        for form in forms:
            path = out / f"{self._names[record.file]}{FORMATS[form].suffix}"
            write_whole(path, FORMATS[form].render(paper, self._style))
            yield path

    def _document(self, record: Record) -> Loaded:
        if record.file not in self._kept:
            opened = open_document(self._found, record.file)
            if opened is None:
                raise BizplanError(f"{record.file} cannot be read any more")
            self._kept[record.file] = opened.loaded
        return self._kept[record.file]


def _forms(text: str) -> tuple[str, ...]:
    """The forms asked for, each once."""
    forms = tuple(dict.fromkeys(each.strip().lower() for each in text.split(",") if each.strip()))
    for form in forms:
        if form not in FORMATS:
            raise _wrong(f"--to: there is no form “{form}”", f"There are: {', '.join(FORMATS)}.")
    if not forms:
        raise _wrong("--to: no form is named", f"There are: {', '.join(FORMATS)}.")
    return forms


def _wanted(found: Survey[None], targets: Sequence[str]) -> tuple[list[Record], list[_Refusal]]:
    """The documents to make papers of, in order of file, and what cannot be read at all."""
    if not targets:
        every = [each for each in found.index.records if each.kind in PAPER_KINDS]
        return every, [_unreadable(each) for each in sorted(found.index.unreadable)]
    chosen: dict[str, Record] = {}
    lost: dict[str, _Refusal] = {}
    for target in targets:
        records, unreadable = _meant(found, target)
        chosen |= {each.file: each for each in records}
        lost |= {each: _unreadable(each) for each in unreadable}
    return [chosen[file] for file in sorted(chosen)], [lost[file] for file in sorted(lost)]


def _meant(found: Survey[None], target: str) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    """The documents that a target means, by id or by path, and the files among them that cannot be read."""
    if named := found.index.records_by_id.get(target):
        if named[0].kind not in PAPER_KINDS:
            raise _wrong(f"no paper is made of {target}, since its kind is {named[0].kind}", _KINDS)
        return named, ()
    path = next((each for each in (Path(target), found.root / target) if each.exists()), None)
    if path is None or not path.resolve().is_relative_to(found.root):
        known = [each.document for each in found.index.records if each.kind in PAPER_KINDS]
        raise _wrong(f"there is no document “{target}”", did_you_mean(target, known) or "Name its id, or its file.")
    below = path.resolve()
    files = [each for each in found.index.records if (found.root / each.file).is_relative_to(below)]
    records = tuple(each for each in files if each.kind in PAPER_KINDS)
    unreadable = tuple(each for each in found.index.unreadable if (found.root / each).is_relative_to(below))
    if not records and not unreadable:
        raise _wrong(f"there is no document in {target} of which a paper is made", _KINDS)
    return records, unreadable


_KINDS = f"Papers are made of these kinds: {', '.join(PAPER_KINDS)}."


def _wrong(message: str, hint: str) -> BizplanError:
    return BizplanError(message, hint=hint, exit_code=ExitCode.WRONG_USE)


def _unreadable(file: str) -> _Refusal:
    return _Refusal(file, file, "it cannot be read", "says why")


def _faulty(record: Record, file: str, count: int) -> _Refusal:
    errors = "1 error" if count == 1 else f"{count} errors"
    return _Refusal(record.document, file, f"{file} has {errors}", "names them")


def _file_names(records: Sequence[Record]) -> Mapping[str, str]:
    """File -> the name of its paper without ending, after the document's id; unlike any other whatever its case."""
    plain = {each.file: slug(each.document).removeprefix("n-") for each in records}
    shared = Counter(plain.values())
    names = {
        each.file: f"{plain[each.file]}-{each.kind}" if shared[plain[each.file]] > 1 else plain[each.file]
        for each in records
    }
    taken = Counter(names.values())
    return {file: name if taken[name] == 1 else f"{name}-{slug(file)}" for file, name in names.items()}


def _summary(made: Sequence[tuple[Path, ...]], refused: int, out: Path) -> str:
    papers = "1 paper" if len(made) == 1 else f"{len(made)} papers"
    by_ending = Counter(path.suffix for paths in made for path in paths)
    files = ", ".join(f"{count} {ending}" for ending, count in by_ending.items())
    line = f"{papers} in {out.as_posix()}: {files}" if made else "no paper was made"
    return f"{line}; {refused} refused" if refused else line
