"""JweEnc.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


JweEnc: TypeAlias = "Literal[\"A128CBC_HS256\", \"A192CBC_HS384\", \"A256CBC_HS512\", \"A128GCM\", \"A192GCM\", \"A256GCM\"] | str"
"""A content encryption algorithm: an `enc` value for JWE (RFC 7518). An underscore stands for a hyphen, so that `A128CBC_HS256` is `A128CBC-HS256`."""
