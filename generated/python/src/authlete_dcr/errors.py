"""What calls fail with.

Written by sdkwright; edit the document instead.
"""

# pyright: reportUnusedImport=false
from __future__ import annotations

from typing import Any, Dict, List, Literal, NoReturn

from . import models
from .runtime import (
    APIError,
    ConnectionError,
    InvalidRequestError,
    RequestAbortedError,
    RequestTimeoutError,
    ResponseError,
    ResponseValidationError,
    SDKError,
    ValidationIssue,
    shape_of,
)

AuthleteError = SDKError
"""The root of every error of a call. Nothing secret is in it, however it is printed."""


class ResultError(APIError):
    """Why an API call failed. Responses with a status other than 200 have such a body; its `resultCode` tells it from other bodies, such as those of a proxy in between."""

    decided_by = ("resultCode",)
    described_by = "resultMessage"

    @property
    def data(self) -> models.Result:
        """The body; parts that are not as declared are as they came."""
        shape = shape_of("Result", models.__name__)
        data: models.Result = shape.decode(self.body)
        return data

    @property
    def result_code(self) -> str | None:
        """The code of the failure, such as `A001202`."""
        return self.data.result_code

    @property
    def result_message(self) -> str | None:
        """The failure in words, for the developers of the authorization server."""
        return self.data.result_message


__all__ = [
    "APIError",
    "AuthleteError",
    "ConnectionError",
    "InvalidRequestError",
    "RequestAbortedError",
    "RequestTimeoutError",
    "ResponseError",
    "ResponseValidationError",
    "ResultError",
    "ValidationIssue",
]
