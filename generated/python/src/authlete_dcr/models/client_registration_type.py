"""ClientRegistrationType.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


ClientRegistrationType: TypeAlias = "Literal[\"AUTOMATIC\", \"EXPLICIT\"] | str"
"""A client registration type of OpenID Federation 1.0. Explicit registration takes a request of its own before the client is used; automatic registration happens when it is first used."""
