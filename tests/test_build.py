"""The stages in their order: one folder in, one edition out, the same bytes for the same book."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from playbook.build import build_book, leak_diagnostics
from playbook.check import catalogue_of_rules
from playbook.diagnostics import PlaybookError
from playbook.editions import restrict
from playbook.load import load_book
from playbook.load.past import Past, read_past
from playbook.publish import PARTS
from playbook.render import render_site
from playbook.workshop import open_workshop
from tests.repository import BookInGit

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

    monkeypatch.setattr("playbook.prepare.restrict", broken)
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


def test_the_example_of_a_leak_is_found_on_its_marked_line_by_a_build_that_hides_nothing(
    write_book, tmp_path, monkeypatch
):
    def broken(book, edition):
        return replace(restrict(book, edition), book=book)

    monkeypatch.setattr("playbook.prepare.restrict", broken)
    rule = catalogue_of_rules()["E903"]
    marked = next(n for n, line in enumerate(textwrap.dedent(rule.bad).strip().splitlines(), 1) if "# <- here" in line)
    folder = write_book({"book.yml": "book: {title: Book, language: en}", "example.yml": rule.bad})
    told = list(leak_diagnostics(build(folder, tmp_path / "out", parts={"site"})))

    assert {(one.code, one.place.path, one.place.line) for one in told} == {("E903", "example.yml", marked)}


def test_the_good_example_of_a_leak_builds(write_book, tmp_path):
    folder = write_book({"book.yml": "book: {title: Book, language: en}", "e.yml": catalogue_of_rules()["E903"].good})

    assert len(build(folder, tmp_path / "out", parts={"site"}).editions) == 2


THEN_AND_NOW = """
    book: {{title: Книга продаж, language: ru}}
    roles: [{{id: hunter, title: Охотник}}, {{id: head, title: Начальник}}]
    pages:
      - {{id: about, title: О книге, body: "{about}"}}
      - {{id: bonus, title: Премии дирижаблем, body: "{bonus}"{audience}}}
    editions: [{{id: hunters, title: Охотникам, roles: [hunter]}}]
    """


@pytest.mark.parametrize("audience", ["", ", audience: [head]"])
def test_what_changed_is_told_in_each_edition_as_its_readers_may_know_it(write_book, tmp_path, audience):
    """The scan for leaks looks through pages, feed and printed book: the page on the bonus was open to all once, or never."""
    then = load_book(
        write_book({"book.yml": THEN_AND_NOW.format(about="Прежде.", bonus="Рубль за цеппелин.", audience=audience)})
    )
    now = {
        "book.yml": THEN_AND_NOW.format(about="Теперь иначе.", bonus="Два аэростата.", audience=", audience: [head]")
    }
    past = (Past("v1", date(2026, 11, 1), then.book),)
    built = build_book(write_book(now), tmp_path / "out", open_workshop(), today=TODAY, past=lambda _folder: past)
    feeds = {one.folder.name: (one.folder / "changes.xml").read_text("utf-8") for one in built.editions}

    assert built.leaks == {}
    assert "аэростат" in feeds["full"]
    assert "Теперь иначе" in feeds["hunters"]
    for path in (tmp_path / "out" / "hunters").rglob("*"):
        if path.suffix in {".html", ".xml", ".json", ".js"}:
            assert [word for word in ("ирижабл", "цеппелин", "аэростат") if word in path.read_text("utf-8")] == []


def test_what_changed_since_the_last_tag_bears_the_day_of_its_commit_whenever_the_book_is_built(git, tmp_path):
    book = BookInGit(git)
    book.tag("v1", "2026-03-01", BOOK)
    book.write({"book.yml": BOOK["book.yml"].replace("Находит", "Ищет")})
    git.commit({}, "2026-11-19")
    feeds, quiet = [], []
    for today in (TODAY, date(2026, 11, 25)):
        built = build_book(
            book.folder,
            tmp_path / "out",
            open_workshop(),
            today=today,
            editions=["full"],
            parts={"site"},
            past=read_past,
        )
        folder = built.editions[0].folder
        feeds.append((folder / "changes.xml").read_text("utf-8"))
        quiet.append("19 ноября 2026" in (folder / "roles" / "hunter.html").read_text("utf-8"))

    assert feeds[0] == feeds[1]
    assert "<updated>2026-11-19T00:00:00Z</updated>" in feeds[0]
    assert quiet == [True, True]


def test_a_book_with_a_past_gives_the_same_bytes_each_time(write_book, tmp_path):
    then = load_book(write_book({"book.yml": BOOK["book.yml"].replace("Находит", "Ищет")})).book
    folder, past = write_book(BOOK), (Past("v1", date(2026, 11, 1), then),)
    build = {"today": TODAY, "parts": {"site"}, "past": lambda _folder: past}
    first, second = (
        build_book(folder, tmp_path / name, open_workshop(), **build).editions[0].folder for name in ("one", "two")
    )

    assert "changes.xml" in contents(first)
    assert contents(first) == contents(second)
