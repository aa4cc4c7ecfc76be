"""Accept what the golden sites print today: `python -m tools.golden`. Read `git diff tests/golden` afterwards."""

from __future__ import annotations

from tests.golden import proofs


def main() -> None:
    """Write every site's output to its file in `tests/golden/`, and say which changed."""
    for site in proofs.SITES:
        file, new = proofs.accepted(site), proofs.proof(site)
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        if old != new:
            file.write_bytes(new.encode())
        print(f"{file.name}: {'as it was' if old == new else 'changed'}")


if __name__ == "__main__":
    main()
