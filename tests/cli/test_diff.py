"""`playbook diff`: the history of the example book, told in meaning."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.repository import Git

PROGRAMME = """
loyalty:
  - id: first-pallet
    title: Первая паллета
    owner: hunter
    segments: [small]
    terms: [{kind: delivery, title: Довезём, cost: 500}]
"""


class History:
    """The example book in a repository, changed commit by commit; each is tagged by what it does."""

    def __init__(self, git: Git) -> None:
        self.git, self.book = git, git.top / "content"
        ignored = shutil.ignore_patterns("data", "media")
        shutil.copytree(ROOT / "content", self.book, ignore=ignored)
        self.commit("begin")

    def commit(self, tag: str) -> None:
        """Keeps what the work tree holds under a name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", tag)
        self.git("tag", tag)

    def write(self, name: str, old: str, new: str) -> None:
        """Changes every find of a text in a file of the book."""
        path = self.book / name
        text = path.read_text("utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new), "utf-8")

    def everywhere(self, pattern: str, new: str) -> None:
        """Changes every find of a pattern in all texts of the book."""
        for path in [*self.book.rglob("*.yml"), *self.book.rglob("*.md")]:
            path.write_text(re.sub(pattern, new, path.read_text("utf-8")), "utf-8")

    def tell(self) -> None:
        """The ten commits."""
        self.write("objections.yml", "привозной рублей", "превозной рублей")
        self.commit("typo")
        self.write("clients.yml", "1_000_000", "900_000")
        self.commit("threshold")
        self.everywhere(r"(?<![\w-])telemarketer(?![\w-])", "caller")
        self.commit("role")
        self._drop_handoff()
        self.commit("handoff")
        Path(self.book, "first-pallet.yml").write_text(PROGRAMME, "utf-8")
        self.commit("programme")
        self.write("pipelines/new-clients.yml", "{limit: 3d, warn: 1d}", "{limit: 5d, warn: 1d}")
        self.commit("deadline")
        self.git("checkout", "--quiet", "-b", "side", "HEAD~1")
        self.write("terms.yml", "percent: 3%", "percent: 4%")
        self.commit("side")
        self.git("checkout", "--quiet", "main")
        self.git("merge", "--quiet", "--no-edit", "side")
        self.git("tag", "merge")
        self._move_and_reformat()
        self.commit("moved")
        self._say_more()
        self.commit("script")
        self.write("pages.yml", "title: Откуда взялась «Сойка»", "title: Как всё началось")
        self.commit("title")

    def _drop_handoff(self) -> None:
        path = self.book / "handoffs.yml"
        text = path.read_text("utf-8")
        start, end = text.index("  - id: telemarketer-to-hunter"), text.index("  - id: hunter-to-account")
        path.write_text(text[:start] + text[end:], "utf-8")
        for name in ("onboarding/hunter.yml", "onboarding/telemarketer.yml"):
            self.write(name, "          - handoff:telemarketer-to-hunter\n", "")
        self.write(
            "pipelines/new-clients.yml", "[[handoff:telemarketer-to-hunter|от телемаркетолога]]", "от телемаркетолога"
        )

    def _move_and_reformat(self) -> None:
        text = Path(self.book, "terms.yml").read_text("utf-8")
        head, *items = re.split(r"(?m)^(?=  - id: )", text)
        Path(self.book, "terms.yml").write_text(head + "".join(items[1:]), "utf-8")
        Path(self.book, "zz.yml").write_text(
            "# Moved here.\n\nterms:\n" + items[0].replace("\n    ", "\n\n    "), "utf-8"
        )

    def _say_more(self) -> None:
        path = self.book / "scripts" / "first-call.md"
        path.write_text(path.read_text("utf-8") + "\nСначала представьтесь полностью, без спешки.\n", "utf-8")


HEAD = "head-of-sales"
EVERYONE = ()
EVERY_SELLER = (HEAD, "caller", "hunter", "account-manager")
CHANGES = {
    ("begin", "typo"): [("changed", "objection:too-expensive", "answer", "editorial", EVERYONE)],
    ("typo", "threshold"): [
        ("changed", "segment:small", "criteria.annual-purchases", "must-read", (HEAD, "hunter")),
        ("changed", "segment:medium", "criteria.annual-purchases", "must-read", (HEAD,)),
    ],
    ("threshold", "role"): [("renamed", "role:caller", "id", "inform", (HEAD, "caller"))],
    ("role", "handoff"): [
        ("changed", "state:new-clients/contact-2", "body", "inform", ("hunter",)),
        ("changed", "path:hunter-week", "days.2.read", "inform", (HEAD, "hunter")),
        ("changed", "path:telemarketer-week", "days.4.read", "inform", (HEAD, "caller")),
        ("removed", "handoff:telemarketer-to-hunter", "", "must-read", ("caller", "hunter")),
    ],
    ("handoff", "programme"): [("added", "programme:first-pallet", "", "must-read", ("hunter",))],
    ("programme", "deadline"): [("changed", "state:new-clients/new", "deadline", "must-read", ("caller",))],
    ("deadline", "merge"): [("changed", "terms:discount-3", "percent", "must-read", EVERY_SELLER)],
    ("merge", "moved"): [],
    ("moved", "script"): [("changed", "touchpoint:first-call", "script", "inform", (HEAD, "caller"))],
    ("script", "title"): [("changed", "page:about-soyka", "title", "editorial", EVERYONE)],
}


@pytest.fixture
def history(git) -> History:
    told = History(git)
    told.tell()
    return told


@pytest.fixture
def diff(playbook, git) -> Callable[..., dict]:
    """What `playbook diff --format json` prints."""

    def run(*revisions: str) -> dict:
        ended = playbook("diff", *revisions, "--format", "json", folder=git.top)
        assert (ended.returncode, ended.stderr) == (0, "")
        return json.loads(ended.stdout)

    return run


@pytest.mark.usefixtures("history")
def test_each_commit_of_a_history_tells_its_changes_their_levels_and_roles(diff):
    told = {revisions: diff(*revisions)["changes"] for revisions in CHANGES}

    assert {
        revisions: [(one["kind"], one["entity"], one["field"], one["level"], tuple(one["roles"])) for one in changes]
        for revisions, changes in told.items()
    } == CHANGES
    [move] = told["typo", "threshold"][0]["moves"]
    assert (move["from"], move["to"], move["witness"]["annual-purchases"]) == (
        "segment:small",
        "segment:medium",
        950_000,
    )
    assert [one["measure"] for one in told["programme", "deadline"][0]["effects"]] == [
        "longest-way",
        "highest-workload",
    ]


def test_without_a_second_revision_the_work_tree_is_compared(history, diff):
    history.write("terms.yml", "percent: 6%", "percent: 7%")

    assert [(one["entity"], one["before"], one["after"], one["line"] > 1) for one in diff("title")["changes"]] == [
        ("terms:discount-6", "6%", "7%", True)
    ]


def test_from_within_the_book_its_files_are_named_as_they_lie_here_and_the_disk_has_no_name(history, playbook):
    history.write("terms.yml", "percent: 6%", "percent: 7%")
    text, told = (
        playbook("diff", "title", "--book", ".", "--format", form, "--lang", "ru", folder=history.book).stdout
        for form in ("text", "json")
    )

    assert "    terms.yml:" in text
    assert "./" not in text
    assert (json.loads(told)["old"], json.loads(told)["new"]) == ("title", None)


@pytest.mark.usefixtures("history")
def test_for_a_merge_request_there_is_markdown_and_for_people_text(playbook, git):
    text = playbook("diff", "programme", "deadline", folder=git.top).stdout
    comment = playbook("diff", "programme", "deadline", "--format", "markdown", "--lang", "en", folder=git.top).stdout

    assert text.startswith("Надо прочитать\n  «Новый» (этап): срок — было 3 дня, стало 5 дней.\n    → ")
    assert "    content/pipelines/new-clients.yml:36\n" in text
    assert "- “Новый” (state): deadline – 5 days instead of 3 days. — *for: Телемаркетолог*" in comment


def test_a_revision_whose_book_was_broken_is_told_and_the_rest_compared(history, playbook, git):
    history.write("terms.yml", "percent: 6%", "percent: six")
    history.write("clients.yml", "900_000", "800_000")
    history.commit("broken")

    ended = playbook("diff", "title", "broken", "--format", "json", folder=git.top)

    assert ended.returncode == 1
    assert ended.stderr.startswith("В broken у книги 1 ошибка формата: что не прочитано, с тем не сравнивается.\n")
    assert "terms.yml:" in ended.stderr
    told = json.loads(ended.stdout)
    assert {one["entity"] for one in told["changes"]} == {"segment:small", "segment:medium"}
    assert told["notes"] == ["В broken у книги 1 ошибка формата: что не прочитано, с тем не сравнивается."]
    mended = playbook("diff", "broken", "title", "--format", "json", folder=git.top)
    assert (mended.returncode, json.loads(mended.stdout)["notes"]) == (0, told["notes"])


@pytest.mark.usefixtures("history")
def test_what_git_does_not_know_is_told_in_a_sentence(playbook, git):
    ended = playbook("diff", "titel", folder=git.top)

    assert (ended.returncode, ended.stdout) == (3, "")
    assert len(ended.stderr.splitlines()) == 1
    assert "«titel»" in ended.stderr
    assert "«title»" in ended.stderr


BROKEN = """\
book: {title: T, language: en}
roles: [{id: keeper, title: Keeper}]
terms: [{id: rebate, title: Rebate, kind: discount, percent: 3%, owner: keepr}]
"""


def test_a_name_that_is_nobodys_is_told_and_not_compared(playbook, git):
    git.commit({"content/book.yml": BROKEN})
    git("tag", "bad")
    git.commit({"content/book.yml": BROKEN.replace("keepr", "keeper").replace("3%", "4%")})

    back, forth = playbook("diff", "HEAD", "bad", folder=git.top), playbook("diff", "bad", "HEAD", folder=git.top)

    assert (back.returncode, forth.returncode) == (1, 0)
    for done in (back, forth):
        assert "At bad the book has 1 mistake of form" in done.stderr
        assert "There is no role “keepr” in the book." in done.stderr
        assert "At bad the book has 1 mistake of form" in done.stdout
        assert "keepr" not in done.stdout
        assert "for: Keeper\n" in done.stdout


def test_a_text_that_lies_in_git_lfs_is_not_compared(playbook, git):
    book = BROKEN.replace("keepr", "keeper") + (
        "not_our_clients: [{id: rude, title: Rude, signs: [Shouts], reason: R., action: {file: act.md}}]\n"
    )
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 1\n"
    git.commit({"content/book.yml": book, "content/act.md": pointer})
    git("tag", "lfs")
    git.write({"content/act.md": "Say no politely.\n", "content/book.yml": book.replace("3%", "4%")})

    done = playbook("diff", "lfs", folder=git.top)

    assert (done.returncode, done.stderr) == (
        0,
        "At lfs 1 text lies in Git LFS and is not to be had here; it is not compared.\n",
    )
    assert "git-lfs" not in done.stdout
    assert "Say no politely" not in done.stdout
    assert "percent – 4% instead of 3%" in done.stdout
