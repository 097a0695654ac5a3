"""What both kinds of clients have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from .address import chosen_address
from .operation import Profile, Settings
from .progress import Budget


class Core:
    """A client's options, checked, with the profile of its API. Printing it shows no credential."""

    # Slots, so that whoever prints the attributes of a client does not see these.
    __slots__ = ("__weakref__", "_budget", "_settings")

    def __init__(
        self, profile: Profile, credentials: Mapping[str, Any], options: Mapping[str, Any]
    ) -> None:
        given = {name: value for name, value in options.items() if value is not None}
        if "headers" in given:
            given["headers"] = dict(given["headers"])
        address = chosen_address(profile, given)
        self._settings = Settings(profile, address, given, credentials)
        self._budget = Budget()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._settings.address}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a client holds credentials and connections, and cannot be pickled")
