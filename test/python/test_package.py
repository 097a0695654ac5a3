"""The package as its users meet it: what is in the wheel, and what type checkers say of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "generated" / "python"
RUNTIME = Path(__file__).parents[2] / "templates" / "python" / "runtime"


def run(*command: str | Path, cwd: Path = PACKAGE) -> subprocess.CompletedProcess[str]:
    """Runs a program of the Python that runs the tests."""
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=False, cwd=cwd
    )


def test_mypy_has_nothing_to_say() -> None:
    checked = run("-m", "mypy", "--cache-dir=/dev/null", "--strict", "src")
    assert checked.returncode == 0, checked.stdout


def test_pyright_has_nothing_to_say() -> None:
    checked = run("-m", "pyright", "--pythonpath", sys.executable)
    assert checked.returncode == 0, checked.stdout


WRONG = {
    "an argument that there is not": "client.dynamic_client_registration.get(service="
    '"1", request_body=models.ClientRegistrationRequest())',
    "a body of another type": "client.dynamic_client_registration.get(request_body={})",
    "a member that there is not": "models.ClientRegistrationRequest(jsn='{}')",
    "a member of another type": "models.ClientRegistrationRequest(json=5)",
    "a model without names": "models.ClientRegistrationRequest('{}')",
    "a server that there is not": "Authlete(server='mars')",
    "an option of a call that there is not": "client.dynamic_client_registration.get("
    "request_body=models.ClientRegistrationRequest(), options={'time': 1})",
    "the result of a call that is not awaited": "AsyncAuthlete().dynamic_client_registration.get("
    "request_body=models.ClientRegistrationRequest()).action",
}


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How many errors each wrong use has."""
    folder = tmp_path_factory.mktemp("wrong")
    head = "from authlete_dcr import AsyncAuthlete, Authlete, models\nclient = Authlete()\n"
    names = {f"wrong_{number}.py": name for number, name in enumerate(WRONG)}
    for file, name in names.items():
        (folder / file).write_text(f"{head}print(AsyncAuthlete)\nprint({WRONG[name]})\n", "utf-8")
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(PACKAGE / "src")]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    checked = run(
        "-m", "pyright", "-p", folder, "--pythonpath", sys.executable, "--outputjson", cwd=folder
    )
    found = json.loads(checked.stdout)["generalDiagnostics"]
    files = [names[Path(each["file"]).name] for each in found if each["severity"] == "error"]
    return {name: files.count(name) for name in WRONG}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_use_is_found_before_it_runs(complaints: dict[str, int], name: str) -> None:
    assert complaints[name] > 0


def test_the_runtime_is_the_one_of_the_templates() -> None:
    copied = PACKAGE / "src" / "authlete_dcr" / "runtime"
    files = sorted(path.name for path in RUNTIME.glob("*.py"))
    assert files == sorted(path.name for path in copied.glob("*.py"))
    for name in files:
        assert (RUNTIME / name).read_bytes() == (copied / name).read_bytes()


def test_the_wheel_works_where_nothing_else_is(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(PACKAGE, source)
    built = run("-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path / "dist", cwd=source)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    assert wheel.name == "authlete_dcr-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
        assert {"py.typed", "client.py", "models/client.py", "runtime/call.py"} <= names
        assert not [name for name in archive.namelist() if "test" in name or "pycache" in name]
        archive.extractall(tmp_path / "installed")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import authlete_dcr;"
        "print(authlete_dcr.__file__.startswith(sys.argv[1]),"
        "repr(authlete_dcr.Authlete(bearer='canary')))"
    )
    used = run("-I", "-c", code, tmp_path / "installed", cwd=tmp_path)
    assert used.stdout == "True <Authlete https://us.authlete.com>\n", used.stderr


def test_nothing_is_looked_up_before_it_is_needed() -> None:
    code = (
        "import sys; from authlete_dcr import models; from authlete_dcr.runtime import shapes;"
        "print(shapes.shape_of.cache_info().currsize)"
    )
    looked = subprocess.run(
        [sys.executable, "-B", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(PACKAGE / "src")},
    )
    assert looked.stdout == "0\n", looked.stderr
