"""The examples of the documentation: they have the types that they claim, and they run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "generated" / "python"
PAGES = [PACKAGE / "README.md", *sorted((PACKAGE / "docs").glob("*.md"))]
SNIPPETS = [
    pytest.param(code, id=f"{page.name} {number}")
    for page in PAGES
    for number, code in enumerate(re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.S), 1)
]


def test_every_page_has_examples() -> None:
    assert len(PAGES) >= 2
    assert all("```python" in page.read_text("utf-8") for page in PAGES)


@pytest.mark.parametrize("code", SNIPPETS)
def test_an_example_runs(code: str) -> None:
    if "SEED_ENGINE" not in os.environ:
        pytest.skip("no engine: run by test/python/python.test.ts")
    engine = json.loads(os.environ["SEED_ENGINE"])
    filled = code.replace("<YOUR_BEARER_TOKEN_HERE>", engine["bearer"])
    filled = filled.replace('"715948317"', f'"{engine["serviceId"]}"')
    assert filled.count("<YOUR_") == 0 and filled != code
    done = subprocess.run(
        [sys.executable, "-B", "-c", filled],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "AUTHLETE_SERVER_URL": engine["url"]},
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_examples_have_the_types_that_they_claim(tmp_path: Path) -> None:
    for number, snippet in enumerate(SNIPPETS):
        (tmp_path / f"snippet_{number}.py").write_text(str(snippet.values[0]), "utf-8")
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(PACKAGE / "src")]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "pyright", "-p", tmp_path, "--pythonpath", sys.executable],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
