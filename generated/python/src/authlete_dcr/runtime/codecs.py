"""Values as bodies of media types, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs

from .forms import FORM_DATA, Part, Written, write_form, write_multipart
from .style import plain, write_json


class Unreadable(Exception):
    """A body is not of its media type. The text quotes nothing of it."""


def decode_text(content: bytes) -> str:
    """Bytes as text."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("the body is not UTF-8") from None


def _refuse(_: str) -> Any:
    raise ValueError


# More digits than Python takes by itself; where it takes them, a number of millions takes minutes.
_MOST_DIGITS = 4300


def _integer(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError
    return int(digits)


def parse_json(text: str) -> Any:
    """A text as a value of JSON."""
    try:
        return json.loads(text, parse_constant=_refuse, parse_int=_integer)
    except RecursionError:
        is_deep = True
    except ValueError:
        is_deep = False
    if is_deep:
        raise Unreadable("the body is nested too deeply")
    # Not from the parser's error, which has the text in it.
    raise Unreadable("the body is empty" if text == "" else "the body is not JSON")


def encode(
    encoding: str, value: Any, parts: Sequence[Part] = (), media_type: str = FORM_DATA
) -> Written:
    """A value, as JSON has it, as a body."""
    match encoding:
        case "json":
            return Written(write_json(value).encode())
        case "form":
            return write_form(value, parts)
        case "multipart":
            return write_multipart(value, parts, media_type)
        case "binary":
            return Written(value if isinstance(value, bytes) else plain(value).encode())
        case _:
            return Written(plain(value).encode())


def _form(text: str) -> dict[str, str | list[str]]:
    """A form as an object; a name that is repeated has a list."""
    values = parse_qs(text, keep_blank_values=True)
    return {name: all_of[0] if len(all_of) == 1 else all_of for name, all_of in values.items()}


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
        case "jsonOrText":
            is_json = re.search(r"[/+]json\s*(;|$)", content_type, re.IGNORECASE)
            return decode("json" if is_json else "text", content, content_type)
        case "form":
            return _form(decode_text(content))
        case "text":
            return decode_text(content)
        case _:
            return content
