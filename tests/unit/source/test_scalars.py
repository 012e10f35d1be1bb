"""What YAML 1.1 makes of plain text."""

import pytest
import yaml

from bizplan.source.scalars import CORE, other_reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("no", "false"),
        ("Yes", "true"),
        ("ON", "true"),
        ("off", "false"),
        ("N", "false"),
        ("nO", ""),
        ("none", ""),
        ("010", "8"),
        ("-010", "-8"),
        ("+017", "15"),
        ("07", ""),
        ("00", ""),
        ("0", ""),
        ("089", "text"),
        ("012.5", ""),
        ("0o17", "text"),
        ("0x1F", ""),
        ("-0x1F", "-31"),
        ("0b101", "5"),
        ("1_000", "1000"),
        ("0_", "0"),
        ("1_0.5", "a number"),
        ("1:30", "90"),
        ("-1:30:00", "-5400"),
        ("1:30.5", "a number"),
        ("1:75", ""),
        ("1e3", "text"),
        ("1.5e3", "text"),
        ("1.5e+3", ""),
        ("1.5", ""),
        ("5.", ""),
        (".5", ""),
        ("1.2.3", ""),
        ("33.878", ""),
        ("5,174", ""),
        ("2019-06-16", "a date"),
        ("2019-6-1", ""),
        ("2019-06-16T10:00:00Z", "a date"),
        ("2019-6-1 10:00:00 +01:00", "a date"),
        ("2019-20", ""),
        (".inf", ""),
        (".NaN", ""),
        ("-", ""),
        ("", ""),
        ("text", ""),
        ("0" * 41, "a number"),
        ("1" * 10_000, ""),
        ("1:" * 10_000 + "00", "a number"),
    ],
)
def test_the_other_reading(text: str, reading: str) -> None:
    assert other_reading(text) == reading


@pytest.mark.parametrize(
    "text", ["no", "Yes", "ON", "off", "010", "-010", "0b101", "1_000", "1:30", "-1:30:00", "-0x1F"]
)
def test_pyyaml_reads_what_is_said(text: str) -> None:
    read = yaml.safe_load(text)

    assert str(read).lower() == other_reading(text)


@pytest.mark.parametrize("text", CORE)
def test_both_agree_on_booleans_and_nothing(text: str) -> None:
    assert yaml.safe_load(text) is CORE[text]
    assert other_reading(text) == ""
