"""The sandbox that templates run in: no file, no call to the outside, and an end to every loop."""

from collections.abc import Iterable, Iterator, MutableMapping
from typing import TypeVar

from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.nodes import Filter, For
from jinja2.nodes import Template as Parsed
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

_T = TypeVar("_T")
_OF_LOOPS = frozenset({"index", "index0", "first", "last", "length"})
"""Properties of Jinja's own loops, which the sandbox allows after a long look."""
MOST_STEPS = 5_000_000
"""Turns of loops, calls and inclusions in one paper; the largest digest takes some hundred thousand."""
MOST_CHARACTERS = 50_000_000
"""What one paper may come to."""
_MOST_REPEATS = 10_000


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with a short way to the fields of our own frozen values; half of a paper's time went there.

    Every turn of a loop, every call and every inclusion is counted. What a template makes of memory by joining long
    strings to themselves is not bounded beyond that: templates are the council's own, not a stranger's.
    """

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._steps = 0
        self.filters["counted"] = self._counted

    def getattr(self, obj: object, attribute: str) -> object:
        """The field, or whatever else the sandbox allows."""
        kind = type(obj)
        if attribute in (_OF_LOOPS if kind is LoopContext else getattr(kind, "__dataclass_fields__", ())):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def bounded(self, template: Template, **values: object) -> str:
        """What a template prints; SecurityError once it has taken more steps or printed more than any paper does."""
        self._steps = 0
        length = 0
        parts = []
        for part in template.generate(**values):
            length += len(part)
            if length > MOST_CHARACTERS:
                raise SecurityError(f"it prints more than {MOST_CHARACTERS:,} characters")
            parts.append(part)
        return "".join(parts)

    def call(self, context: Context, called: object, /, *arguments: object, **named: object) -> object:
        """The result of a call in a template, where the sandbox allows it."""
        self._step()
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
        """The template's tree, every loop in it counted."""
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(For):
            if loop.recursive:
                raise TemplateSyntaxError("loops are not “recursive” here", loop.lineno, name, filename)
            loop.iter = Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno, environment=self)
        return tree

    def _counted(self, values: Iterable[_T]) -> Iterable[_T]:
        if isinstance(values, (tuple, list)):
            self._step(len(values))
            return values
        return self._counting(values)

    def _counting(self, values: Iterable[_T]) -> Iterator[_T]:
        for each in values:
            self._step()
            yield each

    def _step(self, count: int = 1) -> None:
        self._steps += count
        if self._steps > MOST_STEPS:
            raise SecurityError(f"it takes more than {MOST_STEPS:,} steps: does a loop never end?")


def _is_small(value: object) -> bool:
    return isinstance(value, int) and abs(value) <= _MOST_REPEATS
