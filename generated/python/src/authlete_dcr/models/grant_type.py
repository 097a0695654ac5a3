"""GrantType.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


GrantType: TypeAlias = "Literal[\"AUTHORIZATION_CODE\", \"IMPLICIT\", \"PASSWORD\", \"CLIENT_CREDENTIALS\", \"REFRESH_TOKEN\", \"CIBA\", \"DEVICE_CODE\", \"TOKEN_EXCHANGE\", \"JWT_BEARER\", \"PRE_AUTHORIZED_CODE\"] | str"
"""A grant type. The first five are those of RFC 6749. The others stand for `urn:openid:params:grant-type:ciba` and for the names `device_code` (RFC 8628), `token-exchange` (RFC 8693), `jwt-bearer` (RFC 7523) and `pre-authorized_code` (OpenID for Verifiable Credential Issuance) after `urn:ietf:params:oauth:grant-type:`."""
