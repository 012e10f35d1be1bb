"""The string under each field of a model to the words that editors are shown, read only when they are wanted."""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise


def description(model: type, field: str) -> str:
    """What a field is, in the words that stand under it; empty if none do.

    To let pydantic read them from the source as it makes each class takes as long as all else about the models: 80 ms.
    """
    return next((words[field] for each in model.__mro__ if field in (words := _own_descriptions(each))), "")


@cache
def _own_descriptions(model: type) -> Mapping[str, str]:
    return _descriptions_in(model.__module__).get(model.__qualname__, {})


@cache
def _descriptions_in(module: str) -> Mapping[str, Mapping[str, str]]:
    """Class -> field -> words, for every class at the top of a module."""
    if module == object.__module__:
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {each.name: dict(_descriptions(each.body)) for each in tree.body if isinstance(each, ast.ClassDef)}


def _descriptions(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for statement, following in pairwise(body):
        match statement, following:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                yield name, inspect.cleandoc(words)
