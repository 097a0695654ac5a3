"""ClientAuthMethod.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


ClientAuthMethod: TypeAlias = "Literal[\"NONE\", \"CLIENT_SECRET_BASIC\", \"CLIENT_SECRET_POST\", \"CLIENT_SECRET_JWT\", \"PRIVATE_KEY_JWT\", \"TLS_CLIENT_AUTH\", \"SELF_SIGNED_TLS_CLIENT_AUTH\", \"ATTEST_JWT_CLIENT_AUTH\"] | str"
"""A way for a client to authenticate. The standard names are the same in lower case, such as `client_secret_basic` for `CLIENT_SECRET_BASIC`."""
