"""Threads to Markdown: each tree a nested list."""

from collections.abc import Iterator, Sequence

from bizplan.render.markdown_source import escaped, midline
from bizplan.render.thread_text import mark, remarks
from bizplan.reports.thread import Thread, ThreadLine, ThreadReport, in_words, kind_in_words


def thread_markdown(report: ThreadReport) -> str:
    """Every thread under a heading of its own, upwards and downwards as nested lists."""
    return "\n".join("".join(f"{line}\n" for line in _thread(each, report)) for each in report.threads)


def _thread(thread: Thread, report: ThreadReport) -> Iterator[str]:
    yield from (f"# {escaped(thread.item.name)}", "")
    yield from (f"{midline(kind_in_words(thread.item))} {midline(thread.item.reference)}", "")
    if report.up:
        yield from ("## Upwards: what it serves", "", *(_tree(thread.above) or ["Nothing."]), "")
    if report.down:
        yield from ("## Downwards: what serves it", "", *(_tree(thread.below) or ["Nothing."]), "")
    yield escaped(in_words(thread, report))


def _tree(lines: Sequence[ThreadLine]) -> list[str]:
    return [f"{'  ' * (line.depth - 1)}- {_words(line)}" for line in lines]


def _words(line: ThreadLine) -> str:
    parts = []
    if line.item is not None:
        parts.append(f"{escaped(line.item.name)} ({midline(kind_in_words(line.item))} {midline(line.item.reference)})")
    if told := remarks(line):
        place = f" ({line.file}:{line.line})" if line.file else ""
        shape = f"{mark(line)} " if mark(line) else ""
        parts.append(midline(f"{shape}{told}{place}"))
    return ": ".join(parts)
