"""`playbook build`."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.repository import BookInGit

SETTINGS = Path(__file__).parents[2] / "mkdocs.yml"
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


@pytest.fixture
def versioned(write_book, tool, tmp_path):
    """A book in a repository: `v1`, `v2`, and what stands now."""
    people = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **people, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*words):
        subprocess.run([tool("git"), "-C", tmp_path / "book", *words], env=environment, check=True, capture_output=True)

    for name in ("v1", "v2", None):
        title = {"v1": "Охотник", "v2": "Хантер", None: "Добытчик"}[name]
        folder = write_book({"book.yml": BOOK["book.yml"].replace("Охотник", title)})
        if name == "v1":
            git("init", "--quiet")
        if name:
            git("add", "--all")
            git("commit", "--quiet", "--message", name)
            git("tag", name)
    return folder


def _versions(out):
    """The references of the versions that the page of changes tells of."""
    page = out / "full" / "changes" / "index.html"
    return re.findall(r'<h2 id="pb-version-([^"]+)"', page.read_text("utf-8")) if page.exists() else []


def test_a_book_in_git_tells_what_changed_since_its_tags(playbook, versioned, tmp_path):
    ended = playbook("build", versioned, "--out", tmp_path / "out", "--only", "site")

    assert (ended.returncode, ended.stderr) == (0, "")
    assert _versions(tmp_path / "out") == [".now", "v2"]


def test_revisions_are_named_with_the_command_or_in_the_settings(playbook, versioned, tmp_path):
    (tmp_path / "here" / "mkdocs.yml").write_text(
        (SETTINGS.read_text("utf-8")).replace("extra:\n", "extra:\n  playbook: {revisions: [v1]}\n"), "utf-8"
    )
    playbook("build", versioned, "--out", tmp_path / "settings", "--only", "site")
    playbook("build", versioned, "--out", tmp_path / "named", "--only", "site", "--revision", "v1", "--revision", "v2")

    assert _versions(tmp_path / "settings") == [".now"]
    assert _versions(tmp_path / "named") == [".now", "v2"]


def test_a_shallow_clone_builds_and_says_that_versions_may_be_missing(playbook, git, tmp_path):
    book = BookInGit(git)
    book.tag("v1", "2026-03-01", BOOK)
    book.tag("v2", "2026-04-01", {"book.yml": BOOK["book.yml"].replace("Охотник", "Хантер")})
    shallow = git.clone(tmp_path / "shallow", "--depth", "1").top / "content"
    words = ("--only", "site", "--lang", "en", "--out", tmp_path / "out")
    ended, named = playbook("build", shallow, *words), playbook("build", shallow, *words, "--revision", "HEAD")

    assert ended.returncode == 0
    assert ended.stderr.startswith("This clone is shallow, so that “What changed” knows 1 tag and may lack others;")
    assert named.stderr == ""


def test_a_revision_that_is_not_there_is_told_and_nothing_is_built(playbook, versioned, tmp_path):
    ended = playbook("build", versioned, "--out", tmp_path / "out", "--only", "site", "--revision", "v9")

    assert ended.returncode == 3
    assert "v9" in ended.stderr
    assert not (tmp_path / "out" / "full").exists()


def test_a_book_in_no_repository_has_no_such_chapter(playbook, write_book, tmp_path):
    ended = playbook(
        "build", write_book(BOOK), "--out", tmp_path / "out", "--only", "site", GIT_CEILING_DIRECTORIES=str(tmp_path)
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert _versions(tmp_path / "out") == []


def test_old_versions_are_told_after_todays_editions(playbook, git, tmp_path):
    book = BookInGit(git)
    book.tag("v1", "2026-03-01", BOOK)
    book.tag("v2", "2026-04-01", {"bad.yml": "roles: [{id: x, titel: X}]\n"})
    book.write({"bad.yml": None})
    words = ("--versions", "2", "--out", tmp_path / "out", "--only", "site", "--lang", "en")
    ended = playbook("build", book.folder, *words)

    assert ended.returncode == 0
    assert ended.stdout.splitlines() == [
        f"{tmp_path}/out/full/index.html",
        f"{tmp_path}/out/full/versions/v1/index.html",
    ]
    assert ended.stderr.startswith("v2 is left out: by today's rules its book has 1 error: ")


def test_versions_without_a_site_to_switch_in_are_wrong_usage(playbook, write_book):
    ended = playbook("build", write_book(BOOK), "--versions", "2", "--only", "pdf", "--lang", "en")

    assert ended.returncode == 2
    assert "A switch between versions is a part of the site; leave out --only pdf." in ended.stderr
