"""Texts to their slips of the pen."""

import pytest

from bizplan.checks.slips import first_slip, unfinished


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Refresh the Prevent Strategy. and roll it out", "a stop stands before a small letter: “Strategy. and”"),
        ("It ends. here", "a stop stands before a small letter: “ends. here”"),
        ("Put the the plan away", "a word stands twice: “the the”"),
        ("The the plan", "a word stands twice: “The the”"),
        ("Support and\nand help", "a word stands twice: “and and”"),
        ("through the an online catalogue", "two articles stand together: “the an”"),
        ("A the plan", "two articles stand together: “A the”"),
        (
            "Secure an increase the number of internships",
            "a word is missing between two articles: “an increase the number”",
        ),
        ("the aims (of the plan", "a bracket is opened and not closed: “(of the plan”"),
        ("the aims of the plan)", "a bracket is closed that was not opened: “the aims of the plan)”"),
        ("the aims (of] the plan", "a bracket is closed that was not opened: “the aims (of]”"),
        ("**Digitally** connect **the an** [x](y)", "two articles stand together: “the an”"),
    ],
)
def test_a_slip_is_quoted(text: str, slip: str) -> None:
    assert first_slip(text) == slip


@pytest.mark.parametrize(
    "text",
    [
        "Strong and diverse. London, within a successful UK",
        "Guidance e.g. committee handbooks, i.e. the books",
        "Chairs etc. and tables, approx. two, Dec. and Jan. only",
        "collected every 2 years (n.b. this is rare)",
        "Wait ... and see",
        "Order it at example.org. iPads follow",
        "7.5 (carers) 19.3 (users)",
        "the plan that that office made had had its day",
        "Long Long Lane and Baden Baden",
        "a) first, b) second and (iii) third",
        "1) first 2) second",
        "the team (led by the chair [in office]) met",
        "Give the Board a view, and the team the means",
        "Once a year the Board meets; as a rule the chair speaks",
        "To the standards the law sets, in a place the council must find",
        "The increase the Board approved and the number the Council set",
        "Vitamin A the day after",
        "band A an hour",
        "re-do the do-over",
        "The right people at the right time",
    ],
)
def test_a_good_text_has_no_slip(text: str) -> None:
    assert not first_slip(text)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        (
            "programme aims, including projects",
            "the text begins with a small letter: “programme aims, including projects”",
        ),
        ("“carers and users” say so", "the text begins with a small letter: ““carers and users” say so”"),
        ("**aims** are met", "the text begins with a small letter: “aims are met”"),
        ("Achievement of aims, including", "the text ends in the middle: “Achievement of aims, including”"),
        ("Promote the", "the text ends in the middle: “Promote the”"),
        ("Promote this,", "the text ends in the middle: “Promote this,”"),
        ("Promote this –", "the text ends in the middle: “Promote this –”"),
        (
            "Much other work done very well and of great use, for instance the",
            "the text ends in the middle: “… well and of great use, for instance the”",
        ),
        ("Work done well and of use, such as", "the text ends in the middle: “Work done well and of use, such as”"),
    ],
)
def test_a_text_by_itself_begins_and_ends_a_sentence(text: str, slip: str) -> None:
    assert unfinished(text) == slip


@pytest.mark.parametrize(
    "text",
    [
        "Promote it",
        "Promote it.",
        "1500 detectors",
        ">1 year",
        "%",
        "e-petitions are open to all",
        "iPads for Members",
        "Services we rely on",
        "The homes we care for",
        "Move to band A",
        "Ask what for (and why)",
        "Four means will bring this about:",
    ],
)
def test_a_whole_text_is_left_alone(text: str) -> None:
    assert not unfinished(text)


@pytest.mark.parametrize(
    ("piece", "slip"),
    [
        ("a-", ""),
        ("](", "a bracket is closed that was not opened: “]”"),
        ("(a ", "a bracket is opened and not closed: “(a”"),
        ("the ", "a word stands twice: “the the”"),
        ("x. ", ""),
        ("Aa. b ", "a stop stands before a small letter: “Aa. b”"),
        ("1) ", ""),
    ],
)
def test_what_repeats_without_end_is_read_in_one_go(piece: str, slip: str) -> None:
    """Fifty thousand times over: a search that begins again at each letter would never come back."""
    assert first_slip(piece * 50_000) == slip
