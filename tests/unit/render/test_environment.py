"""Templates: a council's own over the default set, each fault with its place, nothing printed unescaped."""

from pathlib import Path
from typing import get_args

import pytest

from bizplan.errors import BizplanError
from bizplan.render import html, markdown
from bizplan.render.environment import DEFAULT_FOLDERS, house_style
from bizplan.render.formats import FORMATS
from bizplan.reports.paper import Block, Paper, Section

HERE = Path(__file__).parent
OWN = HERE / "own_templates"
BROKEN = HERE / "broken_templates"


def paper(kind: str = "plan", title: str = "A plan") -> Paper:
    return Paper(kind=kind, reference="a/b", title=title, council="A Council", sections=(Section("s", "First", ()),))


def test_a_councils_own_file_stands_in_for_one_file_of_the_default_set() -> None:
    page = html.render(paper(), house_style(OWN))
    assert '<p class="own">A plan, in our own words</p>' in page
    assert "<h1>" not in page
    assert '<h2 id="s">First</h2>' in page


def test_a_folder_without_templates_changes_nothing() -> None:
    assert html.render(paper(), house_style(HERE / "no_such_folder")) == html.render(paper(), house_style())


def test_a_councils_own_theme_needs_to_name_only_what_differs() -> None:
    theme = house_style(OWN).theme
    assert (theme.accent, theme.fonts) == ("#003a70", ("Gill Sans",))
    assert theme.ink == house_style().theme.ink
    page = html.render(paper(), house_style(OWN))
    assert "--accent: #003a70;" in page
    assert 'font: 400 1rem/1.4545 "Gill Sans", sans-serif;' in page


def test_a_theme_may_be_given() -> None:
    assert house_style(theme=house_style(OWN).theme).theme.accent == "#003a70"


def test_a_template_of_the_papers_own_kind_goes_first() -> None:
    assert html.render(paper("leaflet"), house_style(OWN)) == "<!DOCTYPE html><title>A plan</title>\n"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("undefined", r"undefined/paper\.html, line 2, cannot be used: .* has no attribute 'nickname'"),
        ("syntax", r"syntax/paper\.html, line 1, cannot be used: Expected an expression"),
        ("unsafe", r"unsafe/paper\.html, line 1, cannot be used: access to attribute '__class__'"),
        ("nothing", r"nothing/paper\.html, line 1, cannot be used: it prints a value that is not there"),
        ("missing", r"There is no template .*paper/missing\.html"),
    ],
)
def test_a_fault_in_a_template_is_named_with_its_place(kind: str, words: str) -> None:
    empty = Paper(kind=kind, reference="r", title="T", council="C")
    with pytest.raises(BizplanError, match=words):
        html.render(empty, house_style(BROKEN))


def test_templates_print_plan_text_escaped_without_being_asked() -> None:
    style = house_style()
    words = "<b>&\"' */ | [a](b)"
    assert style.web.from_string("{{ words }}").render(words=words) == "&lt;b&gt;&amp;&#34;&#39; */ | [a](b)"
    assert style.markdown.from_string("{{ words }}").render(words=words) == "\\<b\\>&\"' \\*/ \\| \\[a\\](b)"


def test_what_a_style_sheet_prints_cannot_leave_its_string() -> None:
    page = html.render(paper(title='";} </style><script>*{color:red}\n'), house_style())
    assert page.count("<style>") == page.count("</style>") == 1
    assert (
        "@top-right { content: "
        r'"\22 \3b \7d  \3c \2f style\3e \3c script\3e \2a \7b color\3a red\7d \a "; }'
    ) in page


def test_a_templates_own_style_sheet_cannot_end_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "written", lambda *_args, **_values: "a </style> b")
    with pytest.raises(BizplanError, match="holds “</”"):
        html.render(paper(), house_style())


@pytest.mark.parametrize("form", ["paper/blocks/{}.html", "markdown/blocks/{}.md"])
def test_each_form_has_a_template_for_each_block(form: str) -> None:
    loader = house_style().web.loader
    assert loader
    names = set(loader.list_templates())
    assert [each for block in get_args(Block) if (each := form.format(block.__name__.lower())) not in names] == []


def test_each_form_renders_a_paper_of_nothing() -> None:
    bare = Paper(kind="plan", reference="r", title="T", council="C")
    for name, form in FORMATS.items():
        assert form.suffix == f".{name}"
        assert "T" in str(form.compose(bare, house_style()))
    assert markdown.render(bare, house_style()) == "# T\n\n**C**\n"


def test_the_default_set_is_looked_for_beside_the_package_first() -> None:
    assert [folder.name for folder in DEFAULT_FOLDERS] == ["templates", "templates"]
    assert DEFAULT_FOLDERS[0].parent.name == "bizplan"
