"""What is broken, and the tests that must notice."""

from __future__ import annotations

from dataclasses import dataclass

NAME = "BROADSHEET_MUTANT"
"""The variable that names the mutant to the process that runs its tests."""
HISTORY = "tests/test_state_machine.py::test_a_short_history"
INCREMENTAL = "tests/press/test_incremental.py::test_incremental_equals_clean"
CRASH = "tests/press/test_crash.py::test_a_build_killed_anywhere_is_completed_by_the_next[move-5]"
BUILD = "tests/press/test_build.py"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one module: `old` stands in it once, and `new` takes its place."""

    name: str
    module: str
    old: str
    new: str
    tests: tuple[str, ...]


MUTANTS = (
    Mutant(
        "a field of a card is left out of its digest",
        "broadsheet.digest",
        'kept = [field for field in fields if field.name != "digest"]',
        'kept = [field for field in fields if field.name not in ("digest", "standfirst")]',
        ("tests/test_digest.py::test_every_field_of_a_card_counts",),
    ),
    Mutant(
        "the template is left out of a page's fingerprint",
        "broadsheet.judge",
        "site, template = imprint.digest, shapes[output.template]",
        'site, template = imprint.digest, b""',
        (f"{INCREMENTAL}[template]",),
    ),
    Mutant(
        "the imprint is left out of a page's fingerprint",
        "broadsheet.judge",
        "site, template = imprint.digest, shapes[output.template]",
        'site, template = b"", shapes[output.template]',
        (f"{INCREMENTAL}[section]",),
    ),
    Mutant(
        "what a page shows is left out of its fingerprint",
        "broadsheet.judge",
        'yield "what it shows", made.inputs != printed.inputs',
        'yield "what it shows", False',
        (HISTORY,),
    ),
    Mutant(
        "everything is printed every time",
        "broadsheet.judge",
        'yield "its template", made.template != printed.template',
        'yield "its template", True',
        (HISTORY,),
    ),
    Mutant(
        "stale outputs are kept",
        "broadsheet.judge",
        "spike = tuple(sorted(path for path in records if path not in paths))",
        "spike = tuple(sorted(path for path in () if path not in paths))",
        (HISTORY,),
    ),
    Mutant(
        "a deleted output is not missed",
        "broadsheet.judge",
        'return "" if made.path in stats else GONE',
        'return ""',
        (HISTORY,),
    ),
    Mutant(
        "an output that was written over is not looked at",
        "broadsheet.judge",
        "elif printed is not None and stats[output.path] != (printed.size, printed.mtime_ns):",
        "elif False:",
        (f"{BUILD}::test_a_scribbled_output_is_printed_again",),
    ),
    Mutant(
        "nothing is forgotten before it is moved",
        "broadsheet.press.settling",
        "ledger.blank(job.target, (*staged, *spike))",
        "pass",
        (CRASH,),
    ),
    Mutant(
        "what was printed is not remembered",
        "broadsheet.press.settling",
        "ledger.enter_outputs(job.target, [*(item.record for item in printed), *restamp])",
        "pass",
        (HISTORY,),
    ),
    Mutant(
        "files are not announced in the folder's list before they are moved",
        "broadsheet.press.settling",
        "place.announce(new)",
        "pass",
        (HISTORY,),
    ),
    Mutant(
        "somebody else's file is written over",
        "broadsheet.press.judging",
        "strangers = list(place.strangers(by_path, records))",
        "strangers: list[str] = []",
        (f"{BUILD}::test_a_stranger_in_the_place_of_a_page_is_named",),
    ),
    Mutant(
        "a stat is believed at once",
        "broadsheet.scan",
        "hashed += 1\n        sure = instant_ns - max(found.mtime_ns, found.ctime_ns) >= SETTLED_NS",
        "hashed += 1\n        sure = True",
        ("tests/test_scan.py",),
    ),
    Mutant(
        "a file is known by its name alone",
        "broadsheet.scan",
        "if recorded is not None and found.unchanged_since(recorded):",
        "if recorded is not None:",
        (f"{INCREMENTAL}[title]",),
    ),
    Mutant(
        "an edit makes no other ranking anew",
        "broadsheet.related.reach",
        "for sight in (sight for found in events.values() for sight in _walk(found, places)):",
        "for sight in ():",
        ("tests/test_related.py",),
    ),
    Mutant(
        "a corrected story enters no other list",
        "broadsheet.related",
        "again = reach.again | ranking.overtaken(reach.doubtful, last)",
        "again = reach.again",
        ("tests/test_related.py",),
    ),
    Mutant(
        "an embargo is not heeded",
        "broadsheet.desk",
        "if article.card.published > now:",
        "if False:",
        ("tests/test_desk.py",),
    ),
    Mutant(
        "an edition is taken to last for ever",
        "broadsheet.press.rest",
        "return is_now and found.key == _key(job)",
        "return found.key == _key(job)",
        ("tests/press/test_rest.py",),
    ),
    Mutant(
        "what the last build left is not taken away",
        "broadsheet.press.rest",
        "ledger.drop_rest(job.target)",
        "pass",
        ("tests/press/test_rest.py",),
    ),
    Mutant(
        "a limit of changed files is not heeded",
        "broadsheet.press.building",
        "if job.max_changed is not None and count > job.max_changed:",
        "if False:",
        (f"{BUILD}::test_too_many_changes_print_nothing",),
    ),
)
