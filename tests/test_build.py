"""The stages in their order: one folder in, one edition out, the same bytes for the same book."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from playbook.analytics.evidence import Evidence
from playbook.analytics.measurements import Group
from playbook.build import UnknownEditionError, build_book, examine, leak_diagnostics, plan_editions
from playbook.check import catalogue_of_rules
from playbook.check.ledger_words import measured_by_hand
from playbook.diagnostics import PlaybookError
from playbook.editions import restrict
from playbook.publish import PARTS
from playbook.render import render_site
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

    assert built.editions == ()
    assert [one.code for one in built.examined.diagnostics] == ["F001"]
    assert not (tmp_path / "out").exists()


EDITIONS = {
    **BOOK,
    "editions.yml": """
        roles:
          - {id: head, title: Руководитель}
        terms:
          - {id: open, title: Оплата за месяц, body: Отсрочка для всех.}
          - {id: magnolia, title: Магнолия, body: Скидка семнадцать процентов только по звонку., audience: [head]}
        editions:
          - {id: hunters, title: Охотникам, roles: [hunter]}
          - {id: heads, title: Руководителям, roles: [head], watermark: Не копировать}
        """,
}


MATRIX = """
    statuses: [{id: active, title: Магнитный}]
    abc_xyz: {cells: {AX: {title: Опора, approach: Звоним.}, CZ: {title: Магнолии, approach: Ждём., audience: [head]}}}
"""


def test_an_edition_gets_of_the_measurements_what_its_book_has(write_book):
    groups = {name: Group(count, Decimal(count)) for name, count in (("AX", 4), ("CZ", 6))}
    measured = measured_by_hand(
        cells=groups, statuses={"active": Group(10, Decimal(10))}, managers={"Петров": Group(10, Decimal(10))}
    )
    examined = examine(
        write_book({**EDITIONS, "matrix.yml": MATRIX}), today=TODAY, reader=lambda *_: Evidence(measured)
    )
    plans = {one.name: one.plan for one in plan_editions(examined)}
    pages = {
        name: next(page for page in plan.pages if page.ref == "section:client_base") for name, plan in plans.items()
    }

    assert {name: bool(page.draft.content.matrix) for name, page in pages.items()} == {
        "full": True,
        "hunters": False,
        "heads": True,
    }
    assert len(pages["heads"].draft.content.matrix.rows) == 9
    assert len({page.number for page in pages.values()}) == 1


def test_without_a_ledger_no_edition_has_a_client_base(write_book):
    examined = examine(write_book({**EDITIONS, "matrix.yml": MATRIX}), today=TODAY)

    assert not [page for one in plan_editions(examined) for page in one.plan.pages if page.ref == "section:client_base"]


def editions_of(out: Path) -> dict[str, dict[str, bytes]]:
    return {folder.name: contents(folder) for folder in out.iterdir() if folder.is_dir()}


def test_all_editions_are_built_and_each_holds_what_its_readers_may_see(write_book, tmp_path):
    built = build(write_book(EDITIONS), tmp_path / "out", parts={"site"})
    made = editions_of(tmp_path / "out")

    assert [edition.folder.name for edition in built.editions] == ["full", "hunters", "heads"]
    assert {name: "Магнолия".encode() in files["terms.html"] for name, files in made.items()} == {
        "full": True,
        "hunters": False,
        "heads": True,
    }


def test_one_edition_is_built_and_the_others_stay_as_they_are(write_book, tmp_path):
    folder = write_book(EDITIONS)
    build(folder, tmp_path / "out", parts={"site"})
    before = editions_of(tmp_path / "out")
    write_book({"more.yml": "pages: [{id: news, title: Новости, body: Свежие.}]\n"})
    build(folder, tmp_path / "out", parts={"site"}, editions=["hunters"])
    after = editions_of(tmp_path / "out")

    assert {name for name in before if before[name] != after[name]} == {"hunters"}


def test_side_by_side_and_one_after_the_other_give_the_same_bytes(write_book, tmp_path):
    folder = write_book(EDITIONS)
    build(folder, tmp_path / "one", jobs=1)
    build(folder, tmp_path / "two", jobs=2)
    one, two = editions_of(tmp_path / "one"), editions_of(tmp_path / "two")

    assert one.keys() == two.keys() == {"full", "hunters", "heads"}
    assert all("sales-book.pdf" in files for files in one.values())
    assert {name for name in one if one[name] != two[name]} == set()


def test_what_an_edition_does_not_hold_may_change_without_a_byte_of_it(write_book, tmp_path):
    folder = write_book(EDITIONS)
    build(folder, tmp_path / "one", editions=["hunters"])
    text = EDITIONS["editions.yml"].replace("Магнолия", "Сирень").replace("семнадцать", "двадцать")
    write_book({"editions.yml": text})
    build(folder, tmp_path / "two", editions=["hunters"])

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_an_edition_that_leaks_is_found_and_nothing_is_published(write_book, tmp_path, monkeypatch):
    def broken(book, edition):
        return replace(restrict(book, edition), book=book)

    monkeypatch.setattr("playbook.build.restrict", broken)
    built = build(write_book(EDITIONS), tmp_path / "out")
    told = list(leak_diagnostics(built))

    assert built.editions == ()
    assert editions_of(tmp_path / "out") == {}
    assert {one.code for one in told} == {"E903"}
    assert {(leak.what, leak.file) for leak in built.leaks["hunters"]} >= {
        ("магнолия", "terms.html"),
        ("магнолия", "sales-book.pdf"),
        ("магнолия", "search/search_index.json"),
    }
    assert built.leaks.keys() == {"hunters"}
    assert told[0].place.path == "editions.yml"


def half_built(out: Path) -> list[str]:
    return [folder.name for folder in out.glob(".*.????????")]


def test_a_foreign_file_where_the_last_edition_goes_leaves_nothing_of_the_first(write_book, tmp_path):
    (tmp_path / "out" / "heads").mkdir(parents=True)
    (tmp_path / "out" / "heads" / "my.txt").write_text("mine")
    begun = []
    with pytest.raises(PlaybookError, match=r"my\.txt is not from a build"):
        build(write_book(EDITIONS), tmp_path / "out", jobs=2, progress=begun.append)

    assert half_built(tmp_path / "out") == []
    assert len(begun) == 1  # no page was written for nothing


def test_a_build_that_is_interrupted_leaves_nothing_of_an_edition_that_another_process_makes(
    write_book, tmp_path, monkeypatch
):
    rendered = []

    def interrupted(*source):
        if rendered:
            raise KeyboardInterrupt
        rendered.append(render_site(*source))
        return rendered[0]

    monkeypatch.setattr("playbook.build.render_site", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(write_book(EDITIONS), tmp_path / "out", jobs=2, parts={"site"})

    assert half_built(tmp_path / "out") == []


def test_the_whole_book_comes_once_even_if_an_edition_bears_its_name(write_book):
    text = EDITIONS["editions.yml"].replace("id: hunters", "id: full")
    examined = examine(write_book({**EDITIONS, "editions.yml": text}), today=TODAY)

    assert [(one.code, one.place.path) for one in examined.diagnostics if one.code == "F003"] == [
        ("F003", "editions.yml")
    ]
    assert [edition.name for edition in plan_editions(examined)] == ["full", "heads"]


def test_an_edition_that_was_withdrawn_is_told_after_a_build_of_all(write_book, tmp_path):
    folder, out = write_book(EDITIONS), tmp_path / "out"
    build(folder, out, parts={"site"}, editions=["heads"])
    write_book({"editions.yml": EDITIONS["editions.yml"].replace("id: heads", "id: chiefs")})

    assert build(folder, out, parts={"site"}, editions=["chiefs"]).withdrawn == ()
    assert build(folder, out, parts={"site"}).withdrawn == (out / "heads",)
    assert (out / "heads" / "index.html").is_file()


def test_a_part_that_was_kept_from_the_last_build_is_told_as_such(write_book, tmp_path):
    folder = write_book({**EDITIONS, "editions.yml": EDITIONS["editions.yml"].replace(", audience: [head]", "")})
    build(folder, tmp_path / "out", editions=["hunters"], parts={"pdf"})
    write_book(EDITIONS)
    built = build(folder, tmp_path / "out", editions=["hunters"], parts={"site"})
    told = list(leak_diagnostics(built))

    assert {one.code for one in told} == {"E903"}
    assert {one.hint.in_language("en").split(" still ")[0] for one in told} == {"The PDF of the last build"}


def test_an_edition_that_the_book_lacks_is_told_with_those_it_has(write_book, tmp_path):
    with pytest.raises(UnknownEditionError, match="full, hunters, heads"):
        build(write_book(EDITIONS), tmp_path / "out", editions=["hunter"])


def test_the_example_of_a_leak_is_found_on_its_marked_line_by_a_build_that_hides_nothing(
    write_book, tmp_path, monkeypatch
):
    def broken(book, edition):
        return replace(restrict(book, edition), book=book)

    monkeypatch.setattr("playbook.build.restrict", broken)
    rule = catalogue_of_rules()["E903"]
    marked = next(n for n, line in enumerate(textwrap.dedent(rule.bad).strip().splitlines(), 1) if "# <- here" in line)
    folder = write_book({"book.yml": "book: {title: Book, language: en}", "example.yml": rule.bad})
    told = list(leak_diagnostics(build(folder, tmp_path / "out", parts={"site"})))

    assert {(one.code, one.place.path, one.place.line) for one in told} == {("E903", "example.yml", marked)}


def test_the_good_example_of_a_leak_builds(write_book, tmp_path):
    folder = write_book({"book.yml": "book: {title: Book, language: en}", "e.yml": catalogue_of_rules()["E903"].good})

    assert len(build(folder, tmp_path / "out", parts={"site"}).editions) == 2
