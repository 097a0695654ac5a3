"""Keeps secrets out of what others can see."""

from __future__ import annotations

import errno
from collections.abc import Iterable


def redacted(text: str, secrets: Iterable[str]) -> str:
    """Takes secrets out of a text that others wrote: a service may repeat what it was sent."""
    for secret in secrets:
        # What is shorter is no secret, and may be in every word.
        if len(secret) > 3:
            text = text.replace(secret, "***")
    return text


class Cause(Exception):
    """What a failure goes back to. The failure itself can hold a request, with its credentials, or
    bytes of a response."""

    code: str | None
    """What the system calls the failure, such as ``ECONNREFUSED``."""

    def __init__(self, text: str, code: str | None = None) -> None:
        super().__init__(text)
        self.code = code


def cause_of(failure: BaseException, secrets: Iterable[str]) -> Cause:
    """What a failure goes back to, as an error that holds nothing else."""
    innermost = failure
    # Libraries put several errors around the one that matters; none puts more than a few.
    for _ in range(9):
        inner = innermost.__cause__ or innermost.__context__
        if inner is None:
            break
        innermost = inner
    code = None
    if isinstance(innermost, OSError) and innermost.errno is not None:
        code = errno.errorcode.get(innermost.errno)
    # A parser's own words quote what it could not read, and that may be a secret.
    said = f": {innermost.strerror}" if isinstance(innermost, OSError) and innermost.strerror else ""
    return Cause(redacted(type(innermost).__name__ + said, secrets), code)
