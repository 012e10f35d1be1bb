"""Findings with a way out to an edited text."""

import pytest

from bizplan.checks.fixing import Fixed, fixed
from bizplan.diagnostics import Diagnostic, Edit, Finding, Fix, Location, Severity
from bizplan.source.document import Document, read
from tests.small_council import plan

TEXT = plan(
    status="draft",
    objectives="""
        - {id: smooth, text: Make roads smooth}
        # why this one
        - {id: bright, text: Light the streets}
        - {id: clean, text: Sweep the streets}
        """,
)


def document(text: str = TEXT) -> Document:
    found, faults = read("plan.yaml", text.encode())
    assert found is not None, faults
    return found


def mending(*edits: Edit, safe: bool = True, waived: str = "") -> Diagnostic:
    finding = Finding("a fault", Location("plan.yaml", edits[0].route), fix=Fix("Mend it", edits, safe))
    return Diagnostic("a-rule", Severity.WARNING, finding, waived)


def put(value: str | None, *route: str | int) -> Edit:
    return Edit(route, value)


def text_of(found: Fixed) -> str:
    return found.content.decode()


FIRST = mending(put("Make every road smooth", "objectives", 0, "text"))
SECOND = mending(put("Light every street", "objectives", 1, "text"))


def test_fixes_that_do_not_touch_are_made_together_and_all_else_stays() -> None:
    found = fixed(document(), [FIRST, SECOND])

    assert (found.made, found.refused) == ((FIRST, SECOND), ())
    expected = TEXT.replace("Make roads", "Make every road").replace("Light the streets", "Light every street")
    assert text_of(found) == expected


def test_without_a_fix_nothing_is_changed() -> None:
    plain = Diagnostic("a-rule", Severity.WARNING, Finding("a fault", Location("plan.yaml", ("status",))))

    assert fixed(document(), [plain]) == Fixed(TEXT.encode(), (), ())
    assert fixed(document(), []) == Fixed(TEXT.encode(), (), ())


def test_what_the_document_allows_is_let_be() -> None:
    assert fixed(document(), [mending(put("published", "status"), waived="Agreed")]).made == ()


def test_an_unsafe_fix_is_made_only_when_asked_for() -> None:
    unsafe = mending(put("published", "status"), safe=False)

    assert fixed(document(), [unsafe]) == Fixed(TEXT.encode(), (), ())
    assert text_of(fixed(document(), [unsafe], unsafe=True)) == TEXT.replace("status: draft", "status: published")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (put("A", "objectives", 0, "text"), put("B", "objectives", 0, "text")),
        (put("A", "objectives", 0, "text"), put(None, "objectives", 0)),
        (put(None, "objectives", 0), put("B", "objectives", 0, "text")),
        (put(None, "objectives", 0), put(None, "objectives", 1)),
        (put(None, "objectives", 0), put("x", "objectives", 1)),
    ],
    ids=["the same value", "an entry and a part of it", "a part of an entry", "two neighbours", "beside one taken out"],
)
def test_of_two_that_touch_the_first_is_made_and_the_other_waits(one: Edit, other: Edit) -> None:
    first, second = mending(one), mending(other)

    found = fixed(document(), [first, second])

    assert (found.made, found.refused) == ((first,), ())
    assert found.content == fixed(document(), [first]).content


def test_a_fix_of_several_edits_is_made_whole_or_not_at_all() -> None:
    both = mending(put("Make every road smooth", "objectives", 0, "text"), put("Sweep", "objectives", 2, "text"))

    found = fixed(document(), [SECOND, mending(put("Go", "objectives", 2, "text")), both])

    assert len(found.made) == 2
    assert "Make roads smooth" in text_of(found)


@pytest.mark.parametrize(
    "edit",
    [
        put(None, "period"),
        put("next year", "period"),
        put("Two words", "objectives", 0, "id"),
    ],
    ids=["takes out what the kind needs", "a value that does not fit", "an id that is none"],
)
def test_a_fix_that_would_do_harm_is_refused_with_the_reason(edit: Edit) -> None:
    harmful = mending(edit)

    found = fixed(document(), [harmful, SECOND])

    assert found.made == (SECOND,)
    assert [each for each, _ in found.refused] == [harmful]
    assert all(reason for _, reason in found.refused)
    assert found.content == fixed(document(), [SECOND]).content


def test_a_document_with_a_fault_of_shape_can_be_mended_still() -> None:
    faulty = document(f"{TEXT}colour: red\n")

    assert fixed(faulty, [FIRST]).made == (FIRST,)
    mended = fixed(faulty, [mending(put(None, "colour"))])
    assert text_of(mended) == TEXT
