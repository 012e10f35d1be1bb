"""What was left out for the public, searched for in papers, in rendered files with all they hold, and in documents."""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from bizplan.diagnostics import Route
from bizplan.index.walk import entities
from bizplan.model.base import Document
from bizplan.reports.paper import Appendix, Paper, Section
from bizplan.reports.redaction import LeftOut

_LONG = 12
"""Words from which on a text is also known by its beginning, since some lists cut texts short."""
_BEGINNING = 8
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_MARKS = re.compile(r"[*_`\\]+")
_LINKED = re.compile(r"!?\[([^\]]*)\]\(([^)]*)\)")
_SPACE = re.compile(r"[\s\u00a0\u00ad\u200b]+")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2212": "-"})
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_HEX = re.compile(rb"<((?:[0-9A-Fa-f]{2})+)>")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_XML = b"<?xpacket"
_HEAD = 200
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_YEARS = range(1900, 2101)
_FEWEST_LETTERS = 4
_ENOUGH_DIGITS = 3
_TEXT_TAGS = ("a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong")
_INLINE = frozenset((*_TEXT_TAGS, "sub", "sup", "time", "u", "wbr", "w:r", "w:t", "w:rpr", "w:hyperlink"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """One phrase or figure that must not be found."""

    shown: str
    """As the document has it."""
    pattern: re.Pattern[str]
    """What is searched for in a text made plain."""
    figure: Decimal | None = None
    left_out: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class Leak:
    """A phrase or figure that was left out and stands somewhere else."""

    wanted: Wanted
    where: str
    """In which part of the paper, or in which file that was rendered."""


def wanted_of(left_out: Iterable[LeftOut], accepted: Sequence[str] = ()) -> tuple[Wanted, ...]:
    """The phrases and figures to search for, each once; `accepted` are those that the public may read all the same.

    A text is searched for as a whole, sentence by sentence, and by its first eight words where it is long; a single
    word only if it has four letters and a capital or a digit. A figure is searched for in its usual spellings: grouped
    or not, in thousands and millions; one of fewer than three digits only with £ or %.
    """
    known = {plain(each) for each in accepted}
    found: dict[str, Wanted] = {}
    for part in left_out:
        for text in part.texts:
            for phrase in _phrases(text):
                found.setdefault(phrase, Wanted(_short(phrase), _words(phrase), left_out=part))
        for figure in part.figures:
            if (pattern := _spellings(abs(figure))) is not None:
                found.setdefault(f"{figure}", Wanted(f"{abs(figure):,f}", pattern, abs(figure), part))
    return tuple(each for key, each in found.items() if key not in known and plain(each.shown) not in known)


def leaks_in_paper(paper: Paper, wanted: Sequence[Wanted]) -> Iterator[Leak]:
    """Every phrase and figure that stands in a paper, with the first place in which it stands."""
    parts = [(where, plain("\n".join(strings(part)))) for where, part in _parts(paper)]
    for each in wanted:
        where = next((where for where, text in parts if each.pattern.search(text)), "")
        if where:
            yield Leak(each, where)


def leaks_in_file(name: str, content: str | bytes, wanted: Sequence[Wanted]) -> Iterator[Leak]:
    """Every phrase and figure that stands in a rendered file: its text, its properties, what only programs read."""
    texts = [plain(each) for each in texts_of(content)]
    for each in wanted:
        if any(each.pattern.search(text) for text in texts):
            yield Leak(each, name)


def place_in_document(document: Document, wanted: Wanted) -> Route | None:
    """Where a phrase or a figure still stands in a document whose exempt parts are out; None if nowhere."""
    for placed in entities(document):
        for name, value in placed.entity.__dict__.items():
            for position, each in enumerate(value) if isinstance(value, tuple) else [(-1, value)]:
                if _says(each, wanted):
                    return (*placed.route, name, *((position,) if position >= 0 else ()))
    return None


def _says(value: object, wanted: Wanted) -> bool:
    if isinstance(value, Decimal):
        return not value.is_nan() and abs(value) == wanted.figure
    return isinstance(value, str) and wanted.pattern.search(plain(value)) is not None


def says(part: object, wanted: Wanted) -> bool:
    """Whether any text or figure in a record says it, such as what is known of a document."""
    if isinstance(part, tuple | frozenset):
        return any(says(each, wanted) for each in part)
    if is_dataclass(part):
        return any(says(getattr(part, each.name), wanted) for each in fields(part))
    if isinstance(part, Decimal):
        return not part.is_nan() and wanted.pattern.search(f"{abs(part):,f}") is not None
    return _says(part, wanted)


def plain(text: str) -> str:
    """A text in which the same words are the same characters: no marks, plain quotes and spaces, small letters."""
    bare = _LINKED.sub(r"\1 \2", unicodedata.normalize("NFKC", text).translate(_QUOTES))
    return _SPACE.sub(" ", _MARKS.sub("", bare)).strip().casefold()


def texts_of(content: str | bytes) -> Iterator[str]:
    """Every text of a file: as it stands, without its tags, and what stands in attributes, properties and streams."""
    if isinstance(content, str):
        yield content
        if "<" in content:
            yield from _untagged(content)
    elif content.startswith(b"%PDF"):
        yield from _texts_of_pdf(content)
    elif is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels", ".svg")):
                    yield from _untagged(archive.read(name).decode("utf-8", "replace"))
    else:
        yield content.decode("utf-8", "replace")


def _phrases(text: str) -> Iterator[str]:
    whole = plain(text)
    sentences = [plain(each) for each in _SENTENCE.split(text)]
    words = whole.split()
    cut = " ".join(words[:_BEGINNING]) if len(words) > _LONG else whole
    for each in dict.fromkeys((whole, *sentences, cut)):
        bare = each.strip(" .,;:!?")
        if " " in bare or _is_telling(bare, text):
            yield bare


def _is_telling(word: str, text: str) -> bool:
    """Whether a single word says something by itself: a name, or an id of several words."""
    as_written = next((each for each in text.split() if plain(each).strip(" .,;:!?") == word), "")
    is_name = any(each.isupper() or each.isdigit() for each in as_written)
    return len(word) >= _FEWEST_LETTERS and (is_name or "-" in word) and not word.replace(",", "").isdigit()


def _words(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")


def _spellings(figure: Decimal) -> re.Pattern[str] | None:
    """The figure as papers spell it; None for nought and for a single digit, which say nothing by themselves."""
    digits = len(figure.normalize().as_tuple().digits)
    is_whole = figure == figure.to_integral_value()
    if figure < 10 and is_whole:  # noqa: PLR2004 -- a single digit
        return None
    here = _grouped(figure)
    thousands, millions = _grouped(figure * 1000), _grouped(figure / 1000)
    forms = [rf"£ ?{here}", rf"{here} ?%", rf"{here} per ?cent", rf"£ ?{millions} ?(?:k|m|bn|million|billion)\b"]
    if digits >= _ENOUGH_DIGITS and not (is_whole and int(figure) in _YEARS):
        forms += [here, rf"{millions} ?(?:m|million)\b"]
    elif is_whole and int(figure) in _YEARS:
        forms.append(re.escape(f"{figure:,f}"))
    if figure >= 10:  # noqa: PLR2004 -- as above
        forms.append(thousands)
    return re.compile(rf"(?<![\d.,])(?:{'|'.join(forms)})(?![\d]|[.,]\d)")


def _grouped(figure: Decimal) -> str:
    """A pattern for a figure, its thousands parted by commas or spaces or not at all, its last noughts there or not."""
    text = f"{figure.normalize():,f}"
    whole, point, decimals = text.partition(".")
    return whole.replace(",", "[, ]?") + (rf"\.{decimals}0*" if point else r"(?:\.0+)?")


def _parts(paper: Paper, before: str = "") -> Iterator[tuple[str, object]]:
    """The parts of a paper with their names, the smallest first found."""
    yield f"{before}the head of the paper", (paper.title, paper.subtitle, paper.description, paper.running_title)
    yield f"{before}the cover", (paper.meetings, paper.cover, paper.status, paper.restriction, paper.reference)
    for section in paper.sections:
        yield from _sections(section, before)
    for appendix in paper.appendices:
        yield f"{before}{appendix.number}", (appendix.title, appendix.purpose, appendix.restriction, appendix.anchor)
        if isinstance(appendix.content, Paper):
            yield from _parts(appendix.content, f"{before}{appendix.number}, ")
        else:
            yield f"{before}{appendix.number}", appendix.content
    yield f"{before}the note on where it comes from", paper.provenance


def _sections(section: Section, before: str) -> Iterator[tuple[str, object]]:
    inner = [each for each in section.blocks if isinstance(each, Section)]
    for each in inner:
        yield from _sections(each, before)
    rest = tuple(each for each in section.blocks if not isinstance(each, Section))
    yield f"{before}the section “{section.heading}”", (section.heading, section.anchor, section.restriction, rest)


def strings(part: object) -> Iterator[str]:
    """Every text of a paper or a part of one; an appendix is a part by itself."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from strings(each)
    elif is_dataclass(part) and not isinstance(part, Appendix):
        for field in fields(part):
            yield from strings(getattr(part, field.name))


class _Untagged(HTMLParser):
    """Gathers the text between tags, words across inline tags in one piece, and the values of attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.values: list[str] = []
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_style = tag == "style"
        self.text.append("" if tag in _INLINE else "\n")
        self.values += [value for _, value in attrs if value]

    def handle_endtag(self, tag: str) -> None:
        self._is_style = False
        self.text.append("" if tag in _INLINE else "\n")

    def handle_data(self, data: str) -> None:
        (self.values if self._is_style else self.text).append(data)


def _untagged(content: str) -> Iterator[str]:
    reader = _Untagged()
    reader.feed(content)
    reader.close()
    yield "".join(reader.text)
    yield "\n".join(reader.values)


def _texts_of_pdf(content: bytes) -> Iterator[str]:
    """The properties, bookmarks, alternative texts and other strings of a PDF, packed or not.

    Numbers outside strings are places and lengths.
    The words on its pages are drawn by numbers of shapes; they are those of the paper, which is searched as such.
    """
    packed = (each.group(1) for each in _STREAM.finditer(content))
    for part in (content, *(_unpacked(each) for each in packed)):
        if _XML in part[:_HEAD]:
            yield from _untagged(part.decode("utf-8", "replace"))
        for each in _HEX.finditer(part):
            yield _string(bytes.fromhex(each.group(1).decode()))
        for each in _LITERAL.finditer(part):
            yield _string(_ESCAPE.sub(_meant, each.group(1)))


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def _meant(escape: re.Match[bytes]) -> bytes:
    code = escape.group(1)
    return (
        bytes([int(code, 8) & 0xFF])
        if code[:1] in b"01234567"
        else {b"n": b"\n", b"r": b"\r", b"t": b"\t"}.get(code, code)
    )


def _string(value: bytes) -> str:
    return value.decode("utf-16", "replace") if value.startswith(b"\xfe\xff") else value.decode("latin-1")


def _short(phrase: str) -> str:
    words = phrase.split()
    return phrase if len(words) <= _LONG else f"{' '.join(words[:_LONG])} …"
