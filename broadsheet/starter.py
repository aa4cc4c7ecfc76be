"""Where the default theme and the files of a new site stand.

In the wheel both are inside the package. In a checkout the theme is the folder `site_templates/` beside it, and the
build script is the checkout's own: one text for every site, with nothing to keep in step.
"""

import json
from pathlib import Path

_PACKAGE = Path(__file__).parent
LOCALES = _PACKAGE / "locale"
"""Where the message catalogues of the default theme stand."""


def theme_root() -> Path:
    """Return the folder of the default theme's templates and static files."""
    return _packaged("_theme", "site_templates")


def starter_root() -> Path:
    """Return the folder that a new site is a copy of, but for its build script."""
    return _PACKAGE / "_starter"


def build_script() -> Path:
    """Return the `build.py` of a new site."""
    return _packaged("_starter/build.py", "build.py")


def requirement() -> str:
    """Return how a new site's pyproject.toml names Broadsheet (PEP 508): by the place that it is from.

    By its name alone an index would be asked, which may have another program of that name, or none.
    """
    if not (_PACKAGE / "_theme").exists():
        return f"broadsheet @ {_PACKAGE.parent.as_uri()}"
    from importlib import metadata  # for a new site alone: every command imports this module

    try:
        written = metadata.distribution("broadsheet").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        written = None
    found = origin(written or "{}")
    return f"broadsheet @ {found}" if found else "broadsheet"


def origin(written: str) -> str:
    """Return the address in a `direct_url.json` (PEP 610); empty for a package that an index had."""
    found = json.loads(written)
    if "vcs_info" not in found:
        return str(found.get("url", ""))
    return f"{found['vcs_info']['vcs']}+{found['url']}@{found['vcs_info']['commit_id']}"


def files() -> dict[str, Path]:
    """Return every file of a new site: its path in the site with `/`, and the file that it is a copy of."""
    root = starter_root()
    found = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
    kept = {name: path for name, path in found.items() if "__pycache__" not in name}
    return {**kept, "build.py": build_script()}


def _packaged(inside: str, beside: str) -> Path:
    path = _PACKAGE / inside
    return path if path.exists() else _PACKAGE.parent / beside
