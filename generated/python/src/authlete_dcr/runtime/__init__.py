"""What all SDKs have in common. Generated code imports from here; people use the package itself."""

from __future__ import annotations

from .async_client import AsyncCore
from .errors import (
    APIError,
    ConnectionError,
    InvalidRequestError,
    Outcome,
    RequestAbortedError,
    RequestTimeoutError,
    ResponseError,
    ResponseValidationError,
    SDKError,
    ValidationIssue,
)
from .forms import File, Part
from .hooks import Answer, Answered, Attempt, Drifted, Failed, Hooks, Retried
from .lazy import lazily
from .model import Model, member
from .operation import Body, Operation, Parameter, Profile, Response, Scheme
from .options import BasicCredential, CallOptions, Credential, Validation
from .shapes import shape_of
from .sync_client import SyncCore

__all__ = [
    "APIError",
    "Answer",
    "Answered",
    "AsyncCore",
    "Attempt",
    "BasicCredential",
    "Body",
    "CallOptions",
    "ConnectionError",
    "Credential",
    "Drifted",
    "Failed",
    "File",
    "Hooks",
    "InvalidRequestError",
    "Model",
    "Operation",
    "Outcome",
    "Parameter",
    "Part",
    "Profile",
    "RequestAbortedError",
    "RequestTimeoutError",
    "Response",
    "ResponseError",
    "ResponseValidationError",
    "Retried",
    "SDKError",
    "Scheme",
    "SyncCore",
    "Validation",
    "ValidationIssue",
    "lazily",
    "member",
    "shape_of",
]
