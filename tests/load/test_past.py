"""Given a book in a git repository, I get what it was at its tags, or at the revisions I name; where there is nothing, nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date

import pytest

from playbook.diagnostics import PlaybookError
from playbook.load.past import no_past, present_day, read_past, untold_past

TODAY = date(2026, 11, 25)


@pytest.fixture
def git(tool, tmp_path, monkeypatch):
    """Git in a folder `house`, whatever the settings of this machine; `day` dates a commit."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": str(tmp_path)}
    people = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for name, value in {**settings, **people}.items():
        monkeypatch.setenv(name, value)
    house = tmp_path / "house"
    (house / "content").mkdir(parents=True)

    def run(*words, day="2026-03-01", at="12:00:00"):
        moment = f"{day}T{at}+0300"
        environment = {**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        subprocess.run([tool("git"), "-C", house, *words], env=environment, check=True, capture_output=True)

    run("init", "--quiet", "--initial-branch", "main")
    return run


@pytest.fixture
def commit(git, tmp_path):
    """Commit a text as the book, with tags; the result is the book's folder."""

    def write(text, *tags, day="2026-03-01", at="12:00:00"):
        folder = tmp_path / "house" / "content"
        (folder / "book.yml").write_text(text, "utf-8")
        git("add", "--all")
        git("commit", "--quiet", "--allow-empty", "--message", "A change", day=day, at=at)
        for tag in tags:
            git("tag", tag)
        return folder

    return write


def _told(past):
    return [(one.name, one.book and one.book.masthead.title) for one in past]


def test_a_book_was_what_it_was_at_its_tags_newest_first(commit):
    commit("book: {title: One}\n", "v1", day="2026-01-10")
    commit("book: {title: Between}\n", day="2026-02-01")
    folder = commit("book: {title: Two}\n", "v2", day="2026-03-01")

    assert _told(read_past(folder)) == [("v2", "Two"), ("v1", "One")]
    assert [one.day for one in read_past(folder)] == [date(2026, 3, 1), date(2026, 1, 10)]


def test_a_broken_book_is_a_name_and_a_day(commit):
    commit("book: {title: One}\n", "v1", day="2026-01-10")
    folder = commit("book: {title: [\n", "v2", day="2026-02-10")

    assert _told(read_past(folder)) == [("v2", None), ("v1", "One")]


def test_a_commit_of_two_tags_is_one_version(commit):
    folder = commit("book: {title: One}\n", "v1", "stable")

    assert _told(read_past(folder)) == [("v1", "One")]


def test_ten_tags_are_enough(commit):
    for number in range(1, 13):
        folder = commit(f"book: {{title: T{number}}}\n", f"v{number}", day=f"2026-03-{number:02}")

    assert [one.name for one in read_past(folder)] == [f"v{number}" for number in range(12, 2, -1)]


def test_revisions_that_are_named_count_and_tags_do_not(commit):
    commit("book: {title: One}\n", "v1", day="2026-01-10")
    commit("book: {title: Two}\n", "v2", day="2026-02-10")
    folder = commit("book: {title: Three}\n", "v3", day="2026-03-10")

    assert _told(read_past(folder, ["v1", "HEAD"])) == [("HEAD", "Three"), ("v1", "One")]
    assert _told(read_past(folder, ["v3", "v2"])) == [("v3", "Three"), ("v2", "Two")]


def test_revisions_of_one_day_are_named_from_old_to_new(commit):
    commit("book: {title: One}\n", "v1")
    folder = commit("book: {title: Two}\n", "v2")

    assert [one.name for one in read_past(folder, ["v1", "v2"])] == ["v2", "v1"]


def test_a_mend_on_the_day_of_its_release_comes_after_it_whatever_it_is_called(commit):
    commit("book: {title: One}\n", "2026-12", at="09:00:00")
    folder = commit("book: {title: Mended}\n", "2026-12-fix", at="17:00:00")

    assert [one.name for one in read_past(folder)] == ["2026-12-fix", "2026-12"]
    assert [one.name for one in read_past(folder, ["2026-12-fix", "2026-12"])] == ["2026-12-fix", "2026-12"]


def test_what_led_to_a_version_is_older_than_it_whatever_a_clock_says(commit):
    commit("book: {title: One}\n", "v1", day="2026-05-01")
    commit("book: {title: Two}\n", "h2", day="2026-03-01")
    folder = commit("book: {title: Three}\n", "h1", day="2026-03-01")

    assert [one.name for one in read_past(folder)] == ["h1", "h2", "v1"]
    assert [one.name for one in read_past(folder, ["v1", "h2", "h1"])] == ["h1", "h2", "v1"]


def test_of_two_branches_that_were_merged_the_later_version_is_newer(commit, git):
    commit("book: {title: One}\n", "v1", day="2026-01-01")
    git("checkout", "--quiet", "-b", "old")
    commit("book: {title: Old}\n", "v1.1", at="15:00:00")
    git("checkout", "--quiet", "main")
    folder = commit("book: {title: New}\n", "v2", at="11:00:00")
    git("merge", "--quiet", "--strategy", "ours", "old", day="2026-04-01")

    assert [one.name for one in read_past(folder)] == ["v1.1", "v2", "v1"]


def test_a_tag_from_before_the_book_is_none_of_its_versions(commit, git, tmp_path):
    (tmp_path / "house" / "notes.txt").write_text("Nothing sold yet.")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Before the book")
    git("tag", "idea")
    folder = commit("book: {title: One}\n", "v1", day="2026-04-01")

    assert [one.name for one in read_past(folder)] == ["v1"]


def test_a_name_that_is_no_revision_is_told(commit):
    folder = commit("book: {title: One}\n", "v1")

    with pytest.raises(PlaybookError, match="v9"):
        read_past(folder, ["v9"])


def test_without_a_repository_there_is_nothing_unless_revisions_are_named(write_book, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    folder = write_book({"book.yml": "book: {title: T}\n"})

    assert read_past(folder) == ()
    assert no_past(folder) == ()
    with pytest.raises(PlaybookError, match="no git repository"):
        read_past(folder, ["v1"])


def test_without_git_and_without_tags_there_is_nothing(commit, monkeypatch, tmp_path):
    folder = commit("book: {title: One}\n")
    assert read_past(folder) == ()

    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("git") is None
    assert read_past(folder) == ()


def test_a_book_is_what_it_is_since_its_last_commit(commit, git, tmp_path):
    folder = commit("book: {title: One}\n", day="2026-01-10")
    (tmp_path / "house" / "notes.txt").write_text("Beside the book.")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Notes", day="2026-02-10")
    (folder / "plan.pdf").write_text("No text of the book.")

    assert present_day(folder, TODAY) == date(2026, 1, 10)


def test_a_merged_book_is_what_it_is_since_the_merge(commit, git):
    commit("book: {title: One}\n", day="2026-01-10")
    git("checkout", "--quiet", "-b", "change")
    folder = commit("book: {title: Two}\n", day="2026-02-10")
    git("checkout", "--quiet", "main")
    git("merge", "--quiet", "--no-ff", "--no-edit", "change", day="2026-03-10")

    assert present_day(folder, TODAY) == date(2026, 3, 10)


@pytest.mark.parametrize("name", ["book.yml", "new.yaml", "act.md"])
def test_a_book_that_is_not_committed_is_what_it_is_since_today(commit, name):
    folder = commit("book: {title: One}\n", day="2026-01-10")
    (folder / name).write_text("book: {title: Two}\n")

    assert present_day(folder, TODAY) == TODAY


@pytest.mark.usefixtures("git")
def test_a_book_that_no_commit_has_or_no_repository_is_of_today(tmp_path, write_book):
    house = tmp_path / "house" / "content"

    assert present_day(house, TODAY) == TODAY
    assert present_day(write_book({"book.yml": "book: {title: T}\n"}), TODAY) == TODAY


def test_a_shallow_clone_says_that_it_may_lack_versions(commit, tmp_path, tool):
    commit("book: {title: One}\n", "v1", day="2026-01-10")
    folder = commit("book: {title: Two}\n", "v2", day="2026-02-10")
    source, shallow = (tmp_path / "house").as_uri(), tmp_path / "shallow"
    subprocess.run([tool("git"), "clone", "--quiet", "--depth", "1", source, shallow], check=True)

    told = untold_past(shallow / "content", read_past(shallow / "content"))
    assert str(told).startswith("This clone is shallow, so that “What changed” knows 1 tag and may lack others")
    assert untold_past(folder, read_past(folder)) is None
    assert untold_past(tmp_path, ()) is None


def test_a_shallow_clone_has_only_what_it_reaches(commit, tmp_path, tool):
    commit("book: {title: One}\n", "v1", day="2026-01-10")
    commit("book: {title: Two}\n", day="2026-02-10")
    source = (tmp_path / "house").as_uri()
    subprocess.run([tool("git"), "clone", "--quiet", "--depth", "1", source, tmp_path / "shallow"], check=True)

    assert read_past(tmp_path / "shallow" / "content") == ()
    with pytest.raises(PlaybookError):
        read_past(tmp_path / "shallow" / "content", ["v1"])
