"""What Pyright says of the packages of all documents of a folder: ``python test/python/corpus.py FOLDER``.
With ``--every 10``, of every tenth document. Pyright looks at fifty packages at a time, which takes less
long than one by one; the runtime, which is the same in all of them, is looked at by other tests."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SDKWRIGHT = Path(__file__).parents[2] / "dist" / "main.js"
SETTINGS = {"include": ["d*"], "exclude": ["**/runtime"], "typeCheckingMode": "strict"}


def generate(document: Path, folder: Path) -> str | None:
    """Writes the package of a document. Returns what is wrong, if it cannot be."""
    done = subprocess.run(
        ["node", str(SDKWRIGHT), "generate", "--lenient", "--language", "python"]
        + ["--spec", str(document), "--out", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    return None if done.returncode == 0 else done.stderr


def complaints(folder: Path) -> list[tuple[str, str]]:
    """What Pyright says of the packages in a folder, with the name of that of the package."""
    (folder / "pyrightconfig.json").write_text(json.dumps(SETTINGS))
    checked = subprocess.run(
        [sys.executable, "-m", "pyright", "-p", str(folder), "--outputjson"]
        + ["--pythonpath", sys.executable],
        capture_output=True,
        text=True,
        check=False,
    )
    found: list[tuple[str, str]] = []
    for each in json.loads(checked.stdout)["generalDiagnostics"]:
        file = Path(each["file"]).resolve().relative_to(folder.resolve())
        line = each.get("range", {}).get("start", {}).get("line", 0) + 1
        found.append((file.parts[0], f"{'/'.join(file.parts[2:])}:{line}: {each['message']}"))
    return found


def main() -> None:
    """Judges a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()
    documents = sorted(path for path in arguments.folder.rglob("*") if path.is_file())
    documents = documents[:: arguments.every]
    bad: dict[Path, list[str]] = {}
    refused = 0
    for start in range(0, len(documents), 50):
        chosen = documents[start : start + 50]
        with tempfile.TemporaryDirectory() as made, ThreadPoolExecutor(2) as pool:
            folder = Path(made)
            places = [folder / f"d{number}" for number in range(len(chosen))]
            refused += sum(wrong is not None for wrong in pool.map(generate, chosen, places))
            for name, message in complaints(folder):
                bad.setdefault(chosen[int(name[1:])], []).append(message)
        print(f"{min(start + 50, len(documents))} of {len(documents)}", file=sys.stderr)
    for document, messages in bad.items():
        print(f"{document}: {messages[0]} (and {len(messages) - 1} more)")
    print(f"{len(documents)} documents: {refused} refused, {len(bad)} with complaints of Pyright")
    sys.exit(1 if bad else 0)


main()
