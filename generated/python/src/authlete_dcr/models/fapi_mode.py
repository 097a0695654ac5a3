"""FapiMode.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


FapiMode: TypeAlias = "Literal[\"FAPI1_ADVANCED\", \"FAPI1_BASELINE\", \"FAPI2_MESSAGE_SIGNING_AUTH_REQ\", \"FAPI2_MESSAGE_SIGNING_AUTH_RES\", \"FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES\", \"FAPI2_SECURITY\"] | str"
"""A FAPI profile: the Advanced or Baseline profile of FAPI 1.0, the FAPI 2.0 Security Profile, or FAPI 2.0 Message Signing for authorization requests, authorization responses or introspection responses."""
