"""Incremental equals clean, byte for byte, after any history; and a second build has nothing to do.

The machine drives a small newsroom through what happens to real ones. Its only model of the truth is a clean build.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from broadsheet.errors import Mistakes
from broadsheet.press.place import Place
from broadsheet.starter import theme_root
from tests.newsroom import NOW, SETTINGS, Newsroom, story
from tests.pictures.made import encoded, gradient

pick = st.integers(0, 60)
SECTIONS = ("uk", "world", "sport")
AUTHORS = ("Ann Lee", "Bo Karlsson")
TOPICS = ("rail", "Harbour", "budget")
FIELDS = ("title", "kicker", "standfirst", "authors", "tags", "image", "date", "expires", "aliases", "corrections")
PARTIALS = ("base.html", "story.html", "macros/teaser.html", "macros/figure.html", "section.html", "macros/time.html")


def fields(number: int) -> dict[str, str]:
    """Front matter that differs with the number."""
    found = {
        "date": f"2026-11-{number % 23 + 1:02}T{number % 24:02}:00",
        "authors": f"[{AUTHORS[number % 2]}]",
        "tags": f"[{TOPICS[number % 3]}]",
        "kicker": f"Kicker {number % 4}",
        "standfirst": f"Standfirst {number}.",
    }
    if number % 4 == 1:
        found["image"] = f"{{src: /_pictures/pier.png, alt: Pier {number}, credit: A}}"
    if number % 5 == 2:
        found["embargo"] = f"2026-11-24T{number % 24:02}:00"
    if number % 6 == 3:
        found["expires"] = f"2026-11-25T{number % 24:02}:00"
    if number % 7 == 4:
        found["corrections"] = f"[{{at: 2026-11-24T10:00, text: Was {number}.}}]"
    return found


class Press(RuleBasedStateMachine):
    """A newsroom, its clock, and what it did last."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.room = Newsroom(self.folder / "site0", SETTINGS + '[theme]\naccent = "#123456"\n')
        self.now = NOW
        self.count = 0
        self.moved = self.copies = 0
        self.undo: list[tuple[str, bytes | None]] = []
        self.foreign: dict[str, bytes] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @initialize()
    def found(self) -> None:
        self.room.write("content/_pictures/pier.png", encoded(gradient(40, 30), "PNG"))
        self.room.write("content/_authors/ann.md", "---\ntitle: Ann Lee\nrole: Editor\n---\nWrites.\n")
        self.room.write("content/uk/_section.md", "---\ntitle: United Kingdom\n---\n")
        for number in range(4):
            self.file(number)
        self.undo.clear()

    # What editors do.

    def write(self, path: str, data: str | bytes | None) -> None:
        target = self.room.root / path
        self.undo.append((path, target.read_bytes() if target.exists() else None))
        if data is None:
            target.unlink()
        else:
            self.room.write(path, data)

    def stories(self) -> list[str]:
        root = self.room.root
        found = (p for section in SECTIONS for p in (root / "content" / section).rglob("*.md"))
        return sorted(p.relative_to(root).as_posix() for p in found if p.name != "_section.md")

    def story(self, number: int) -> str:
        found = self.stories()
        return found[number % len(found)]

    def text(self, path: str) -> str:
        return (self.room.root / path).read_text(encoding="utf-8")

    @rule(number=pick)
    def file(self, number: int) -> None:
        self.count += 1
        body = f"First words {number}. [Other](/uk/story-1.md)\n\n![Pier](/_pictures/pier.png)\n"
        section = SECTIONS[number % len(SECTIONS)]
        self.write(f"content/{section}/story-{self.count}.md", story(f"Story {self.count}", body, **fields(number)))

    @precondition(lambda self: self.stories())
    @rule(number=pick, other=pick, field=st.sampled_from(FIELDS))
    def correct_a_field(self, number: int, other: int, field: str) -> None:
        path = self.story(number)
        values = {"title": f"Title {other}", "aliases": f"[/old/{path.split('/')[-1][:-3]}/]", **fields(other)}
        lines = [line for line in self.text(path).split("\n") if not line.startswith(f"{field}:")]
        if field in values:
            lines.insert(1, f"{field}: {values[field]}")
        if "title:" in "\n".join(lines) and "\ndate:" in "\n".join(lines):
            self.write(path, "\n".join(lines))

    @precondition(lambda self: self.stories())
    @rule(number=pick, word=st.sampled_from(["Corrected", "Alpha", "*Beta*", '"Gamma"', "![](/_pictures/pier.png)"]))
    def correct_the_body(self, number: int, word: str) -> None:
        path = self.story(number)
        self.write(path, self.text(path) + f"\n{word} words.\n")

    @precondition(lambda self: self.stories())
    @rule(number=pick, section=st.sampled_from(SECTIONS), bundle=st.booleans())
    def rename_or_move(self, number: int, section: str, bundle: bool) -> None:
        path, text = self.story(number), self.text(self.story(number))
        self.moved += 1
        self.write(path, None)
        name = f"moved-{self.moved}"
        if bundle:
            self.room.write(f"content/{section}/{name}/notes.txt", f"Notes {number}")
        self.write(f"content/{section}/{name}/index.md" if bundle else f"content/{section}/{name}.md", text)

    @precondition(lambda self: self.stories())
    @rule(number=pick)
    def change_the_slug(self, number: int) -> None:
        path = self.story(number)
        self.moved += 1
        lines = [line for line in self.text(path).split("\n") if not line.startswith("slug:")]
        lines.insert(1, f"slug: slug-{self.moved}")
        self.write(path, "\n".join(lines))

    @precondition(lambda self: self.stories())
    @rule(number=pick)
    def spike(self, number: int) -> None:
        self.write(self.story(number), None)

    @precondition(lambda self: self.undo)
    @rule()
    def undo_the_last_edit(self) -> None:
        path, data = self.undo.pop()
        target = self.room.root / path
        if data is not None:
            self.room.write(path, data)
        elif target.exists():
            target.unlink()

    # What developers do.

    @rule(name=st.sampled_from(PARTIALS), number=pick)
    def change_a_template(self, name: str, number: int) -> None:
        text = (theme_root() / name).read_text(encoding="utf-8")
        if name == "story.html" and number % 2:
            text = text.replace("</main>", f"<b>{number}</b>\n</main>")
        marks = {"macros/figure.html": ("<figure", f'<figure data-v="{number}"')}
        old, new = marks.get(name, ("<", f"<!-- {number} --><")) if "extends" not in text else ("{% block", "{% block")
        self.write(f"site_templates/{name}", text.replace(old, new, 3))

    @rule(
        line=st.sampled_from(["[lists]\npage_size = 2", "[stories]\nmore_count = 2", '[theme]\naccent = "#654321"', ""])
    )
    def change_a_setting(self, line: str) -> None:
        title = SETTINGS.replace("The Gazette", "The Gazette" if self.count % 2 else "The Herald")
        self.write("broadsheet.toml", title + line + "\n")

    @rule(number=pick)
    def change_an_author(self, number: int) -> None:
        role = "Editor" if number % 2 else f"Reporter {number}"
        self.write("content/_authors/ann.md", f"---\ntitle: Ann Lee\nrole: {role}\n---\nWrites {number}.\n")

    @rule(number=pick)
    def change_a_topic_or_section(self, number: int) -> None:
        if number % 2:
            self.write("content/_topics/rail.md", f"---\ntitle: Railways {number}\naliases: [harbour]\n---\n")
        else:
            self.write("content/uk/_section.md", f"---\ntitle: Kingdom {number}\n---\n")

    @rule(number=pick)
    def change_a_picture(self, number: int) -> None:
        self.write("content/_pictures/pier.png", encoded(gradient(40 + number % 3, 30), "PNG"))

    @rule(hours=st.sampled_from([1, 7, 24, 24 * 40]))
    def let_time_pass(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    # What happens to disks.

    def outputs(self) -> list[Path]:
        ours = Place(self.room.output).printed()
        return [found for path in sorted(ours) if (found := self.room.output / path).is_file()]

    @precondition(lambda self: self.outputs())
    @rule(number=pick, how=st.sampled_from(["delete", "scribble", "same size", "empty", "touch"]))
    def harm_an_output(self, number: int, how: str) -> None:
        found = self.outputs()
        target = found[number % len(found)]
        if how == "delete":
            target.unlink()
        elif how == "touch":
            os.utime(target, ns=(0, target.stat().st_mtime_ns - 10**9))
        else:
            target.write_bytes({"scribble": b"scribble", "empty": b""}.get(how, b"x" * target.stat().st_size))

    @rule(back=st.integers(-5, 5), number=pick)
    def touch_the_sources(self, back: int, number: int) -> None:
        for path in sorted((self.room.root / "content").rglob("*"))[:: number % 3 + 1]:
            os.utime(path, ns=(0, path.stat().st_mtime_ns + back * 10**9))

    @rule(keep_times=st.booleans())
    def copy_the_tree_elsewhere(self, keep_times: bool) -> None:
        self.copies += 1
        target = self.folder / f"site{self.copies}"
        copy = shutil.copy2 if keep_times else shutil.copyfile
        shutil.copytree(self.room.root, target, copy_function=copy, symlinks=True)
        shutil.rmtree(self.room.root)
        self.room.root, self.room.output = target, target / "output"

    @rule(how=st.sampled_from(["deleted", "noise", "empty"]))
    def lose_the_ledger(self, how: str) -> None:
        ledger = self.room.root / ".broadsheet" / "ledger.sqlite"
        for path in ledger.parent.glob("ledger.sqlite*"):
            path.unlink()
        if ledger.parent.exists() and how != "deleted":
            ledger.write_bytes(b"" if how == "empty" else os.urandom(9000))

    @rule(number=pick)
    def place_a_foreign_file(self, number: int) -> None:
        path = ("CNAME", "uk/by-hand.html", "archive/notes.txt")[number % 3]
        self.room.write(f"output/{path}", f"by hand {number}")
        self.foreign[path] = f"by hand {number}".encode()

    # What happens to builds.

    def edit(self, number: int) -> None:
        """Something to build, before a build meets with trouble."""
        self.file(number)
        if number % 2:
            self.correct_the_body(number, "More")
        if number % 3 == 0:
            self.change_a_setting("")
        if number % 3 == 1:
            self.rename_or_move(number, SECTIONS[number % 2], bool(number % 4))
        if number % 5 == 2:
            self.harm_an_output(number, "delete") if self.outputs() else None

    @rule(
        number=pick, step=st.sampled_from(["scan", "read", "plan", "judge", "print", "move"]), after=st.integers(0, 30)
    )
    def crash(self, number: int, step: str, after: int) -> None:
        """Begin a build in a process of its own, and end that without a word."""
        self.edit(number)

        def progress(at: str, done: int, total: int) -> None:
            if at == step and (at != "move" or done >= min(after, total)):
                os._exit(9)

        child = self.begin(progress=progress)
        _, status = os.waitpid(child, 0)
        event(f"killed at {step}: {os.waitstatus_to_exitcode(status)}")
        if number % 2 and self.undo:
            self.undo_the_last_edit()

    @rule(number=pick)
    def build_twice_at_once(self, number: int) -> None:
        self.edit(number)
        child = self.begin()
        with suppress(Mistakes):
            self.room.build(self.now)
        os.waitpid(child, 0)

    @rule(number=pick)
    def refuse_changes(self, number: int) -> None:
        self.edit(number)
        before = self.room.site() if self.room.output.exists() else {}
        with pytest.raises(Mistakes, match="B434"):
            self.room.build(self.now, max_changed=0)
        assert (self.room.site() if self.room.output.exists() else {}) == before

    @rule(number=pick)
    def make_a_mistake(self, number: int) -> None:
        self.room.build(self.now)
        before = self.room.site()
        wrong = self.room.write(f"content/uk/wrong-{number}.md", "---\ntitle: [\n---\n")
        with pytest.raises(Mistakes):
            self.room.build(self.now)
        assert self.room.site() == before
        wrong.unlink()

    def begin(self, **changes: object) -> int:
        """Begin a build in another process."""
        child = os.fork()
        if child == 0:
            try:
                self.room.build(self.now, **changes)
            finally:
                os._exit(0)
        return child

    # What must be true.

    @invariant()
    def incremental_equals_clean(self) -> None:
        if not self.stories():
            return
        self.room.build(self.now)
        site = self.room.site()
        ours = {path: data for path, data in site.items() if path not in self.foreign}
        clean = self.room.clean(self.now)
        assert ours.keys() == clean.keys()
        assert {path: data for path, data in ours.items() if clean[path] != data} == {}
        assert {path: site.get(path) for path in self.foreign} == self.foreign
        assert Place(self.room.output).printed() == clean.keys()
        self.room.rouse()
        again = self.room.build(self.now)
        assert again.read <= 1, "a build may have written content/_moved.txt, and nothing else that is read"
        again = self.room.build(self.now) if again.read else again
        assert (again.read, again.parsed, again.rendered, again.changes) == (0, 0, 0, ())
        rest = self.room.build(self.now)
        assert (rest.read, rest.parsed, rest.rendered, rest.changes) == (0, 0, 0, ())
        assert rest.seconds.keys() == {"scan"}, "nothing is planned where nothing has changed"
        assert (rest.stories, rest.outputs, rest.problems) == (again.stories, again.outputs, again.problems)
        assert not list(self.room.output.rglob(".broadsheet-stage"))


def run(examples: int, steps: int) -> None:
    """Some histories, the same in every run. They are not shrunk: the last steps of a failing one tell enough."""
    run_state_machine_as_test(
        Press,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_short_history() -> None:
    run(3, 12)


@pytest.mark.slow
def test_a_long_history() -> None:
    run(8, 25)
