"""The press: papers to files, one in each form asked for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bizplan.cli.common import Advance
from bizplan.cli.finishing import Unfinished, finished
from bizplan.cli.writing import Writer
from bizplan.index.record import Record
from bizplan.render.environment import HouseStyle
from bizplan.render.formats import FORMATS
from bizplan.render.pdf import Overrun
from bizplan.reports.paper import Paper, slug


class Press:
    """Prints papers one after the other; what takes long is left for `finish`, on as many cores as there are."""

    def __init__(self, style: HouseStyle, forms: Sequence[str], out: Path) -> None:
        self._style, self._forms, self._out = style, forms, out
        self._writer = Writer()
        self._unfinished: list[Unfinished] = []

    def rendered(self, paper: Paper, name: str) -> Iterator[tuple[Path, str | bytes]]:
        """Each form of a paper, not yet written: its path and its content."""
        for each in self._forms:
            yield self._out / f"{name}{FORMATS[each].suffix}", FORMATS[each].render(paper, self._style)

    def write(self, paper: Paper, name: str, most_pages: int | None = None) -> Iterator[Path]:
        """Each form of a paper under a name without ending, written whole now or by `finish`; its path."""
        for name_of_form in self._forms:
            form = FORMATS[name_of_form]
            path = self._out / f"{name}{form.suffix}"
            content = form.compose(paper, self._style)
            if form.finish is None:
                self._writer.write(path, content)
            else:
                self._unfinished.append(Unfinished(path, name_of_form, str(content), most_pages))
            yield path

    def finish(self, workers: int, advance: Advance) -> Mapping[Path, Overrun]:
        """What runs over its most pages, once all that was left is written, on so many cores."""
        return finished(self.settled(), workers, advance)

    def settled(self) -> list[Unfinished]:
        """What is left for `finish`, once everything else is written; it is left no longer."""
        self._writer.settle()
        papers, self._unfinished = self._unfinished, []
        return papers

    def leave(self, papers: Iterable[Unfinished]) -> None:
        """Leave papers for `finish` that were composed elsewhere."""
        self._unfinished += papers


def file_names(records: Sequence[Record]) -> Mapping[str, str]:
    """File -> the name of its paper without ending, after the document's id; unlike any other whatever its case."""
    plain = {each.file: slug(each.document).removeprefix("n-") for each in records}
    shared = Counter(plain.values())
    names = {
        each.file: f"{plain[each.file]}-{each.kind}" if shared[plain[each.file]] > 1 else plain[each.file]
        for each in records
    }
    taken = Counter(names.values())
    return {file: name if taken[name] == 1 else f"{name}-{slug(file)}" for file, name in names.items()}
