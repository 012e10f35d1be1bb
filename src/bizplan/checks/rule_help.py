"""A rule's docstring to the parts of its help: what must hold, why, a bad and a good example, what can be set."""

import ast
import inspect
import textwrap
from dataclasses import dataclass, fields

from bizplan.checks.rule import NamedRule, Parameters


@dataclass(frozen=True, slots=True)
class ParameterHelp:
    """One thing a council may set of a rule."""

    name: str
    default: str
    words: str
    """What it is, in a sentence."""


@dataclass(frozen=True, slots=True)
class RuleHelp:
    """Everything that is said of a rule."""

    name: str
    severity: str
    profile: str
    """From which profile it applies, in a word."""
    summary: str
    """What must hold, in a sentence."""
    detail: tuple[str, ...]
    """Further paragraphs."""
    why: str
    bad: str
    """An example in YAML; empty where a fault of files cannot be shown in one."""
    good: str
    parameters: tuple[ParameterHelp, ...]
    fixable: bool
    """Whether some of its findings can be mended by themselves."""
    on_rendering: bool = False
    """Whether it is checked when a paper is rendered, and only then."""


def help_of(named: NamedRule) -> RuleHelp:
    """The parts of a rule's docstring, with its severity and parameters."""
    paragraphs = [paragraph for paragraph in named.help.strip().split("\n\n") if paragraph.strip()]
    example = {"Bad:": "", "Good:": ""}
    words: list[str] = []
    heading = ""
    for paragraph in paragraphs:
        if paragraph.strip() in example:
            heading = paragraph.strip()
        elif heading:
            example[heading] += ("\n\n" if example[heading] else "") + paragraph
        else:
            words.append(" ".join(paragraph.split()))
    why = next((each.removeprefix("Why: ") for each in words if each.startswith("Why: ")), "")
    return RuleHelp(
        named.name,
        named.rule.severity.value,
        named.rule.profile.name.lower(),
        words[0] if words else named.name,
        tuple(each for each in words[1:] if not each.startswith("Why: ")),
        why,
        textwrap.dedent(example["Bad:"]),
        textwrap.dedent(example["Good:"]),
        parameter_help(named.rule.parameters),
        named.rule.fixable,
        on_rendering=named.rule.on_rendering,
    )


def parameter_help(kind: type[Parameters]) -> tuple[ParameterHelp, ...]:
    """What may be set, with its default and the docstring under its field."""
    if kind is Parameters:
        return ()
    usual = kind()
    words = _field_docstrings(kind)
    return tuple(
        ParameterHelp(each.name, _shown(getattr(usual, each.name)), words.get(each.name, "")) for each in fields(kind)
    )


def _field_docstrings(kind: type[Parameters]) -> dict[str, str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    found: dict[str, str] = {}
    name = ""
    for node in tree.body if isinstance(tree, ast.ClassDef) else ():
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        elif name and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found[name] = " ".join(str(node.value.value).split())
    return found


def _shown(value: object) -> str:
    return ", ".join(str(each) for each in value) if isinstance(value, tuple) else str(value)
