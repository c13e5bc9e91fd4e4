"""`playbook init`."""

from __future__ import annotations

import json

import pytest
from lxml import etree


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_starter_checks_at_once_without_a_finding(playbook, tmp_path, language):
    started = playbook("init", tmp_path / "mine", "--lang", language)
    checked = playbook("check", tmp_path / "mine", "--strict", "--lang", "en")

    assert (started.returncode, started.stderr) == (0, "")
    assert (checked.returncode, checked.stdout) == (0, "Nothing wrong was found.\n")


def test_without_a_language_the_book_is_in_the_readers_own(playbook, tmp_path):
    started = playbook("init", tmp_path / "mine", LC_ALL="ru_RU.UTF-8", PYTHONUTF8="1")

    assert "language: ru" in (tmp_path / "mine" / "book.yml").read_text("utf-8")
    assert started.stdout.startswith("Книга начата")


def test_the_editor_finds_the_schema(playbook, tmp_path):
    playbook("init", tmp_path / "mine")
    settings = json.loads((tmp_path / "mine" / ".vscode" / "settings.json").read_text("utf-8"))
    [schema] = settings["yaml.schemas"]

    assert json.loads((tmp_path / "mine" / schema).read_text("utf-8"))["properties"]["roles"]


def test_visual_studio_code_is_told_of_the_extension_that_reads_the_schema(playbook, tmp_path):
    playbook("init", tmp_path / "mine")
    told = json.loads((tmp_path / "mine" / ".vscode" / "extensions.json").read_text("utf-8"))

    assert told == {"recommendations": ["redhat.vscode-yaml"]}


def test_the_editors_of_jetbrains_find_the_schema(playbook, tmp_path):
    playbook("init", tmp_path / "mine")
    mapping = etree.fromstring((tmp_path / "mine" / ".idea" / "jsonSchemas.xml").read_bytes())
    [info] = mapping.iter("SchemaInfo")
    schema = info.find("option[@name='relativePathToSchema']").get("value")
    items = [{option.get("name"): option.get("value") for option in item} for item in info.iter("Item")]

    assert mapping.find("component").get("name") == "JsonSchemaMappingsProjectConfiguration"
    assert json.loads((tmp_path / "mine" / schema).read_text("utf-8"))["properties"]["roles"]
    assert items == [{"path": name, "mappingKind": "Pattern"} for name in ("*.yml", "*.yaml")]


@pytest.mark.parametrize(("server", "place"), [("github", ".github/workflows/book.yml"), ("gitlab", ".gitlab-ci.yml")])
def test_a_new_book_comes_with_what_a_git_server_runs(playbook, tmp_path, server, place):
    without = playbook("init", tmp_path / "without", "--lang", "ru")
    started = playbook("init", tmp_path / "mine", "--lang", "ru", "--ci", server)
    checked = playbook("check", tmp_path / "mine", "--strict", "--lang", "en")

    assert (without.returncode, started.returncode) == (0, 0)
    assert not (tmp_path / "without" / place).exists()
    assert "публикует" in (tmp_path / "mine" / place).read_text("utf-8")
    assert checked.stdout == "Nothing wrong was found.\n"


def test_a_book_that_is_there_gets_only_what_a_git_server_runs(playbook, write_book):
    folder = write_book({"book.yml": "book: {title: Моя, language: ru}\n"})
    ended = playbook("init", folder, "--ci", "gitlab")
    again = playbook("init", folder, "--ci", "gitlab", "--lang", "en")

    assert ended.returncode == 0, ended.stderr
    assert f"{folder}/.gitlab-ci.yml" in ended.stdout
    assert sorted(path.name for path in folder.iterdir()) == [".gitlab-ci.yml", "book.yml"]
    assert "Книга на GitLab" in (folder / ".gitlab-ci.yml").read_text("utf-8")
    assert (again.returncode, again.stderr) == (
        3,
        f"“{folder}/.gitlab-ci.yml” is there already; nothing was written.\n",
    )
    assert "Книга на GitLab" in (folder / ".gitlab-ci.yml").read_text("utf-8")


@pytest.mark.parametrize(("server", "place"), [("github", ".github/workflows/book.yml"), ("gitlab", ".gitlab-ci.yml")])
def test_in_a_larger_repository_what_runs_stands_at_the_top_and_names_the_book(playbook, git, server, place):
    started = playbook("init", "sales/our book", "--lang", "en", "--ci", server, folder=git.top)
    flow = (git.top / place).read_text("utf-8")

    assert started.returncode == 0, started.stderr
    assert f"“{git.top / place}” is what the git server runs" in started.stdout
    assert '\n  BOOK: "sales/our book"\n' in flow
    assert "\n  BOOK: .\n" not in flow
    assert (git.top / "sales" / "our book" / "book.yml").is_file()
    assert not (git.top / "sales" / "our book" / place).exists()


def test_what_runs_at_the_top_already_is_left_alone_and_no_book_is_begun(playbook, git):
    (git.top / ".gitlab-ci.yml").write_text("stages: [test]\n")
    ended = playbook("init", "book", "--ci", "gitlab", folder=git.top)

    assert (ended.returncode, ended.stdout) == (3, "")
    assert ended.stderr == f"“{git.top}/.gitlab-ci.yml” is there already; nothing was written.\n"
    assert not (git.top / "book").exists()


def test_nothing_is_overwritten(playbook, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "book.yml").write_text("book: {title: Mine}\n")
    ended = playbook("init", tmp_path / "mine")

    assert (ended.returncode, ended.stdout) == (3, "")
    assert ended.stderr == f"“{tmp_path}/mine/book.yml” is there already; nothing was written.\n"
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["book.yml"]
    assert (tmp_path / "mine" / "book.yml").read_text() == "book: {title: Mine}\n"


def test_a_folder_that_cannot_be_written_is_one_sentence(playbook, tmp_path):
    (tmp_path / "file").write_text("")
    ended = playbook("init", tmp_path / "file" / "mine")

    assert ended.returncode == 3
    assert ended.stderr.startswith(f"“{tmp_path}/file/mine” cannot be written: ")
    assert ended.stderr.count("\n") == 1
