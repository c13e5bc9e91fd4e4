"""What is only spelled otherwise need not be read again; what says something else must be."""

from __future__ import annotations

import pytest

from playbook.compare.wording import folded, says_the_same

ALIKE = [
    ("Звоним  клиенту, сразу.", "звоним клиенту сразу"),
    ("Ещё раз", "еще раз"),
    ("Старший менеджер", "Старший менеджир"),
    ("Позвонить клиенту", "Позвнить клиенту"),
    ("We recieve the order", "We receive the order"),
    ("**Важно** позвонить", "важно позвонить"),
    ("От 10 000 ₽", "от 10000 ₽"),
    ("- one\n- two", "one, two"),
    ("don’t wait", "don't wait"),
    ("5–10 %", "5 - 10%"),
    ("С 9:00—18:00.", "с 9:00-18:00"),
]
OTHER = [
    ("За 5 дней", "За 6 дней"),
    ("Скидка 5 %", "Скидка 5"),
    ("Скидка 1.5 %", "Скидка 15 %"),
    ("Дни 5–7", "Дни 57"),
    ("Скидка 10 $", "Скидка 10 €"),
    ("Остаток -5", "Остаток 5"),
    ("Не звонить", "На звонить"),
    ("Звонить", "Не звонить"),
    ("Это возможно", "Это невозможно"),
    ("It is paid", "It is unpaid"),
    ("We can wait", "We can't wait"),
    ("С июня", "С июля"),
    ("On Monday", "On Sunday"),
    ("Два раза", "Дважды"),
    ("до отгрузки", "от отгрузки"),
    ("не выше", "не ниже"),
    ("See [[segment:a]]", "See [[segment:b]]"),
    ("[here](a.md)", "[here](b.md)"),
    ("Call `a-b`", "Call `a-c`"),
    ("new-clients", "new-client"),
    ("Write to a@b.example", "Write to c@b.example"),
    ("~~Звоним~~ сами", "Звоним сами"),
    ("Мы звоним клиенту", "Мы звоним каждому клиенту"),
    ("позвонить клиенту", "позвнить клиету"),
    ("Включая доставку", "Исключая доставку"),
    ("Можно позвонить", "Нужно позвонить"),
    ("Платит покупатель", "Платит получатель"),
    ("Входящий звонок", "Исходящий звонок"),
    ("The minimum order", "The maximum order"),
    ("We increase the price", "We decrease the price"),
    ("For import", "For export"),
    ("The employer signs", "The employee signs"),
    ("Our lawyer", "Your lawyer"),
    ("Скидка 5–10%", "Скидка 5, 10%"),
    ("Скидка 5%–10%", "Скидка 5%, 10%"),
]


@pytest.mark.parametrize(("before", "after"), ALIKE)
def test_other_spelling_says_the_same(before, after):
    assert says_the_same(before, after)
    assert says_the_same(after, before)


@pytest.mark.parametrize(("before", "after"), OTHER)
def test_other_words_say_something_else(before, after):
    assert not says_the_same(before, after)
    assert not says_the_same(after, before)


def test_a_folded_text_is_the_same_for_every_way_to_write_it():
    assert folded("Ещё раз, 10 000 ₽!") == folded("еще раз 10000 ₽")
    assert folded("раз 1") != folded("раз 2")
