"""JweAlg.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


JweAlg: TypeAlias = "Literal[\"RSA1_5\", \"RSA_OAEP\", \"RSA_OAEP_256\", \"A128KW\", \"A192KW\", \"A256KW\", \"DIR\", \"ECDH_ES\", \"ECDH_ES_A128KW\", \"ECDH_ES_A192KW\", \"ECDH_ES_A256KW\", \"A128GCMKW\", \"A192GCMKW\", \"A256GCMKW\", \"PBES2_HS256_A128KW\", \"PBES2_HS384_A192KW\", \"PBES2_HS512_A256KW\"] | str"
"""A key management algorithm: an `alg` value for JWE (RFC 7518). Except in `RSA1_5`, an underscore stands for a hyphen or a plus sign, so that `ECDH_ES_A128KW` is `ECDH-ES+A128KW`. `DIR` is `dir`."""
