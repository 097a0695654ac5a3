"""What is found in values that are not as the document declares them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .errors import ValidationIssue


# What nobody would read to its end.
_MOST = 100


class Findings:
    """What the shapes of a value have found, and where they are."""

    __slots__ = ("_most", "is_request", "issues", "path", "pointer", "secrets")

    def __init__(self, pointer: str, is_request: bool, most: int = _MOST) -> None:
        self._most = most
        self.issues: list[ValidationIssue] = []
        self.secrets: list[str] = []
        # Where the document declares what is being looked at; empty outside of models.
        self.pointer = pointer
        self.path: tuple[str | int, ...] = ()
        # Whether it is going to be sent; else it was received.
        self.is_request = is_request

    @property
    def is_enough(self) -> bool:
        """Whether there is no need to look further."""
        # What is sent has secrets, which all have to be known.
        return len(self.issues) >= self._most and not self.is_request

    def note(self, expected: str, value: Any, received: str | None = None) -> None:
        """Notes that a value is not what was expected."""
        if len(self.issues) >= self._most:
            return
        kind = kind_of(value) if received is None else received
        where = ".".join(map(str, self.path)) + ": " if self.path else ""
        message = f"{where}expected {expected}, received {kind}"
        self.issues.append(ValidationIssue(message, self.path, expected, kind, self.pointer))

    def miss(self, name: str, step: str) -> None:
        """Notes that a member is not there."""
        path, pointer = self.path, self.pointer
        self.path = (*path, name)
        self.pointer = pointer + step if pointer else pointer
        self.note("a value", None, "nothing")
        self.path, self.pointer = path, pointer

    def enter(
        self, name: str | int, step: str, value: Any, check: Callable[[Any, Findings], None]
    ) -> None:
        """Looks at a member. ``step`` leads from the declaration of the whole to that of the member."""
        path, pointer = self.path, self.pointer
        self.path = (*path, name)
        self.pointer = pointer + step if pointer else pointer
        check(value, self)
        self.path, self.pointer = path, pointer


_KINDS: Mapping[type, str] = {bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "a list"}


def kind_of(value: Any) -> str:
    """What sort of JSON value a value is."""
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return "an object"
    return next((name for kind, name in _KINDS.items() if isinstance(value, kind)), "something else")


def located(issue: ValidationIssue, pointer: str) -> ValidationIssue:
    """An issue whose pointer begins somewhere, where it began at nothing."""
    return issue if issue.pointer else issue._replace(pointer=pointer)
