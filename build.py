#!/usr/bin/env python3
"""This site's build script. `python3 build.py` builds it; `python3 build.py COMMAND` is any other command.

It needs Python and nothing else: the first run makes `.venv` beside this file, installs the locked packages there and
starts again inside it. So everything here is standard library, and parses on the old Pythons that it turns away.
Set BROADSHEET_NO_BOOTSTRAP=1 to install nothing and use the interpreter as it is. Wherever it is called from, it works
in this folder, and paths on its command line are seen from here.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any, Callable, Iterator  # noqa: UP035

SITE = Path(__file__).resolve().parent
VENV = SITE / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "broadsheet.stamp"  # what was installed, written last: digests, or UNFINISHED
UNFINISHED = "unfinished"
RESTARTED = "BROADSHEET_RESTARTED"  # set for the second start only, so that there is never a third
# feedgen comes as source only: without --use-pep517 an old pip would run its setup.py.
PIP = [str(VENV_PYTHON), "-m", "pip", "install", "--use-pep517", "--no-input", "--disable-pip-version-check"]


def filters() -> dict[str, Callable[..., object]]:
    """Return this site's own Jinja filters: `{"shout": str.upper}` lets templates say `{{ title | shout }}`."""
    return {}


def main() -> int:
    """Bring the environment up to date, then run the command; the exit code."""
    check_python(sys.version_info[:3])
    testing = sys.argv[1:2] == ["test"]
    try:
        if os.environ.pop(RESTARTED, None) is None and not unmanaged():
            enter_environment(testing)
    except OSError as mistake:
        sys.exit(f"build.py: cannot prepare .venv: {mistake}")
    except KeyboardInterrupt:
        return 130
    os.chdir(SITE)
    return run_tests(sys.argv[2:]) if testing else run_command(sys.argv[1:])


def run_command(arguments: list[str]) -> int:
    """Hand over to Broadsheet's command line. No command, or options alone, means `build`."""
    try:
        from broadsheet.cli import main as broadsheet
    except ModuleNotFoundError as missing:
        sys.exit(f"build.py: {missing.name} is missing from {sys.prefix}. Install it there, or delete .venv "
                 "and run this again without BROADSHEET_NO_BOOTSTRAP.")  # fmt: skip
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in {"-h", "--help", "--version"}):
        arguments = ["build", *arguments]
    return broadsheet(arguments, filters=filters())


def run_tests(arguments: list[str]) -> int:
    """Run the site's tests; further arguments go to pytest. Three workers, for they often wait, unless `-n` or a
    debugger is asked for."""
    provision = SITE / "tests" / "provision.py"
    if provision.exists() and not unmanaged():
        subprocess.call([sys.executable, str(provision)])
    own_choice = any(word.startswith(("-n", "--numprocesses", "--pdb", "--trace")) for word in arguments)
    workers = [] if own_choice or importlib.util.find_spec("xdist") is None else ["-n", "3", "--dist", "worksteal"]
    return subprocess.call([sys.executable, "-m", "pytest", *workers, *arguments])


def check_python(version: tuple[int, ...]) -> None:
    """Turn away a Python that is too old for Broadsheet."""
    if version < (3, 11):
        sys.exit(f"build.py: needs Python 3.11 or newer, this is {'.'.join(map(str, version))}.")


def unmanaged() -> bool:
    """Whether the person at the keyboard looks after the environment."""
    return os.environ.get("BROADSHEET_NO_BOOTSTRAP") == "1"


def enter_environment(testing: bool) -> None:
    """Return if this interpreter will do; else start again in `.venv`, made or brought up to date first."""
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if inside and not is_current(testing):
        restart(Path(getattr(sys, "_base_executable", sys.executable)), {})  # `.venv` may have to be replaced
    if inside or satisfied(testing):
        return
    if not is_current(testing):
        with only_one():
            if not is_current(testing):
                install(testing)
    restart(VENV_PYTHON, {RESTARTED: "1"})


def satisfied(testing: bool) -> bool:
    """Whether this interpreter already has every package that pyproject.toml names, none too old."""
    from importlib import metadata

    for requirement in declared(testing):
        name, least = re.match(r"([\w.-]*)[^<>=~!;@]*(?:[>=~]=\s*([\d.]+))?", requirement).groups("0")  # type: ignore[union-attr]
        try:
            if numbers(metadata.version(name)) < numbers(least):
                return False
        except (metadata.PackageNotFoundError, ValueError):
            return False
    return True


def numbers(version: str) -> list[int]:
    """Return the numbers of a version, enough to tell an older one."""
    return [int(part) for part in re.findall(r"\d+", version)]


def declared(testing: bool) -> list[str]:
    """Return the requirements in pyproject.toml; a site without one needs Broadsheet alone."""
    import tomllib

    try:
        project = tomllib.loads((SITE / "pyproject.toml").read_text("utf-8"))["project"]
    except (FileNotFoundError, KeyError):
        project = {"dependencies": ["broadsheet"], "optional-dependencies": {"dev": ["pytest"]}}
    except ValueError as mistake:
        sys.exit(f"build.py: pyproject.toml: {mistake}")
    extra = project.get("optional-dependencies", {}).get("dev", []) if testing else []
    return [*project.get("dependencies", []), *extra]


def wanted(testing: bool) -> tuple[str, list[str], bytes]:
    """Return what to install: its name, pip's arguments, and the bytes that decide it.

    A lock is complete, so nothing is left to resolve (an old pip fails at that); the development lock holds every line
    of the other one. A site need not have a lock.
    """
    lock = SITE / ("requirements-dev.lock" if testing else "requirements.lock")
    if lock.exists():
        return lock.name, ["--require-hashes", "--no-deps", "-r", str(lock)], lock.read_bytes()
    packages = declared(testing)
    return ", ".join(packages), packages, repr(packages).encode()


def digest(testing: bool) -> str:
    """Return a digest of everything that decides what is installed."""
    return hashlib.sha256(repr(sys.version_info[:3]).encode() + wanted(testing)[2]).hexdigest()


def is_current(testing: bool) -> bool:
    """Whether `.venv` holds what is asked for."""
    return VENV_PYTHON.exists() and STAMP.exists() and digest(testing) in STAMP.read_text("ascii").split()


def install(testing: bool) -> None:
    """Fill `.venv`: by uv where there is one, else by pip."""
    uv = shutil.which("uv")
    name, packages, _ = wanted(testing)
    usable = is_usable(uv)
    if not usable and not uv and any(importlib.util.find_spec(part) is None for part in ("venv", "ensurepip")):
        sys.exit(f"build.py: this Python cannot make a virtual environment.{venv_advice()}")
    print(f"build.py: installing {name} into .venv, once. This can take a minute ...", file=sys.stderr, flush=True)
    if not usable:
        make_venv(uv)
    before = STAMP.read_text("ascii") if STAMP.exists() else ""
    STAMP.write_text(UNFINISHED, "ascii")
    command = [uv, "pip", "install", "--python", str(VENV_PYTHON)] if uv else PIP
    if subprocess.call([*command, "--quiet", *packages]) != 0:
        STAMP.write_text(before, "ascii")  # the installer took back what it had begun: off line, go on as before
        sys.exit("build.py: the installation failed, for the reason above. Put that right and run this again.")
    STAMP.write_text("\n".join(digest(kind) for kind in {False, testing}), "ascii")


def is_usable(uv: str | None) -> bool:
    """Whether `.venv` can be installed into: finished, of this Python, with pip in it if that is what we use."""
    if not VENV_PYTHON.exists() or (STAMP.exists() and STAMP.read_text("ascii") == UNFINISHED):
        return False
    probe = f"import sys, {'sys' if uv else 'pip'}; sys.exit(sys.version_info[:3] != {sys.version_info[:3]!r})"
    return subprocess.run([str(VENV_PYTHON), "-c", probe], capture_output=True, check=False).returncode == 0


def make_venv(uv: str | None) -> None:
    """Make `.venv` from nothing, marked as unfinished before anything else is in it."""
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    STAMP.write_text(UNFINISHED, "ascii")
    by_uv = [uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable] if uv else None
    if subprocess.call([*(by_uv or [sys.executable, "-m", "venv"]), str(VENV)]) != 0:
        sys.exit("build.py: cannot make .venv, for the reason above.")


def venv_advice() -> str:
    """Return what to do about a Python without ensurepip, as Debian and its relatives ship it."""
    if shutil.which("apt-get") is None:
        return " Install your system's package for Python's `venv` and `ensurepip`, or uv. Then run this again."
    sudo = "sudo " if shutil.which("sudo") or os.geteuid() != 0 else ""
    python = Path(sys.executable).name.replace("python3", "python").replace("python", "python3")
    return f" Run this, then the same command again:\n\n    {sudo}apt install {python}-venv\n"


def restart(python: Path, variables: dict[str, str]) -> None:
    """Become `python build.py` with the same arguments."""
    environment = {**os.environ, **variables}
    environment.pop("__PYVENV_LAUNCHER__", None)  # macOS: would make the other Python think it is this one
    command = [str(python), str(SITE / "build.py"), *sys.argv[1:]]
    if os.name == "nt":  # where exec would give the shell its prompt back at once
        sys.exit(subprocess.call(command, env=environment))
    os.execve(command[0], command, environment)


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Let one run at a time change `.venv`. The system frees the lock when its holder ends, however it ends."""
    with open(SITE / ".venv.lock", "a") as held:
        if not is_taken(held):
            print("build.py: waiting for another run that is preparing .venv ...", file=sys.stderr, flush=True)
            while not is_taken(held):
                time.sleep(0.2)
        yield


def is_taken(held: IO[Any]) -> bool:
    """Try to take the lock, without waiting."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(held.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
