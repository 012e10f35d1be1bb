"""The default styles of a Word paper, made of the theme: a council's own reference document says otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bizplan.render.theme import Theme
from bizplan.render.word.names import Char, Grid, Para

MARGIN = 1247
"""22 mm, in twentieths of a point as all lengths here."""
_MEASURE = 1500
"""What a line of text leaves free on its right, so that it holds 65 to 75 characters."""
_GUTTER = 567
"""10 mm for a number or a bullet."""
_CLOSER = {52: 36, 40: 26, 32: 22, 26: 20, 22: 19, 20: 18}
"""Sizes in half-points, and what they are in a summary."""
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class _Look:
    """What a style of paragraphs says beyond the one it rests on; sizes in half-points, lengths in twentieths."""

    base: Para | None = Para.BASE
    then: Para | None = None
    size: int = 0
    colour: str = ""
    words: str = ""
    before: int = 0
    after: int = 0
    line: int = 0
    left: int = 0
    hanging: int = 0
    right: int = 0
    keep: str = ""
    more: str = ""
    level: int | None = None
    bullets: bool = False


def style_sheet(theme: Theme, lang: str, *, close: bool = False) -> str:
    """The whole of `word/styles.xml`; `close` is smaller type and less white, for a summary of two pages."""
    font = theme.fonts[0]
    size = _CLOSER[22] if close else 22
    base = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" '
        f'w:eastAsia="{font}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    styles = [*_paragraphs(theme, close=close), *_characters(theme), *_tables(theme)]
    return f"<w:styles {_NAMESPACE}>{base}{''.join(styles)}</w:styles>"


def bullets(identity: int) -> Iterator[str]:
    """The definitions of the three bullets, then the lists of them, numbered from `identity`."""
    for depth, mark in enumerate("•–•"):
        yield (
            f'<w:abstractNum {_NAMESPACE} w:abstractNumId="{identity + depth}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:suff w:val="tab"/>'
            f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        )
    for depth in range(3):
        yield f'<w:num {_NAMESPACE} w:numId="{identity + depth}"><w:abstractNumId w:val="{identity + depth}"/></w:num>'


def identity(name: Para | Char | Grid) -> str:
    """The identity of a default style: its name without spaces, as Word makes it."""
    return name.title().replace(" ", "") if name is Para.CONTENTS else name.replace(" ", "")


def _looks(theme: Theme) -> dict[Para, _Look]:
    accent, second = _hex(theme.accent), _hex(theme.second_ink)
    bold = "<w:b/>"
    text = _Look(after=120, line=320, right=_MEASURE)

    def listed(depth: int, *, marked: bool) -> _Look:
        left = _GUTTER * (depth + 1)
        return _Look(after=60, line=320, left=left, hanging=_GUTTER, right=_MEASURE, bullets=marked)

    def heading(level: int, size: int, before: int, after: int, colour: str = "") -> _Look:
        return _Look(
            then=Para.TEXT, size=size, words=bold, colour=colour, before=before, after=after, keep="next", level=level
        )

    def box(colour: str, sides: tuple[str, ...], thick: int, space: int) -> str:
        lines = "".join(
            f'<w:{side} w:val="single" w:sz="{thick}" w:space="{space}" w:color="{colour}"/>' for side in sides
        )
        return f"<w:pBdr>{lines}</w:pBdr>"

    tint = f'<w:shd w:val="clear" w:color="auto" w:fill="{_hex(theme.tint)}"/>'
    bad = _hex(theme.bad)
    callout = box(second, ("left",), 24, 8) + tint
    return {
        Para.BASE: _Look(base=None, colour=_hex(theme.ink)),
        Para.COUNCIL: _Look(
            size=26, words=bold, colour=accent, after=480, more=box(accent, ("top",), 48, 12), then=Para.TITLE
        ),
        Para.TITLE: _Look(size=52, words=bold, after=80, keep="next", then=Para.SUBTITLE),
        Para.SUBTITLE: _Look(size=32, colour=second, after=120, keep="next", then=Para.TEXT),
        Para.STANDING: _Look(words=bold, before=120, after=120),
        Para.RESTRICTION: _Look(
            words=bold,
            colour=bad,
            before=120,
            after=180,
            left=120,
            right=120,
            keep="lines",
            more=box(bad, ("top", "left", "bottom", "right"), 16, 4),
        ),
        Para.HEADING_1: heading(0, 40, 480, 140),
        Para.HEADING_2: heading(1, 32, 360, 100),
        Para.HEADING_3: heading(2, 26, 280, 80),
        Para.HEADING_4: heading(3, 22, 220, 60),
        Para.HEADING_5: heading(4, 22, 180, 60, second),
        Para.TEXT: text,
        Para.NUMBERED: _Look(base=Para.TEXT, after=120, line=320, left=_GUTTER, hanging=_GUTTER, right=_MEASURE),
        Para.STATEMENT: _Look(size=40, after=240, line=500, right=400, keep="lines"),
        Para.BULLET_1: listed(0, marked=True),
        Para.BULLET_2: listed(1, marked=True),
        Para.BULLET_3: listed(2, marked=True),
        Para.NUMBER_1: listed(0, marked=False),
        Para.NUMBER_2: listed(1, marked=False),
        Para.NUMBER_3: listed(2, marked=False),
        Para.FACTS: _Look(after=60, line=320, left=2835, hanging=2835, keep="lines"),
        Para.DETAILS: _Look(colour=second, after=120, line=320, left=_GUTTER, right=_MEASURE),
        Para.QUOTE: _Look(
            base=Para.TEXT,
            colour=second,
            after=120,
            line=320,
            left=340,
            right=_MEASURE,
            more=box(_hex(theme.rules), ("left",), 24, 10),
        ),
        Para.CALLOUT: _Look(after=0, line=320, left=240, right=_MEASURE, more=callout),
        Para.CALLOUT_TITLE: _Look(
            base=Para.CALLOUT,
            then=Para.CALLOUT,
            words=bold,
            before=120,
            left=240,
            right=_MEASURE,
            keep="next",
            line=320,
            more=callout,
        ),
        Para.CAPTION: _Look(words=bold, before=240, after=100, keep="next"),
        Para.TABLE_HEAD: _Look(words=bold, size=20, line=260, before=40, after=40, keep="next"),
        Para.TABLE_TEXT: _Look(size=20, line=260, before=40, after=40),
        Para.NOTE: _Look(size=20, colour=second, before=100, after=200, line=260),
        Para.CONTENTS_HEAD: _Look(words=bold, size=26, before=360, after=80, keep="next"),
        Para.CONTENTS: _Look(after=40, line=320),
        Para.HEADER: _Look(size=20, colour=second),
        Para.FOOTER: _Look(size=20, colour=second),
    }


def _paragraphs(theme: Theme, *, close: bool) -> Iterator[str]:
    marked = 0
    for name, usual in _looks(theme).items():
        look = _closer(usual) if close else usual
        marked += look.bullets
        keep = "".join(
            [
                "<w:keepNext/>" if look.keep == "next" else "",
                "<w:keepLines/>" if look.keep else "",
                "<w:widowControl/>",
                f'<w:numPr><w:numId w:val="{marked}"/></w:numPr>' if look.bullets else "",
            ]
        )
        spacing = (
            f'<w:spacing w:before="{look.before}" w:after="{look.after}"'
            + (f' w:line="{look.line}" w:lineRule="atLeast"' if look.line else "")
            + "/>"
        )
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{look.left}"/></w:tabs>' if look.hanging else ""
        indent = f'<w:ind w:left="{look.left}" w:right="{look.right}" w:hanging="{look.hanging}"/>'
        level = f'<w:outlineLvl w:val="{look.level}"/>' if look.level is not None else ""
        size = f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>' if look.size else ""
        colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
        first = ' w:default="1"' if look.base is None else ""
        yield (
            f'<w:style w:type="paragraph" w:styleId="{identity(name)}"{first}>'
            f'<w:name w:val="{_stored(name)}"/>'
            + (f'<w:basedOn w:val="{identity(look.base)}"/>' if look.base else "")
            + (f'<w:next w:val="{identity(look.then)}"/>' if look.then else "")
            + f"<w:qFormat/><w:pPr>{keep}{look.more}{tabs}{spacing}{indent}{level}</w:pPr>"
            f"<w:rPr>{look.words}{colour}{size}</w:rPr></w:style>"
        )


def _closer(look: _Look) -> _Look:
    """The same in smaller type, with less white, over the whole width of the page."""
    return replace(
        look,
        size=_CLOSER.get(look.size, look.size),
        before=look.before * 11 // 20,
        after=look.after * 11 // 20,
        line=look.line * 5 // 6,
        right=0 if look.right == _MEASURE else look.right,
    )


def _characters(theme: Theme) -> Iterator[str]:
    second, accent = _hex(theme.second_ink), _hex(theme.accent)
    looks = {
        Char.STRONG: "<w:b/>",
        Char.EMPHASIS: "<w:i/>",
        Char.LINK: f'<w:color w:val="{accent}"/><w:u w:val="single"/>',
        Char.LABEL: "<w:b/>",
        Char.NUMBER: f'<w:color w:val="{accent}"/>',
        Char.ABSENT: f'<w:i/><w:color w:val="{second}"/>',
        Char.RULE: f'<w:color w:val="{second}"/>',
        Char.GOOD: f'<w:b/><w:color w:val="{_hex(theme.good)}"/>',
        Char.WARNING: f'<w:b/><w:color w:val="{_hex(theme.warning)}"/>',
        Char.BAD: f'<w:b/><w:color w:val="{_hex(theme.bad)}"/>',
        Char.UNKNOWN: f'<w:b/><w:color w:val="{second}"/>',
    }
    for name, look in looks.items():
        yield (
            f'<w:style w:type="character" w:styleId="{identity(name)}"><w:name w:val="{name}"/><w:qFormat/>'
            f"<w:rPr>{look}</w:rPr></w:style>"
        )


def _tables(theme: Theme) -> Iterator[str]:
    ink, rules = _hex(theme.ink), _hex(theme.rules)
    margins = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="220" w:type="dxa"/></w:tblCellMar>'
    )
    tight = margins.replace('w:left w:w="0"', 'w:left w:w="57"').replace('w:w="220"', 'w:w="57"')
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="12" '
        f'w:space="0" w:color="{ink}"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )

    def lines(*sides: str, colour: str) -> str:
        return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>' for side in sides)

    firm = f'w:sz="8" w:space="0" w:color="{ink}"/>'
    yield _table(Grid.TABLE, lines("insideH", colour=rules), margins, head)
    cover = f'<w:top w:val="single" {firm}<w:bottom w:val="single" {firm}{lines("insideH", colour=rules)}'
    yield _table(Grid.COVER, cover, margins, "")
    yield _table(Grid.MATRIX, lines("bottom", "insideH", "insideV", colour=rules), tight, head)


def _table(name: Grid, borders: str, margins: str, more: str) -> str:
    return (
        f'<w:style w:type="table" w:styleId="{identity(name)}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{margins}</w:tblPr>{more}</w:style>"
    )


def _stored(name: Para) -> str:
    """The name as the file has it; Word keeps some of its own in lower case."""
    return name.lower() if name.startswith("Heading ") or name in {Para.CAPTION, Para.HEADER, Para.FOOTER} else name


def _hex(colour: str) -> str:
    return colour.removeprefix("#").upper()
