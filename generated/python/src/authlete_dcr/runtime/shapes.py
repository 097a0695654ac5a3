"""What values of a type look like: made from the text of the type, when it is first needed."""

from __future__ import annotations

import ast
import datetime
import enum
import re
import uuid
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from .findings import Findings


class Shape:
    """What values of a type look like on the wire, and here."""

    # Whether values are the same here as on the wire.
    is_plain = True

    def check(self, value: Any, found: Findings) -> None:
        """Looks at a value as it is on the wire."""

    def decode(self, value: Any) -> Any:
        """Makes of a value on the wire what callers see. What is not as declared stays as it is."""
        return value

    def fits(self, value: Any, pointer: str = "") -> bool:
        """Whether there is nothing to say against a value."""
        found = Findings(pointer, is_request=False, most=1)
        self.check(value, found)
        return not found.issues


class HasShape(Protocol):
    """A class of the generated package whose instances have a shape of their own."""

    @classmethod
    def __shape__(cls) -> Shape:
        """The shape."""
        ...


class _Kind(Shape):
    def __init__(self, expected: str, *types: type) -> None:
        self._expected = expected
        self._types = types

    def check(self, value: Any, found: Findings) -> None:
        if type(value) not in self._types:
            found.note(self._expected, value)


class _Integer(Shape):
    def check(self, value: Any, found: Findings) -> None:
        if type(value) is int or (type(value) is float and value.is_integer()):
            return
        found.note("an integer", value)


class _Never(Shape):
    def check(self, value: Any, found: Findings) -> None:
        found.note("nothing", value)


_ANYTHING = Shape()
_TEXT = _Kind("a string", str)
_NULL = _Kind("null", type(None))
_SIMPLE: Mapping[str, Shape] = {
    "str": _TEXT,
    "int": _Integer(),
    "float": _Kind("a number", int, float),
    "bool": _Kind("a boolean", bool),
    "Any": _ANYTHING,
    "bytes": _ANYTHING,
    "NoReturn": _Never(),
}


class _Literals(Shape):
    """One of some values, the words of an enum."""

    def __init__(self, values: tuple[Any, ...], is_open: bool = False) -> None:
        self.values = values
        self._known: set[Any] = {_exact(value) for value in values}
        self._expected = "one of " + ", ".join(map(str, values))
        self._is_open = is_open

    def check(self, value: Any, found: Findings) -> None:
        # The service may have added more: what is sent is not held to those that are known.
        if self._is_open and found.is_request:
            return
        if isinstance(value, (str, int, float)) and _exact(value) in self._known:
            return
        word = value if isinstance(value, str) and re.fullmatch(r"\w{1,40}", value) else None
        found.note(self._expected, value, word)


def _exact(value: Any) -> Any:
    """A value that is equal to no value of another type, as `1` is to `True`."""
    return isinstance(value, bool), isinstance(value, str), value


class _List(Shape):
    def __init__(self, item: Shape) -> None:
        self._item = item
        self.is_plain = item.is_plain

    def check(self, value: Any, found: Findings) -> None:
        if not isinstance(value, list):
            found.note("a list", value)
        elif self._item is not _ANYTHING:
            for index, each in enumerate(_items(value)):
                if found.is_enough:
                    break
                found.enter(index, "/items", each, self._item.check)

    def decode(self, value: Any) -> Any:
        if self.is_plain or not isinstance(value, list):
            return value
        return [self._item.decode(each) for each in _items(value)]


class _Map(Shape):
    def __init__(self, value: Shape) -> None:
        self._value = value
        self.is_plain = value.is_plain

    def check(self, value: Any, found: Findings) -> None:
        if not isinstance(value, dict):
            found.note("an object", value)
        elif self._value is not _ANYTHING:
            for name, each in _members(value):
                if found.is_enough:
                    break
                found.enter(name, "/additionalProperties", each, self._value.check)

    def decode(self, value: Any) -> Any:
        if self.is_plain or not isinstance(value, dict):
            return value
        return {name: self._value.decode(each) for name, each in _members(value)}


class _Union(Shape):
    def __init__(self, variants: tuple[Shape, ...]) -> None:
        self._variants = variants
        self.is_plain = all(variant.is_plain for variant in variants)

    def check(self, value: Any, found: Findings) -> None:
        if value is None and _NULL in self._variants:
            return
        others = [variant for variant in self._variants if variant is not _NULL]
        # Not tried before it is looked at: unions inside of unions would be looked at without an end.
        if len(others) == 1:
            others[0].check(value, found)
            return
        for variant in others:
            own = Findings(found.pointer, found.is_request, most=1)
            variant.check(value, own)
            found.secrets += own.secrets
            if not own.issues:
                return
        found.note("a value of one of the declared types", value)

    def decode(self, value: Any) -> Any:
        if self.is_plain or value is None:
            return value
        others = [variant for variant in self._variants if variant is not _NULL]
        if len(others) == 1:
            return others[0].decode(value)
        fitting = [variant for variant in others if variant.fits(value)]
        if not fitting:
            return value
        return max(fitting, key=lambda variant: known_members(variant, value)).decode(value)


class _Named(Shape):
    """What a module calls by a name: a model, or the text of another type. It is looked up when it is
    first needed, because types refer to each other in circles."""

    is_plain = False

    def __init__(self, name: str, module: str) -> None:
        self._name = name
        self._module = module
        self._shape: Shape | None = None

    @property
    def target(self) -> Shape:
        """What the name stands for."""
        if self._shape is None:
            module = import_module(self._module)
            # Modules of models know those of each other by name alone.
            home = module if hasattr(module, self._name) else import_module(module.__package__ or "")
            named: Any = getattr(home, self._name)
            self._shape = (
                shape_of(named, self._module) if isinstance(named, str) else _shape_of_class(named)
            )
        return self._shape

    def check(self, value: Any, found: Findings) -> None:
        self.target.check(value, found)

    def decode(self, value: Any) -> Any:
        return self.target.decode(value)


def _shape_of_class(named: type[HasShape]) -> Shape:
    return named.__shape__()


def known_members(shape: Shape, value: Any) -> int:
    """How many members of a value a shape knows: of several that fit, the one that knows most is
    meant."""
    target = shape.target if isinstance(shape, _Named) else shape
    return sum(name in target for name in value) if isinstance(target, Known) else 0


class Known(Shape):
    """A shape that knows names of members."""

    def __contains__(self, name: object) -> bool:
        raise NotImplementedError


@cache
def shape_of(text: str, module: str) -> Shape:
    """The shape that the text of a type stands for; its names are those of a module."""
    return _shape(ast.parse(text.strip(), mode="eval").body, module)


def _shape(node: ast.expr, module: str) -> Shape:
    match node:
        case ast.Constant(value=None):
            return _NULL
        case ast.Name(id=name):
            return _SIMPLE.get(name) or _Named(name, module)
        case ast.BinOp(op=ast.BitOr()):
            return _union(tuple(_shape(each, module) for each in _variants(node)))
        case ast.Subscript(value=ast.Name(id="Literal"), slice=values):
            each = values.elts if isinstance(values, ast.Tuple) else [values]
            return _Literals(tuple(ast.literal_eval(value) for value in each))
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return _List(_shape(item, module))
        case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[_, value])):
            return _Map(_shape(value, module))
        case _:
            return _ANYTHING


def _variants(node: ast.expr) -> Iterable[ast.expr]:
    """The parts of a union, which may be many: without a call for each."""
    parts: list[ast.expr] = []
    while isinstance(node, ast.BinOp):
        parts.append(node.right)
        node = node.left
    return [node, *reversed(parts)]


def _union(variants: tuple[Shape, ...]) -> Shape:
    match variants:
        case (_Literals(values=values), other, *rest) if values and other in (
            _TEXT,
            _SIMPLE["int"],
            _SIMPLE["float"],
        ):
            opened = _Literals(values, is_open=True)
            return _Union((opened, *rest)) if rest else opened
        case _:
            return _Union(variants)


# Types whose values are the same in JSON; what is of a subclass may not be.
_SAME = frozenset({str, int, float, bool, bytes, type(None)})


def to_wire(value: Any) -> Any:
    """A value as JSON has it."""
    if type(value) in _SAME:
        return value
    if type(value) is list:
        return [to_wire(each) for each in _items(value)]
    written = getattr(value, "to_dict", None)
    if callable(written):
        return written()
    if isinstance(value, enum.Enum):
        return to_wire(value.value)
    if isinstance(value, (str, int, float, bytes)):
        return value
    if isinstance(value, Mapping):
        return {str(name): to_wire(each) for name, each in _members(value)}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [to_wire(each) for each in _items(value)]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    raise TypeError(f"a {type(value).__name__} cannot be sent")


def _items(value: Any) -> Iterable[Any]:
    return cast("Iterable[Any]", value)


def _members(value: Any) -> Iterable[tuple[str, Any]]:
    return cast("Mapping[str, Any]", value).items()
