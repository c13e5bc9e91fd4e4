"""`playbook export`."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date

import pytest

from playbook.build import leak_diagnostics
from playbook.editions import restrict
from playbook.export import export_scorm
from playbook.workshop import open_workshop

BOOK = {
    "book.yml": """
        book: {title: Book, language: en, effective: 2026-11-01, owner: hunter}
        roles:
          - {id: hunter, title: Hunter, mission: Finds., headcount: 1}
          - {id: head, title: Head of sales, headcount: 1}
        pages:
          - {id: talk, title: Talk, owner: hunter, body: We talk.}
          - {id: floor, title: Floor, owner: head, audience: [head], body: Magnolia.}
        """,
    "start.yml": "onboarding: [{id: start, title: The start, role: hunter, days: [{day: 1, read: [page:talk]}]}]\n",
}
TWO = {
    **BOOK,
    "then.yml": "onboarding: [{id: chief, title: For the chief, role: head, audience: [head], days: [{day: 1, read: [page:floor]}]}]\n",
}


def document(path) -> str:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        assert all(not name.startswith("/") and ".." not in name for name in package.namelist())
        return package.read("index.html").decode()


def test_the_only_path_is_packed_under_its_id(playbook, write_book, tmp_path):
    ended = playbook("export", "scorm", "--book", write_book(BOOK), "--today", "2026-11-21")

    assert (ended.returncode, ended.stdout) == (0, "start.zip (2 pages)\n")
    assert "We talk." in document(tmp_path / "here" / "start.zip")


def test_the_same_book_gives_the_same_bytes(playbook, write_book, tmp_path):
    for name in ("one.zip", "two.zip"):
        playbook("export", "scorm", "--book", write_book(BOOK), "--out", tmp_path / name)

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_of_several_paths_one_is_named(playbook, write_book, tmp_path):
    folder = write_book(TWO)
    unnamed = playbook("export", "scorm", "--book", folder)
    unknown = playbook("export", "scorm", "--book", folder, "--path", "begin")
    named = playbook("export", "scorm", "--book", folder, "--path", "chief", "--out", tmp_path / "c.zip")

    assert (unnamed.returncode, unknown.returncode, named.returncode) == (2, 2, 0)
    assert "Say which path with --path; the book has: start, chief." in unnamed.stderr
    assert "There is no path “begin”; the book has: start, chief." in unknown.stderr
    assert list((tmp_path / "here").iterdir()) == []


def test_a_book_without_a_path_says_so(playbook, write_book):
    ended = playbook("export", "scorm", "--book", write_book({"book.yml": BOOK["book.yml"]}))

    assert ended.returncode == 2
    assert "The book has no path: write one in the section “onboarding”." in ended.stderr


@pytest.mark.parametrize(
    ("edition", "told"), [("nobody", "There is no edition"), ("callers", "does not hold the path")]
)
def test_an_edition_without_the_path_is_wrong_usage(playbook, write_book, edition, told):
    more = "editions: [{id: callers, title: Callers, roles: [hunter], sections: [pages]}]\n"
    ended = playbook("export", "scorm", "--book", write_book({**BOOK, "e.yml": more}), "--edition", edition)

    assert ended.returncode == 2
    assert "--edition" in ended.stderr
    assert told in ended.stderr


def test_nothing_for_others_is_in_it_unless_the_whole_book_is_asked_for(playbook, write_book, tmp_path):
    files = {**BOOK, "start.yml": BOOK["start.yml"].replace("[page:talk]", "[page:talk, page:floor]")}
    folder = write_book(files)
    own = playbook("export", "scorm", "--book", folder, "--out", tmp_path / "own.zip")
    full = playbook("export", "scorm", "--book", folder, "--edition", "full", "--out", tmp_path / "full.zip")

    assert (own.returncode, full.returncode) == (0, 0)
    assert "Magnolia" not in document(tmp_path / "own.zip")
    assert "Magnolia" in document(tmp_path / "full.zip")


HOLE = {
    **BOOK,
    "hole.yml": "pages:\n  - {id: more, title: More, owner: hunter, body: 'Only [[page:floor]] tells.'}\n",
    "start.yml": BOOK["start.yml"].replace("page:talk", "page:more"),
}


def test_a_text_with_a_hole_for_the_role_is_told_and_refused(playbook, write_book, tmp_path):
    ended = playbook("export", "scorm", "--book", write_book(HOLE))

    assert (ended.returncode, ended.stdout) == (1, "")
    assert "hole.yml:2:56: error E901 link-to-hidden" in ended.stderr
    assert "“[[page:floor]]” leads to what readers of “Hunter” may not see." in ended.stderr
    assert list((tmp_path / "here").iterdir()) == []


@pytest.mark.parametrize(
    ("more", "comment"), [("checks: {E901: warning}\n", ""), ("", "  # playbook: ignore E901: they know whom to ask")]
)
def test_what_a_build_would_let_pass_an_export_lets_pass(playbook, write_book, more, comment):
    hole = {**HOLE, "hole.yml": more + HOLE["hole.yml"].rstrip("\n") + comment + "\n"}
    ended = playbook("export", "scorm", "--book", write_book(hole))

    assert (ended.returncode, ended.stdout) == (0, "start.zip (2 pages)\n")
    assert ("warning E901" in ended.stderr) == bool(more)


def test_a_hole_in_what_the_course_does_not_hold_is_no_matter(playbook, write_book):
    ended = playbook("export", "scorm", "--book", write_book({**HOLE, "start.yml": BOOK["start.yml"]}))

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "start.zip (2 pages)\n", "")


def test_a_path_that_its_own_role_may_not_read_is_wrong_usage(playbook, write_book):
    odd = "onboarding: [{id: odd, title: Odd, role: hunter, audience: [head], days: []}]\n"
    ended = playbook("export", "scorm", "--book", write_book({**BOOK, "start.yml": odd}), "--path", "odd")

    assert ended.returncode == 2
    assert "Invalid value for --path" in ended.stderr
    assert "The role “Hunter” may not read the path “odd”; widen its audience." in ended.stderr


def test_a_leak_to_a_role_without_an_edition_is_told_by_its_title(write_book, tmp_path, monkeypatch):
    def broken(book, edition):
        return replace(restrict(book, edition), book=book)

    folder = write_book({**BOOK, "start.yml": BOOK["start.yml"].replace("page:talk", "page:floor")})
    monkeypatch.setattr("playbook.prepare.restrict", broken)
    exported = export_scorm(folder, open_workshop(), today=date(2026, 11, 21), out=tmp_path / "course.zip")
    told = {one.message.in_language("en") for one in leak_diagnostics(exported)}

    assert "“magnolia”, which the edition “Hunter” hides, stands in its index.html." in told


def test_a_book_with_errors_is_refused_and_the_last_package_stays(playbook, write_book, tmp_path):
    out = tmp_path / "c.zip"
    playbook("export", "scorm", "--book", write_book(BOOK), "--out", out)
    before = out.read_bytes()
    folder = write_book({"more.yml": "roles:\n  - {id: b, title: B, reports_to: c}\n"})
    ended = playbook("export", "scorm", "--book", folder, "--out", out)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.endswith("The package was not written; mend the errors first.\n")
    assert out.read_bytes() == before


def test_inside_a_book_it_says_what_to_type(playbook, write_book):
    ended = playbook("export", "scorm", folder=write_book(BOOK))

    assert ended.returncode == 3
    assert "Type: playbook export scorm --book ." in ended.stderr


def test_the_help_names_the_formats(playbook):
    ended = playbook("export", "--help")

    assert ended.returncode == 0
    assert "scorm" in ended.stdout
