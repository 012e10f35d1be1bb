"""A council's logo: pictures of a bounded size, drawings without script, nothing that leads out."""

import json
import re
import struct
from base64 import b64decode

import pytest

from bizplan.errors import BizplanError
from bizplan.render.clean_svg import SvgError, clean_svg
from bizplan.render.logo import MOST_BYTES, LogoError, logo_from
from bizplan.render.theme import theme_from
from tests.unit.render.test_theme import GIVEN

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\x00\x00\x00"


def jpeg(width: int, height: int) -> bytes:
    first = b"\xff\xe0" + struct.pack(">H", 6) + b"JFIF"
    return b"\xff\xd8" + first + b"\xff\xc0" + struct.pack(">HBHH", 11, 8, height, width)


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("logo.png", png(400, 200), "image/png"),
        ("LOGO.JPG", jpeg(400, 200), "image/jpeg"),
        ("a/b.jpeg", jpeg(4000, 1), "image/jpeg"),
        ("logo.svg", SVG.format('<path d="M0 0h9v9z"/>').encode(), "image/svg+xml"),
    ],
)
def test_pictures_and_drawings_are_taken(name: str, data: bytes, media_type: str) -> None:
    logo = logo_from(name, data, "Crest")
    assert (logo.media_type, logo.words) == (media_type, "Crest")
    head, _, body = logo.address.partition(",")
    assert head == f"data:{media_type};base64"
    assert b64decode(body) == logo.data


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("logo.gif", b"GIF89a", "is neither .svg, .png nor .jpg"),
        ("logo", b"", "is neither"),
        ("logo.png", jpeg(1, 1), "is not the picture that its ending .png says"),
        ("logo.jpg", png(1, 1), "is not the picture"),
        ("logo.jpg", b"\xff\xd8\xff\xe0\x00\x06JFIF", "is not the picture"),
        ("logo.png", png(4001, 10), "is 4,001 by 10 pixels; a side has 4,000 at most"),
        ("logo.jpg", jpeg(10, 60000), "is 10 by 60,000 pixels"),
        ("logo.png", png(0, 10), "is 0 by 10 pixels"),
        ("logo.png", png(1, 1) + b"x" * MOST_BYTES, "bytes; a logo has 200,000 at most"),
        ("logo.svg", SVG.format("é").encode("latin-1"), "is not in UTF-8"),
        ("logo.svg", b"<svg>", "is no XML"),
    ],
)
def test_what_is_no_logo_says_why(name: str, data: bytes, words: str) -> None:
    with pytest.raises(LogoError, match=re.escape(words)):
        logo_from(name, data, "Crest")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<g onload="alert(1)"/>',
        '<image href="https://example.org/x.png"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<use xlink:href="data:image/svg+xml,x"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<path fill="url(https://example.org/#a)"/>',
        "<path style=\"fill: url( 'https://example.org/' )\"/>",
        '<path style="fill: u\\72l(https://example.org/)"/>',
        "<style>@import 'https://example.org/x.css';</style>",
        "<style>path { fill: url(//example.org/x) }</style>",
        "<style>path { fill: u/**/rl(//example.org/x) }</style>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onload" to="alert(1)"/>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.org"/>',
        '<path xml:base="https://example.org/"/>',
        "<?xml-stylesheet href='https://example.org/x.css'?>",
        '<filter id="f"><feImage href="https://example.org/x"/></filter>',
    ],
)
def test_nothing_of_a_drawing_runs_or_leads_out(hostile: str) -> None:
    cleaned = clean_svg(SVG.format(f'{hostile}<path d="M1 1"/>'))
    assert "M1 1" in cleaned
    assert not re.search(r"example\.org|alert|script|onload|\\|@|foreign|iframe", cleaned)


def test_gradients_styles_and_words_stay() -> None:
    drawing = SVG.format(
        '<title>Crest</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff" /></linearGradient></defs>'
        '<style>.a { fill: url(#g); }</style><g class="a" transform="scale(2)"><use href="#b" /></g>'
        "<text>A &amp; B</text>"
    )
    assert clean_svg(drawing) == drawing.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")


def test_what_repeats_itself_is_not_repeated() -> None:
    uses = [f"<use href='#g{n}'/>" * 10 for n in range(11)]
    levels = "".join(f'<g id="g{n + 1}">{each}</g>' for n, each in enumerate(uses))
    cleaned = clean_svg(SVG.format(f'<g id="g0"/>{levels}'))
    assert cleaned.count("<use") == 10
    assert set(re.findall('href="(.*?)"', cleaned)) == {"#g0"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "has a DOCTYPE"),
        ("<svg/>", "is no SVG"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "is no SVG"),
        ("words", "is no XML"),
        (SVG.format("<g>" * 60 + "</g>" * 60), "is nested more than 50 deep"),
        (SVG.format("<g>" * 20000 + "</g>" * 20000), "is nested more than 50 deep"),
        (SVG.format("<g/>" * 5001), "has more than 5,000 elements"),
    ],
)
def test_a_drawing_that_cannot_be_used_says_why(text: str, words: str) -> None:
    with pytest.raises(SvgError, match=words):
        clean_svg(text)


def read(name: str) -> bytes:
    if name == "crest.svg":
        return SVG.format("").encode()
    if name == "crest.png":
        return b"words"
    raise FileNotFoundError(name)


def test_a_theme_names_the_council_and_its_logo() -> None:
    own = json.dumps({"council": " Harbour Town ", "logo": "crest.svg", "logo_text": "A ship"})
    theme = theme_from(json.dumps(GIVEN), own, read=read)
    assert (theme.council, theme.logo and theme.logo.words) == ("Harbour Town", "A ship")


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"logo": "crest.svg"}, "“logo_text” says"),
        ({"logo": "crest.svg", "logo_text": " "}, "“logo_text” says"),
        ({"logo": "crest.png", "logo_text": "A ship"}, "the logo crest.png is not the picture"),
        ({"logo": "other.png", "logo_text": "A ship"}, "there is no logo other.png in the templates folder"),
        ({"logo": "../crest.svg", "logo_text": "A ship"}, "“logo” is the name of a file in the templates folder"),
        ({"logo": "/etc/passwd", "logo_text": "A ship"}, "“logo” is the name of a file"),
        ({"logo": "https://example.org/a.svg", "logo_text": "A ship"}, "“logo” is the name of a file"),
        ({"logo": 3, "logo_text": "A ship"}, "“logo” is the name of a file"),
        ({"council": "x" * 201}, "“council” is a name of 200 characters at most"),
        ({"council": ["x"]}, "“council” is a name"),
    ],
)
def test_a_logo_that_cannot_be_used_says_why(own: dict[str, object], words: str) -> None:
    with pytest.raises(BizplanError, match=re.escape(words)):
        theme_from(json.dumps(GIVEN), json.dumps(own), read=read)
