"""Whatever a text is, reading it loses no word and ends."""

from hypothesis import given
from hypothesis import strategies as st

from bizplan.checks.slips import first_slip, unfinished
from bizplan.checks.wording import sentences, word_count
from bizplan.index.texts import plain

PIECES = st.sampled_from(
    ["a", "the ", "The ", "etc. ", "e.g. ", "No. ", ". ", "? ", "”", "(", ")", "[", "](x) ", "*", "`", "\n", "\n\n",
     "- ", "1) ", "UK", "£3", " – ", "http://x.y ", "I", "é", "\u00a0", "Lamps "]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert " ".join(sentences(text)).split() == plain(text).split()
    assert sum(map(word_count, sentences(plain(text)))) <= word_count(plain(text))


@given(TEXTS)
def test_a_slip_is_a_line_of_few_words(text: str) -> None:
    for slip in (first_slip(text), unfinished(text)):
        assert len(slip) < 200
