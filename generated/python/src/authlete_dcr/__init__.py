"""SDK for the Dynamic Client Registration API of Authlete (RFC 7591 and RFC 7592).

Written by sdkwright; edit the document instead.
"""

from __future__ import annotations

from . import errors, models
from .client import AsyncAuthlete, Authlete
from .errors import (
    APIError,
    AuthleteError,
    ConnectionError,
    InvalidRequestError,
    RequestAbortedError,
    RequestTimeoutError,
    ResponseValidationError,
    ResultError,
)
from .runtime import CallOptions, File, Hooks

__version__ = "0.1.0"

__all__ = [
    "APIError",
    "AsyncAuthlete",
    "Authlete",
    "AuthleteError",
    "CallOptions",
    "ConnectionError",
    "File",
    "Hooks",
    "InvalidRequestError",
    "RequestAbortedError",
    "RequestTimeoutError",
    "ResponseValidationError",
    "ResultError",
    "errors",
    "models",
]
