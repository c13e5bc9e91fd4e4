"""Given a language, I get its translations; what a language lacks stays in the language of the source."""

from __future__ import annotations

import pytest

from playbook.locale import LANGUAGES, catalogue


def test_the_languages_are_those_of_the_format():
    assert LANGUAGES == ("ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_translated_stays_as_it_is(language):
    assert catalogue(language).gettext("A sentence that nobody translates.") == "A sentence that nobody translates."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_read_once(language):
    assert catalogue(language) is catalogue(language)
