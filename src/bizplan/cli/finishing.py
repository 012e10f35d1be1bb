"""Papers that take long to finish, such as PDFs, to files: on as many cores as there are papers and cores."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bizplan.cli.common import Advance
from bizplan.render.formats import FORMATS
from bizplan.render.pdf import Overrun
from bizplan.source.files import write_whole


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A paper of which the slow part is still to do."""

    path: Path
    form: str
    composed: str
    most_pages: int | None = None
    """The most pages that it may have; None for any number."""


def finished(papers: Sequence[Unfinished], workers: int, advance: Advance) -> Mapping[Path, Overrun]:
    """What runs over its most pages, once every paper is written whole."""
    overruns: dict[Path, Overrun] = {}
    with _each_done(papers, min(workers, len(papers))) as results:
        for number, (paper, overrun) in enumerate(zip(papers, results, strict=True), 1):
            advance(number, len(papers))
            if overrun is not None:
                overruns[paper.path] = overrun
    return overruns


@contextmanager
def _each_done(papers: Sequence[Unfinished], workers: int) -> Iterator[Iterator[Overrun | None]]:
    if workers < 2:  # noqa: PLR2004 -- one worker is this process
        yield map(_finish, papers)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Where a fork is safe it spares each process the import of WeasyPrint, which takes longer than a paper.
    with ProcessPoolExecutor(workers, get_context("fork" if sys.platform == "linux" else "spawn")) as pool:
        yield pool.map(_finish, papers)


def _finish(paper: Unfinished) -> Overrun | None:
    finish = FORMATS[paper.form].finish
    if finish is None:
        raise TypeError(f"{paper.form} has nothing to finish")
    made = finish(paper.composed, paper.most_pages)
    write_whole(paper.path, made.content)
    return made.overrun
