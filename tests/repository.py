"""A git repository of a test, whatever the settings of this machine; in one of them a book, tag by tag."""

from __future__ import annotations

import os
import subprocess

import pytest

_PEOPLE = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
_SETTINGS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **_PEOPLE}


class Git:
    """Git in a folder of the test."""

    def __init__(self, program, top):
        self.program, self.top = program, top

    def __call__(self, *words, day="2026-03-01", **more):
        moment = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00+0300")
        environment = {**os.environ, **_SETTINGS, **moment}
        ended = subprocess.run(
            [self.program, "-C", self.top, *words], env=environment, check=True, capture_output=True, **more
        )
        return ended.stdout.decode().strip()

    def write(self, files):
        """Files by name, none where the content is None."""
        for name, content in files.items():
            path = self.top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def commit(self, files, day="2026-03-01", message="A change"):
        """What was written until now, and these files; the id of the commit."""
        self.write(files)
        self("add", "--all")
        self("commit", "--quiet", "--allow-empty", "--message", message, day=day)
        return self("rev-parse", "HEAD")

    def clone(self, folder, *options):
        self("clone", "--quiet", *options, self.top.as_uri(), str(folder))
        return Git(self.program, folder)


class BookInGit:
    """A book in the folder `content` of a repository, and its tags."""

    def __init__(self, git):
        self.git, self.folder = git, git.top / "content"
        self.folder.mkdir()

    def write(self, files):
        """Files of the book by name, none where the content is None."""
        self.git.write({f"content/{path}": text for path, text in files.items()})

    def tag(self, name, day, files):
        """What was written until now, and these files, as a commit of a day with a tag."""
        self.write(files)
        self.git.commit({}, day, name)
        self.git("tag", name)

    def untag(self, name):
        self.git("tag", "--delete", name)


def begin(program, top):
    """A repository in a new folder."""
    top.mkdir()
    git = Git(program, top)
    git("init", "--quiet", "--initial-branch", "main")
    return git


@pytest.fixture
def git(tool, tmp_path, monkeypatch):
    for name, value in {**_SETTINGS, "GIT_CEILING_DIRECTORIES": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    return begin(tool("git"), tmp_path / "house")
