"""Given a sentence with values, I get it in the reader's language: numbers, dates, lists, plurals."""

from __future__ import annotations

import gettext
from datetime import date
from decimal import Decimal

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from playbook.diagnostics import Message, _, _n, message


@pytest.fixture
def russian(tmp_path, monkeypatch):
    """A small Russian catalogue in place of the program's own."""
    catalogue = Catalog(locale="ru")
    catalogue.add("Day {day}: {what}.", "День {day}: {what}.")
    catalogue.add("nobody calls", "никто не звонит")
    catalogue.add(("{count} error", "{count} errors"), ("{count} ошибка", "{count} ошибки", "{count} ошибок"))
    with (tmp_path / "ru.mo").open("wb") as file:
        write_mo(file, catalogue)
    with (tmp_path / "ru.mo").open("rb") as file:
        translations = gettext.GNUTranslations(file)
    monkeypatch.setattr(message, "catalogue", {"ru": translations, "en": gettext.NullTranslations()}.__getitem__)


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        (1234567, "1,234,567", "1\u00a0234\u00a0567"),
        (Decimal("1999.90"), "1,999.9", "1\u00a0999,9"),
        (Decimal("0.1"), "0.1", "0,1"),
        (-5, "-5", "-5"),
        (date(2026, 11, 1), "1 November 2026", "1 ноября 2026"),
        ("1234", "1234", "1234"),
        (["a", 2, date(2026, 3, 8)], "a, 2, 8 March 2026", "a, 2, 8 марта 2026"),
        ([], "", ""),
        (("a", ["b", "c"]), "a, b, c", "a, b, c"),
    ],
)
def test_a_value_is_written_as_its_language_writes_it(value, english, russian):
    sentence = _("{value}", value=value)

    assert sentence.in_language("en") == english
    assert sentence.in_language("ru") == russian


@pytest.mark.usefixtures("russian")
def test_a_sentence_and_the_sentences_in_it_are_translated():
    sentence = _("Day {day}: {what}.", day=15, what=_("nobody calls"))

    assert sentence.in_language("ru") == "День 15: никто не звонит."
    assert str(sentence) == "Day 15: nobody calls."


@pytest.mark.usefixtures("russian")
@pytest.mark.parametrize(
    ("count", "english", "russian"),
    [
        (0, "0 errors", "0 ошибок"),
        (1, "1 error", "1 ошибка"),
        (3, "3 errors", "3 ошибки"),
        (5, "5 errors", "5 ошибок"),
        (21, "21 errors", "21 ошибка"),
        (1112, "1,112 errors", "1\u00a0112 ошибок"),
    ],
)
def test_a_number_chooses_the_form_of_its_word(count, english, russian):
    sentence = _n("{count} error", "{count} errors", count)

    assert sentence.in_language("en") == english
    assert sentence.in_language("ru") == russian


def test_braces_of_an_author_are_words_like_others():
    assert str(_("Quoted: {words}", words="{0.__class__} %s {nope}")) == "Quoted: {0.__class__} %s {nope}"


def test_what_has_no_translation_stays_as_it_is():
    assert Message("A sentence that nobody translates: {x}", {"x": 1}).in_language("ru").endswith(": 1")
