"""Pair.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


class Pair(Model):
    """A key with its value."""

    __declared_at__ = "#/components/schemas/pair"

    key: str | None = None
    """The key."""

    value: str | None = None
    """The value that goes with the key."""
