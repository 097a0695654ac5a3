"""Reads modules when they are first needed: an API has many models, and a program few of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazily(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """What a package finds its names with, by the modules that they are in."""

    def find(name: str) -> Any:
        module = modules.get(name)
        if module is None:
            raise AttributeError(f"{package} has no {name!r}")
        return getattr(import_module(f"{package}.{module}"), name)

    return find
