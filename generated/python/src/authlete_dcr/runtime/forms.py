"""Values as forms."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast
from urllib.parse import quote_plus

from .style import STYLES, keep_reserved, members_of, percent_encode, plain, scalar, write_json

FORM_DATA = "multipart/form-data"


class File(bytes):
    """Bytes with a file name and a media type, for the part of a form."""

    unknown = "application/octet-stream"
    filename: str
    content_type: str

    def __new__(
        cls,
        content: bytes,
        filename: str = "file",
        content_type: str = unknown,
    ) -> File:
        made = super().__new__(cls, content)
        made.filename = filename
        made.content_type = content_type
        return made


class Written(NamedTuple):
    """A body with its media type; an empty one is that which the document says."""

    content: bytes
    media_type: str = ""


@dataclass(frozen=True)
class Part:
    """How a member of a form is written, where its value alone does not tell."""

    wire: str
    style: str | None = None
    """As the parameter of a query."""
    explode: bool = False
    allow_reserved: bool = False
    content: str | None = None
    """Set where the value is written as a media type instead."""
    media_type: str | None = None
    """Of the parts of a multipart form."""


def write_form(value: Any, parts: Sequence[Part]) -> Written:
    """A value as ``application/x-www-form-urlencoded``."""
    own = {part.wire: part for part in parts}
    pairs: list[str] = []
    for name, member in value.items():
        part = own.get(name)
        if part is None:
            pairs += [f"{quote_plus(name)}={quote_plus(plain(item))}" for item in _items(member)]
        elif member is not None:
            pairs += _styled(part, member)
    return Written("&".join(pairs).encode())


def _styled(part: Part, member: Any) -> list[str]:
    label = f"{percent_encode(part.wire)}="
    if part.content is not None:
        return scalar(write_json(member), percent_encode, label, False)
    encode = keep_reserved if part.allow_reserved else percent_encode
    return STYLES[part.style or "form"](member, encode, label, part.explode)


def write_multipart(value: Any, parts: Sequence[Part], media_type: str) -> Written:
    """A value as several parts: one for each item of a list."""
    own = {part.wire: part for part in parts}
    boundary = secrets.token_hex(16)
    chunks: list[bytes] = []
    for name, member in value.items():
        part = own.get(name, Part(name))
        for wire, item in _named(part, name, member):
            chunks += [f"--{boundary}\r\n".encode(), *_part(part, wire, item), b"\r\n"]
    chunks.append(f"--{boundary}--\r\n".encode())
    own_type = FORM_DATA if "*" in media_type else media_type
    return Written(b"".join(chunks), f"{own_type}; boundary={boundary}")


def _named(part: Part, name: str, member: Any) -> Iterable[tuple[str, Any]]:
    """The parts of a member, each with its name."""
    if part.style is None:
        return [(name, item) for item in _items(member)]
    if part.style != "deepObject":
        return [(name, text) for text in STYLES["form"](member, str, "", False)]
    if not isinstance(member, (list, dict)):
        return [] if member is None else [(name, member)]
    return [each for key, inner in members_of(member) for each in _named(part, f"{name}[{key}]", inner)]


def _part(part: Part, name: str, item: Any) -> Sequence[bytes]:
    head = f'Content-Disposition: form-data; name="{_quoted(name)}"'
    media_type = part.media_type
    if isinstance(item, bytes):
        file = item if isinstance(item, File) else File(item)
        head += f'; filename="{_quoted(file.filename)}"'
        # A file that says what it is keeps that.
        if media_type is None or file.content_type != File.unknown:
            media_type = file.content_type
        content = bytes(item)
    else:
        is_nested = isinstance(item, (dict, list))
        media_type = media_type or ("application/json" if is_nested else None)
        content = plain(item).encode()
    if media_type is not None:
        head += "\r\nContent-Type: " + re.sub(r"[^\x20-\x7e]", "", media_type)
    return head.encode(), b"\r\n\r\n", content


def _items(member: Any) -> list[Any]:
    """The items of a list, or the value itself, without ``None``."""
    items = cast("Iterable[Any]", member if isinstance(member, list) else (member,))
    return [item for item in items if item is not None]


def _quoted(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
