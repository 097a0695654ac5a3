"""The base of models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from inspect import get_annotations
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from .findings import Findings
from .shapes import Known, Shape, shape_of, to_wire

if TYPE_CHECKING:
    from typing_extensions import Self, dataclass_transform
else:

    def dataclass_transform(**_):
        return lambda cls: cls


class _Required:
    """What stands for a default where there is none."""


_REQUIRED: Any = _Required()


class Member:
    """What is to be said of a member beside its name and its type. On an instance it reads as ``None``
    while it is not set."""

    __slots__ = ("_is_required", "is_nullable", "is_secret", "wire")

    def __init__(
        self, wire: str | None, is_required: bool, is_nullable: bool, is_secret: bool
    ) -> None:
        self.wire = wire
        self._is_required = is_required
        self.is_nullable = is_nullable
        self.is_secret = is_secret

    def __get__(self, instance: object | None, owner: type) -> Any:
        if instance is None:
            return self
        if self._is_required:
            raise AttributeError("the member is not set")
        return None

    @property
    def is_required(self) -> bool:
        """Whether it has to be given."""
        return self._is_required


def member(
    wire: str | None = None,
    *,
    default: None = _REQUIRED,
    nullable: bool = False,
    secret: bool = False,
) -> Any:
    """A member of a model.

    Args:
        wire: its name in JSON, where that is another one
        nullable: ``None`` is sent, instead of left out
        secret: its value is not printed
    """
    return Member(wire, default is _REQUIRED, nullable, secret)


@dataclass_transform(kw_only_default=True, field_specifiers=(member,))
class _Declared:
    """What type checkers need to know how a model is made."""


class Model(_Declared):
    """An object of JSON, made with keyword arguments or :meth:`from_dict`.

    A member that was not set reads as ``None`` and is not sent. Members that the document does not
    know are kept in ``additional_properties``.
    """

    # Where the document declares it: a JSON pointer.
    __declared_at__: ClassVar[str] = ""

    additional_properties: Mapping[str, Any] = MappingProxyType({})

    def __init__(self, **values: Any) -> None:
        members = type(self).__shape__().members
        state = self.__dict__
        for name, value in values.items():
            bound = members.get(name)
            if bound is None and name != "additional_properties":
                raise TypeError(f"{type(self).__name__} has no member {name!r}")
            if value is not None or (bound and (bound.is_nullable or bound.is_required)):
                state[name] = value
        missing = [name for name, each in members.items() if each.is_required and name not in state]
        if missing:
            raise TypeError(f"{type(self).__name__} needs {', '.join(missing)}")

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Self:
        """Makes an instance of an object of JSON. What is not as declared in it stays as it is."""
        return cast("Self", cls.__shape__().decode(dict(value)))

    def to_dict(self) -> dict[str, Any]:
        """The object of JSON that this is."""
        members = type(self).__shape__().members
        written: dict[str, Any] = {}
        for name, value in self.__dict__.items():
            if name != "additional_properties":
                bound = members.get(name)
                written[bound.wire if bound else name] = to_wire(value)
        for name, value in self.additional_properties.items():
            written.setdefault(name, to_wire(value))
        return written

    @classmethod
    @cache
    def __shape__(cls) -> ObjectShape:
        """What values of this class look like."""
        return ObjectShape(cls)

    def __setattr__(self, name: str, value: Any) -> None:
        bound = type(self).__shape__().members.get(name)
        if value is None and bound and not bound.is_nullable:
            self.__dict__.pop(name, None)
        else:
            super().__setattr__(name, value)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        members = type(self).__shape__().members
        shown = [
            f"{name}={'***' if members[name].is_secret else repr(value)}"
            for name, value in self.__dict__.items()
            if name in members
        ]
        # What the document does not know can be secret.
        shown += [f"{name}=..." for name in self.additional_properties]
        return f"{type(self).__name__}({', '.join(shown)})"


class Bound(NamedTuple):
    """A member with its shape."""

    name: str
    wire: str
    step: str
    shape: Shape
    is_required: bool
    is_nullable: bool
    is_secret: bool


class ObjectShape(Known):
    """What a model looks like."""

    is_plain = False

    def __init__(self, cls: type[Model]) -> None:
        self._cls = cls
        self.members = {bound.name: bound for bound in _bound(cls)}
        self._by_wire = {bound.wire: bound for bound in self.members.values()}
        self._required = [bound for bound in self.members.values() if bound.is_required]

    def __contains__(self, name: object) -> bool:
        return name in self._by_wire

    def check(self, value: Any, found: Findings) -> None:
        outer = found.pointer
        found.pointer = self._cls.__declared_at__
        if isinstance(value, dict):
            self._check(_members(value), found)
        else:
            found.note("an object", value)
        found.pointer = outer

    def _check(self, value: Mapping[str, Any], found: Findings) -> None:
        for missing in self._required:
            if missing.wire not in value:
                found.miss(missing.wire, "/required")
        for name, each in value.items():
            bound = self._by_wire.get(name)
            if bound is None:
                continue
            if found.is_enough:
                break
            if bound.is_secret and isinstance(each, str):
                found.secrets.append(each)
            if not (each is None and bound.is_nullable):
                found.enter(name, bound.step, each, bound.shape.check)

    def decode(self, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        made = self._cls.__new__(self._cls)
        state = made.__dict__
        unknown: dict[str, Any] = {}
        for name, each in _members(value).items():
            bound = self._by_wire.get(name)
            if bound is None:
                unknown[name] = each
            else:
                state[bound.name] = each if bound.shape.is_plain else bound.shape.decode(each)
        if unknown:
            state["additional_properties"] = unknown
        return made


def _members(value: Any) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value)


def _bound(cls: type[Model]) -> Iterator[Bound]:
    for name, text in get_annotations(cls).items():
        declared = cls.__dict__.get(name, _REQUIRED)
        if not isinstance(declared, Member):
            declared = Member(None, declared is _REQUIRED, False, False)
        wire = declared.wire or name
        # A member that may be left out is not missed, but it is not ``null`` for that.
        optional = not declared.is_required and not declared.is_nullable
        of = text.removesuffix(" | None") if optional else text
        step = "/properties/" + wire.replace("~", "~0").replace("/", "~1")
        shape = shape_of(of, cls.__module__)
        yield Bound(
            name, wire, step, shape, declared.is_required, declared.is_nullable, declared.is_secret
        )
