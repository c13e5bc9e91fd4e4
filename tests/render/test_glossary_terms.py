"""Given a glossary and a text, I get the places where its terms stand, in any form of the words."""

from __future__ import annotations

import pytest

from playbook.render.glossary_terms import Glossary, GlossaryTerm

TERMS = (
    GlossaryTerm("term:lead", ("Лид", "заявка"), "Кто оставил заявку."),
    GlossaryTerm("term:goal", ("цель",), "К чему идём."),
    GlossaryTerm("term:market", ("рынок",), "Где продаём."),
    GlossaryTerm("term:target", ("целевой клиент",), "Наш клиент."),
    GlossaryTerm("term:client", ("клиент",), "Кто платит."),
    GlossaryTerm("term:decider", ("ЛПР",), "Кто решает."),
    GlossaryTerm("term:abc", ("ABC–XYZ", "B2B-продажа"), "Классы."),
    GlossaryTerm("term:empty", ("—",), "Ничего."),
)


def found(text: str, language: str = "ru", terms: tuple[GlossaryTerm, ...] = TERMS) -> dict[str, str]:
    return {term.ref: text[start:end] for start, end, term in Glossary(terms, language).occurrences(text, set())}


@pytest.mark.parametrize(
    ("text", "ref", "words"),
    [
        ("Передайте лида дальше", "term:lead", "лида"),
        ("Лидами занят охотник", "term:lead", "Лидами"),
        ("пять заявок", "term:lead", "заявок"),
        ("на рынке и о рынках", "term:market", "рынке"),
        ("ради целей", "term:goal", "целей"),
        ("о целевых\N{NO-BREAK SPACE}клиентах", "term:target", "целевых\N{NO-BREAK SPACE}клиентах"),
        ("спросите ЛПР", "term:decider", "ЛПР"),
        ("матрица ABC-XYZ", "term:abc", "ABC-XYZ"),
        ("о B2B-продажах", "term:abc", "B2B-продажах"),
    ],
)
def test_a_term_is_found_in_its_forms(text, ref, words):
    assert found(text)[ref] == words


@pytest.mark.parametrize("text", ["лидер", "целый день", "лид-магнит", "веб-лид", "лпр", "ABC", "—", ""])
def test_another_word_is_no_term(text):
    assert found(text) == {}


def test_the_longest_phrase_wins_and_each_term_is_told_once():
    seen: set[str] = set()
    glossary = Glossary(TERMS, "ru")
    first = [term.ref for _start, _end, term in glossary.occurrences("Целевой клиент и клиент, клиент", seen)]

    assert first == ["term:target", "term:client"]
    assert seen == {"term:target", "term:client"}
    assert list(glossary.occurrences("целевые клиенты", seen)) == []


def test_english_words_are_found_in_their_forms():
    terms = (GlossaryTerm("term:lead", ("lead", "open request"), "Somebody who asked."),)

    assert found("Two leads", "en", terms) == {"term:lead": "leads"}
    assert found("Open requests", "en", terms) == {"term:lead": "Open requests"}
