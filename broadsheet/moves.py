"""Addresses that stories have left: `content/_moved.txt`, one a line, the old address and the id of who stood there.

An id and not the new address: so a story that moves twice needs no chain, and two that swap need no care. The file is
sorted and each line stands alone, so that two branches merge without a conflict. Lines and comments may also be written
by hand, with an address of this site in the place of the id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from broadsheet import urls
from broadsheet.errors import Problem, nearest, problem

FILE = "_moved.txt"
HEAD = """\
# Addresses that stories have left. Broadsheet adds a line when a story moves; commit this file.
# Each line: the old address, and the id of the story that stood there (or an address to go to).
"""


@dataclass(frozen=True, slots=True)
class Move:
    """An old address, site-relative, and where it leads: the id of a story, or a site-relative address."""

    old: str
    target: str
    line: int = 0


def read(data: bytes, path: str = FILE) -> tuple[tuple[Move, ...], list[Problem]]:
    """The lines of the file. `path` is its content path, for messages."""
    found: list[Move] = []
    problems = []
    for number, line in enumerate(data.decode("utf-8-sig", errors="replace").splitlines(), 1):
        if _is_comment(line):
            continue
        words = line.split()
        if len(words) != 2:
            problems.append(problem("B470", path, number, 1, said=line.strip()[:80]))
        elif reason := urls.unsafe(words[0]):
            problems.append(problem("B414", path, number, 1, url=words[0], reason=reason))
        else:
            found.append(Move(words[0], words[1], number))
    return tuple(found), problems


def entered(text: str, fresh: Iterable[Move]) -> str:
    """The file's text with more moves: sorted, each address once, the last line about an address counts.

    Comments stay: what stands before the first move is the head, and each other is above the move that it was above.
    """
    lines = text.splitlines()
    first = next((at for at, line in enumerate(lines) if not _is_comment(line)), len(lines))
    targets: dict[str, str] = {}
    notes: dict[str, list[str]] = {}
    above: list[str] = []
    for line in filter(str.strip, lines[first:]):
        if _is_comment(line):
            above.append(line)
        else:
            old, target = line.split()
            targets[old] = target
            notes.setdefault(old, []).extend(above)
            above = []
    targets |= {move.old: move.target for move in fresh}
    told = [line for old, target in sorted(targets.items()) for line in (*notes.get(old, ()), f"{old} {target}")]
    return "\n".join([*(lines[:first] or HEAD.splitlines()), *told, *above, ""])


def _is_comment(line: str) -> bool:
    """Whether a line is a comment or blank."""
    return not line.strip() or line.lstrip().startswith("#")


def unrecorded(known: Iterable[tuple[str, str]], places: Mapping[str, str], moves: Sequence[Move]) -> list[Move]:
    """The moves that the file does not tell yet.

    Args:
        known: pairs of id and address: where stories were once printed.
        places: the id of each public story and its address now.
        moves: what the file tells.
    """
    told = {(move.old, move.target) for move in moves}
    return sorted(
        (Move(old, name) for name, old in known if places.get(name, old) != old and (old, name) not in told),
        key=lambda move: (move.old, move.target),
    )


def resolve(
    moves: Sequence[Move], places: Mapping[str, str], ids: Iterable[str], taken: Mapping[str, str], path: str = FILE
) -> tuple[dict[str, str], list[Problem]]:
    """Old address -> the address it leads to now, without a step between.

    Args:
        moves: what the file tells; the last line about an address counts.
        places: the id of each story that has a page, and its address.
        ids: the ids of all stories, shown or not.
        taken: what has a page or another redirect already, by folded output path. A live page beats a redirect.
        path: the file's content path, for messages.
    """
    known = frozenset(ids)
    steps = {move.old: move for move in moves}
    found: dict[str, str] = {}
    problems = []
    for move in steps.values():
        if _fold(move.old) in taken:
            continue
        target, loops = _follow(move, steps, places, taken)
        if loops:
            problems.append(problem("B471", path, move.line, 1, url=move.old))
        elif _fold(target) in taken:
            found[move.old] = target
        elif move.target not in known:
            near = nearest(move.target, known)
            problems.append(problem("B472", path, move.line, 1, url=move.old, target=move.target, near=near))
    return found, problems


def _follow(
    move: Move, steps: Mapping[str, Move], places: Mapping[str, str], taken: Mapping[str, str]
) -> tuple[str, bool]:
    """Where a move ends, and whether it runs in a circle."""
    seen = {move.old}
    while True:
        target = places.get(move.target, move.target)
        if _fold(target) in taken or target not in steps:
            return target, False
        if target in seen:
            return target, True
        seen.add(target)
        move = steps[target]


def _fold(url: str) -> str:
    return urls.fold(urls.output_path(url))
