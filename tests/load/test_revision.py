"""Given a book in a git repository, I get it as it was at a revision, and a sentence where there is nothing to get."""

from __future__ import annotations

import os
import re
import tempfile
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from playbook.diagnostics import PlaybookError
from playbook.load import Revision, book_at, commits_since, load_at, load_book, load_sides, resolve, tags

BOOK = "book: {title: T}\n"
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 1\n"
LISTED = ": name a tag, a branch or a commit; “git tag” and “git log” list them."
OTHER_COMMIT = "1" * 40


@pytest.fixture
def book(git):
    """A book of two revisions, `v1` and what stands now."""
    git.commit({"content/book.yml": "book: {title: Old}\n", "content/gone.yml": "glossary: []\n", "README.md": "R"})
    git("tag", "v1")
    (git.top / "content" / "gone.yml").unlink()
    git.commit({"content/book.yml": "book: {title: New}\n"}, day="2026-04-01")
    return git.top / "content"


def _files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or path.is_file()}


def _children():
    """The processes that this one has begun; of other tests there may be a server or two among them."""
    tasks = Path("/proc/self/task").iterdir()
    return {number for task in tasks for number in (task / "children").read_text("utf-8").split()}


def _told(call, *words):
    with pytest.raises(PlaybookError) as told:
        call(*words)
    return str(told.value)


# --- The book as it was ----------------------------------------------------------------------------------------------


def test_a_book_is_read_as_it_was(book):
    assert load_at(book, "v1").book.masthead.title == "Old"
    assert load_at(book, "HEAD").book == load_book(book).book


@pytest.mark.parametrize("new", ["HEAD", None])
def test_both_sides_are_read_each_as_it_was(book, new):
    before, after = load_sides(book, "v1", new)

    assert (before.book, after.book) == (load_at(book, "v1").book, load_book(book).book)
    assert before.book != after.book


@pytest.mark.usefixtures("worth_it")
def test_large_sides_are_read_at_once_and_no_process_is_left(book):
    others = _children()
    before, after = load_sides(book, "v1")

    assert (before.book.masthead.title, after.book.masthead.title) == ("Old", "New")
    assert _children() <= others


@pytest.mark.usefixtures("worth_it")
def test_no_process_is_left_where_a_side_is_no_book(book):
    (book / "book.yml").unlink()
    others = _children()

    assert "holds no book.yml" in _told(load_sides, book, "v1")
    assert _children() <= others


def test_a_folder_holds_the_files_of_then_and_is_gone_afterwards(book):
    with book_at(book, "v1") as then:
        assert (then.name, _files(then)) == ("content", {"book.yml", "gone.yml"})
        assert (then / "gone.yml").read_text() == "glossary: []\n"

    assert not then.exists()


def test_a_folder_is_gone_after_a_mistake_of_whoever_reads_it(book):
    with pytest.raises(OSError, match="a mistake"), book_at(book, "v1") as then:
        raise OSError("a mistake")

    assert not then.exists()


def test_the_work_tree_the_index_and_the_head_stay_untouched(git, book):
    (book / "book.yml").write_text("book: {title: Unsaved}\n")
    (book / "staged.yml").write_text("glossary: []\n")
    git("add", "content/staged.yml")
    (book / "new.yml").write_text("glossary: []\n")
    before = {path: path.stat().st_mtime_ns for path in git.top.rglob("*")}

    load_at(book, "v1")

    assert {path: path.stat().st_mtime_ns for path in git.top.rglob("*")} == before
    assert (git("status", "--porcelain"), git("symbolic-ref", "HEAD")) == (
        "M content/book.yml\nA  content/staged.yml\n?? content/new.yml",
        "refs/heads/main",
    )


def test_a_book_that_was_broken_is_read_with_its_mistakes(git):
    git.commit({"content/book.yml": BOOK, "content/x.yml": "glossary: [\n"})

    then = load_at(git.top / "content", "HEAD")

    assert {one.place.path for one in then.diagnostics} == {"x.yml"}
    assert then.book.masthead.title == "T"


def test_a_large_book_is_the_same_by_way_of_git(git):
    terms = "".join(f"  - {{term: Показатель {n}, meaning: {'Слово ' * 20}}}\n" for n in range(3000))
    git.commit({"content/book.yml": BOOK, "content/glossary.yml": f"glossary:\n{terms}"})

    assert load_at(git.top / "content", "HEAD") == load_book(git.top / "content")


def test_a_book_may_be_all_of_its_repository(git):
    git.commit({"book.yml": BOOK, "media/a.txt": "a"})

    with book_at(git.top, "HEAD") as then:
        assert (then.name, _files(then)) == ("house", {"book.yml", "media/a.txt"})


def test_names_with_spaces_cyrillic_and_signs_of_patterns(git):
    files = {"Книга продаж/[1] :*?/book.yml": BOOK, "Книга продаж/[1] :*?/Этап «Контакт».yml": "glossary: []\n"}
    git.commit({**files, "Книга продаж/1 :*?/not.yml": ""})
    git("tag", "версия-1")

    with book_at(git.top / "Книга продаж" / "[1] :*?", "версия-1") as then:
        assert _files(then) == {"book.yml", "Этап «Контакт».yml"}


def test_names_that_are_no_text(git):
    strange = os.fsdecode(b"content/\xff\n.yml")
    git.commit({"content/book.yml": BOOK, strange: ""})

    then = load_at(git.top / "content", "HEAD")

    assert [one.code for one in then.diagnostics] == ["F010"]
    assert then.diagnostics == load_book(git.top / "content").diagnostics


def test_bytes_come_as_git_stores_them(git):
    (git.top / ".gitattributes").write_text("*.txt text eol=crlf ident\n")
    git.commit(
        {"content/book.yml": BOOK, "content/a.txt": "a\n$Id$\n", "content/empty": "", "content/b.png": b"\x89\r\n\0"}
    )

    with book_at(git.top / "content", "HEAD") as then:
        assert (then / "a.txt").read_bytes() == b"a\n$Id$\n"
        assert ((then / "empty").read_bytes(), (then / "b.png").read_bytes()) == (b"", b"\x89\r\n\0")


# --- What is left alone ----------------------------------------------------------------------------------------------


def test_submodules_are_left_alone(git, book):
    git("update-index", "--add", "--cacheinfo", f"160000,{OTHER_COMMIT},content/media")
    git("commit", "--quiet", "--message", "A submodule")

    with book_at(book, "HEAD") as then:
        assert _files(then) == {"book.yml"}


def test_a_pointer_of_lfs_stays_a_pointer_and_no_filter_or_hook_runs(git, tmp_path):
    git.commit({"content/book.yml": BOOK, "content/a.pdf": POINTER, ".gitattributes": "*.pdf filter=lfs\n"})
    traitor = tmp_path / "traitor"
    traitor.write_text(f"#!/bin/sh\ntouch '{tmp_path}/trace'\n")
    traitor.chmod(0o755)
    for key in ("filter.lfs.smudge", "filter.lfs.process", "core.fsmonitor", "core.pager", "core.sshCommand"):
        git("config", key, str(traitor))
    git("config", "filter.lfs.required", "true")

    with book_at(git.top / "content", "HEAD") as then:
        assert (then / "a.pdf").read_text() == POINTER
    assert not (tmp_path / "trace").exists()


def test_links_that_stay_inside_are_links_and_others_are_left_out(git):
    folder = git.top / "content"
    folder.mkdir()
    links = {
        "a.yml": "book.yml", "b.yml": "../content/book.yml", "c.yml": "self/book.yml", "self": ".", "lost.yml": "nowhere.yml",
        "out.yml": "../README.md", "etc.txt": "/etc/hostname", "by-way.txt": "up/README.md", "up": "..",
    }  # fmt: skip
    for name, target in links.items():
        (folder / name).symlink_to(target)
    git.commit({"content/book.yml": BOOK, "README.md": "R"})

    with book_at(folder, "HEAD") as then:
        assert _files(then) == {"book.yml", "a.yml", "b.yml", "c.yml", "self", "lost.yml"}
        assert all((then / name).is_symlink() for name in ("a.yml", "b.yml", "c.yml", "self", "lost.yml"))
        assert (then / "c.yml").read_text() == BOOK


def test_a_tree_made_by_hand_writes_nothing_outside(git, tmp_path):
    def store(kind, text):
        return git("hash-object", "-w", "--stdin", "--literally", "-t", kind, input=text)

    name = bytes.fromhex(store("blob", BOOK.encode()))
    above = bytes.fromhex(store("tree", b"100644 evil.txt\0" + name))
    link = bytes.fromhex(store("blob", str(tmp_path).encode()))
    tree = store(
        "tree", b"40000 ..\0" + above + b"100644 book.yml\0" + name + b"120000 x\0" + link + b"40000 x\0" + above
    )
    commit = git("commit-tree", tree, "-m", "By hand")

    assert "cannot be unpacked" in _told(load_at, git.top, commit)
    assert not [*tmp_path.rglob("evil.txt")]


@pytest.mark.usefixtures("book")
def test_what_a_partial_clone_lacks_is_told_and_not_fetched(git, tmp_path):
    git("config", "uploadpack.allowFilter", "true")
    for kind in ("blob:none", "tree:0"):
        part = git.clone(tmp_path / kind, "--no-checkout", f"--filter={kind}")
        lacked = part("rev-list", "--objects", "--missing=print", "v1")

        assert _told(load_at, part.top / "content", "v1") == (
            "Git lacks a part of the book at “v1”; where the clone is partial, “git fetch --refetch --no-filter” brings it."
        )
        assert part("rev-list", "--objects", "--missing=print", "v1") == lacked


# --- Where one stands ------------------------------------------------------------------------------------------------


def test_any_current_folder_and_a_path_relative_to_it(book, monkeypatch):
    monkeypatch.chdir(book.parent)
    assert load_at(book.relative_to(book.parent), "v1").book.masthead.title == "Old"
    monkeypatch.chdir("/")
    assert load_at(book, "v1").book.masthead.title == "Old"


def test_the_environment_of_a_hook_does_not_confuse(book, tmp_path, monkeypatch):
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_COMMON_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")

    assert load_at(book, "v1").book.masthead.title == "Old"


def test_a_second_work_tree_and_a_book_folder_that_is_a_link(git, book, tmp_path):
    git("worktree", "add", "--quiet", "--detach", str(tmp_path / "second"), "v1")
    (tmp_path / "link").symlink_to(book)

    assert load_at(tmp_path / "second" / "content", "main").book.masthead.title == "New"
    assert load_at(tmp_path / "link", "v1").book.masthead.title == "Old"


def test_a_book_folder_that_is_gone_from_the_work_tree(git, book):
    git("rm", "-r", "--quiet", "content")

    assert load_at(book, "v1").book.masthead.title == "Old"


# --- Revisions -------------------------------------------------------------------------------------------------------


def test_a_revision_has_a_commit_and_the_day_of_whoever_committed(git, book):
    commit = git.commit({"content/book.yml": BOOK}, day="2026-05-01")
    git("commit", "--quiet", "--amend", "--no-edit", "--date=2020-01-01T00:00:00+0000", day="2026-05-02")

    assert resolve(book, commit) == Revision(commit, commit, date(2026, 5, 1))
    assert resolve(book, "HEAD") == Revision("HEAD", git("rev-parse", "HEAD"), date(2026, 5, 2))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("1767214800 +0300", date(2026, 1, 1)),  # midnight in Moscow
        ("1767214800 +0000", date(2025, 12, 31)),
        ("1767228600 -0330", date(2025, 12, 31)),
        ("99999999999999 +0000", date(1970, 1, 1)),
        ("1767214800 +9900", date(1970, 1, 1)),
    ],
)
def test_a_day_is_that_of_the_calendar_where_it_was_committed(git, moment, day):
    tree = git("mktree", input=b"")
    written = f"tree {tree}\nauthor a <a@b.c> 0 +0000\ncommitter a <a@b.c> {moment}\n\ncommitter b <b@b.c> 1 +0000\n"
    commit = git("hash-object", "-w", "--stdin", "--literally", "-t", "commit", input=written.encode())

    assert resolve(git.top, commit).day == day


@pytest.mark.parametrize("name", ["v1", "HEAD~1", "main^", ":/Old", "@{upstream}~1", "refs/tags/v1", "annotated"])
def test_whatever_git_understands_is_a_revision(git, name, tmp_path):
    first = git.commit({"book.yml": BOOK}, message="Old")
    git("tag", "v1")
    git("tag", "-m", "Once", "once")
    git("tag", "-m", "Again", "annotated", "once")
    git.commit({"book.yml": "book: {title: New}\n"}, message="New")

    assert resolve(git.clone(tmp_path / "clone").top, name).commit == first


def test_tags_that_lead_here_come_newest_first_whatever_a_clock_says(git):
    commits = {}
    for day, names in (("2026-03-01", ["v1.9", "v1.10", "v1.10-rc1"]), ("2026-04-01", ["z"]), ("2026-02-01", ["a"])):
        commits[day] = git.commit({"book.yml": f"book: {{title: {day}}}\n"}, day=day)
        for name in names:
            git("tag", "-m", name, name, day="2026-06-01")
    git("tag", "again", "z")
    git("tag", "-m", "Of a tag", "outer", "again")
    git("tag", "file", "HEAD:book.yml")
    git("switch", "--quiet", "--create", "side", "HEAD~1")
    git.commit({"x.yml": ""})
    git("tag", "elsewhere")
    git("switch", "--quiet", "main")

    assert [(one.name, one.commit) for one in tags(git.top)] == [
        ("a", commits["2026-02-01"]),
        ("z", commits["2026-04-01"]),
        ("outer", commits["2026-04-01"]),
        ("again", commits["2026-04-01"]),
        ("v1.10", commits["2026-03-01"]),
        ("v1.10-rc1", commits["2026-03-01"]),
        ("v1.9", commits["2026-03-01"]),
    ]


def test_a_tag_is_read_by_its_commit_where_a_branch_has_its_name(git, book):
    git("branch", "v1", "main")

    assert load_at(book, tags(book)[0]).book.masthead.title == "Old"


def test_a_repository_without_a_commit_has_no_tags(git):
    assert tags(git.top) == ()


# --- What is told ----------------------------------------------------------------------------------------------------


def test_no_git_on_the_machine(book, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert _told(resolve, book, "v1") == "Revisions are read with git, and there is no git on this machine."


def test_no_repository(git, tmp_path):
    (tmp_path / "book").mkdir()

    for folder in (tmp_path / "book", tmp_path / "nowhere", git.top / ".git"):
        assert _told(tags, folder) == f"“{folder}” lies in no git repository."


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("mian", "There is no revision “mian”; did you mean “main”?"),
        ("release-1", "There is no revision “release-1”; did you mean “origin/release-2”?"),
        ("nothing-like-it", f"There is no revision “nothing-like-it”{LISTED}"),
        (OTHER_COMMIT, f"There is no revision “{OTHER_COMMIT}”{LISTED}"),
        ("HEAD:content", f"There is no revision “HEAD:content”{LISTED}"),
        ("v1..HEAD", "“v1..HEAD” is not one revision: write two, with a space between: “v1 HEAD”."),
        ("v1...", "“v1...” is not one revision: write two, with a space between: “v1 HEAD”."),
        ("^HEAD", "There is no revision “^HEAD”; did you mean “HEAD”?"),
        ("--all", f"There is no revision “--all”{LISTED}"),
        ("a\0b", f"There is no revision “a\0b”{LISTED}"),
        ("", f"There is no revision “”{LISTED}"),
    ],
)
@pytest.mark.usefixtures("book")
def test_no_such_revision(git, tmp_path, name, told):
    git("branch", "release-2")

    assert _told(load_at, git.clone(tmp_path / "clone").top / "content", name) == told


@pytest.mark.usefixtures("book")
def test_a_shallow_clone_that_lacks_a_revision(git, tmp_path):
    old = git("rev-parse", "v1")
    shallow = git.clone(tmp_path / "shallow", "--depth", "1").top / "content"

    assert load_at(shallow, "HEAD").book.masthead.title == "New"
    for name in ("v1", "HEAD~1", old):
        assert _told(load_at, shallow, name) == (
            f"This shallow clone lacks “{name}”; “git fetch --unshallow --tags” brings all history, "
            "in CI “fetch-depth: 0” or “GIT_DEPTH: 0”."
        )


@pytest.mark.usefixtures("book")
def test_what_a_shallow_clone_is_told_to_do_helps(git, tmp_path):
    shallow = git.clone(tmp_path / "shallow", "--depth", "1")
    shallow("fetch", "--quiet", "--unshallow", "--tags")

    assert load_at(shallow.top / "content", "v1").book.masthead.title == "Old"


def test_no_book_at_a_revision(git):
    git.commit({"README.md": "R", "file": "", "content/x.yml": "glossary: []\n"})
    git("tag", "v0")
    git.commit({"content/book.yml": BOOK, "new/book.yml": BOOK})

    for name in ("content", "new", "nowhere", "file"):
        assert _told(load_at, git.top / name, "v0") == f"At “v0” there was no book in “{git.top / name}”."


def test_a_name_that_means_several(git, book):
    git("branch", "v1", "main")

    told = "“v1” means more than one revision: write one of refs/tags/v1, refs/heads/v1."
    assert _told(resolve, book, "v1") == told
    assert resolve(book, "refs/tags/v1").commit != resolve(book, "refs/heads/v1").commit


def test_the_beginning_of_several_commits(git):
    lines = [f"commit refs/heads/many\ncommitter a <a@b.c> {n} +0000\ndata 0\n" for n in range(3000)]
    git("fast-import", "--quiet", input="".join(lines).encode())
    names = sorted(git("rev-list", "many").split())
    short = next(one[:4] for one, next_one in pairwise(names) if one[:4] == next_one[:4])

    assert _told(resolve, git.top, short) == (f"Several revisions begin with “{short}”: write more of its characters.")


def test_a_repository_of_another_user(book, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    assert re.fullmatch(
        r"Git does not open “.*content”, which is another user's; "
        r"if you trust it, run “git config --global --add safe\.directory \S*house”\.",
        _told(resolve, book, "v1"),
    )


def test_a_repository_with_broken_settings(git, book):
    (git.top / ".git" / "config").write_text("[core\n")

    assert re.fullmatch(r"Git cannot read “.*content”: bad config line 1 in file .*\.", _told(resolve, book, "v1"))


def test_a_disk_that_is_full(book, tmp_path, monkeypatch):
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    monkeypatch.setattr("playbook.load.tree.os.makedirs", _full)

    assert _told(load_at, book, "v1") == "The book at “v1” cannot be unpacked: No space left on device."
    assert not [*(tmp_path / "scratch").iterdir()]


def test_nowhere_to_write(book, tmp_path, monkeypatch):
    here = resolve(book, "v1")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))

    assert _told(load_at, book, "v1") == "Temporary files cannot be written: No such file or directory."
    assert _told(load_at, book, here) == "The book at “v1” cannot be unpacked: No such file or directory."


def _full(*_words, **_options):
    raise OSError(28, "No space left on device")


def test_the_commits_of_a_book_since_a_revision(git):
    git.commit({"content/book.yml": BOOK})
    git("tag", "v0")
    second = git.commit({"content/terms.yml": "terms: []\n"})
    git.commit({"readme.md": "Not of the book"})
    fourth = git.commit({"content/terms.yml": "terms: []  # none\n"})

    assert commits_since(git.top / "content", "v0") == (second, fourth)
    assert commits_since(git.top / "content", "HEAD") == ()


def test_before_the_first_commit_there_is_no_head_to_propose(git):
    git.write({"content/book.yml": BOOK})
    folder = git.top / "content"

    assert _told(load_at, folder, "HEAD") == "Nothing is committed yet: there is no revision to read."
    assert _told(load_at, folder, "HEADD") == f"There is no revision “HEADD”{LISTED}"
