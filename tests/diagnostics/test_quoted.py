"""Titles in the quotation marks of the reader's language."""

from __future__ import annotations

from playbook.diagnostics import _, quoted
from playbook.locale import catalogue


def test_a_title_is_quoted_wherever_it_stands_in_a_message():
    message = _("{names} and {name}", names=[quoted("A"), quoted("B")], name=quoted("C"))

    assert message.in_language("en") == "“A”, “B” and “C”"


def test_the_marks_are_those_of_the_language(monkeypatch):
    monkeypatch.setattr(catalogue("ru"), "gettext", {"“{title}”": "«{title}»"}.get)

    assert quoted("Сеть").in_language("ru") == "«Сеть»"
