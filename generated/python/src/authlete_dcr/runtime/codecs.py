"""Values as bodies of media types, and back."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable
from typing import Any, NamedTuple, cast
from urllib.parse import parse_qsl, quote_plus

from .style import plain


class File(bytes):
    """Bytes with a file name and a media type, for the part of a form."""

    filename: str
    content_type: str

    def __new__(
        cls,
        content: bytes,
        filename: str = "file",
        content_type: str = "application/octet-stream",
    ) -> File:
        made = super().__new__(cls, content)
        made.filename = filename
        made.content_type = content_type
        return made


class Unreadable(Exception):
    """A body is not of its media type. The text quotes nothing of it."""


class Written(NamedTuple):
    """A body with its media type; an empty one is that which the document says."""

    content: bytes
    media_type: str = ""


def decode_text(content: bytes) -> str:
    """Bytes as text."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("the body is not UTF-8") from None


def _refuse(_: str) -> Any:
    raise ValueError


def parse_json(text: str) -> Any:
    """A text as a value of JSON."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        pass
    # Not from the parser's error, which has the text in it.
    raise Unreadable("the body is empty" if text == "" else "the body is not JSON")


def write_json(value: Any) -> str:
    """A value as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def encode(encoding: str, value: Any) -> Written:
    """A value, as JSON has it, as a body."""
    match encoding:
        case "json":
            return Written(write_json(value).encode())
        case "form":
            pairs = [f"{quote_plus(name)}={quote_plus(plain(part))}" for name, part in _parts(value)]
            return Written("&".join(pairs).encode())
        case "multipart":
            return _multipart(value)
        case "binary":
            return Written(value if isinstance(value, bytes) else plain(value).encode())
        case _:
            return Written(plain(value).encode())


def decode(encoding: str, content: bytes, content_type: str) -> Any:
    """A body as a value of JSON, as text or as bytes.

    Raises:
        Unreadable: if it is not of its media type
    """
    match encoding:
        case "json":
            # A page, of a proxy or a login, is no answer of the API even where it could be read as one.
            if "html" in content_type.lower():
                raise Unreadable("the body is HTML, not JSON")
            return parse_json(decode_text(content))
        case "form":
            return dict(parse_qsl(decode_text(content), keep_blank_values=True))
        case "text":
            return decode_text(content)
        case _:
            return content


def _parts(value: Any) -> Iterable[tuple[str, Any]]:
    """The parts of a form: one for each item of a list, and none for ``None``."""
    for name, member in value.items():
        for part in _items(member) if isinstance(member, list) else (member,):
            if part is not None:
                yield name, part


def _items(value: Any) -> Iterable[Any]:
    return cast("Iterable[Any]", value)


def _multipart(value: Any) -> Written:
    boundary = secrets.token_hex(16)
    chunks: list[bytes] = []
    for name, part in _parts(value):
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"'
        if isinstance(part, bytes):
            file = part if isinstance(part, File) else File(part)
            head += f'; filename="{_quoted(file.filename)}"'
            head += "\r\nContent-Type: " + re.sub(r"[^\x20-\x7e]", "", file.content_type)
            content = bytes(part)
        elif isinstance(part, (dict, list)):
            head += "\r\nContent-Type: application/json"
            content = write_json(part).encode()
        else:
            content = plain(part).encode()
        chunks += [head.encode(), b"\r\n\r\n", content, b"\r\n"]
    chunks.append(f"--{boundary}--\r\n".encode())
    return Written(b"".join(chunks), f"multipart/form-data; boundary={boundary}")


def _quoted(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
