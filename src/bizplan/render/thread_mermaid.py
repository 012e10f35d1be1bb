"""Threads to a Mermaid flow chart: people's plans at the foot, outcomes at the head, each item once."""

from collections.abc import Iterator

from bizplan.index.links import LinkState
from bizplan.index.thread_graph import ENDS, Relation
from bizplan.reports.thread import Shows, Thread, ThreadItem, ThreadLine, ThreadReport, kind_in_words

_MEANINGFUL = {**{ord(sign): f"#{ord(sign)};" for sign in '#"&<>`\\|[]{}'}, **dict.fromkeys(range(0x20), " ")}
"""Signs that would mean something in a label; Mermaid reads a decimal code between # and ; as the sign."""
_ARROWS = {Relation.CONTRIBUTES_TO: "-->", Relation.MEASURES: "-.->", Relation.PART_OF: "---"}
_CLASSES = (
    "classDef asked stroke-width:3px",
    "classDef outcome fill:#f6f3ef,stroke:#9b1b30,color:#1b1f24",
    "classDef broken fill:#ffffff,stroke:#a11d2a,color:#a11d2a,stroke-dasharray:4",
)


def thread_mermaid(report: ThreadReport) -> str:
    """All threads in one chart; a broken reference is a box of its own with a broken edge."""
    chart = _Chart()
    for thread in report.threads:
        chart.add(thread)
    lines = ["flowchart BT", *(f"  {line}" for line in chart.lines()), *(f"  {each}" for each in _CLASSES)]
    return "\n".join(lines) + "\n"


class _Chart:
    def __init__(self) -> None:
        self._boxes: dict[str, tuple[str, str]] = {}
        """What a box stands for -> its label and its class."""
        self._edges: dict[tuple[str, str, str], None] = {}

    def add(self, thread: Thread) -> None:
        asked = self._box(thread.item)
        self._boxes[asked] = (self._boxes[asked][0], "asked")
        for lines, upwards in ((thread.above, True), (thread.below, False)):
            path = [asked]
            for line in lines:
                del path[line.depth :]
                box = self._of(line)
                is_lower = self._is_lower(line, thread, upwards=upwards)
                below, above = (path[-1], box) if is_lower else (box, path[-1])
                self._edges[below, above, self._arrow(line)] = None
                path.append(box)

    def lines(self) -> Iterator[str]:
        number = {box: f"n{position}" for position, box in enumerate(self._boxes)}
        for box, (label, kind) in self._boxes.items():
            yield f'{number[box]}["{label}"]' + (f":::{kind}" if kind else "")
        for below, above, arrow in self._edges:
            yield f"{number[below]} {arrow} {number[above]}"

    @staticmethod
    def _is_lower(line: ThreadLine, thread: Thread, *, upwards: bool) -> bool:
        """Whether the line that this one hangs on stands below it in the chart."""
        if line.shows is Shows.BROKEN and line.item is None:
            return True
        if line.depth == 1 and line.relation is Relation.PART_OF and not thread.item.item:
            return thread.item.kind != "corporate-plan"  # a plan stands at the foot of its entries
        return upwards

    def _of(self, line: ThreadLine) -> str:
        if line.item is not None:
            return self._box(line.item)
        name = f"broken {line.file} {line.line} {line.text}"
        words = f"“{line.text}” {line.words}"
        self._boxes.setdefault(name, (f"{_label(f'{line.state}: {words}')}<br/>{_label(_place(line))}", "broken"))
        return name

    def _box(self, item: ThreadItem) -> str:
        kind = "outcome" if item.kind in ENDS else ""
        label = f"{_label(item.name)}<br/>{_label(f'{kind_in_words(item)} {item.reference}')}"
        self._boxes.setdefault(item.reference, (label, kind))
        return item.reference

    @staticmethod
    def _arrow(line: ThreadLine) -> str:
        if line.shows is Shows.BROKEN:
            return f'-. "{line.state}" .-x'
        if line.state is not LinkState.RESOLVED:
            return f'-. "{line.state}, {_label(_place(line))}" .->'
        return _ARROWS[line.relation]


def _place(line: ThreadLine) -> str:
    return f"{line.file}:{line.line}"


def _label(words: str) -> str:
    """Words that a label shows as they are."""
    return " ".join(words.translate(_MEANINGFUL).split())
