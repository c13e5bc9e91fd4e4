"""What the words of a CRM mean in the book."""

from __future__ import annotations

import pytest

from playbook.analytics.event_words import NO_PIPELINE, Meaning, meanings
from tests.analytics.conftest import book_of

SALES = {
    "id": "sales",
    "title": "Новые клиенты",
    "states": [
        {"id": "new", "title": "Новый", "kind": "start"},
        {"id": "call", "title": "Звонок"},
        {"id": "second-call", "title": "звонок"},
        {"id": "lost", "title": "Отказ", "kind": "lost"},
    ],
}
CARE = {
    "id": "care",
    "title": "Забота",
    "states": [{"id": "due", "title": "Пора", "kind": "start"}, {"id": "lost", "title": "Отказ", "kind": "lost"}],
}
BOTH = book_of({"pipelines": [SALES, CARE]})
ALONE = book_of({"pipelines": [SALES]})


def meant(book, pipeline, state):
    return meanings([(pipeline, state)], book)[pipeline, state]


@pytest.mark.parametrize("pipeline", ["sales", "Новые клиенты", "НОВЫЕ  клиенты"])
@pytest.mark.parametrize("state", ["new", "Новый", " новый "])
def test_ids_and_titles_mean_the_same_whatever_their_capitals_and_spaces(pipeline, state):
    assert meant(BOTH, pipeline, state) == Meaning("sales", "new", is_known=True)


def test_what_the_book_does_not_have_keeps_its_words():
    assert meant(BOTH, "sales", "Ждёт Счёт") == Meaning("sales", "Ждёт Счёт", is_known=False)
    assert meant(BOTH, "Тендеры", "Новый") == Meaning("Тендеры", "Новый", is_known=False)


def test_what_the_book_does_not_have_is_one_however_it_is_spelled():
    words = [("sales", "ждёт счёт"), ("Новые клиенты", "Ждёт  Счёт"), ("тендеры", "заявка"), ("Тендеры", "Заявка")]
    waits, tender = Meaning("sales", "Ждёт  Счёт", is_known=False), Meaning("Тендеры", "Заявка", is_known=False)
    for some in (words, words[::-1]):
        assert meanings(some, BOTH) == dict(zip(words, [waits, waits, tender, tender], strict=True))


def test_a_title_that_two_states_bear_names_neither():
    assert meant(BOTH, "sales", "Звонок") == Meaning("sales", "Звонок", is_known=False)
    assert meant(BOTH, "sales", "call") == Meaning("sales", "call", is_known=True)


def test_without_a_pipeline_the_only_one_is_meant():
    assert meant(ALONE, None, "Отказ") == Meaning("sales", "lost", is_known=True)
    assert meant(ALONE, None, "Ждёт") == Meaning("sales", "Ждёт", is_known=False)


def test_without_a_pipeline_of_several_it_is_the_one_that_alone_has_the_state():
    assert meant(BOTH, None, "Пора") == Meaning("care", "due", is_known=True)
    assert meant(BOTH, None, "Отказ") == Meaning(NO_PIPELINE, "Отказ", is_known=False)
    assert meant(BOTH, None, "Ждёт") == Meaning(NO_PIPELINE, "Ждёт", is_known=False)
