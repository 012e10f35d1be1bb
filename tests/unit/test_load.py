"""Documents to their models, faults of shape to the editor's words, and what is kept of a faulty document."""

from textwrap import dedent

import pytest

from bizplan.diagnostics import Diagnostic, Route
from bizplan.load import Loaded, _words, load
from bizplan.model.plan import Plan
from bizplan.source.document import read

PLAN = "kind: plan\nlevel: department\ndepartment: roads\nperiod: 2026-27\ncorporate_plan: 2018-23\n"
KINDS = "Choose one of: organisation, corporate-plan, plan, strategy, consultation, committee-report, minute, return."
REFERENCE = (
    "“to”: “{}” is not a reference; write an id such as P4, an outcome such as 4 or 2018-23/4, or town-clerk/2019-20/P4"
)
ORGANISATION = "kind: organisation\nid: town\nname: Town\n"


def loaded(text: str) -> tuple[Loaded | None, tuple[Diagnostic, ...]]:
    document, faults = read("x.yaml", dedent(text).encode())
    assert faults == ()
    assert document is not None
    return load(document)


def told(text: str) -> list[tuple[str, Route, str, str]]:
    """Rule, place, message and hint of each fault."""
    _, faults = loaded(text)
    return [(each.rule, each.location.route, each.message, each.finding.hint) for each in faults]


def kept(text: str) -> tuple[Loaded, Plan]:
    found, faults = loaded(text)
    assert faults
    assert found is not None
    assert isinstance(found.model, Plan)
    return found, found.model


@pytest.mark.parametrize(
    ("text", "rule", "route", "message", "hint"),
    [
        (
            "statement: a\n",
            "missing-field",
            (),
            "the document does not say what kind it is",
            f"Begin it with “kind:”. {KINDS}",
        ),
        ("kimd: plan\n", "unknown-field", ("kimd",), "“kimd” is no field of a document", "Did you mean “kind”?"),
        ("kind: plans\n", "wrong-value", ("kind",), "“plans” is no kind of document", "Did you mean “plan”?"),
        (
            "kind: budget\n",
            "wrong-value",
            ("kind",),
            "“budget” is no kind of document",
            KINDS,
        ),
        (
            "kind: [plan]\n",
            "wrong-value",
            ("kind",),
            "“kind” must be one word",
            KINDS,
        ),
    ],
)
def test_without_a_kind_nothing_can_be_kept(text: str, rule: str, route: Route, message: str, hint: str) -> None:
    assert loaded(text)[0] is None
    assert told(text) == [(rule, route, message, hint)]


@pytest.mark.parametrize(
    ("more", "route", "message", "hint"),
    [
        ("title: true", ("title",), "“title”: “true” is a yes-or-no value; text is expected", "Put it in quotes"),
        ("title: [a]", ("title",), "“title”: a list stands here; text is expected", "“title”: Its title as printed."),
        ("title: {a: b}", ("title",), "“title”: a group of fields stands here; text is expected", "“title”: Its title"),
        ("stops: [null]", ("stops", 0), "“stops”: nothing stands here; text is expected", "Write the text, or leave"),
        ('title: " "', ("title",), "“title”: the text is blank; write it, or leave the key out", "“title”: Its title"),
        ("stops: a", ("stops",), "“stops”: “a” stands here; a list is expected", "Put each entry on a line of its own"),
        (
            "budget: 5",
            ("budget",),
            "“budget”: “5” stands here; a group of fields is expected",
            "Write its fields below",
        ),
        ("services: [a]", ("services", 0), "“services”: “a” stands here; a group of fields is expected", "Write its"),
        (
            "budget: {year: 2026-27, unit: pence, basis: net, lines: []}",
            ("budget", "unit"),
            "“unit”: “pence” is not one of the words that may stand here",
            "Choose one of: pound, thousand, million.",
        ),
        (
            "status: publised",
            ("status",),
            "“status”: “publised” is not one of the words that may stand here",
            "Did you mean “published”?",
        ),
        ("status: [draft]", ("status",), "“status”: a list stands here; a word is expected", "Choose one of: draft"),
        ("status: ''", ("status",), "“status”: a blank text stands here; a word is expected", "Choose one of: draft"),
        (
            "budget: {year: 2026-27, unit: pound, currency: EUR, basis: net, lines: []}",
            ("budget", "currency"),
            "“currency”: “EUR” is not one of the words that may stand here",
            "Write GBP.",
        ),
        (
            "budget: {year: 2026-27, unit: pound, basis: net, rounded: maybe, lines: []}",
            ("budget", "rounded"),
            "“rounded”: “maybe” stands here; true or false is expected",
            "Write true or false, without quotes.",
        ),
        (
            "savings: {year: 2026-28, unit: pound, lines: [], total: {label: a, amount: 1}}",
            ("savings", "year"),
            "“year”: “2026-28” spans 2 years; a financial year spans one, such as 2026-27",
            "“year”: The financial year they are for.",
        ),
        (
            "savings: {year: 2026-27, unit: pound, lines: [], total: {label: a, amount: }}",
            ("savings", "total", "amount"),
            "“amount”: nothing stands here; an amount is expected",
            "“amount”: The figure, in the table's unit.",
        ),
        (
            "risks: [{id: a, text: b, score: 1.5}]",
            ("risks", 0, "score"),
            "“score”: “1.5” is not a whole number",
            "“score”: Likelihood times impact.",
        ),
        (
            "actions: [{id: a, text: b, ends: soon}]",
            ("actions", 0, "ends"),
            "“ends”: “soon” is not a date; write 2018-03-31, March 2018, 2018 or 2017-18",
            "“ends”: When it is to be finished.",
        ),
        (
            "objectives: [{id: a b, text: c}]",
            ("objectives", 0, "id"),
            "“id”: “a b” stands here; an id is expected",
            "Use letters and digits joined by single hyphens, such as prevent-training;",
        ),
        (
            "objectives: [{id: a, text: c, contributes_to: [a b]}]",
            ("objectives", 0, "contributes_to", 0),
            REFERENCE.format("a b"),
            "“to”: What is contributed to",
        ),
        (
            "objectives: [{id: a, text: c, contributes_to: [{to: 1}, [1]]}]",
            ("objectives", 0, "contributes_to", 1),
            "“contributes_to”: a list stands here; a reference is expected",
            "“contributes_to”: The outcomes, or the items",
        ),
        ("team: ''", ("team",), "“team”: the text is blank; a reference is expected", "“team”: The team, for the plan"),
    ],
)
def test_a_wrong_value_says_what_stands_there_and_what_is_expected(
    more: str, route: Route, message: str, hint: str
) -> None:
    ((rule, place, words, way_out),) = told(PLAN + more)

    assert (rule, place, words) == ("wrong-value", route, message)
    assert way_out.startswith(hint)


def test_a_letter_is_told_apart_from_an_id() -> None:
    text = """
        kind: corporate-plan
        id: 2018-23
        title: a
        years: 2018-23
        status: adopted
        outcomes: [{id: b, title: c, activities: [{letter: B, text: d}]}]
    """

    assert told(text) == [
        (
            "wrong-value",
            ("outcomes", 0, "activities", 0, "letter"),
            "“letter”: “B” stands here; a letter is expected",
            "Write one lower-case letter, such as b.",
        )
    ]


def test_what_is_set_of_a_rule_is_a_value_or_a_list_of_values() -> None:
    good = ORGANISATION + "lint: [{rule: a, parameters: {words: 30, known: [UK, EU]}}]"
    bad = ORGANISATION + "lint: [{rule: a, parameters: {words: [30, [1]], known: {UK: EU}}}]"

    assert told(good) == []
    assert [message for _, _, message, _ in told(bad)] == [
        "“words”: a list stands here; a value or a list of values is expected",
        "“known”: a group of fields stands here; a value or a list of values is expected",
    ]


@pytest.mark.parametrize(
    ("more", "route", "message", "hint"),
    [
        ("titel: a", ("titel",), "“titel” is no field of a plan", "Did you mean “title”?"),
        (
            "colour: red",
            ("colour",),
            "“colour” is no field of a plan",
            "Fields here are: allow, sources, note, clearances,",
        ),
        (
            "objectives: [{id: a, text: b, deadline: c}]",
            ("objectives", 0, "deadline"),
            "“deadline” is no field of an objective",
            "Fields here are: id, name, text, aliases, contributes_to,",
        ),
        (
            "objectives: [{id: a, text: b, contributes_to: [{to: 1, shares: 5}]}]",
            ("objectives", 0, "contributes_to", 0, "shares"),
            "“shares” is no field of a contribution",
            "Did you mean “share”?",
        ),
    ],
)
def test_an_unknown_key_is_marked_itself(more: str, route: Route, message: str, hint: str) -> None:
    _, (fault,) = loaded(PLAN + more)

    assert (fault.rule, fault.location.route, fault.location.on) == ("unknown-field", route, "key")
    assert fault.message == message
    assert fault.finding.hint.startswith(hint)


@pytest.mark.parametrize(
    ("more", "route", "message", "hint"),
    [
        (
            "objectives: [{id: a}]",
            ("objectives", 0),
            "an objective “a” has no “text”",
            "Add “text”: the objective as the plan words it.",
        ),
        (
            "objectives: [{text: a}]",
            ("objectives", 0),
            "an objective has no “id”",
            "Add “id”: the lasting name of this entry; next year's plan keeps it.",
        ),
        ("services: [{id: ''}]", ("services", 0), "a service has no “name”", "Add “name”: the service as"),
        (
            "charts: [{title: a, shows: income}]",
            ("charts", 0),
            "a chart has no “id”",
            "Add “id”: the lasting name of the chart.",
        ),
        (
            "budget: {year: 2026-27, basis: net, lines: [{label: Lamps}]}",
            ("budget",),
            "a budget has no “unit”",
            "Add “unit”: what one unit of the figures is worth.",
        ),
        (
            "objectives: [{id: a, text: b, contributes_to: [{share: 5}]}]",
            ("objectives", 0, "contributes_to", 0),
            "a contribution has no “to”",
            "Add “to”: what is contributed to",
        ),
    ],
)
def test_a_missing_field_stands_at_the_entry_that_lacks_it(more: str, route: Route, message: str, hint: str) -> None:
    rule, place, words, way_out = next(each for each in told(PLAN + more) if each[0] == "missing-field")

    assert (rule, place, words) == ("missing-field", route, message)
    assert way_out.startswith(hint)


@pytest.mark.parametrize(("level", "field"), [("team", "team"), ("individual", "post")])
def test_a_plan_names_the_unit_whose_it_is(level: str, field: str) -> None:
    text = PLAN.replace("level: department", f"level: {level}")

    assert loaded(text)[0] is None
    assert [(rule, message) for rule, _, message, _ in told(text)] == [("missing-field", f"a plan has no “{field}”")]
    assert told(text + f"{field}: lamps") == []


def test_all_faults_are_told_at_once_in_the_order_of_the_model() -> None:
    text = PLAN + "objectives: [{id: a}, {id: b, text: 3, x: 4}]\ntitle: []\ncharts: 7\n"

    assert [(rule, route) for rule, route, _, _ in told(text)] == [
        ("wrong-value", ("title",)),
        ("wrong-value", ("charts",)),
        ("missing-field", ("objectives", 0)),
        ("unknown-field", ("objectives", 1, "x")),
    ]


def test_a_long_text_is_quoted_in_part_and_on_one_line() -> None:
    ((_, _, message, _),) = told(PLAN + "status: |\n  " + "word " * 30 + "\n  and more\n")

    assert message == f"“status”: “{('word ' * 12)[:59]}…” is not one of the words that may stand here"


def test_a_fault_without_words_of_its_own_is_still_told() -> None:
    """The validator may learn a new kind of fault; a reader then sees its name, and no traceback."""
    message, hint = _words({"type": "too_long", "loc": ("a",), "msg": "", "input": "b", "url": ""}, "a")

    assert (message, hint) == ("“a”: “b” stands here, which does not fit (too long)", "")


def test_a_document_without_faults_is_whole() -> None:
    found, faults = loaded(PLAN + "objectives: [{id: a, text: b}]")

    assert faults == ()
    assert found is not None
    assert (found.file, found.damaged, found.lost_ids) == ("x.yaml", frozenset(), frozenset())


@pytest.mark.parametrize(
    ("more", "damaged", "lost"),
    [
        ("title: []", {"title"}, set()),
        ("titel: a", {"titel", "title"}, set()),
        ("colour: red", {"colour"}, set()),
        ("objectves: [{id: a, text: b}]", {"objectves", "objectives"}, {"a"}),
        ("objectives: [{id: a}, {id: b, text: c}]", {"objectives"}, {"a"}),
        ("objectives: [{id: a, text: b, owner: []}]", {"objectives"}, set()),
        ("objectives: {id: a, text: b}", {"objectives"}, {"a"}),
        ("measures: [{id: a, text: b, parts: [{id: c}, {id: d, text: e}]}]", {"measures"}, {"c"}),
        ("measures: [{id: a, parts: [{id: c}, {id: d, text: e}]}]", {"measures"}, {"a", "c", "d"}),
        ("measures: [{id: a, text: b, baseline: {value: 3}}]", {"measures"}, set()),
        ("budget: {year: 2026-27, basis: net, lines: []}", {"budget"}, set()),
        ("budget: {year: 2026-27, unit: pound, basis: net, lines: [{label: a}]}", {"budget"}, set()),
        ("title: []\nobjectives: [{id: a}]\nx: 1", {"title", "objectives", "x"}, {"a"}),
    ],
)
def test_what_is_left_out_is_remembered(more: str, damaged: set[str], lost: set[str]) -> None:
    found, _ = kept(PLAN + more)

    assert found.damaged == damaged
    assert found.lost_ids == lost


def test_as_much_as_possible_is_kept() -> None:
    _, plan = kept(
        PLAN
        + dedent("""
            title: []
            statement: We light the streets.
            objectives: [{id: a}, {id: b, text: c, owner: {}, contributes_to: [1, a b, 2]}]
            measures:
              - {id: d, text: e, baseline: {value: 3}, unit: lamps}
            budget:
              year: 2026-27
              unit: thousand
              basis: net
              lines: [{label: Lamps, amount: 60}, {label: Signs, amount: sixty}]
        """)
    )

    assert (plan.title, plan.statement) == (None, "We light the streets.")
    ((identity, text, owner, threads),) = [(o.id, o.text, o.owner, o.contributes_to) for o in plan.objectives]
    assert (identity, text, owner) == ("b", "c", None)
    assert [str(each.to) for each in threads] == ["1", "2"]
    assert [(m.id, m.baseline, m.unit) for m in plan.measures] == [("d", None, "lamps")]
    assert plan.budget is not None
    assert [line.label for line in plan.budget.lines] == ["Lamps"]


def test_a_key_that_was_meant_for_the_unit_is_told_and_nothing_is_kept() -> None:
    text = PLAN.replace("level: department", "level: team\nteem: lamps")

    assert loaded(text)[0] is None
    assert told(text) == [("unknown-field", ("teem",), "“teem” is no field of a plan", "Did you mean “team”?")]


@pytest.mark.parametrize(
    "text",
    [
        PLAN.replace("department: roads", "department: the roads"),
        PLAN.replace("period: 2026-27\n", ""),
        PLAN.replace("level: department", "level: [department]"),
        "kind: minute\nid: a\n",
    ],
)
def test_without_what_a_document_is_known_by_nothing_is_kept(text: str) -> None:
    found, faults = loaded(text)

    assert found is None
    assert faults
