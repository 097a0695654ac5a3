"""Result.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


class Result(Model):
    """Why an API call failed. Responses with a status other than 200 have such a body; its `resultCode` tells it from other bodies, such as those of a proxy in between."""

    __declared_at__ = "#/components/schemas/result"

    result_code: str | None = member("resultCode", default=None)
    """The code of the failure, such as `A001202`."""

    result_message: str | None = member("resultMessage", default=None)
    """The failure in words, for the developers of the authorization server."""
