"""build.py in real folders with real installers.

Most tests use a site whose lock names one small wheel in a folder beside it, so that no network is needed; what counts
is which installers were started and what was believed afterwards, never how long it took.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import build
from tests.conftest import Needs

pytestmark = pytest.mark.slow

CLI = """
import sys
from importlib.metadata import version
from pathlib import Path
import tiny
def main(arguments, filters):
    print("ran", *arguments, "with tiny", version("tiny"), "in", Path(sys.prefix).name)
    return 3 if arguments == ["fail"] else 0
"""


@dataclass
class Paper:
    """A site on its own: build.py, a stand-in command line, a lock and the wheels that it names."""

    folder: Path
    environment: dict[str, str]

    @classmethod
    def make(cls, folder: Path, checkout: Path, uv: str) -> Paper:
        for name in ("broadsheet", "wheels", "tools"):
            (folder / name).mkdir(parents=True)
        shutil.copy(checkout / "build.py", folder)
        (folder / "broadsheet" / "cli.py").write_text(CLI)
        (folder / "pyproject.toml").write_text('[project]\nname = "paper"\ndependencies = ["tiny>=1.0"]\n')
        path = f"{folder / 'tools'}{os.pathsep}{os.defpath}"
        paper = cls(folder, {"PATH": path, "PIP_LOG": str(folder / "pip.log"), "PIP_NO_INDEX": "1"})
        paper.lock("1.0")
        if uv:
            paper.have_uv(uv)
        return paper

    def have_uv(self, uv: str) -> None:
        """Put uv on the PATH, in a wrapper that notes each call."""
        wrapper = self.folder / "tools" / "uv"
        wrapper.write_text(f'#!/bin/sh\necho "$@" >> "{self.folder}/uv.log"\nexec "{uv}" "$@"\n')
        wrapper.chmod(0o755)

    def lock(self, version: str) -> None:
        """Name this version in the lock, and have its wheel."""
        wheel = tiny_wheel(self.folder / "wheels", version)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        text = f"--no-index\n--find-links {wheel.parent}\ntiny=={version} --hash=sha256:{digest}\n"
        (self.folder / "requirements.lock").write_text(text)

    def run(self, *arguments: str, python: str = sys.executable, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run build.py as a person would, from another folder."""
        command = [python, str(self.folder / "build.py"), *arguments]
        environment = self.environment | variables
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd="/")

    def start(self) -> subprocess.Popen[str]:
        """Start build.py and go on."""
        command = [sys.executable, str(self.folder / "build.py")]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=self.environment, stdout=pipe, stderr=pipe, text=True)

    @property
    def python(self) -> str:
        return str(self.folder / ".venv" / build.VENV_PYTHON.relative_to(build.VENV))

    @property
    def stamp(self) -> Path:
        return self.folder / ".venv" / "broadsheet.stamp"

    def installer_calls(self) -> int:
        """Return how much the installers have written of what they did."""
        logs = (self.folder / "pip.log", self.folder / "uv.log")
        return sum(len(log.read_text().splitlines()) for log in logs if log.exists())


def tiny_wheel(folder: Path, version: str) -> Path:
    """Write the wheel of a package with nothing in it."""
    path = folder / f"tiny-{version}-py3-none-any.whl"
    info = f"tiny-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("tiny.py", "")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    return path


def uv_of_these_tests() -> str:
    """Return the uv that the development lock brings, or one on the PATH."""
    beside = Path(sys.executable).parent / "uv"
    return str(beside) if beside.exists() else shutil.which("uv") or ""


@pytest.fixture
def paper(tmp_path: Path, checkout: Path) -> Paper:
    """Return a site for what does not depend on the installer: by uv, which is quicker, where there is one."""
    return Paper.make(tmp_path / "paper", checkout, uv_of_these_tests())


@pytest.fixture(params=["pip", "uv"])
def either(request: pytest.FixtureRequest, tmp_path: Path, checkout: Path, needs: Needs) -> Paper:
    """Return a site for what each installer must do."""
    uv = (uv_of_these_tests() or needs("uv")) if request.param == "uv" else ""
    return Paper.make(tmp_path / "paper", checkout, uv)


def test_first_run_installs_and_second_run_starts_no_installer(either: Paper) -> None:
    paper = either
    first = paper.run()
    assert (first.returncode, first.stdout) == (0, "ran build with tiny 1.0 in .venv\n"), first.stderr
    assert first.stderr.count("build.py: installing") == 1
    calls = paper.installer_calls()
    assert calls > 0
    for python in (sys.executable, paper.python):
        again = paper.run(python=python)
        assert (again.stdout, again.stderr) == (first.stdout, "")
    assert paper.installer_calls() == calls


def test_commands_options_and_exit_codes_pass_through(paper: Paper) -> None:
    assert paper.run("serve", "--port", "1").stdout.startswith("ran serve --port 1 with")
    assert paper.run("--drafts").stdout.startswith("ran build --drafts with")
    assert paper.run("--help").stdout.startswith("ran --help with")
    assert paper.run("fail").returncode == 3


def test_a_new_lock_is_installed_from_outside_and_from_inside(paper: Paper) -> None:
    paper.run()
    paper.lock("1.1")
    assert "tiny 1.1" in paper.run().stdout
    paper.lock("1.2")
    assert "tiny 1.2" in paper.run(python=paper.python).stdout


def test_an_interrupted_install_is_not_believed(either: Paper) -> None:
    paper = either
    paper.run()
    paper.stamp.write_text(build.UNFINISHED)
    leftover = paper.folder / ".venv" / "half-made"
    leftover.touch()
    assert "tiny 1.0 in .venv" in paper.run().stdout
    assert not leftover.exists()


def test_an_environment_without_its_python_is_made_again(paper: Paper) -> None:
    paper.run()
    Path(paper.python).unlink()
    assert "tiny 1.0 in .venv" in paper.run().stdout


def test_a_failed_install_says_so_and_leaves_what_worked(either: Paper) -> None:
    paper = either
    paper.run()
    lock = (paper.folder / "requirements.lock").read_text()
    (paper.folder / "requirements.lock").write_text(lock.replace("tiny==1.0", "tiny==9.9"))
    failed = paper.run()
    assert failed.returncode == 1
    assert failed.stderr.rstrip().endswith("Put that right and run this again.")
    assert "Traceback" not in failed.stderr
    (paper.folder / "requirements.lock").write_text(lock)
    again = paper.run()
    assert (again.stdout, again.stderr) == ("ran build with tiny 1.0 in .venv\n", "")


def test_a_wheel_that_is_not_the_locked_one_is_refused(either: Paper) -> None:
    paper = either
    with zipfile.ZipFile(paper.folder / "wheels" / "tiny-1.0-py3-none-any.whl", "a") as wheel:
        wheel.writestr("surprise.py", "")
    refused = paper.run()
    assert refused.returncode == 1
    assert "HASH" in refused.stderr.upper()


def test_two_first_runs_at_once_install_once(paper: Paper) -> None:
    both = [paper.start(), paper.start()]
    ends = [process.communicate() for process in both]
    assert [out for out, _ in ends] == ["ran build with tiny 1.0 in .venv\n"] * 2
    assert sum(err.count("build.py: installing") for _, err in ends) == 1


def test_a_run_waits_for_another_and_goes_on_when_that_is_killed(paper: Paper) -> None:
    hold = "import build, time\nwith build.only_one(): print(flush=True); time.sleep(600)"
    holder = subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE, cwd=paper.folder)
    assert holder.stdout is not None
    holder.stdout.readline()
    waiting = paper.start()
    assert waiting.stderr is not None
    assert waiting.stderr.readline() == "build.py: waiting for another run that is preparing .venv ...\n"
    assert not (paper.folder / ".venv").exists()
    holder.kill()
    holder.communicate()
    assert waiting.communicate()[0] == "ran build with tiny 1.0 in .venv\n"


def test_no_bootstrap_installs_nothing_and_names_what_is_missing(paper: Paper) -> None:
    run = paper.run(BROADSHEET_NO_BOOTSTRAP="1")
    assert run.returncode == 1
    assert run.stderr.startswith("build.py: tiny is missing from ")
    assert not (paper.folder / ".venv").exists()


def test_an_interpreter_that_has_everything_is_used_as_it_is(paper: Paper, tmp_path: Path) -> None:
    own = tmp_path / "own"
    subprocess.run([sys.executable, "-m", "venv", own], check=True)
    python = str(own / build.VENV_PYTHON.relative_to(build.VENV))
    wheels = paper.folder / "wheels"
    command = [python, "-m", "pip", "install", "-q", "--no-index", "--find-links", str(wheels), "tiny"]
    subprocess.run(command, check=True, env=paper.environment, capture_output=True)
    assert paper.run(python=python).stdout == "ran build with tiny 1.0 in own\n"
    assert not (paper.folder / ".venv").exists()
    too_old = '[project]\nname = "paper"\ndependencies = ["tiny>=1.1"]\n'
    (paper.folder / "pyproject.toml").write_text(too_old)
    paper.lock("1.1")
    assert paper.run(python=python).stdout == "ran build with tiny 1.1 in .venv\n"


def test_a_site_without_a_lock_installs_what_its_pyproject_names(paper: Paper) -> None:
    (paper.folder / "requirements.lock").unlink()
    wheels = str(paper.folder / "wheels")
    run = paper.run(PIP_FIND_LINKS=wheels, UV_FIND_LINKS=wheels, UV_OFFLINE="1")
    assert run.stdout == "ran build with tiny 1.0 in .venv\n", run.stderr
    assert "build.py: installing tiny>=1.0 into .venv" in run.stderr


def test_pip_replaces_what_uv_made_when_uv_is_gone(paper: Paper, needs: Needs) -> None:
    paper.have_uv(uv_of_these_tests() or needs("uv"))
    paper.run()
    assert "uv = " in (paper.folder / ".venv" / "pyvenv.cfg").read_text()
    (paper.folder / "tools" / "uv").unlink()
    paper.lock("1.1")
    assert paper.run().stdout == "ran build with tiny 1.1 in .venv\n"


def test_a_python_without_ensurepip_is_told_the_package(paper: Paper) -> None:
    tools = paper.folder / "tools"
    (tools / "uv").unlink(missing_ok=True)
    (tools / "apt-get").touch(mode=0o755)
    (tools / "sitecustomize.py").write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, package=None: None if name == 'ensurepip' else find(name, package)\n"
    )
    run = paper.run(PYTHONPATH=str(tools))
    assert run.returncode == 1
    assert "apt install python3" in run.stderr
    assert run.stderr.rstrip().endswith("-venv")
    assert not (paper.folder / ".venv").exists()


@pytest.mark.parametrize(("version", "welcome"), [((3, 9, 18), False), ((3, 10, 0), False), ((3, 11, 0), True)])
def test_an_old_python_is_turned_away(version: tuple[int, ...], welcome: bool) -> None:
    if welcome:
        build.check_python(version)
        return
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, this is 3\."):
        build.check_python(version)


def test_the_script_parses_on_python_3_8(checkout: Path) -> None:
    import ast

    ast.parse((checkout / "build.py").read_text(), feature_version=(3, 8))


def test_a_clean_clone_builds_from_the_real_lock(tmp_path: Path, checkout: Path, needs: Needs) -> None:
    clone = tmp_path / "clone"
    subprocess.run([needs("git"), "clone", "--quiet", str(checkout), str(clone)], check=True)
    bare_python = getattr(sys, "_base_executable", sys.executable)
    for count in (1, 0):
        run = subprocess.run([bare_python, "build.py"], cwd=clone, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        assert run.stderr.count("build.py: installing") == count
    assert (clone / "output" / "index.html").is_file()
