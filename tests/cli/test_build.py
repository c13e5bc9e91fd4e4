"""`playbook build`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

BOOK = {
    "book.yml": "book: {title: Книга, company: Мера, language: ru, effective: 2026-11-01, owner: hunter}\nroles:\n  - {id: hunter, title: Охотник}\n"
}


def test_a_book_becomes_a_site_and_a_pdf(playbook, write_book, tmp_path):
    ended = playbook("build", write_book(BOOK), "--out", tmp_path / "out")

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[0] == f"{tmp_path}/out/full/index.html"
    assert (tmp_path / "out" / "full" / "index.html").is_file()
    assert (tmp_path / "out" / "full" / "sales-book.pdf").read_bytes().startswith(b"%PDF-")


def test_a_book_with_errors_is_refused_and_the_last_output_stays(playbook, write_book, tmp_path):
    playbook("build", write_book(BOOK), "--out", tmp_path / "out", "--only", "site")
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    folder = write_book({"more.yml": "roles:\n  - {id: b, title: B, reports_to: c}\n"})
    ended = playbook("build", folder, "--out", tmp_path / "out", "--lang", "en")

    assert before
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "There is no role “c” in the book." in ended.stderr
    assert ended.stderr.endswith("The book was not built; mend the errors first.\n")
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before


def test_the_book_that_another_replaces_is_named(playbook, write_book, tmp_path):
    out = tmp_path / "out"
    words = ("--out", out, "--only", "site", "--lang", "en")
    first = playbook("build", write_book(BOOK), *words)
    again = playbook("build", write_book(BOOK), *words)
    other = playbook("build", write_book({"book.yml": BOOK["book.yml"].replace("Книга", "Другая")}), *words)

    assert (first.stderr, again.stderr) == ("", "")
    assert other.stderr == (f"{out}/full held “Книга”; to keep both books, name another place with --out.\n")


def test_an_edition_that_the_book_has_no_more_is_named_and_stays(playbook, write_book, tmp_path):
    out = tmp_path / "out"
    edition = "editions:\n  - {id: hunters, title: Охотникам, roles: [hunter]}\n"
    playbook("build", write_book({**BOOK, "editions.yml": edition}), "--out", out, "--only", "site")
    ended = playbook("build", write_book({"editions.yml": ""}), "--out", out, "--only", "site", "--lang", "en")

    assert ended.returncode == 0
    assert ended.stderr == f"{out}/hunters is no edition of the book any more and still stands there; delete it.\n"
    assert (out / "hunters" / "index.html").is_file()


@pytest.mark.parametrize("edition", ["partners", "Full"])
def test_an_edition_that_is_not_there_is_wrong_usage(playbook, write_book, edition):
    ended = playbook("build", write_book(BOOK), "--edition", edition, "--lang", "en")

    assert ended.returncode == 2
    assert f"There is no edition “{edition}”; the book has: full." in ended.stderr


def test_a_folder_with_foreign_files_is_left_alone(playbook, write_book, tmp_path):
    (tmp_path / "out" / "full").mkdir(parents=True)
    (tmp_path / "out" / "full" / "thesis.doc").write_text("mine")
    ended = playbook("build", write_book(BOOK), "--out", tmp_path / "out", "--only", "site")

    assert ended.returncode == 3
    assert "thesis.doc" in ended.stderr
    assert [path.name for path in (tmp_path / "out" / "full").iterdir()] == ["thesis.doc"]


def test_settings_inside_the_book_are_never_read(playbook, write_book, tmp_path):
    folder = write_book({**BOOK, "mkdocs.yml": "hooks: [evil.py]\n", "evil.py": "raise SystemExit(77)\n"})
    ended = playbook("build", ".", "--out", tmp_path / "out", "--only", "site", folder=folder)

    # mkdocs.yml is a file of the book here: two keys that are no sections.
    assert ended.returncode == 1
    assert "F001" in ended.stderr


def test_an_interrupt_ends_it_while_several_editions_are_printed(write_book, tmp_path):
    editions = "".join(
        f"  - {{id: edition-{number}, title: Издание {number}, roles: [hunter]}}\n" for number in range(4)
    )
    folder, out, scratch = (
        write_book({**BOOK, "editions.yml": f"editions:\n{editions}"}),
        tmp_path / "out",
        tmp_path / "tmp",
    )
    scratch.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "playbook", "build", str(folder), "--out", str(out), "--jobs", "2"],
        env={**os.environ, "TMPDIR": str(scratch)},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    started = time.monotonic()
    while not list(scratch.glob("playbook-print-*")) and time.monotonic() < started + 60:
        time.sleep(0.05)  # until a press is being set up
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=30)

    assert process.returncode == 130
    assert not (out / "full").exists()
