"""A document to its entries, references and printed texts, each with its place."""

from bizplan.index.texts import texts
from bizplan.index.walk import entities, references
from tests.small_council import loaded, plan

TEXT = plan(
    title="Plan",
    note="For editors",
    stops="\n- The newsletter\n",
    objectives="\n- {id: lit, text: All lit, aliases: [Bright], contributes_to: [1, {to: 2, share: 5}]}\n",
    measures="\n- {id: dark, text: Dark streets, parts: [{id: north, text: North}], measures: [lit]}\n",
    allow="\n- {rule: long-sentence, reason: It is long}\n",
)
DOCUMENT = loaded(TEXT).model


def test_entries_stand_in_the_order_of_the_model_each_before_what_it_holds() -> None:
    found = [(each.route, each.within, each.id) for each in entities(DOCUMENT)]

    assert found == [
        ((), "", ""),
        (("allow", 0), "", ""),
        (("objectives", 0), "", "lit"),
        (("objectives", 0, "contributes_to", 0), "lit", ""),
        (("objectives", 0, "contributes_to", 1), "lit", ""),
        (("measures", 0), "", "dark"),
        (("measures", 0, "parts", 0), "dark", "north"),
    ]


def test_references_know_their_field_and_the_entry_they_stand_in() -> None:
    found = [(str(each.reference), each.route, each.field, each.within) for each in references(DOCUMENT)]

    assert found == [
        ("highways", ("department",), "department", ""),
        ("2018-23", ("corporate_plan",), "corporate_plan", ""),
        ("1", ("objectives", 0, "contributes_to", 0, "to"), "contributes_to", "lit"),
        ("2", ("objectives", 0, "contributes_to", 1, "to"), "contributes_to", "lit"),
        ("lit", ("measures", 0, "measures", 0), "measures", "dark"),
    ]


def test_printed_texts_leave_out_ids_choices_waivers_and_editors_notes() -> None:
    assert [(route, text) for route, text in texts(DOCUMENT)] == [
        (("title",), "Plan"),
        (("stops", 0), "The newsletter"),
        (("objectives", 0, "text"), "All lit"),
        (("objectives", 0, "aliases", 0), "Bright"),
        (("measures", 0, "text"), "Dark streets"),
        (("measures", 0, "parts", 0, "text"), "North"),
    ]


def test_another_document_is_walked_anew() -> None:
    other = loaded(plan(title="Other")).model

    assert [text for _, text in texts(other)] == ["Other"]
    assert next(text for _, text in texts(DOCUMENT)) == "Plan"
