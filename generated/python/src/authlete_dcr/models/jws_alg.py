"""JwsAlg.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


JwsAlg: TypeAlias = "Literal[\"NONE\", \"HS256\", \"HS384\", \"HS512\", \"RS256\", \"RS384\", \"RS512\", \"ES256\", \"ES384\", \"ES512\", \"PS256\", \"PS384\", \"PS512\", \"ES256K\", \"EdDSA\"] | str"
"""A signature algorithm: an `alg` value for JWS (RFC 7518, RFC 8037, RFC 8812). `NONE` stands for `none`, that is, no signature."""
