"""Words over every page: seen on each, read aloud on none, in the same bytes each time."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

import page as validator
import pikepdf
import pypdf
import pytest

from playbook.publish.pdf import publish_pdf
from playbook.publish.watermark import size_of

WORDS = "Для новичка · Анна Жданова"
STYLES = Path(__file__).parents[2] / "templates" / "assets" / "print"
DEMO = runpy.run_path(str(Path(__file__).parent / "print_demo" / "book.py"))["demo_source"]()


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """The demo book with words over its pages: the file and the report."""
    path = tmp_path_factory.mktemp("marked") / "book.pdf"
    return path, publish_pdf(replace(DEMO, watermark=WORDS), path, styles=STYLES)


def test_the_words_stand_on_every_page(marked):
    path, report = marked
    texts = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]

    assert len(texts) == report.pages > 5
    assert [number for number, text in enumerate(texts, start=1) if WORDS not in text] == []


def test_nobody_has_them_read_aloud(marked):
    path, _report = marked
    validated = validator.validate_pdf(path, profile="ua1")

    assert [(failure.rule_id, failure.message) for failure in validated.failures] == []
    assert validated.rules.total > 90
    with pikepdf.open(path) as pdf:
        last = [page.Contents[-1].read_bytes() for page in pdf.pages]
    assert all(b"/Artifact << /Type /Pagination /Subtype /Watermark >> BDC" in drawn for drawn in last)


def test_all_else_is_as_it_was(marked, tmp_path):
    publish_pdf(DEMO, tmp_path / "plain.pdf", styles=STYLES)
    plain, other = pypdf.PdfReader(tmp_path / "plain.pdf"), pypdf.PdfReader(marked[0])

    assert len(plain.pages) == len(other.pages)
    assert plain.metadata == other.metadata
    assert {name: plain.get_destination_page_number(at) for name, at in plain.named_destinations.items()} == {
        name: other.get_destination_page_number(at) for name, at in other.named_destinations.items()
    }
    for one, two in zip(plain.pages, other.pages, strict=True):
        assert two.extract_text().replace(WORDS, "").split() == one.extract_text().split()


def test_the_same_words_give_the_same_bytes(marked, tmp_path):
    publish_pdf(replace(DEMO, watermark=WORDS), tmp_path / "again.pdf", styles=STYLES)

    assert (tmp_path / "again.pdf").read_bytes() == marked[0].read_bytes()


def test_a_character_that_no_font_has_is_told(tmp_path):
    report = publish_pdf(replace(DEMO, watermark="Анна 漢"), tmp_path / "book.pdf", styles=STYLES)

    assert report.missing_characters == {"漢"}


@pytest.mark.parametrize(("words", "height"), [("ИП", 22), ("а" * 50, 10), ("а" * 100, 5)])
def test_long_words_are_set_smaller(words, height):
    assert size_of(words) == height
