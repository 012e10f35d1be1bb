"""Opens the templates, a council's own files over the default set, and the theme, ready to render."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from traceback import walk_tb

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, pass_eval_context
from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from bizplan.errors import BizplanError
from bizplan.render import charts, heat_map, layout, markdown_source, prose
from bizplan.render.logo import MOST_BYTES
from bizplan.render.sandbox import Printed, Sandbox
from bizplan.render.theme import Theme, theme_from
from bizplan.reports.paper import Absent, Paper, Status

_PACKAGE = Path(__file__).parents[1]
_CHECKOUT = Path(__file__).parents[3]
DEFAULT_FOLDERS = (_PACKAGE / "templates", *([_CHECKOUT / "templates"] if _PACKAGE.parent.name == "src" else []))
"""Where the default set lies: beside the package when it is installed, at the top of a source checkout."""

_THEME = "theme.json"
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A council's templates and theme.

    Templates run in a sandbox, and what they print is escaped for the form they are in.
    """

    theme: Theme
    web: Sandbox
    """For HTML and CSS."""
    markdown: Sandbox
    reference: bytes = b""
    """The Word document whose styles a Word paper takes; the default styles where it is empty."""
    moment: datetime | None = None
    """When papers say that they were made; they do not say it where it is None."""

    def own(self, paper: Paper) -> Paper:
        """The paper under the name that the theme gives the council, if it gives one."""
        return replace(paper, council=self.theme.council) if self.theme.council else paper


def house_style(own_templates: Path | None = None, theme: Theme | None = None) -> HouseStyle:
    """The house style: a folder's templates, file by file, over the default set, and its theme unless one is given.

    Raises BizplanError if the folder's `theme.json` cannot be used.
    """
    own = [own_templates] if own_templates else []
    loader = FileSystemLoader([*own, *DEFAULT_FOLDERS])
    web = _environment(loader, _html_words, _css_words)
    web.filters |= {"prose": prose.inline_html, "prose_blocks": prose.block_html, "row_groups": layout.row_groups}
    web.filters |= {"drawings": charts.drawings, "heat_map": heat_map.heat_map, "plain": prose.plain}
    web.filters |= {"words": prose.words_html, "fragment": prose.fragment}
    markdown = _environment(loader, None, _markdown_words)
    markdown.filters |= {"prose": markdown_source.inline_markdown, "prose_blocks": markdown_source.block_markdown}
    markdown.filters |= {"value": markdown_source.value_markdown, "list_marks": markdown_source.list_marks}
    markdown.filters |= {
        name: getattr(markdown_source, name) for name in ("midline", "place", "strong", "quoted", "hashes")
    }
    return HouseStyle(theme or _theme(own_templates), web, markdown)


def written(environment: Sandbox, names: Sequence[str], **values: object) -> str:
    """What the first template of these names prints; BizplanError with its place if the template is at fault."""
    try:
        return environment.bounded(environment.select_template(list(names)), **values)
    except TemplateNotFound as fault:
        raise BizplanError(f"There is no template {fault.message}.", hint="Put the file back.") from fault
    except TemplateError as fault:
        raise BizplanError(f"The template {_place(fault)} cannot be used: {fault.message}.") from fault
    except RecursionError as fault:
        raise BizplanError(f"The templates of {names[-1]} cannot be used: one includes itself without end.") from fault


def template_texts(own: Path | None) -> Mapping[str, bytes]:
    """Name -> content of every file in a templates folder, in the order of their names; of the default set for None."""
    folder = own or next(each for each in DEFAULT_FOLDERS if each.is_dir())
    files = sorted(each for each in folder.rglob("*") if each.is_file()) if folder.is_dir() else []
    names = {each.relative_to(folder).as_posix(): each for each in files}
    return {name: file.read_bytes() for name, file in names.items() if name != "README.md" and "/." not in f"/{name}"}


def _environment(loader: FileSystemLoader, escaped: Printed | None, bare: Printed) -> Sandbox:
    """Templates that print what they escape in the one way, and whatever else in the other."""
    environment = Sandbox(
        escaped=escaped or bare,
        bare=bare,
        loader=loader,
        autoescape=(lambda name: name is None or not name.endswith(".css")) if escaped else False,
        undefined=StrictUndefined,
        finalize=_at_run_time,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["kind"] = layout.kind
    environment.tests["longer"] = lambda words, most: len(words) > most
    environment.tests["wide"] = layout.holds_wide
    environment.tests["long_numbered"] = layout.has_long_numbers
    environment.tests["absent"] = lambda value: isinstance(value, Absent)
    environment.tests["status"] = lambda value: isinstance(value, Status)
    return environment


@pass_eval_context
def _at_run_time(context: EvalContext, value: object) -> object:
    """A value as it is; Jinja must not print the constants of a template before anyone is there to escape them."""
    del context
    return value


def _html_words(value: object) -> str:
    if type(value) is Markup:
        return value
    if type(value) is str:
        return _escaped(value)
    if isinstance(value, (Markup, int)):
        return str(escape(value))
    return _escaped(str(_something(value)))


@lru_cache(maxsize=8192)
def _escaped(words: str) -> str:
    """Printable words with all that means something in HTML escaped; names of classes and places come many times."""
    return str(escape(prose.printable(words)))


def _css_words(value: object) -> str:
    """A colour, a number, or else a quoted string."""
    if isinstance(value, (Markup, int)):
        return str(value)
    words = prose.printable(str(_something(value)))
    if _COLOUR.fullmatch(words):
        return words
    escaped = re.sub(r"[^A-Za-z0-9 ]", lambda found: f"\\{ord(found[0]):x} ", words)
    return f'"{escaped}"'


def _markdown_words(value: object) -> str:
    if isinstance(value, markdown_source.MarkdownSource):
        return value
    return markdown_source.escaped(str(_something(value)))


def _something(value: object) -> object:
    if value is None:
        raise TemplateRuntimeError("it prints a value that is not there")
    return value


def _theme(own_templates: Path | None) -> Theme:
    loaders = [FileSystemLoader(list(DEFAULT_FOLDERS)), *([FileSystemLoader(own_templates)] if own_templates else [])]
    environment = Sandbox()
    texts = []
    for number, loader in enumerate(loaders):
        try:
            texts.append(loader.get_source(environment, _THEME)[0])
        except TemplateNotFound:
            if number == 0:
                raise
    return theme_from(*texts, read=partial(_picture, own_templates or DEFAULT_FOLDERS[-1]))


def _picture(folder: Path, name: str) -> bytes:
    """The bytes of a file in a folder, a little more than a logo may have; OSError where it is not there."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise FileNotFoundError(name)
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _place(fault: TemplateError) -> str:
    if isinstance(fault, TemplateSyntaxError):
        return f"{fault.name}, line {fault.lineno},"
    places = [(frame.f_code.co_filename, line) for frame, line in walk_tb(fault.__traceback__)]
    template = next(
        ((name, line) for name, line in reversed(places) if name.endswith((".html", ".css", ".md", ".svg"))), None
    )
    return f"{template[0]}, line {template[1]}," if template else "of the paper"
