"""Whatever a book was and is, and whoever reads it: what changed says no word of what was or is hidden from its readers."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from playbook.load import load_book
from playbook.load.past import Past
from playbook.prepare import Examined, plan_editions
from playbook.render import fragments_of, render_print, render_site
from playbook.render.feed import feed_xml
from playbook.workshop import open_workshop
from tests.books.random_editions import MarkedBook

ROOT = Path(__file__).parents[2]
BOOKS = (ROOT / "templates" / "starters" / "ru", ROOT / "templates" / "starters" / "en", ROOT / "content")
NOW, THEN = date(2026, 11, 22), date(2026, 11, 1)


def _rewritten(marked: MarkedBook, seed: int) -> MarkedBook:
    """The book with other words in some of its entities, and without some of those that stand alone."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    for section, items in marked.sections.items():
        if section in {"book", "data", "checks", "editions", "abc_xyz", "forecast", "roles", "lines"}:
            continue
        for item in items:
            if chance.random() < 0.4:
                item["summary"] = f"{item.get('title', item.get('meaning'))} {chance.randint(100, 999)}"
        for item in items[1:]:
            if chance.random() < 0.1:
                marked.leave_out(section, item)
    return marked


def _look(seed: int, tmp_path: Path, *, is_rendered: bool) -> tuple[int, int]:
    """How many words were looked for in vain, and how many changes were told meanwhile."""
    source = BOOKS[seed % 3 if not is_rendered else seed % 2]
    states = [_rewritten(MarkedBook(source, seed + number * 7919), seed + number) for number in range(3)]
    loaded = [load_book(marked.write(tmp_path / str(number))) for number, marked in enumerate(states)]
    past = [Past(f"v{3 - number}", THEN, one.book) for number, one in enumerate(loaded[1:], start=1)]
    examined = Examined(loaded[0].book, (), loaded[0].sources, "ru", NOW)
    looked_for = told = 0
    [_full, *editions] = plan_editions(examined, (), past)
    assert [len(one.book.editions) for one in loaded] == [3, 3, 3]
    for edition, written in zip(editions, states[0].sections["editions"], strict=True):
        [chapter] = [page for page in edition.plan.pages if page.ref == "section:changes"] or [None]
        versions = chapter.draft.content.versions if chapter else ()
        hidden = {word for marked in states for word in marked.hidden_marks(written)}
        now = states[0].hidden_marks(written)
        for page in (page for page in edition.plan.pages if page.draft.kind in {"changes", "role_changes"}):
            said = repr(page.draft.content)
            assert {word for word in now if word in said} == set(), (seed, edition.name)
        for version, pair in zip(versions[:1], [states[:2]], strict=False):
            said = repr(version)
            of_both = {word for marked in pair for word in marked.hidden_marks(written)}
            assert {word for word in of_both if word in said} == set(), (seed, edition.name)
        assert {word for word in now if word in repr(edition.plan.notices)} == set()
        told += sum(len(part.told) for version in versions for part in version.levels)
        looked_for += len(hidden)
        if is_rendered:
            _look_through_text(edition, now, tmp_path / "0")
    return looked_for, told


def _look_through_text(edition, hidden, folder):
    source = edition.plan, open_workshop().templates, folder, fragments_of(edition.plan)
    site, book = render_site(*source), render_print(*source)
    texts = [*site.pages.values(), *(one.html for one in book.chapters)]
    texts += [feed_xml(site.feed, None).decode()] if site.feed else []
    assert {word for text in texts for word in hidden if word in text} == set()


@pytest.mark.parametrize("seed", range(2))
def test_no_page_and_no_feed_of_an_edition_tells_of_what_is_hidden(seed, tmp_path):
    looked_for, told = _look(seed, tmp_path, is_rendered=True)

    assert looked_for > 0
    assert told > 0


@pytest.mark.parametrize("seed", range(100, 106))
def test_no_history_of_an_edition_tells_of_what_is_hidden(seed, tmp_path):
    looked_for, told = _look(seed, tmp_path, is_rendered=False)

    assert looked_for > 0
    assert told > 0


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1000, 1500))
def test_no_history_of_many_editions_tells_of_what_is_hidden(seed, tmp_path):
    assert _look(seed, tmp_path, is_rendered=False)[0] > 0
