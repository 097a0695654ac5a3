"""TaggedValue.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from ..runtime import Model, member


class TaggedValue(Model):
    """A text in one language."""

    __declared_at__ = "#/components/schemas/tagged_value"

    tag: str | None = None
    """The language tag (RFC 5646), such as `ja` or `pt-BR`."""

    value: str | None = None
    """The text in that language."""
