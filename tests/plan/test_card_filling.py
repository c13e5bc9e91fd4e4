"""Given what a card has to tell, I get as many cards as it takes, in its order and with nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.plan.card_filling import fill_cards, short_title

SENTENCE = "Мы привезём замену в пятницу и заберём бой той же машиной. "


def told(cards):
    return [(part.name, words) for card in cards for part in card for words in part.paragraphs]


def test_a_moment_of_usual_length_is_one_card():
    moment = [("say", SENTENCE * 3), *[("do", SENTENCE)] * 4, ("limit", SENTENCE), ("hand-to", "Логист")]
    [card] = fill_cards("Разбили паллету", moment)

    assert [(part.name, len(part.paragraphs), part.is_continued) for part in card] == [
        ("say", 1, False),
        ("do", 4, False),
        ("limit", 1, False),
        ("hand-to", 1, False),
    ]


def test_what_does_not_fit_goes_on_on_the_next_card_and_says_so():
    first, second = fill_cards("Разбили паллету", [("say", SENTENCE), *[("do", SENTENCE)] * 14])

    assert [part.is_continued for part in first] == [False, False]
    assert [part.is_continued for part in second] == [True]


def test_a_paragraph_longer_than_a_card_is_cut_after_a_sentence():
    first, second = fill_cards("Title", [("say", (SENTENCE * 16).strip())])

    assert told([first])[0][1].endswith("машиной.")
    assert told([second])[0][1].startswith("Мы")


def test_nothing_to_tell_is_a_card_with_a_title():
    assert fill_cards("Title", []) == ((),)


@pytest.mark.parametrize("title", ["Short", "Очень длинное название, которое помещается в две строки карточки"])
def test_a_title_stays_whole(title):
    assert short_title(title) == title


def test_a_title_that_leaves_no_room_is_cut():
    assert short_title("Клиент " * 60).endswith("Клиент…")


@given(st.lists(st.tuples(st.sampled_from(["say", "do", "limit"]), st.text(min_size=1, max_size=2000)), max_size=6))
def test_nothing_is_lost_and_no_card_stays_empty(moment):
    moment = [(name, words) for name, words in moment if words.strip()]
    cards = fill_cards("Title", moment)
    words = "".join(text for _name, text in moment)

    assert letters("".join(text for _name, text in told(cards))) == letters(words)
    assert all(cards) or not moment


def letters(text):
    return [char for char in text if not char.isspace() and char not in "*_`~"]
