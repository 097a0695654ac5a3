"""ClientType.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


ClientType: TypeAlias = "Literal[\"PUBLIC\", \"CONFIDENTIAL\"] | str"
"""A client type of RFC 6749. A confidential client can keep its credentials secret; a public one, such as an app on a phone or in a browser, cannot."""
