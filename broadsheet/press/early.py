"""Pages that somebody waits for while the edition is being printed: each is rendered at once and handed over.

What is handed over is what the build prints, byte for byte, because it is made by the same function from the same
values. It counts for nothing: the build prints it in its turn, and if it may not be printed the build says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from broadsheet.errors import Mistakes
from broadsheet.ledger import Ledger
from broadsheet.model import Output
from broadsheet.press import printing, theme
from broadsheet.press.job import Early, Progress
from broadsheet.press.printing import Press, Task


class Attendant:
    """Looks after those who wait, each time that it is called. `develop` makes the pictures that outputs are."""

    def __init__(
        self, early: Early, press: Press, tasks: Sequence[Task], develop: Callable[[Iterable[Output]], object]
    ) -> None:
        self._early, self._press, self._develop = early, press, develop
        self._tasks = {task.record.path: task for task in tasks}

    def __call__(self) -> None:
        """Render what is wanted now and was not yet. Mistakes are left to the build, which meets them again."""
        wanted = [self._tasks.pop(path) for path in self._early.wanted() if path in self._tasks]
        if not wanted:
            return
        press = self._press
        templates = theme.kept(press.theme, press.filters, press.filters_digest, press.compiled)
        with Ledger(press.ledger, writes=False) as ledger:
            for task in wanted:
                with suppress(Mistakes):
                    self._develop([task.output])
                    self._early.take(task.record.path, printing.render(press, task, ledger, templates))

    def beside(self, progress: Progress) -> Progress:
        """A build's progress that looks after those who wait, too: it is called after each piece of work."""

        def told(step: str, done: int, total: int) -> None:
            self()
            progress(step, done, total)

        return told
