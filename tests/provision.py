"""Install what the tests need and Python's packages cannot give: Node packages and programs of the system.

`python3 build.py test` runs it before pytest. As root on Debian or Ubuntu it installs; anywhere else it only says what
to run. Nothing here is fatal: a test whose counterpart is missing skips, or fails where CI is set (see conftest.py).
"""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE_STAMP = ROOT / "node_modules" / ".installed"


@dataclass(frozen=True, slots=True)
class Program:
    """A program that some test runs: the commands it may be called by, and the packages that bring it."""

    commands: tuple[str, ...]
    debian: tuple[str, ...]
    homebrew: str = ""


PROGRAMS = {
    "apache2": Program(("apache2", "/usr/sbin/apache2"), ("apache2-bin",), "httpd"),
    "chromium": Program(
        (
            "chromium",
            "chromium-browser",
            "google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        ),
        ("chromium", "fonts-liberation", "fonts-noto-core"),
        "--cask google-chrome",
    ),
    "exiftool": Program(("exiftool",), ("libimage-exiftool-perl",), "exiftool"),
    "git": Program(("git",), ("git",), "git"),
    "java": Program(("java",), ("default-jre-headless",), "openjdk"),
    "newsboat": Program(("newsboat",), ("newsboat",), "newsboat"),
    "nginx": Program(("nginx", "/usr/sbin/nginx"), ("nginx-light",), "nginx"),
    "node": Program(("node", "nodejs"), ("nodejs",), "node"),
    "npm": Program(("npm",), ("npm",), "node"),
    "rclone": Program(("rclone",), ("rclone",), "rclone"),
    "rsync": Program(("rsync",), ("rsync",), "rsync"),
    "sshd": Program(("sshd", "/usr/sbin/sshd"), ("openssh-server", "openssh-client"), "openssh"),
}


def find(name: str) -> str | None:
    """Return the path of a program of PROGRAMS, or of any other command; None when it is not there."""
    commands = PROGRAMS[name].commands if name in PROGRAMS else (name,)
    return next((path for path in map(shutil.which, commands) if path), None)


def main() -> None:
    """Install what is missing, and say what could not be."""
    missing = [name for name in PROGRAMS if find(name) is None]
    if missing and can_install():
        install_programs(missing)
        missing = [name for name in missing if find(name) is None]
    if missing:
        say(f"without {', '.join(missing)} some tests are skipped.{advice(missing)}")
    if npm := find("npm"):
        install_node_packages(npm)


def can_install() -> bool:
    """Whether this is root on a system with apt-get."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def install_programs(missing: list[str]) -> None:
    """Install Debian packages. Refresh the package lists first: on a new machine they are empty or old."""
    packages = debian_packages(missing)
    say(f"installing {' '.join(packages)}, once ...")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "--quiet", "--option", "DPkg::Lock::Timeout=300"]
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        quietly([*apt, *arguments], environment)


def install_node_packages(npm: str) -> None:
    """Install what package-lock.json names, unless that is what is there."""
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if NODE_STAMP.exists() and NODE_STAMP.read_text("ascii") == wanted:
        return
    say("installing Node packages into node_modules, once ...")
    if quietly([npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], dict(os.environ)):
        NODE_STAMP.write_text(wanted, "ascii")


def quietly(command: list[str], environment: dict[str, str]) -> bool:
    """Run an installer; show what it said only when it fails."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        say(f"`{' '.join(command)}` failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.returncode == 0


def advice(missing: list[str]) -> str:
    """Return the command that installs the missing programs here, where we know it."""
    if shutil.which("apt-get"):
        return f" To install them: sudo apt-get install {' '.join(debian_packages(missing))}"
    if shutil.which("brew"):
        formulas = dict.fromkeys(PROGRAMS[name].homebrew for name in missing)
        return f" To install them: {' && '.join(f'brew install {formula}' for formula in formulas)}"
    return ""


def debian_packages(missing: list[str]) -> list[str]:
    """Return the packages that bring these programs."""
    return [package for name in missing for package in PROGRAMS[name].debian]


def say(text: str) -> None:
    """Print one line for the person waiting."""
    print(f"build.py test: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
