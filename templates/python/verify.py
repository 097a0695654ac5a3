"""Finds fault with a package: run in its folder, it compiles and imports all of it, and looks up every
type that its facts name. It writes nothing. Without HTTPX it compiles."""

import importlib
import importlib.util
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def modules(source: Path) -> Iterator[str]:
    """Compiles all files, and gives the names of their modules."""
    for path in sorted(source.rglob("*.py")):
        compile(path.read_text("utf-8"), str(path), "exec")
        steps = path.relative_to(source).with_suffix("").parts
        yield ".".join(step for step in steps if step != "__init__")


def resolve(module: Any, runtime: Any, models: str) -> None:
    """Looks up the types that the facts of a module name. What is not there is an error."""
    for value in list(vars(module).values()):
        texts: list[str] = []
        if isinstance(value, runtime.Operation):
            texts += [parameter.type for parameter in value.parameters]
            texts += [response.type for response in value.responses.values()]
            texts += [value.body.type] if value.body else []
        elif isinstance(value, type) and issubclass(value, runtime.Model):
            for member in value.__shape__().members.values():
                # Whatever is looked at is looked up.
                for sample in ({}, [{}], {"": {}}, "", None):
                    member.shape.fits(sample)
                    member.shape.decode(sample)
        for text in texts:
            runtime.shape_of(text, models).fits({})


def main() -> None:
    """Finds fault with the package."""
    warnings.simplefilter("error")
    sys.dont_write_bytecode = True
    source = Path("src").resolve()
    names = list(modules(source))
    if importlib.util.find_spec("httpx") is None:
        return
    sys.path.insert(0, str(source))
    package = min(names, key=len)
    runtime = importlib.import_module(f"{package}.runtime")
    for name in names:
        resolve(importlib.import_module(name), runtime, f"{package}.models")


main()
