"""A file's bytes to plain data in one pass over libyaml's events, with all that plain YAML must not contain."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Protocol

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from bizplan.source.scalars import CORE, LONGEST_CORE

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml: the same events some twenty times slower
    CParser = None  # type: ignore[assignment,misc]

MOST_ODDITIES = 100
"""How many oddities of one file are kept."""

_MERGE = "<<"
_BLOCK_STYLES = ("|", ">")
_ODD_KEYS = frozenset(CORE) | {_MERGE}


class Mark(Protocol):
    """A place in the text; line, column and index count code points from 0."""

    line: int
    column: int
    index: int


class Odd(Enum):
    """What YAML allows and a plan must not contain."""

    ALIAS = auto()
    ANCHOR = auto()
    DIRECTIVE = auto()
    DUPLICATE_KEY = auto()
    EMPTY_KEY = auto()
    COLLECTION_AS_KEY = auto()
    EMPTY_BLOCK = auto()
    MERGE_KEY = auto()
    SECOND_DOCUMENT = auto()
    TAG = auto()
    TOO_DEEP = auto()
    TYPED_KEY = auto()


_HOLES = frozenset((Odd.COLLECTION_AS_KEY, Odd.MERGE_KEY, Odd.TOO_DEEP))


@dataclass(slots=True)
class Reading:
    """What one pass over a file's events found."""

    roots: list[Any] = field(default_factory=list)
    """The first document's data, or nothing where the file holds none."""
    oddities: list[tuple[Odd, Any]] = field(default_factory=list)
    """What must not be there, each with its event, in the order of the text."""
    error: YAMLError | None = None
    """Where the text stopped being YAML."""
    last: Any = None
    """The last event before that."""
    is_whole: bool = True
    """False where some of the data is not known: an alias, a merge, a key that is a list."""

    def note(self, odd: Odd, event: Any) -> None:
        """Keep an oddity."""
        if odd in _HOLES:
            self.is_whole = False
        if len(self.oddities) < MOST_ODDITIES:
            self.oddities.append((odd, event))

    def note_marks(self, event: Any) -> None:
        """Keep what an event carries of anchor and tag."""
        if event.anchor:
            self.note(Odd.ANCHOR, event)
        if event.tag:
            self.note(Odd.TAG, event)

    def note_key(self, event: Any, earlier: Container[str]) -> None:
        """Keep what is odd about a key, given the keys before it."""
        if event.value == _MERGE and not event.style:
            self.note(Odd.MERGE_KEY, event)
        elif not event.value:
            self.note(Odd.EMPTY_KEY, event)
        elif event.value in CORE and not event.style and not event.tag:
            self.note(Odd.TYPED_KEY, event)
        elif event.value in earlier:
            self.note(Odd.DUPLICATE_KEY, event)


class PurePythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, for a machine without libyaml: the same data; ends of block scalars may differ."""

    def __init__(self, content: bytes) -> None:
        Reader.__init__(self, content)
        Scanner.__init__(self)
        Parser.__init__(self)


def parser_of(content: bytes) -> Any:
    """A parser with `get_event`: libyaml's, or PyYAML's own where that is missing."""
    return PurePythonParser(content) if CParser is None else CParser(content)


def events_of(content: bytes) -> Iterator[Any]:
    """The events of the first document up to its end or to the first fault of syntax."""
    take = parser_of(content).get_event
    try:
        while not isinstance(event := take(), DocumentEndEvent | StreamEndEvent):
            yield event
    except YAMLError:
        return


def reading_of(content: bytes, depth: int) -> Reading:  # noqa: C901, PLR0912, PLR0915 -- one loop: calls cost a third
    """The data of a file's first document, nested at most `depth` deep, and all that is odd about it.

    Where a key stands twice its last value counts; an alias of a list or a mapping becomes None.
    """
    reading = Reading()
    take = parser_of(content).get_event
    may_be_marked = b"&" in content or b"!" in content  # to look at every event's anchor and tag costs 5%
    scalars: dict[str, Any] = {}
    stack: list[tuple[Any, Any, Any]] = []
    box: Any = reading.roots
    add: Any = box.append  # None in a mapping
    key: Any = ""  # None where a mapping waits for its next key
    event: Any = None
    try:
        while True:
            event = take()
            kind = event.__class__
            if kind is ScalarEvent:
                value = event.value
                if may_be_marked and (event.anchor or event.tag):
                    reading.note_marks(event)
                    scalars[event.anchor] = value if event.style or event.tag else CORE.get(value, value)
                if key is None:
                    if value in box or value in _ODD_KEYS:
                        reading.note_key(event, box)
                    key = value
                    continue
                if len(value) <= LONGEST_CORE and value in CORE:
                    if not event.style and not event.tag:
                        value = CORE[value]
                    elif event.style in _BLOCK_STYLES:
                        reading.note(Odd.EMPTY_BLOCK, event)
                if add is None:
                    box[key] = value
                    key = None
                else:
                    add(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if may_be_marked and (event.anchor or event.tag):
                    reading.note_marks(event)
                if len(stack) >= depth:
                    reading.note(Odd.TOO_DEEP, event)
                    return reading
                inner: Any = {} if kind is MappingStartEvent else []
                if key is None:
                    reading.note(Odd.COLLECTION_AS_KEY, event)
                    stack.append((box, add, ""))
                elif add is None:
                    box[key] = inner
                    stack.append((box, add, None))
                else:
                    add(inner)
                    stack.append((box, add, ""))
                box = inner
                key, add = (None, None) if kind is MappingStartEvent else ("", inner.append)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                box, add, key = stack.pop()
            elif kind is AliasEvent:
                reading.note(Odd.ALIAS, event)
                if key is None or event.anchor not in scalars:
                    reading.is_whole = False
                value = scalars.get(event.anchor)
                if key is None:
                    key = ""
                elif add is None:
                    box[key] = value
                    key = None
                else:
                    add(value)
            elif kind is DocumentStartEvent:
                if event.version or event.tags:
                    reading.note(Odd.DIRECTIVE, event)
                if reading.roots:
                    reading.note(Odd.SECOND_DOCUMENT, event)
                    return reading
            elif kind is StreamEndEvent:
                return reading
    except YAMLError as error:
        reading.error = error
        reading.last = event
        reading.is_whole = False
        return reading
