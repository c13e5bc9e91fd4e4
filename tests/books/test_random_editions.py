"""Whatever a book is and whoever reads it: no edition says a word that only what it hides has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from pypdf import PdfReader

from playbook.editions import NO_SECRETS, restrict, secrets_of
from playbook.editions.secrets import words_of
from playbook.load import load_book
from playbook.plan import plan_book
from playbook.publish import PDF_NAME
from playbook.publish.edition_run import EditionText, make_edition
from playbook.publish.pdf import open_press
from playbook.publish.tool_words import tool_words
from playbook.render import fragments_of, render_print, render_site
from playbook.workshop import open_workshop
from tests.books.random_editions import MarkedBook

TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
BREAKS = re.compile(r"[\s\u00ad\u2010-]+")  # a mark may be hyphenated at the end of a line
ROOT = Path(__file__).parents[2]
BOOKS = (ROOT / "content", ROOT / "templates" / "starters" / "ru", ROOT / "templates" / "starters" / "en")


def _texts_of(plan, folder):
    """All the text of an edition, site and print, with its addresses."""
    source = plan, open_workshop().templates, folder, fragments_of(plan)
    site, book = render_site(*source), render_print(*source)
    yield from (f"{path}\n{text}" for path, text in site.pages.items())
    yield repr((site.title, site.company, site.description, site.navigation, sorted(site.files)))
    yield "\n".join((book.title, book.description, book.cover, book.contents, *(one.html for one in book.chapters)))


def _look(seed: int, tmp_path: Path, *, is_rendered: bool) -> int:
    """How many hidden entities were looked for, in vain."""
    marked = MarkedBook(BOOKS[seed % len(BOOKS)], seed)
    folder = marked.write(tmp_path / str(seed))
    loaded = load_book(folder)
    assert [str(one.message) for one in loaded.diagnostics] == []
    full = plan_book(loaded.book, "ru")
    looked_for = 0
    for edition, written in zip(loaded.book.editions, marked.sections["editions"], strict=True):
        restricted = restrict(loaded.book, edition)
        hidden = marked.hidden_marks(written)
        plan = plan_book(restricted.book, "ru", numbers=full.numbers)
        texts = list(_texts_of(plan, folder)) if is_rendered else [repr(plan)]
        for text in texts:
            assert {word for word in hidden if word in text} == set(), (seed, edition.id)
        if is_rendered:
            said = {word for text in texts for word in words_of(TAGS.sub(" ", text))}
            assert said & secrets_of(loaded.book, edition).words.keys() <= tool_words(), (seed, edition.id)
        assert any(word in text for word in marked.marks.keys() - hidden for text in texts)
        assert hidden <= secrets_of(loaded.book, edition).words.keys()
        looked_for += len(hidden)
    return looked_for


@pytest.mark.parametrize("seed", range(8))
def test_no_text_of_an_edition_says_what_it_hides(seed, tmp_path):
    assert _look(seed, tmp_path, is_rendered=True) > 0


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(100, 200))
def test_no_text_of_many_editions_says_what_it_hides(seed, tmp_path):
    assert _look(seed, tmp_path, is_rendered=True) > 0


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1000, 3000))
def test_no_plan_says_what_it_hides(seed, tmp_path):
    assert _look(seed, tmp_path, is_rendered=False) > 0


def _decoded(folder: Path) -> Iterator[tuple[str, str]]:
    """The name and all that can be read of every file, by other means than the tool's own scan."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        yield name, name
        if path.suffix == ".pdf":
            yield name, BREAKS.sub("", " ".join(_decoded_pdf(PdfReader(path))))
        else:
            text = path.read_bytes().decode("utf-8", "replace")
            yield name, unescape(text) + unquote(text)


def _decoded_pdf(reader: PdfReader) -> Iterator[str]:
    """The text of every page, and every object of the file as it is written."""
    yield from (page.extract_text() for page in reader.pages)
    numbers = {*reader.xref_objStm, *(number for generation in reader.xref.values() for number in generation)}
    yield from (str(reader.get_object(number)) for number in sorted(numbers) if number)


@pytest.fixture(scope="module")
def press() -> Iterator[Executor]:
    with open_press() as press:
        yield press


def _look_through_files(seed: int, books: Sequence[Path], tmp_path: Path, press: Executor) -> int:
    """How many hidden entities were looked for in the files of an edition, made with the scan switched off."""
    marked = MarkedBook(books[seed % len(books)], seed)
    folder = marked.write(tmp_path / "book")
    loaded = load_book(folder)
    editions = list(zip(loaded.book.editions, marked.sections["editions"], strict=True))
    edition, written = next(one for one in editions[seed % 3 :] + editions if marked.hidden_marks(one[1]))
    plan = plan_book(restrict(loaded.book, edition).book, "ru", numbers=plan_book(loaded.book, "ru").numbers)
    workshop = open_workshop()
    source = plan, workshop.templates, folder, fragments_of(plan)
    text = EditionText(site=render_site(*source), book=render_print(*source), secrets=NO_SECRETS)
    out = tmp_path / "out"
    out.mkdir()

    make_edition(text, out, tmp_path / "none", workshop, press=press)

    files = list(_decoded(out))
    hidden = marked.hidden_marks(written)
    shown = {word for word in marked.marks.keys() - hidden if any(word in text for _name, text in files)}
    in_print = {word for word in shown if any(word in text for name, text in files if name == PDF_NAME)}
    assert {(name, word) for name, text in files for word in hidden if word in text} == set(), (seed, edition.id)
    assert shown
    assert in_print or len(shown) < 3, "the printed book could not be read"
    return len(hidden)


@pytest.mark.parametrize("seed", range(20))
def test_no_file_of_an_edition_says_what_it_hides_although_nobody_scans_it(seed, tmp_path, press):
    assert _look_through_files(seed, BOOKS[1:], tmp_path, press) > 0


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(100, 300))
def test_no_file_of_many_editions_says_what_it_hides_although_nobody_scans_them(seed, tmp_path, press):
    assert _look_through_files(seed, BOOKS, tmp_path, press) > 0
