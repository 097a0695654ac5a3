"""SubjectType.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


SubjectType: TypeAlias = "Literal[\"PUBLIC\", \"PAIRWISE\"] | str"
"""A subject identifier type of OpenID Connect Core 1.0. A user has one public subject identifier for all clients, but a pairwise one for each sector of clients."""
