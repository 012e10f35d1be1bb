"""What a template may do: print what it is given; no file, no way out, and an end to every loop."""

import pytest
from jinja2 import DictLoader, StrictUndefined, TemplateError

from bizplan.errors import BizplanError
from bizplan.render import sandbox
from bizplan.render.environment import house_style, written
from bizplan.render.sandbox import Sandbox


def printed(source: str, **values: object) -> str:
    style = Sandbox(loader=DictLoader({"own": source}), undefined=StrictUndefined)
    return style.bounded(style.get_template("own"), **values)


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("{% for a in of %}{{ loop.index }}{% if not loop.last %},{% endif %}{% endfor %}", "1,2,3"),
        ("{% for a in of|select %}{{ a }}{% else %}none{% endfor %}", "12"),
        ("{% for a in [] %}{% else %}none{% endfor %}", "none"),
        ("{% for a in of if a %}{{ loop.length }}{% endfor %}", "22"),
        ("{% macro m(n) %}{{ n }}{% endmacro %}{{ m(n=3) }}", "3"),
        ("{{ 6 * 7 }} {{ 7 % 4 }}", "42 3"),
    ],
)
def test_loops_and_calls_do_what_they_do_elsewhere(source: str, result: str) -> None:
    assert printed(source, of=(0, 1, 2)) == result


R = "range(99999)"


@pytest.mark.parametrize(
    "source",
    [
        f"{{% for a in {R} %}}{{% for b in {R} %}}{{% endfor %}}{{% endfor %}}",
        f"{{% for a in {R} %}}{{% for b in {R} %}}{{{{ 'words of some length' }}}}{{% endfor %}}{{% endfor %}}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(30) }}",
        "{% for a in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}",
        "{{ 'x' * 10000000000 }}",
        "{{ [0] * 10000 }}",
        "{{ 9 ** 99999999 }}",
        "{{ '%99999999999d' % 1 }}",
        "{{ range(9999999) }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ [].append(1) }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{% import 'os' as os %}",
        "{% include '/etc/passwd' %}",
        "{% include '../../../etc/passwd' %}",
        "{{ open('/etc/passwd') }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ range.__self__ }}",
    ],
)
def test_what_has_no_end_or_leads_out_is_refused(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_STEPS", 200_000)
    with pytest.raises((TemplateError, OverflowError)):
        printed(source)


def test_what_prints_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_CHARACTERS", 1_000)
    with pytest.raises(TemplateError, match="prints more than 1,000 characters"):
        printed("{% for a in range(999) %}{{ 'some words' }}{% endfor %}")


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(99) %}{{ words }}{% endfor %}",
        "{% for a in range(99) %}some words{% endfor %}",
        "{% for a in range(99)|select %}some words{% endfor %}",
        "{% macro m() %}some words{% endmacro %}{% for a in range(99) %}{{ m() }}{% endfor %}",
        "{% for a in range(99) %}{% if a is odd %}{{ words }}{% else %}{{ words|upper }}{% endif %}{% endfor %}",
        "{% extends 'base' %}{% block body %}{% for a in range(99) %}{{ words }}{% endfor %}{% endblock %}",
        "{% for a in range(99) %}{% include 'part' %}{% endfor %}",
    ],
)
def test_what_prints_without_end_is_refused_wherever_it_prints(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_CHARACTERS", 900)
    parts = {"own": source, "part": "some words", "base": "{% block body %}{% endblock %}"}
    style = Sandbox(loader=DictLoader(parts), undefined=StrictUndefined)
    with pytest.raises(TemplateError, match="prints more than 900 characters"):
        style.bounded(style.get_template("own"), words="some words")


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("{% from 'names' import m %}\n{% set a = 1 %}{{ m(a) }}{{ a }}", "\n<1>1"),
        ("{% import 'names' as names %}{{ names.m(2) }}{{ names.known }}", "<2>3"),
        ("{% if true %}{% set a = 5 %}{% endif %}{{ a }}", "5"),
        ("{% with a = 4 %}{% include 'part' %}{% endwith %}", "[4]"),
        ("{% for a in (1, 2) %}{% set b = a %}{% include 'part' %}{{ b }}{% endfor %}", "[1]1[2]2"),
        ("{% extends 'base' %}{% block body %}own{% endblock %}", "(own)"),
        ("{% include 'none' ignore missing %}rest", "rest"),
        ("{% filter upper %}{{ 'a' }}b{% endfilter %}", "AB"),
        ("{% set text %}{{ 1 }}2{% endset %}{{ text }}", "12"),
    ],
)
def test_a_template_that_prints_in_one_piece_prints_what_it_would_word_by_word(source: str, result: str) -> None:
    parts = {
        "own": source,
        "names": "{% macro m(n) %}<{{ n }}>{% endmacro %}{% set known = 3 %}",
        "part": "[{{ a }}]",
        "base": "({% block body %}{% endblock %})",
    }
    style = Sandbox(loader=DictLoader(parts), undefined=StrictUndefined)
    assert style.bounded(style.get_template("own")) == result


def test_what_is_printed_is_escaped_once() -> None:
    source = (
        "{% macro m(n) %}<b>{{ n }}</b>{% endmacro %}{{ words }}{{ m(words) }}{% for a in [words] %}{{ a }}{% endfor %}"
    )
    style = Sandbox(loader=DictLoader({"own": source}), autoescape=True)
    assert style.bounded(style.get_template("own"), words="a < b") == "a &lt; b<b>a &lt; b</b>a &lt; b"


def test_steps_are_counted_for_each_paper_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_STEPS", 1_000)
    style = Sandbox(loader=DictLoader({"own": "{% for a in range(800) %}{% endfor %}done"}))
    assert [style.bounded(style.get_template("own")) for _ in range(3)] == ["done"] * 3


def test_a_template_that_includes_itself_is_named() -> None:
    style = house_style()
    style.web.loader = DictLoader({"own/paper.html": "{% include 'own/paper.html' %}"})
    with pytest.raises(BizplanError, match=r"own/paper\.html cannot be used: one includes itself without end"):
        written(style.web, ("own/paper.html",))


def test_loops_that_never_end_name_their_template(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_STEPS", 1_000)
    style = house_style()
    style.web.loader = DictLoader(
        {"own/paper.html": "{% for a in range(99) %}{% for b in range(99) %}{% endfor %}{% endfor %}"}
    )
    with pytest.raises(BizplanError, match=r"cannot be used: it takes more than 1,000 steps"):
        written(style.web, ("own/paper.html",))
