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
    match scheme.kind:
        case "bearer":
            return _bearer(draft, scheme, credential)
        case "basic":
            return _basic(draft, scheme, credential)
        case _:
            return _api_key(draft, scheme, credential)


def _bearer(draft: Draft, scheme: Scheme, credential: Any) -> bool:
    """As RFC 6750 says."""
    found = re.fullmatch(r"(?:bearer +)?([\x21-\x7e]+)", str(credential), re.IGNORECASE)
    if found is None:
        return False
    draft.secrets.append(found[1])
    add_header(draft, scheme.wire, f"Bearer {found[1]}")
    return True


def _basic(draft: Draft, scheme: Scheme, credential: Any) -> bool:
    """As RFC 7617 says; together, user name and password are one text with a colon."""
    if isinstance(credential, tuple):
        user, password = _pair(credential)
        if ":" in user:
            return False
        pair = f"{user}:{password}"
    else:
        pair = str(credential)
    if re.search(r"[\x00-\x1f\x7f-\x9f]", pair) or not re.search(r"[^\s:]", pair):
        return False
    encoded = base64.b64encode(pair.encode()).decode()
    draft.secrets += [pair.partition(":")[2] or pair, encoded]
    add_header(draft, scheme.wire, f"Basic {encoded}")
    return True


def _pair(credential: Any) -> tuple[str, str]:
    user, password = credential
    return str(user), str(password)


def _api_key(draft: Draft, scheme: Scheme, credential: Any) -> bool:
    """Where parameters of its sort go."""
    key = str(credential)
    if not re.fullmatch(r"[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?", key):
        return False
    draft.secrets += [key, percent_encode(key)]
    place(draft, Parameter(scheme.location, scheme.wire, scheme.wire, "str"), key)
    return True
