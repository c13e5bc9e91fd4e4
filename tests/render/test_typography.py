"""Given Russian words, I get no-break spaces (written `~` here) where a line must not end."""

from __future__ import annotations

import pytest

from playbook.render.typography import bind_words, leave_words


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("скидка 5 000 ₽ и 12 %", "скидка 5~000~₽ и~12~%"),
        ("1 250 000 руб., 40 дней, 3 шт.", "1~250~000~руб., 40~дней, 3~шт."),
        ("№ 5, § 3, с. 14, т. е. так", "№~5, §~3, с.~14, т.~е. так"),
        ("В срок и в доме, но не за день", "В~срок и~в~доме, но~не~за~день"),
        ("Дилер — это опт", "Дилер~— это опт"),
        ("в ", "в~"),
        ("год 2026 100 раз и кое-в чём, 5 000-й", "год 2026~100 раз и~кое-в чём, 5~000-й"),
        ("новая заявка", "новая заявка"),
        ("слово", "слово"),
        ("", ""),
    ],
)
def test_what_belongs_together_stays_on_one_line(text, bound):
    assert bind_words(text).replace("\N{NO-BREAK SPACE}", "~") == bound


def test_a_dash_that_opens_a_speech_stays_as_it_is():
    assert bind_words("— Да?") == "— Да?"


def test_other_languages_keep_their_spaces():
    assert leave_words("a 5 000 kg") == "a 5 000 kg"
