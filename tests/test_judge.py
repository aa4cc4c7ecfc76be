"""The judgement: what is printed again, what is doubted, what is removed, and the reason of each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from broadsheet.judge import GONE, Stats, Verdict, fingerprint, judge, reason
from broadsheet.kept import Kept
from broadsheet.ledger import Record
from broadsheet.model import Asset, Edition, Feed, Output, Page, Sitemap
from broadsheet.plan import Given, plan
from tests.made import NOW, article, site

EDITION, _ = plan(Given(site(), [article("a"), article("b")], []), NOW)
SHAPES = {name: name.encode() for name in ("", *(o.template for o in EDITION.outputs if isinstance(o, Page)))}
STORY = next(output for output in EDITION.outputs if output.path == "news/a/index.html")


def altered(record: Record, **changes: Any) -> Record:
    """The same record but for some of its fields."""
    return Record(**{name: changes.get(name, getattr(record, name)) for name in Record.__annotations__})


def printed(edition: Edition = EDITION) -> tuple[dict[str, Record], Stats]:
    """What a build leaves: every output is recorded, and stands as it is recorded."""
    made = [fingerprint(output, edition.imprint, SHAPES) for output in edition.outputs]
    records = {r.path: altered(r, content=b"bytes", size=5, mtime_ns=7) for r in made}
    return records, dict.fromkeys(records, (5, 7))


def judged(records: dict[str, Record], stats: Stats, edition: Edition = EDITION) -> Verdict:
    return judge(edition, records, stats, SHAPES)


def whys(verdict: Verdict) -> dict[str, str]:
    return {record.path: record.why for _, record in verdict.reprint}


def test_where_nothing_was_printed_everything_is_new() -> None:
    verdict = judged({}, {})
    assert [index for index, _ in verdict.reprint] == list(range(len(EDITION.outputs)))
    assert set(whys(verdict).values()) == {"it is new"}
    assert (verdict.doubt, verdict.spike) == ((), ())


def test_where_all_stands_as_it_was_printed_nothing_is_done() -> None:
    assert judged(*printed()) == Verdict((), (), ())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"inputs": b"x"}, "what it shows changed"),
        ({"template": b"x"}, "its template changed"),
        ({"site": b"x"}, "the imprint changed"),
        ({"site": b"x", "inputs": b"x"}, "what it shows and the imprint changed"),
        ({"content": b""}, "its last printing was not finished"),
    ],
)
def test_a_reprint_says_its_reason(change: dict[str, bytes], why: str) -> None:
    records, stats = printed()
    records[STORY.path] = altered(records[STORY.path], **change)
    assert whys(judged(records, stats)) == {STORY.path: why}


def test_a_file_that_is_gone_is_printed_again() -> None:
    records, stats = printed()
    rest = {path: stat for path, stat in stats.items() if path != STORY.path}
    assert whys(judged(records, rest)) == {STORY.path: GONE}


def test_a_file_with_another_stat_is_doubted_with_its_old_record() -> None:
    records, stats = printed()
    verdict = judged(records, {**stats, STORY.path: (5, 8)})
    assert verdict.doubt == ((EDITION.outputs.index(STORY), records[STORY.path]),)
    assert (verdict.reprint, verdict.spike) == ((), ())


def test_what_left_the_edition_is_removed_in_the_order_of_its_paths() -> None:
    records, stats = printed()
    gone = {path: Record(path, content=b"x") for path in ("z.html", "a.html")}
    assert judged(records | gone, stats).spike == ("a.html", "z.html")


def test_a_story_more_prints_again_only_what_shows_it() -> None:
    later, _ = plan(Given(site(), [article("a"), article("b"), article("c")], []), NOW)
    records, stats = printed()
    found = whys(judged(records, stats, later))
    assert found["news/c/index.html"] == "it is new"
    assert found["index.html"] == "what it shows changed"
    assert "news/b/index.html" not in found


def shape_of(kind: type[Output]) -> Record:
    output = next(output for output in EDITION.outputs if isinstance(output, kind))
    return fingerprint(output, EDITION.imprint, SHAPES)


def test_pages_depend_on_their_template_and_feeds_on_the_code() -> None:
    assert shape_of(Page).template in set(SHAPES.values()) - {b""}
    assert shape_of(Feed).template == SHAPES[""]
    other = {**SHAPES, "": b"other code"}
    changed = {record.path for _, record in judge(EDITION, *printed(), other).reprint}
    kinds = {type(output) for output in EDITION.outputs if output.path in changed}
    assert {Feed, Sitemap} <= kinds
    assert Page not in kinds


def test_a_tagline_reprints_pages_and_no_feed_and_no_asset() -> None:
    imprint = replace(EDITION.imprint, tagline="Another one", digest=b"another")
    changed = [fingerprint(o, imprint, SHAPES) != fingerprint(o, EDITION.imprint, SHAPES) for o in EDITION.outputs]
    kinds = {type(output) for output, is_changed in zip(EDITION.outputs, changed, strict=True) if is_changed}
    assert Page in kinds
    assert Asset not in kinds


def test_reason_is_empty_where_there_is_none() -> None:
    records, stats = printed()
    assert reason(records[STORY.path], records[STORY.path], stats) == ""


def test_a_judgement_that_keeps_gives_the_same_one() -> None:
    kept = Kept()
    records, stats = printed()
    records[STORY.path] = altered(records[STORY.path], inputs=b"x")
    for _ in range(2):
        assert judge(EDITION, records, stats, SHAPES, kept) == judged(records, stats)
        kept.turn()
