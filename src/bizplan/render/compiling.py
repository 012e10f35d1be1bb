"""Templates to the Python that prints them: in as few steps as it takes, every loop and every word counted."""

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import TemplateSyntaxError

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.compiler import Frame

_BRINGING_NAMES = (nodes.Assign, nodes.AssignBlock, nodes.Macro, nodes.Import, nodes.FromImport)
_INHERITING = (nodes.Block, nodes.Extends)


class Compiler(CodeGenerator):
    """Jinja's compiler, whose templates print by one call for each value, where Jinja takes three."""

    def _output_child_pre(self, node: nodes.Expr, frame: "Frame", finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(" if frame.eval_ctx.autoescape else "environment.bare(")

    def _output_child_post(self, node: nodes.Expr, frame: "Frame", finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")


def count_loops(tree: nodes.Template, name: str | None, filename: str | None) -> None:
    """Pass what every loop goes through to the filter `counted`, with how many letters of its own a turn prints."""
    for loop in tree.find_all(nodes.For):
        if loop.recursive:
            raise TemplateSyntaxError("loops are not “recursive” here", loop.lineno, name, filename)
        letters = nodes.Const(sum(map(_letters, loop.body)), lineno=loop.lineno, environment=loop.environment)
        loop.iter = _filtered(loop.iter, "counted", [letters], loop)


def print_at_once(tree: nodes.Template, environment: "Environment") -> None:
    """Let a template hand on what it prints in one piece, through the filter `whole`; else each word goes up singly.

    What it brings along for others, such as a macro, stays outside.
    """
    if next(tree.find_all(_INHERITING), None) is not None:
        return
    ahead = list(takewhile(_is_preparation, tree.body))
    rest = tree.body[len(ahead) :]
    if rest and not any(_brings_names(each) for each in rest):
        letters = nodes.Const(sum(map(_letters, rest)), lineno=1, environment=tree.environment)
        handed_on = _filtered(None, "whole", [letters], rest[0])
        block = nodes.FilterBlock(rest, handed_on, lineno=rest[0].lineno)
        block.set_environment(environment)
        tree.body = [*ahead, block]


def _filtered(value: nodes.Node | None, name: str, arguments: list[nodes.Expr], beside: nodes.Node) -> nodes.Filter:
    return nodes.Filter(value, name, arguments, [], None, None, lineno=beside.lineno, environment=beside.environment)


def _is_preparation(node: nodes.Node) -> bool:
    return isinstance(node, _BRINGING_NAMES) or (isinstance(node, nodes.Output) and _is_blank(node))


def _is_blank(node: nodes.Output) -> bool:
    return all(isinstance(each, nodes.TemplateData) and not each.data.strip() for each in node.nodes)


def _brings_names(node: nodes.Node) -> bool:
    """Whether it may set a name that lasts to the end of the template."""
    return isinstance(node, _BRINGING_NAMES) or (
        isinstance(node, nodes.If) and any(map(_brings_names, node.iter_child_nodes()))
    )


def _letters(node: nodes.Node) -> int:
    """How many letters a part of a template prints of its own, not counting its loops and macros."""
    return sum(len(text) for text in _texts(node))


def _texts(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Const):
        yield str(node.value)
    elif not isinstance(node, (nodes.For, nodes.Macro)):
        for each in node.iter_child_nodes():
            yield from _texts(each)
