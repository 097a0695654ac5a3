"""ResponseType.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


ResponseType: TypeAlias = "Literal[\"NONE\", \"CODE\", \"TOKEN\", \"ID_TOKEN\", \"CODE_TOKEN\", \"CODE_ID_TOKEN\", \"ID_TOKEN_TOKEN\", \"CODE_ID_TOKEN_TOKEN\"] | str"
"""A response type: a combination of `code`, `id_token` and `token`, or `none`. `CODE_ID_TOKEN`, for example, stands for `code id_token`."""
