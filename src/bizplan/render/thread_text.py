"""Threads to trees for the terminal: never wider than it is, words wrapped beside their branch."""

from collections.abc import Iterator, Sequence

from bizplan.index.links import LinkState
from bizplan.render.cells import cells, one_line, wrapped
from bizplan.render.ink import Ink
from bizplan.reports.thread import Shows, Thread, ThreadLine, ThreadReport, in_words, kind_in_words

_ROOM = 36
"""Cells that the words of a line need at least, where the terminal has them."""
_MARKS = {LinkState.RETIRED: "▲", LinkState.SUPERSEDED_FRAMEWORK: "▲", LinkState.UNCHECKED: "○"}


def thread_text(report: ThreadReport, width: int, ink: Ink) -> str:
    """Every thread as a tree upwards and a tree downwards, and a sentence that sums it up."""
    return "\n".join("".join(f"{line}\n" for line in _thread(each, report, width, ink)) for each in report.threads)


def mark(line: ThreadLine) -> str:
    """The shape that stands for what is wrong with a line; empty if nothing is."""
    if line.shows is Shows.CIRCLE and line.state is LinkState.RESOLVED:
        return "↺"
    return "" if line.state is LinkState.RESOLVED else _MARKS.get(line.state, "■")


def remarks(line: ThreadLine) -> str:
    """What is to be said of a line beside its item, without the place in the file."""
    parts = []
    if line.state is not LinkState.RESOLVED:
        parts.append(f"{line.state}: “{line.text}” {line.words}" if _quotes(line) else f"{line.state}: {line.words}")
    elif line.words:
        parts.append(line.words)
    if line.shows is Shows.AGAIN:
        parts.append("shown above")
    if line.leads_no_further:
        parts.append("leads no further")
    return "; ".join(parts)


def _quotes(line: ThreadLine) -> bool:
    return line.shows is Shows.BROKEN


def _thread(thread: Thread, report: ThreadReport, width: int, ink: Ink) -> Iterator[str]:
    for part in wrapped(one_line(thread.item.name), width):
        yield ink.strong(part)
    yield ink.quiet(f"{kind_in_words(thread.item)} {thread.item.reference}")
    if thread.above or (report.up and not thread.below):
        yield from ("", ink.strong("Upwards: what it serves"))
        yield from _tree(thread.above, width, ink) if thread.above else ["nothing"]
    if thread.below or (report.down and not report.up):
        yield from ("", ink.strong("Downwards: what serves it"))
        yield from _tree(thread.below, width, ink) if thread.below else ["nothing"]
    yield ""
    yield from wrapped(in_words(thread, report), width)


def _tree(lines: Sequence[ThreadLine], width: int, ink: Ink) -> Iterator[str]:
    deepest = max(line.depth for line in lines)
    step = next((each for each in (3, 2, 1) if deepest * each + _ROOM <= width), 1)
    most = max((width - _ROOM) // step, 1)
    last = _last_of_their_branch(lines)
    open_above: list[bool] = []
    for line, is_last in zip(lines, last, strict=True):
        del open_above[line.depth - 1 :]
        rails = "".join(_rail(is_open, step) for is_open in open_above)
        open_above.append(not is_last)
        first = ("└" if is_last else "├") + "─" * (step - 2) + " " * (step > 1)
        after = rails + _rail(not is_last, step)
        if line.depth > most:  # too deep to draw: the depth is told in a figure
            rails, first, after = "", f"[{line.depth}] ", "    "
        indent = sum(map(cells, rails + first))
        for number, words in enumerate(_words(line, max(width - indent, 8), ink)):
            yield f"{rails}{first}{words}" if number == 0 else f"{after}{words}"


def _rail(is_open: bool, step: int) -> str:  # noqa: FBT001 -- read beside its name above
    return ("│" if is_open else " ") + " " * (step - 1)


def _last_of_their_branch(lines: Sequence[ThreadLine]) -> list[bool]:
    """For each line whether no later one hangs on the same line."""
    last = [True] * len(lines)
    following: list[bool] = []
    for position in range(len(lines) - 1, -1, -1):
        depth = lines[position].depth
        following += [False] * (depth - len(following))
        del following[depth:]
        last[position] = not following[depth - 1]
        following[depth - 1] = True
    return last


def _words(line: ThreadLine, width: int, ink: Ink) -> Iterator[str]:
    """The name, then what it is and how to ask for it, then what is wrong and where; each from a line of its own."""
    shape = f"{mark(line)} " if mark(line) else ""
    told = remarks(line)
    place = f" ({line.file}:{line.line})" if line.file else ""
    if line.item is not None:
        what = f"{kind_in_words(line.item)} {line.item.reference}"
        if line.shows is Shows.AGAIN and line.state is LinkState.RESOLVED:
            yield from (ink.quiet(part) for part in wrapped(f"{what}, shown above", width))
            return
        yield from wrapped(one_line(line.item.name), width)
        note = f", {told}" if told and not shape else ""
        yield from (ink.quiet(part) for part in wrapped(f"{what}{note}", width))
    if shape:
        yield from (ink.warn(part) for part in wrapped(one_line(f"{shape}{told}{place}"), width))
