"""Where the values of parameters go."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from typing import Any

from . import codecs
from .errors import InvalidRequestError
from .operation import Draft, Parameter
from .style import STYLES, Encode, keep_reserved, percent_encode, scalar


def add_header(draft: Draft, name: str, value: object) -> None:
    """Sets a header. What no header can hold is refused, by name only: the value may be a secret."""
    is_sendable = (
        re.fullmatch(r"[\w!#$%&'*+.^`|~-]+", name, re.ASCII)
        and isinstance(value, str)
        and not re.search(r"[^\t\x20-\x7e\x80-\xff]", value)
    )
    if not is_sendable:
        raise InvalidRequestError(draft.operation_id, f"header {name} cannot be sent as it is")
    draft.headers[name.lower()] = str(value)


# Headers whose values are no secrets: they name a call, or say what its parts are.
_TELLING = frozenset(
    {
        *("accept", "accept-language", "content-type", "idempotency-key", "user-agent"),
        *("request-id", "traceparent", "tracestate", "x-correlation-id", "x-request-id"),
    }
)


def bring_headers(draft: Draft, headers: Any) -> None:
    """Sets headers of the caller's, in which there may be credentials."""
    if not isinstance(headers or {}, Mapping):
        raise InvalidRequestError(draft.operation_id, "headers must be a mapping of names to texts")
    for name, value in dict[Any, Any](headers or {}).items():
        add_header(draft, str(name), value)
        if str(name).lower() not in _TELLING:
            draft.secrets += [value, *_credentials_in(value)]


def _credentials_in(value: str) -> Iterator[str]:
    """What services may repeat of a header: a token without its scheme, a cookie without its name."""
    yield from (part for part in re.split(r"[\s,;=\"]+", value) if len(part) >= 8)
    scheme, _, token = value.partition(" ")
    yield token
    if scheme.lower() == "basic":
        try:
            yield base64.b64decode(token).decode().partition(":")[2]
        except ValueError:
            pass


def place(draft: Draft, parameter: Parameter, value: Any) -> None:
    """Writes a value, as JSON has it and never ``None``, where it goes."""
    name = percent_encode(parameter.wire)
    match parameter.location:
        case "path":
            _fill(draft, parameter, name, value)
        case "query":
            encode = keep_reserved if parameter.allow_reserved else percent_encode
            draft.query += _written(parameter, value, encode, f"{name}=")
        case "header":
            written = _written(parameter, value, str, "")
            if written:
                add_header(draft, parameter.wire, ",".join(written))
        case "cookie":
            draft.cookies += _written(parameter, value, percent_encode, f"{name}=")


def _written(parameter: Parameter, value: Any, encode: Encode, label: str) -> list[str]:
    if parameter.content is not None:
        text = codecs.encode(parameter.content, value).content.decode()
        return scalar(text, encode, label, False)
    style = STYLES.get(parameter.style or "", scalar)
    return style(value, encode, label, parameter.explode)


def _fill(draft: Draft, parameter: Parameter, name: str, value: Any) -> None:
    """Fills a value into the path. One that is empty is left out, which the path then shows."""
    separator = {"label": ".", "matrix": ";"}.get(parameter.style or "", ",")
    label = f"{name}=" if parameter.style == "matrix" else ""
    text = separator.join(_written(parameter, value, percent_encode, label))
    if text and separator != ",":
        text = separator + text
    if text and not text.endswith("="):
        draft.path = draft.path.replace(f"{{{parameter.wire}}}", text)
