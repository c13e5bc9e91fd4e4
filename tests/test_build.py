"""The stages in their order: one folder in, one edition out, the same bytes for the same book."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from playbook.build import PARTS, build_book
from playbook.workshop import open_workshop

TODAY = date(2026, 11, 21)
BOOK = {
    "book.yml": """
        book: {title: Книга продаж, company: Мера, language: ru, effective: 2026-11-01}
        lines:
          - {id: wholesale, title: Опт}
        roles:
          - {id: hunter, title: Охотник, mission: Находит новых клиентов.}
        pages:
          - {id: about, title: О книге, body: "Читает [[role:hunter]]."}
        """
}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(folder: Path, out: Path, **wishes):
    return build_book(folder, out, open_workshop(), today=TODAY, **wishes)


def test_building_twice_gives_the_same_bytes(write_book, tmp_path):
    folder = write_book(BOOK)
    build(folder, tmp_path / "one")
    build(folder, tmp_path / "two")
    one, two = contents(tmp_path / "one" / "full"), contents(tmp_path / "two" / "full")

    assert "index.html" in one
    assert "sales-book.pdf" in one
    assert {name for name in one | two if one.get(name) != two.get(name)} == set()


@pytest.mark.parametrize("part", sorted(PARTS))
def test_one_part_is_built_and_the_other_kept(write_book, tmp_path, part):
    folder = write_book(BOOK)
    build(folder, tmp_path / "out")
    before = contents(tmp_path / "out" / "full")
    write_book({"more.yml": "roles:\n  - {id: keeper, title: Менеджер}\n"})
    build(folder, tmp_path / "out", parts={part})
    after = contents(tmp_path / "out" / "full")
    changed = {name for name in before if before[name] != after[name] and name != ".playbook"}

    assert before.keys() <= after.keys()
    assert changed
    assert ("sales-book.pdf" in changed) is (part == "pdf")
    assert ("index.html" in changed) is (part == "site")


def test_a_document_called_like_the_printed_book_is_kept_beside_it(write_book, tmp_path):
    more = "documents:\n  - {id: offer, title: Предложение, file: sales-book.pdf}\n"
    folder = write_book({**BOOK, "documents.yml": more, "sales-book.pdf": b"mine"})
    build(folder, tmp_path / "out", parts={"site"})
    build(folder, tmp_path / "out", parts={"pdf"})

    assert (tmp_path / "out" / "full" / "media" / "sales-book.pdf").read_bytes() == b"mine"
    assert (tmp_path / "out" / "full" / "sales-book.pdf").read_bytes().startswith(b"%PDF")


def test_progress_is_told_stage_by_stage(write_book, tmp_path):
    told = []
    build(
        write_book(BOOK),
        tmp_path / "out",
        parts={"site"},
        progress=lambda message: told.append(message.in_language("en")),
    )

    assert told[0] == "Reading and checking the book"
    assert len(told) == 2


def test_a_book_with_errors_writes_nothing(write_book, tmp_path):
    built = build(write_book({"book.yml": "book: {titel: X}\n"}), tmp_path / "out")

    assert built.folder is None
    assert [one.code for one in built.planned.diagnostics] == ["F001"]
    assert not (tmp_path / "out").exists()
