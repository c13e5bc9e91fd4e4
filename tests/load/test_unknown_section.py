"""Given a section that the format does not know, I am told which was meant, and nothing of what follows from it."""

from __future__ import annotations

from datetime import date

import pytest

from playbook.check import check_book
from playbook.load.sections import sections
from playbook.load.unknown_section import told_unknown_section

RUSSIAN = {
    "книга": "book",
    "линии продаж": "lines",
    "роли": "roles",
    "Должности": "roles",
    "признаки": "attributes",
    "сегменты": "segmentations",
    "сегментации": "segmentations",
    "не_наши_клиенты": "not_our_clients",
    "портреты": "portraits",
    "точки касания": "touchpoints",
    "точки_касания": "touchpoints",
    "воронки": "pipelines",
    "воронка": "pipelines",
    "передачи": "handoffs",
    "статусы": "statuses",
    "товары": "products",
    "продукты": "products",
    "документы": "documents",
    "условия": "terms",
    "полномочия": "authority",
    "возражения": "objections",
    "конкуренты": "competitors",
    "лояльность": "loyalty",
    "программы лояльности": "loyalty",
    "ситуации": "situations",
    "разборы": "cases",
    "кейсы": "cases",
    "данные": "data",
    "прогноз": "forecast",
    "ввод новичков": "onboarding",
    "обучение": "onboarding",
    "издания": "editions",
    "словарь": "glossary",
    "термины": "glossary",
    "страницы": "pages",
    "проверки": "checks",
}
ENGLISH = {"rolls": "roles", "segments": "segmentations", "programmes": "loyalty", "paths": "onboarding"}


@pytest.mark.parametrize(("word", "section"), RUSSIAN.items())
def test_the_name_of_a_section_in_russian_is_known(word, section):
    _message, hint = told_unknown_section(word)

    assert str(hint) == f"Write “{section}”: keys are written as the format has them, in Latin letters."


@pytest.mark.parametrize(("word", "section"), ENGLISH.items())
def test_another_english_word_is_known_too(word, section):
    _message, hint = told_unknown_section(word)

    assert str(hint) == f"Did you mean “{section}”?"


def test_every_section_has_a_russian_name_and_no_section_has_another():
    assert set(RUSSIAN.values()) | {"abc_xyz"} == set(sections())


def test_of_a_word_that_means_nothing_all_sections_are_told():
    _message, hint = told_unknown_section("зебра")

    assert str(hint).startswith("Known sections: book, lines, ")


@pytest.mark.parametrize("section", ["роли", "rols", "zebra"])
def test_what_names_the_entities_of_an_unknown_section_is_held_back(section, load):
    loaded = load({
        "a.yml": "touchpoints:\n  - {id: call, title: C, role: hunter, goal: G, body: '[[role:hunter]]'}\n",
        "b.yml": f"{section}:\n  - {{id: hunter, title: H}}\n",
    })  # fmt: skip
    found = check_book(loaded, date(2026, 11, 1))

    assert [(one.place.path, one.code) for one in found if one.code < "F003"] == [("b.yml", "F001")]


def test_a_name_that_stands_nowhere_is_told_all_the_same(load):
    loaded = load("роли:\n  - {id: hunter, title: H}\nlines:\n  - {id: l, title: L, owner: huntsman}\n")
    found = check_book(loaded, date(2026, 11, 1))

    assert [(one.place.line, one.code) for one in found if one.code < "F003"] == [(1, "F001"), (4, "F002")]
