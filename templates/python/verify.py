"""Finds fault with a package: run in its folder, it reads, compiles and imports all of it, and looks up
every type that its facts name. It writes nothing. Without HTTPX it imports nothing.

What the generator writes is a list of facts, so that little of Python may be in it: text of a document
that has become code is found by what it would have to be.
"""

import ast
import importlib
import importlib.util
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# What generated files call.
CALLS = {
    "Body",
    "Operation",
    "Parameter",
    "Part",
    "Profile",
    "Response",
    "Scheme",
    "__init__",
    "call",
    "decode",
    "lazily",
    "member",
    "shape_of",
    "super",
}

# The statements and expressions of facts, beside constants, names, calls and classes.
NODES = (
    ast.Module,
    ast.Import,
    ast.ImportFrom,
    ast.alias,
    ast.If,
    ast.Pass,
    ast.ClassDef,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.arguments,
    ast.arg,
    ast.keyword,
    ast.Return,
    ast.Assign,
    ast.AnnAssign,
    ast.Expr,
    ast.Await,
    ast.Call,
    ast.Attribute,
    ast.Subscript,
    ast.Name,
    ast.Constant,
    ast.Tuple,
    ast.List,
    ast.Dict,
    ast.BinOp,
    ast.BitOr,
    ast.JoinedStr,
    ast.FormattedValue,
    ast.expr_context,
)

# What nothing does while it is imported.
FORBIDDEN = ("os.", "shutil.", "subprocess.", "socket.", "urllib.", "http.", "ctypes.", "webbrowser.")
HARMLESS = ("os.listdir", "os.scandir", "socket.__new__")


def code_in(path: Path) -> Iterator[str]:
    """What of a generated file is more than facts."""
    tree = ast.parse(path.read_text("utf-8"), str(path))
    for node in ast.walk(tree):
        place = f"{path}:{getattr(node, 'lineno', 1)}"
        if not isinstance(node, NODES):
            yield f"{place}: {type(node).__name__} is no fact"
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else None
            name = node.func.id if isinstance(node.func, ast.Name) else called
            is_group = ast.unparse(node) == f"{name}(self)"
            if name not in CALLS and not is_group:
                yield f"{place}: {name} is called"
        elif isinstance(node, ast.JoinedStr) and ast.unparse(node) != "f'{__package__}.models'":
            yield f"{place}: a text is computed"
        elif isinstance(node, ast.Expr) and not isinstance(node.value, (ast.Constant, ast.Call)):
            yield f"{place}: an expression stands alone"


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
    written = [path for path in source.rglob("*.py") if path.parent.name != "runtime"]
    found = [fault for path in sorted(written) for fault in code_in(path)]
    if found:
        sys.exit("\n".join(found))
    if importlib.util.find_spec("httpx") is None:
        return
    sys.path.insert(0, str(source))
    package = min(names, key=len)
    runtime = importlib.import_module(f"{package}.runtime")

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        is_write = event == "open" and arguments[1] not in (None, "r", "rb")
        if is_write or (event.startswith(FORBIDDEN) and event not in HARMLESS):
            raise RuntimeError(f"{event} {arguments}")

    sys.addaudithook(refuse)
    for name in names:
        resolve(importlib.import_module(name), runtime, f"{package}.models")


main()
