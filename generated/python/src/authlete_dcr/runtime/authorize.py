"""Adds credentials to requests, and asks the functions of callers that give them."""

from __future__ import annotations

import os
from typing import Any

from .errors import InvalidRequestError
from .operation import Draft
from .progress import Progress
from .redact import cause_of
from .schemes import carry
from .steps import Ask, Steps


def authorize(progress: Progress, draft: Draft) -> Steps:
    """Adds the credentials that an operation needs. Gives whether there are any."""
    profile = progress.settings.profile
    security = profile.security

    def is_brought(name: str) -> bool:
        # Whoever brings the header of a scheme has taken care of its credential.
        scheme = security.get(name)
        return (
            scheme is not None
            and scheme.location == "header"
            and scheme.wire.lower() in draft.headers
        )

    def given(name: str) -> Any:
        credential = progress.settings.credentials.get(name)
        variable = security[name].env if name in security else None
        if credential is None and variable is not None:
            return os.environ.get(variable)
        return credential

    requirements = progress.operation.requirements
    sets = profile.requirements if requirements is None else requirements
    complete = (
        each
        for each in sets
        if all(is_brought(name) or given(name) is not None for name in each)
    )
    chosen = next(complete, next(iter(sets), ()))
    for name in chosen:
        scheme = security.get(name)
        if scheme is None or is_brought(name):
            continue
        credential = given(name)
        if callable(credential):
            credential = yield from asked(draft, f"{name}: its function failed", Ask(credential))
        if not carry(draft, scheme, credential):
            variable = f" (or the environment variable {scheme.env})" if scheme.env else ""
            reason = f"{name}{variable} must be set to a credential that can be sent"
            raise InvalidRequestError(draft.operation_id, reason)
    return len(chosen) > 0


def asked(draft: Draft, reason: str, ask: Ask) -> Steps:
    """What a function of the caller's returns."""
    failure: Exception
    try:
        return (yield ask)
    except Exception as error:  # it is not ours, not even where it is of a call that the function made
        failure = error
    refused = InvalidRequestError(draft.operation_id, reason)
    raise refused from cause_of(failure, draft.secrets)
