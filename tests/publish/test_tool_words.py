"""Whatever an edition says beside its own book is known for the tool's own, and betrays nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from playbook.editions import NO_SECRETS
from playbook.editions.readers import placed_entities
from playbook.editions.secrets import sayings, words_of
from playbook.load import load_book
from playbook.plan import plan_book
from playbook.publish.edition_run import EditionText, make_edition
from playbook.publish.leak_scan import readings
from playbook.publish.tool_words import tool_texts, tool_words
from playbook.render import fragments_of, render_print, render_site
from playbook.workshop import open_workshop

BOOKS = Path(__file__).parents[1] / "books"
FINGERPRINT = re.compile(r"[a-z0-9]{5}")
"""Of a path, a task and a question, by which a browser keeps what is ticked."""


@pytest.fixture(params=["small", "small-en"])
def edition(request, tmp_path):
    """A book, and the folder with its site and its PDF."""
    folder = BOOKS / request.param
    book = load_book(folder).book
    plan, workshop = plan_book(book, book.masthead.language), open_workshop()
    source = plan, workshop.templates, folder, fragments_of(plan)
    text = EditionText(site=render_site(*source), book=render_print(*source), secrets=NO_SECRETS)
    make_edition(text, tmp_path, tmp_path / "none", workshop)
    return book, tmp_path


def test_what_an_edition_says_is_its_books_or_the_tools(edition):
    book, folder = edition
    nouns = [book.masthead, *(placed.entity for placed in placed_entities(book))]
    said = {word for noun in nouns for saying in sayings(noun) for word in words_of(saying)}
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]

    names = {path: path.relative_to(folder).as_posix() for path in paths}
    words = {word for path in paths for text in readings(path, names[path]) for word in words_of(text)}
    pages = "".join(path.read_text(encoding="utf-8") for path in paths if path.suffix == ".html")
    fingerprints = {
        code
        for values in re.findall(r'data-(?:item|path|question)="([^"]*)"', pages)
        for code in re.split(r"\W", values)
        if FINGERPRINT.fullmatch(code)
    }

    assert len(words & said) > 50
    assert words - said - tool_words() - fingerprints == set()


@pytest.mark.parametrize("title", ["точки касания", "не наши клиенты", "вся книга", "моя роль"])
def test_the_headings_of_our_chapters_are_known_as_a_whole(title):
    assert title in tool_texts()
