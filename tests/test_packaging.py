"""What is handed out: the wheel with the theme and the starter in it, the console script, and the locks."""

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from broadsheet import starter
from tests.conftest import Needs


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, checkout: Path, needs: Needs) -> Path:
    """Build the wheel from a copy of what is committed or could be: never from stray files of the checkout."""
    source = tmp_path_factory.mktemp("source")
    names = subprocess.run(
        [needs("git"), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=checkout,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    for name in filter(None, names):
        if (checkout / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((checkout / name).read_bytes())
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(source / "dist")]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}
    subprocess.run(command, cwd=source, env=environment, check=True, capture_output=True)
    return next((source / "dist").glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_the_theme_and_the_starter(wheel: Path, checkout: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    theme = {path.relative_to(starter.theme_root()) for path in starter.theme_root().rglob("*") if path.is_file()}
    assert theme
    assert {f"broadsheet/_theme/{path.as_posix()}" for path in theme} <= names
    files = (path for path in starter.starter_root().rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert {path.relative_to(checkout).as_posix() for path in files} <= names
    assert "broadsheet/_starter/build.py" in names
    assert not [name for name in names if name.startswith(("tests/", "content/"))]


@pytest.mark.slow
def test_the_wheel_works_in_a_fresh_environment(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)  # would put a checkout before the wheel
    # The libraries are those of this environment, by a path file: what is tested is our wheel and not the network.
    folder = tmp_path / "venv"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    site_packages = next(folder.rglob("site-packages"))
    libraries = Path(pytest.__file__).parent.parent
    (site_packages / "libraries.pth").write_text(f"{libraries}\n")
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / Path(sys.executable).name
    install = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "install",
        "--quiet",
        "--offline",
        "--no-deps",
        "--python",
        str(python),
    ]
    subprocess.run([*install, str(wheel)], check=True)
    paper = tmp_path / "paper"
    for command in (["--version"], ["init", str(paper)]):
        run = subprocess.run(
            [scripts / "broadsheet", *command], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr
    assert f'"broadsheet @ {wheel.as_uri()}"' in (paper / "pyproject.toml").read_text("utf-8")
    built = subprocess.run([scripts / "broadsheet", "build"], cwd=paper, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    assert (paper / "output" / "index.html").is_file()
    again = subprocess.run([python, "build.py"], cwd=paper, capture_output=True, text=True, check=False)
    assert (again.returncode, again.stderr) == (0, ""), again.stderr
    assert not (paper / ".venv").exists()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (
            '{"url": "file:///srv/broadsheet-1-py3-none-any.whl", "archive_info": {}}',
            "file:///srv/broadsheet-1-py3-none-any.whl",
        ),
        (
            '{"url": "https://git.example/b.git", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}}',
            "git+https://git.example/b.git@0a1b",
        ),
        ("{}", ""),
    ],
)
def test_a_new_site_asks_for_broadsheet_where_this_one_is_from(written: str, found: str) -> None:
    assert starter.origin(written) == found


def test_the_parts_of_a_new_site_are_there() -> None:
    assert starter.theme_root().is_dir()
    assert starter.build_script().name == "build.py"
    assert starter.build_script().is_file()
    root = starter.starter_root()
    shape = ("broadsheet.toml", "pyproject.toml", ".gitignore", "content", "site_templates", "output", "tests")
    assert [name for name in shape if not (root / name).exists()] == []


def test_the_locks_hold_no_address_and_agree(checkout: Path) -> None:
    names = ("requirements.lock", "requirements-dev.lock")
    runtime, development = ((checkout / name).read_text() for name in names)
    assert "://" not in runtime + development
    assert '"resolved"' not in (checkout / "package-lock.json").read_text()
    assert {line for line in runtime.splitlines() if "==" in line} <= set(development.splitlines())


def test_the_locks_name_every_declared_package(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text())["project"]
    locked = {
        line.split("==")[0] for line in (checkout / "requirements-dev.lock").read_text().splitlines() if "==" in line
    }
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {re.split("[>=[;]", requirement)[0] for requirement in declared} - locked == set()
