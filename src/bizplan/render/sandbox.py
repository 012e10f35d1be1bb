"""The sandbox that templates run in: no file, no call to the outside, and an end to every loop."""

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from typing import TypeVar

from jinja2 import Template
from jinja2.exceptions import SecurityError
from jinja2.nodes import Template as Parsed
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from bizplan.render.compiling import Compiler, count_loops, print_at_once

_T = TypeVar("_T")
_OF_LOOPS = frozenset({"index", "index0", "first", "last", "length"})
"""Properties of Jinja's own loops, which the sandbox allows after a long look."""
Printed = Callable[[object], str]
"""A value to what a template prints of it."""
MOST_STEPS = 5_000_000
"""Turns of loops, calls and inclusions in one paper; the largest digest takes some hundred thousand."""
MOST_CHARACTERS = 50_000_000
"""What one paper may come to, what a macro prints counted again where it is printed."""
_MOST_REPEATS = 10_000


class _Fields(dict[type, frozenset[str]]):
    """Class -> the fields that a template may look at without further ado."""

    def __missing__(self, kind: type) -> frozenset[str]:
        found = self[kind] = frozenset(getattr(kind, "__dataclass_fields__", ()))
        return found


_FIELDS = _Fields({LoopContext: _OF_LOOPS})


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with a short way to the fields of our own frozen values; half of a paper's time went there.

    Every turn of a loop, every call and every inclusion is counted. What a template makes of memory by joining long
    strings to themselves is not bounded beyond that: templates are the council's own, not a stranger's.
    """

    intercepted_binops = frozenset({"*", "**", "%"})
    code_generator_class = Compiler

    def __init__(self, *, escaped: Printed = escape, bare: Printed = str, **options: object) -> None:
        """`escaped` and `bare` print a value where the template escapes what it prints, and where it does not."""
        super().__init__(**options)
        self._escaped, self._bare = escaped, bare
        self._steps = 0
        self._letters = 0
        self.filters |= {"counted": self._counted, "whole": self._whole}

    def getattr(self, obj: object, attribute: str) -> object:
        """The field, or whatever else the sandbox allows."""
        return getattr(obj, attribute) if attribute in _FIELDS[type(obj)] else super().getattr(obj, attribute)

    def bounded(self, template: Template, **values: object) -> str:
        """What a template prints; SecurityError once it has taken more steps or printed more than any paper does."""
        self._steps = self._letters = 0
        text = "".join(template.generate(**values))
        self._step(0)
        return text

    def escaped(self, value: object) -> str:
        """What a template prints of a value where it escapes what it prints."""
        text = self._escaped(value)
        self._letters += len(text)
        return text

    def bare(self, value: object) -> str:
        """What a template prints of a value where it does not escape."""
        text = self._bare(value)
        self._letters += len(text)
        return text

    def call(self, context: Context, called: object, /, *arguments: object, **named: object) -> object:
        """The result of a call in a template, where the sandbox allows it."""
        self._step()
        if type(called) is Macro:
            # A template's own, which the sandbox allows after a long look; what follows is for calls of other kinds.
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
            return called(context.eval_ctx, *arguments, **named)
        return super().call(context, called, *arguments, **named)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """The result of an arithmetic sign; none that could fill the memory."""
        if not (_is_small(left) and _is_small(right)):
            raise SecurityError(f"“{operator}” takes whole numbers up to {_MOST_REPEATS:,}")
        return super().call_binop(context, operator, left, right)

    def _load_template(self, name: str, globals: MutableMapping[str, object] | None) -> Template:  # noqa: A002 -- Jinja's own signature
        """A template by its name, as `include`, `import` and `extends` ask for it."""
        self._step()
        return super()._load_template(name, globals)

    def _parse(self, source: str, name: str | None, filename: str | None) -> Parsed:
        """The template's tree, every loop in it counted, what it prints handed on in one piece."""
        tree = super()._parse(source, name, filename)
        count_loops(tree, name, filename)
        print_at_once(tree, self)
        return tree

    def _counted(self, values: Iterable[_T], letters: int) -> Iterable[_T]:
        if isinstance(values, (tuple, list)):
            self._letters += len(values) * letters
            self._step(len(values))
            return values
        return self._counting(values, letters)

    def _whole(self, text: str, letters: int) -> str:
        self._letters += letters
        self._step(0)
        return text

    def _counting(self, values: Iterable[_T], letters: int) -> Iterator[_T]:
        for each in values:
            self._letters += letters
            self._step()
            yield each

    def _step(self, count: int = 1) -> None:
        self._steps += count
        if self._steps > MOST_STEPS:
            raise SecurityError(f"it takes more than {MOST_STEPS:,} steps: does a loop never end?")
        if self._letters > MOST_CHARACTERS:
            raise SecurityError(f"it prints more than {MOST_CHARACTERS:,} characters")


def _is_small(value: object) -> bool:
    return isinstance(value, int) and abs(value) <= _MOST_REPEATS
