"""Given a book and one of its paths, I get a package of it, unless something leaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from playbook.build import leak_diagnostics
from playbook.editions import restrict
from playbook.export import export_scorm
from playbook.workshop import open_workshop

TODAY = date(2026, 11, 21)
BOOK = {
    "book.yml": """
        book: {title: Книга продаж, language: ru}
        roles: [{id: hunter, title: Охотник}, {id: head, title: Руководитель}]
        terms:
          - {id: open, title: Оплата за месяц, body: Отсрочка для всех.}
          - {id: magnolia, title: Магнолия, body: Скидка семнадцать процентов только по звонку., audience: [head]}
        editions: [{id: hunters, title: Охотникам, roles: [hunter]}]
        onboarding: [{id: start, title: Начало, role: hunter, days: [{day: 1, read: [terms:magnolia]}]}]
        """
}


def test_a_course_that_leaks_is_found_and_not_written(write_book, tmp_path, monkeypatch):
    def broken(book, edition):
        return replace(restrict(book, edition), book=book)

    folder = write_book(BOOK)
    monkeypatch.setattr("playbook.prepare.restrict", broken)
    exported = export_scorm(folder, open_workshop(), today=TODAY, out=tmp_path / "course.zip")

    assert exported.package is None
    assert not (tmp_path / "course.zip").exists()
    assert {one.code for one in leak_diagnostics(exported)} == {"E903"}
    assert {(leak.what, leak.file) for leaks in exported.leaks.values() for leak in leaks} >= {
        ("магнолия", "index.html")
    }
