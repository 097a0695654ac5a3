"""How values are written as parts of a path, query, header or cookie."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from typing import Any, cast
from urllib.parse import quote

Encode = Callable[[str], str]
Style = Callable[[Any, Encode, str, bool], list[str]]
"""Writes a value, as JSON has it, as parts. The label is what stands before a part that has no name of
its own."""


def plain(value: Any) -> str:
    """A value as text; one with members of its own as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("a number that is none")
        return str(int(value)) if value.is_integer() else repr(value)
    return write_json(value)


def write_json(value: Any) -> str:
    """A value as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def percent_encode(text: str) -> str:
    """Encodes all but the unreserved characters of RFC 3986."""
    return quote(text, safe="")


def keep_reserved(text: str) -> str:
    """Keeps the reserved characters, but for those that would end the value or mean a space."""
    return quote(text, safe=":/?[]@!$'()*,;=")


def scalar(value: Any, encode: Encode, label: str, explode: bool) -> list[str]:
    """A value as one text, which is how all are written that are neither a list nor an object."""
    return [label + encode(plain(value))]


def _expanded(delimiter: str) -> Style:
    """The way of RFC 6570, which most styles have in common: an exploded list or object is one part for
    each of its members, and anything else is one part."""

    def write(value: Any, encode: Encode, label: str, explode: bool) -> list[str]:
        if not isinstance(value, (list, dict)):
            return scalar(value, encode, label, explode)
        members = members_of(value)
        is_list = isinstance(value, list)
        if explode:
            return [
                (label if is_list else f"{encode(name)}=") + encode(plain(each))
                for name, each in members
            ]
        texts = [
            text
            for name, each in members
            for text in ([plain(each)] if is_list else [name, plain(each)])
        ]
        return [label + delimiter.join(map(encode, texts))] if texts else []

    return write


comma_delimited = _expanded(",")
space_delimited = _expanded("%20")
pipe_delimited = _expanded("%7C")


def deep_object(value: Any, encode: Encode, label: str, explode: bool) -> list[str]:
    """``key[name]=value`` for each member, and for each of theirs; the name of an item is its index."""
    if value is None:
        return []
    if not isinstance(value, (list, dict)):
        return [label + encode(plain(value))]
    key = label[:-1]
    return [
        part
        for name, each in members_of(value)
        for part in deep_object(each, encode, f"{key}%5B{encode(name)}%5D=", True)
    ]


def members_of(value: Any) -> Iterable[tuple[str, Any]]:
    """The members that are not ``None``."""
    pairs: Iterable[tuple[str | int, Any]] = (
        cast("dict[str, Any]", value).items()
        if isinstance(value, dict)
        else enumerate(cast("list[Any]", value))
    )
    return [(str(name), each) for name, each in pairs if each is not None]


STYLES: dict[str, Style] = {
    "simple": comma_delimited,
    "form": comma_delimited,
    "label": comma_delimited,
    "matrix": comma_delimited,
    "spaceDelimited": space_delimited,
    "pipeDelimited": pipe_delimited,
    "deepObject": deep_object,
}
