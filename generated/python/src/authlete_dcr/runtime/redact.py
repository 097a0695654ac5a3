"""Keeps secrets out of what others can see."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterable, Iterator
from typing import Any, cast

from .errors import SDKError


def redacted(text: str, secrets: Iterable[str]) -> str:
    """Takes secrets out of a text that others wrote: a service may repeat what it was sent."""
    forms = {form for secret in secrets for each in _parts(secret) for form in _forms(each)}
    # The longest first: one may begin as another does.
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, "***")
    return text


def _parts(secret: str) -> Iterator[str]:
    """A secret, and the texts inside of one that is JSON."""
    # What is shorter is no secret, and may be in every word.
    if len(secret) > 3:
        yield secret
    if not secret.lstrip().startswith(("{", "[", '"')):
        return
    try:
        left: list[Any] = [json.loads(secret)]
    except (ValueError, RecursionError):
        return
    while left:
        value = left.pop()
        if isinstance(value, dict):
            left += cast("dict[str, Any]", value).values()
        elif isinstance(value, list):
            left += cast("Iterable[Any]", value)
        elif isinstance(value, str) and len(value) >= 8:
            yield from _parts(value)


def _forms(secret: str) -> Iterator[str]:
    """A secret, and how it looks in JSON, and in JSON inside of JSON."""
    yield secret
    for is_ascii in (False, True):
        for slash in ("/", "\\/"):
            form = secret
            for _ in range(2):
                form = json.dumps(form, ensure_ascii=is_ascii)[1:-1].replace("/", slash)
                yield form


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
        # One of our own tells all that it may.
        if inner is None or isinstance(innermost, SDKError):
            break
        innermost = inner
    code = None
    if isinstance(innermost, OSError) and innermost.errno is not None:
        code = errno.errorcode.get(innermost.errno)
    # A parser's own words quote what it could not read, and that may be a secret.
    said = f": {innermost.strerror}" if isinstance(innermost, OSError) and innermost.strerror else ""
    if isinstance(innermost, SDKError):
        said = f": {innermost}"
    return Cause(redacted(type(innermost).__name__ + said, secrets), code)
