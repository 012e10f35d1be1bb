"""Colours that cannot be read are refused, with the figure."""

import json
import re

import pytest

from bizplan.errors import BizplanError
from bizplan.render.environment import DEFAULT_FOLDERS, house_style
from bizplan.render.theme import TEXT_CONTRAST, USED, contrast, contrast_faults, theme_from

GIVEN = {
    "accent": "#9b1b30",
    "ink": "#1b1f24",
    "second_ink": "#47515c",
    "rules": "#c4ccd4",
    "tint": "#f6f3ef",
    "ground": "#ffffff",
    "good": "#1b6e3a",
    "warning": "#7a4f00",
    "bad": "#a11d2a",
    "fonts": ["Arial"],
}

COLOURS = frozenset(GIVEN) - {"fonts"}
DEFAULT_SHEETS = tuple(DEFAULT_FOLDERS[-1].glob("*/style.css"))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.478),  # the well-known grey that just fails
        ("#767676", "#ffffff", 4.542),  # and the one that just passes
        ("#9b1b30", "#9b1b30", 1.0),
        ("#ff0000", "#ffffff", 3.998),
    ],
)
def test_contrast_is_reckoned_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


def test_every_text_of_the_default_theme_can_be_read() -> None:
    theme = house_style().theme
    assert contrast_faults(theme) == []
    assert contrast(theme.ink, theme.ground) > 7
    assert contrast(theme.second_ink, theme.tint) > 7


def test_a_later_text_goes_over_an_earlier_one() -> None:
    theme = theme_from(json.dumps(GIVEN), '{"accent": "#003A70"}')
    assert (theme.accent, theme.ink, theme.fonts) == ("#003a70", "#1b1f24", ("Arial",))


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ('{"accent": "#999999"}', "accent #999999 on ground #ffffff has a contrast of 2.8; text needs 4.5"),
        ('{"ground": "#000000"}', "ink #1b1f24 on ground #000000"),
        ('{"accent": "red"}', "“accent” is a colour such as #9b1b30"),
        ('{"accent": 5}', "“accent” is a colour"),
        ('{"acent": "#000000"}', "“acent” is no part of a theme"),
        ('{"fonts": "Arial"}', "“fonts” is a list of names"),
        ('{"fonts": []}', "“fonts” is a list of names"),
        ('{"fonts": ["a; } body { color: red"]}', "is no name of a font"),
        ("[]", "not a JSON object"),
        ("{", "not JSON"),
    ],
)
def test_a_theme_that_cannot_be_used_says_why(own: str, words: str) -> None:
    with pytest.raises(BizplanError) as refusal:
        theme_from(json.dumps(GIVEN), own)
    assert words in refusal.value.message
    assert refusal.value.hint


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(BizplanError, match=r"“a” is no part of a theme; “accent” is missing; .*“warning” is missing"):
        theme_from('{"a": 1}')


def test_the_limit_is_that_of_level_aa() -> None:
    assert TEXT_CONTRAST == 4.5


def test_every_pair_of_colours_in_the_style_sheets_is_among_those_checked() -> None:
    """A colour that a style sheet writes in, or draws a line with, is held against both grounds; only `rules` parts."""
    checked = {(name, behind) for name, behind, _, _ in USED}
    for sheet in DEFAULT_SHEETS:
        css = sheet.read_text(encoding="utf-8")
        names = {
            (kind, name.replace("-", "_"))
            for kind, name in re.findall(r"([a-z-]+):[^;{}]*var\(--([a-z-]+)\)", css)
            if name.replace("-", "_") in COLOURS
        }
        written_in = {name for kind, name in names if kind in {"color", "fill"}} - {"ground"}
        grounds = {name for kind, name in names if kind == "background"}
        assert {(name, behind) for name in written_in for behind in ("ground", "tint")} <= checked, sheet
        assert grounds <= {"ground", "tint", "ink", "second_ink", "rules"}, sheet


def test_a_light_colour_on_a_dark_ground_is_as_good_as_the_other_way_round() -> None:
    dark = {"ground": "#101418", "tint": "#20262c", "ink": "#f4f6f8", "second_ink": "#c4ccd4", "accent": "#ff9aa8"}
    tones = {"good": "#8fd6a4", "warning": "#f0c674", "bad": "#ff9a9a"}
    assert theme_from(json.dumps(GIVEN), json.dumps(dark | tones)).ground == "#101418"
