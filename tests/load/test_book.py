"""Given a folder, I get the book and all mistakes of all its files in one run; one mistake hides nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from playbook.check import check_book
from playbook.diagnostics import Diagnostic, PlaybookError
from playbook.load import Loaded, load_book
from playbook.model.base import Located, Noun

BOOKS = Path(__file__).parent.parent / "books"


def _brief(found: list[Diagnostic] | tuple[Diagnostic, ...]) -> list[str]:
    return [f"{one.place.path}:{one.place.line}:{one.place.column} {one.code}" for one in found]


def test_all_mistakes_of_all_files_come_in_one_run_in_their_order(load):
    loaded = load(
        {
            "book.yml": "book: {title: T, margin_floor: 5}\n",
            "b.yml": "roles:\n  - {id: A, title: x}\n  - {id: b, titel: y}\n",
            "a.yaml": "roles:\n  - id: c\n    title: C: D\n",
            "deep/c.yml": "rolls: []\nlines: [{id: l, title: L, body: {file: ../nope.md}}]\n",
            "d.yml": "Книга".encode("cp1251"),
        }
    )

    assert _brief(loaded.diagnostics) == [
        "a.yaml:3:13 F010",
        "b.yml:2:10 F010",
        "b.yml:3:13 F001",
        "book.yml:1:32 F010",
        "d.yml:1:1 F010",
        "deep/c.yml:1:1 F001",
        "deep/c.yml:2:33 F002",
    ]


def test_files_that_start_with_a_dot_or_an_underscore_are_no_part_of_the_book(load):
    loaded = load(
        {"_draft.yml": "rolls: []", ".hidden/x.yml": "rolls: []", "_old/y.yml": "rolls: []", "z.txt": "rolls: []"}
    )

    assert loaded.diagnostics == ()


def test_lists_of_all_files_are_one_in_path_order(load):
    loaded = load(
        {
            "b.yml": "roles: [{id: b, title: B}]",
            "a/x.yml": "roles: [{id: a, title: A}]",
            "c.yaml": "roles: [{id: c, title: C}]",
        }
    )

    assert [role.id for role in loaded.book.roles] == ["a", "b", "c"]


def test_a_broken_file_hides_nothing_of_the_others_and_links_to_it_are_no_mistakes(load):
    loaded = load(
        {
            "a.yml": "roles:\n  - {id: hunter, title: Hunter, reports_to: head}\n  - {id: x, title: X, reports_to: nobody}\n",
            "b.yml": "roles:\n  - {id: first, titel: T}\n  - id: head\n    title: Head: of all\n  - {id: lost, title: L}\n",
        }
    )

    assert [one for one in _brief(check_book(loaded, date(2026, 11, 1))) if "F007" not in one][:3] == [
        "a.yml:3:35 F002",
        "b.yml:2:17 F001",
        "b.yml:4:16 F010",
    ]
    assert {"head", "lost", "first"} <= loaded.book.unread


def test_a_file_in_another_encoding_floods_nobody_with_unknown_names(load):
    loaded = load(
        {
            "a.yml": "roles: [{id: hunter, title: Hunter, reports_to: head}]\n",
            "b.yml": "roles:\n  - {id: head, title: Глава}\n".encode("cp1251"),
        }
    )

    assert [one.code for one in check_book(loaded, date(2026, 11, 1)) if one.code != "F007"] == ["F010"]


def test_a_slip_in_one_key_hides_neither_the_entity_nor_its_parts(load):
    loaded = load("""
        pipelines:
          - id: p
            title: P
            max_cycle: 40
            states:
              - {id: new, title: New, kind: start, deadline: 5, owner: hunter, nxt: []}
              - {title: Nameless}
              - {id: won, title: Won, kind: won}
        """)

    [pipeline] = loaded.book.pipelines
    assert (pipeline.max_cycle, [state.id for state in pipeline.states]) == (None, ["new", "won"])
    assert (pipeline.states[0].owner, pipeline.states[0].deadline) == ("hunter", None)
    assert _brief(loaded.diagnostics) == ["x.yml:4:16 F010", "x.yml:6:54 F010", "x.yml:6:72 F001", "x.yml:7:9 F010"]


def test_items_after_one_that_was_taken_out_keep_their_places(load):
    loaded = load("""
        pipelines:
          - id: p
            title: P
            states:
              - id: new
                title: New
                next:
                  - {too: won}
                  - {to: nowhere}
              - {id: won, title: Won, kind: won}
        """)

    unknown = [one for one in check_book(loaded, date(2026, 11, 1)) if one.code == "F002"]
    assert _brief(unknown) == ["x.yml:9:18 F002"]


def test_two_of_one_name_name_both_lines_and_the_second_is_read_for_its_mistakes(load):
    loaded = load(
        {"a.yml": "roles:\n  - {id: a, title: A}\n", "b.yml": "# more\nroles:\n  - {id: a, title: B, tols: []}\n"}
    )

    duplicate, unknown = loaded.diagnostics
    assert (duplicate.code, duplicate.place.path, duplicate.place.line, duplicate.place.column) == (
        "F003",
        "b.yml",
        3,
        10,
    )
    assert [(one.place.path, one.place.line, one.place.column) for one in duplicate.related] == [("a.yml", 2, 10)]
    assert unknown.code == "F001"
    assert [role.title for role in loaded.book.roles] == ["A"]


@pytest.mark.parametrize("section", ["book: {title: B}", "checks: {F007: off}", "data: {}"])
def test_what_stands_once_stands_once(load, section):
    loaded = load({"a.yml": section, "b.yml": section})

    assert [one.code for one in loaded.diagnostics].count("F003") >= 1
    assert all("stands twice" in str(one.message) for one in loaded.diagnostics)


def test_a_term_of_the_glossary_is_named_by_its_word(load):
    loaded = load("glossary:\n  - {term: Лид, meaning: M}\n  - {term: Лид, meaning: N}\n")

    assert _brief(loaded.diagnostics) == ["x.yml:3:12 F003"]


def test_a_book_without_its_masthead_says_how_to_begin(load):
    loaded = load({"book.yml": "lines: [{id: a, title: A}]\n"})

    [found] = loaded.diagnostics
    assert (str(found.message), str(found.hint)) == (
        "The section “book” is missing.",
        "Write “book:” and under it, two spaces deeper, “title: …”.",
    )
    assert loaded.book.masthead.title == "—"


def test_the_masthead_may_stand_in_any_file(load):
    assert load({"book.yml": "", "x.yml": "book: {title: Other}"}).book.masthead.title == "Other"


def test_without_a_folder_or_a_book_in_it_the_world_is_to_blame(tmp_path):
    with pytest.raises(PlaybookError, match="There is no folder"):
        load_book(tmp_path / "gone")
    with pytest.raises(PlaybookError, match=r"is not a book: it holds no book\.yml"):
        load_book(tmp_path)


def test_an_entity_with_more_mistakes_than_anyone_reads_is_told_in_part(load):
    loaded = load("roles:\n  - id: a\n    title: A\n    tools:\n" + "      - [x]\n" * 500)

    assert len(loaded.diagnostics) == 100
    assert str(loaded.diagnostics[-1].message) == "More mistakes stand here than can be told."
    assert [role.tools for role in loaded.book.roles] == [()]


@pytest.mark.parametrize("name", ["every-key", "small", "small-en"])
def test_loading_the_same_bytes_twice_gives_the_same(name):
    first, second = load_book(BOOKS / name), load_book(BOOKS / name)

    assert first.book == second.book
    assert first.diagnostics == second.diagnostics
    assert [first.sources.place(noun.address) for noun in _located(first.book)] == [
        second.sources.place(noun.address) for noun in _located(second.book)
    ]


@pytest.mark.parametrize("name", ["every-key", "small", "small-en"])
def test_every_address_of_a_book_has_its_place(name):
    loaded = load_book(BOOKS / name)
    nouns = list(_located(loaded.book))

    assert len(nouns) > 10
    for noun in nouns:
        for key, written in (
            ("id", getattr(noun, "id", None)),
            ("term", getattr(noun, "term", None)),
            ("title", getattr(noun, "title", None)),
        ):
            if key in noun.model_fields_set and written:
                assert _text_at(loaded, noun, key).strip("\"'") == written


def _text_at(loaded: Loaded, noun: Located, key: str) -> str:
    place = loaded.sources.place(noun.address / key)
    return loaded.sources.line(place.path, place.line)[place.column - 1 : place.end - 1]


def _located(value: object) -> Iterator[Located]:
    if isinstance(value, Located) and value.address:
        yield value
    if isinstance(value, Noun):
        yield from _located(tuple(getattr(value, name) for name in type(value).model_fields))
    elif isinstance(value, tuple):
        for item in value:
            yield from _located(item)
    elif isinstance(value, dict):
        yield from _located(tuple(value.values()))


def test_a_file_in_place_of_a_folder_is_told_with_its_folder(write_book):
    folder = write_book({"book.yml": "book: {title: T}\n"})

    with pytest.raises(PlaybookError, match=f"book.yml” is a file; name the folder in which it lies: “{folder}”"):
        load_book(folder / "book.yml")


def test_an_empty_line_that_holds_a_tab_is_empty(write_book):
    text = "book: {title: B, language: en}\n\t\nroles:\n  - id: a\n \t \n    title: A\n\t\t\n    titel: B\n"
    loaded = load_book(write_book({"book.yml": text}))

    assert [(one.code, one.place.line, one.place.column) for one in loaded.diagnostics] == [("F001", 8, 5)]


@pytest.mark.parametrize(
    ("files", "hint"),
    [
        ({"a.yml": "roles:\n  - {id: a, title: A}\nlines: {\n"}, "The rest of this file was not checked."),
        ({"a.yml": "roles: []\n".encode("utf-16")}, "This file was not checked."),
    ],
)
def test_of_a_file_that_is_not_read_whole_it_is_told_that_more_may_be_wrong(write_book, files, hint):
    [found] = load_book(write_book({"book.yml": "book: {title: B}\n", **files})).diagnostics

    assert found.hint.in_language("en").endswith(f". {hint}")
