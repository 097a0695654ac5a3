"""How credentials are carried."""

from __future__ import annotations

import base64
import re
from typing import Any

from .operation import Draft, Parameter, Scheme
from .places import add_header, place
from .style import percent_encode


def carry(draft: Draft, scheme: Scheme, credential: Any) -> bool:
    """Writes a credential into a request. Returns whether it can be one."""
    if scheme.kind == "basic":
        return _basic(draft, scheme, credential)
    # Anything can be written as a text, and `None` is no token.
    if not isinstance(credential, str):
        return False
    carry_text = _bearer if scheme.kind == "bearer" else _api_key
    return carry_text(draft, scheme, credential)


def _bearer(draft: Draft, scheme: Scheme, credential: str) -> bool:
    """As RFC 6750 says."""
    found = re.fullmatch(r"(?:bearer +)?([\x21-\x7e]+)", credential, re.IGNORECASE)
    if found is None:
        return False
    draft.secrets.append(found[1])
    add_header(draft, scheme.wire, f"Bearer {found[1]}")
    return True


def _basic(draft: Draft, scheme: Scheme, credential: Any) -> bool:
    """As RFC 7617 says; together, user name and password are one text with a colon."""
    match credential.split(":", 1) if isinstance(credential, str) else credential:
        case (str(user), str(password)) if ":" not in user:
            pair = f"{user}:{password}"
        case _:
            return False
    # Neither control characters nor halves of characters.
    if re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", pair) or not re.search(r"[^\s:]", pair):
        return False
    encoded = base64.b64encode(pair.encode()).decode()
    draft.secrets += [password or user, encoded]
    add_header(draft, scheme.wire, f"Basic {encoded}")
    return True


def _api_key(draft: Draft, scheme: Scheme, key: str) -> bool:
    """Where parameters of its sort go."""
    if not re.fullmatch(r"[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?", key):
        return False
    draft.secrets += [key, percent_encode(key)]
    place(draft, Parameter(scheme.location, scheme.wire, scheme.wire, "str"), key)
    return True
