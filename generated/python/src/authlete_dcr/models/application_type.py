"""ApplicationType.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


ApplicationType: TypeAlias = "Literal[\"WEB\", \"NATIVE\"] | str"
"""An application type of OpenID Connect Registration 1.0: a web application (`web`), or one that is installed on a device (`native`)."""
