"""A house's own layouts, which are a stranger's files: compiled once they have been checked, filled within bounds.

    fill_own(file, context)           # "<p>…</p>", or LayoutRefused with the file's line
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError, nodes, pass_context
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from crisiskit.errors import LayoutRefused
from crisiskit.problems import problem
from crisiskit.rendering.filling import LOOP, keep, make_plain
from crisiskit.rendering.guarding import find_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from crisiskit.model.house import OwnLayout
    from crisiskit.problems import Problem

LARGEST_BYTES = 32 * 1024
LONGEST_OUTPUT = 256 * 1024
MOST_PASSES = 20_000
LONGEST_LINE = 64 * 1024

#: A name no layout can write, for what counts the passes of its loops.
_PASSES = "passes left"
_COUNTED = "counted"


class _Overrun(Exception):
    """A bound was passed while filling."""


def compile_own(file: OwnLayout) -> tuple[Template | None, list[Problem]]:
    """The template, or None with every fault of the file."""
    environment = _Strict(
        undefined=StrictUndefined, autoescape=True, optimized=False, trim_blocks=True, lstrip_blocks=True, finalize=_text
    )
    environment.prepare()
    if len(file.text.encode()) > LARGEST_BYTES:
        size = len(file.text.encode()) // 1024
        return None, [problem("file-too-large", file.where, kilobytes=size, limit=LARGEST_BYTES // 1024)]
    try:
        tree = environment.parse(file.text, file.name)
    except TemplateSyntaxError as error:
        where = file.where._replace(line=error.lineno)
        return None, [problem("layout-syntax", where, reason=error.message or "")]
    except (RecursionError, ValueError, OverflowError):  # parentheses without end; a number of thousands of digits
        return None, [problem("layout-too-deep", file.where, layout=file.name)]
    faults = find_faults(tree, file)
    if faults:
        return None, faults
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
    try:
        code = environment.compile(tree, file.name, file.where.path)
        return Template.from_code(environment, code, {}), []
    except (TemplateSyntaxError, SyntaxError, RecursionError, MemoryError):
        return None, [problem("layout-too-deep", file.where, layout=file.name)]


@lru_cache(maxsize=64)
def _keep_compiled(file: OwnLayout) -> tuple[Template | None, tuple[Problem, ...]]:
    template, faults = compile_own(file)
    return template, tuple(faults)


def fill_own(file: OwnLayout, context: Mapping[str, object]) -> str:
    """The filled layout. Raises LayoutRefused with every fault of the file, or with the line on which filling failed."""
    template, faults = _keep_compiled(file)
    if template is None:
        raise LayoutRefused(faults)
    plain = {name: make_plain(value, keep) for name, value in context.items()}
    pieces: list[str] = []
    length = 0
    try:
        for piece in template.generate({**plain, _PASSES: _Passes()}):
            pieces.append(piece)
            length += len(piece)
            if length > LONGEST_OUTPUT:
                raise _Overrun  # noqa: TRY301 - the same answer as for the loops
    except (UndefinedError, TypeError) as error:  # a name that is not there; two things that cannot be compared
        where = file.where._replace(line=_find_line(error.__traceback__, file.where.path))
        raise LayoutRefused([problem("layout-failed", where, layout=file.name, reason=str(error))]) from error
    except _Overrun as error:
        raise LayoutRefused([problem("layout-endless", file.where, layout=file.name)]) from error
    return "".join(pieces)


def _find_line(trace: TracebackType | None, path: str) -> int:
    """The line of the layout on which an error arose."""
    line = 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


class _Passes:
    """The passes that the loops of one filling have left."""

    left = MOST_PASSES


class _Strict(ImmutableSandboxedEnvironment):
    """No globals, our own few filters and tests, look-ups in plain data only."""

    def prepare(self) -> None:
        """Take away all that comes with Jinja2."""
        self.globals = {}
        self.filters = {**_FILTERS, _COUNTED: _count_passes}
        self.tests = {name: self.tests[name] for name in ("defined", "undefined", "none")}

    def is_safe_callable(self, obj: object) -> bool:  # noqa: ARG002 - the answer is the same for everything
        return False

    def getattr(self, obj: object, attribute: str) -> object:
        return self.getitem(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        if isinstance(obj, dict) and argument in obj:
            return obj[argument]
        if isinstance(obj, list) and type(argument) is int and 0 <= argument < len(obj):
            return obj[argument]
        if isinstance(obj, LoopContext) and argument in LOOP:
            return getattr(obj, str(argument))
        return self.undefined(obj=obj, name=str(argument))


@pass_context
def _count_passes(context: Context, value: object) -> Iterator[object]:
    """The members of a list, as long as there are passes left. A text is no list."""
    passes = context.parent[_PASSES]
    for item in _list(value):
        passes.left -= 1
        if passes.left < 0:
            raise _Overrun
        yield item


def _text(value: object) -> str:
    """A text or a number; whatever is missing says its name."""
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()  # noqa: SLF001 - the one way to have an expression without `else` say so too
    raise UndefinedError(f"{type(value).__name__} is no text")


def _list(value: object) -> list[object]:
    if isinstance(value, Undefined):
        return list(value)  # raises, with the name
    if not isinstance(value, list):
        raise UndefinedError(f"{type(value).__name__} is no list")
    return value


def _length(value: object) -> int:
    return len(value) if isinstance(value, list) else len(_text(value))


def _join(value: object, between: object = "") -> str:
    """The members with something between, the result's length known before it is built."""
    members, joint = [_text(item) for item in _list(value)], _text(between)
    if sum(map(len, members)) + len(joint) * len(members) > LONGEST_LINE:
        raise _Overrun
    return joint.join(members)


def _pick(place: int, value: object) -> object:
    members = _list(value)
    return members[place] if members else ""


def _default(value: object, instead: object = "") -> object:
    """What stands in for a value that is missing or empty."""
    return instead if isinstance(value, Undefined) or not value else value


_FILTERS = {
    "capitalize": lambda value: _text(value).capitalize(),
    "default": _default,
    "first": lambda value: _pick(0, value),
    "join": _join,
    "last": lambda value: _pick(-1, value),
    "length": _length,
    "lower": lambda value: _text(value).lower(),
    "reverse": lambda value: _list(value)[::-1],
    "sort": lambda value: sorted(_list(value), key=_text),
    "title": lambda value: _text(value).title(),
    "trim": lambda value: _text(value).strip(),
    "upper": lambda value: _text(value).upper(),
}
