"""The manual says what is so: generated pages are fresh, links lead somewhere, examples check, pictures are small."""

from __future__ import annotations

import re
import shutil
import tomllib
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

import pytest
from PIL import Image

from docs.generator.examples import LONGEST, examples
from docs.generator.kinds import kind_in_words
from docs.generator.nouns import sections
from docs.generator.pages import EXAMPLES, generated_pages
from docs.generator.words import WORDS
from playbook.check import check_book
from playbook.load import load_book
from playbook.model.reference import SegmentRef, TermsOrText
from playbook.model.value import Length, Line, Number, Percent

WRITTEN = ("README.md", "README.ru.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/**/*.md")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
TWINS = {
    "README.md": "README.ru.md",
    "docs/authors-guide.md": "docs/ru/authors-guide.md",
    "docs/in-git.md": "docs/ru/in-git.md",
}


@pytest.fixture(scope="module")
def manual(root: Path) -> dict[Path, str]:
    """The written and the generated pages, by path."""
    return {path: path.read_text("utf-8") for pattern in WRITTEN for path in sorted(root.glob(pattern))}


@pytest.mark.freshness
def test_the_generated_pages_say_what_model_rules_and_commands_say_today(root):
    pages = generated_pages()

    assert pages
    stale = [name for name, text in pages.items() if _read(root / name) != text]
    assert stale == [], "run `make docs`"


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def test_every_relative_link_leads_to_a_file_and_a_heading_that_are_there(root, manual):
    links = [(page, target) for page, text in manual.items() for target in LINK.findall(_prose(text))]
    inner = [(page, target) for page, target in links if "://" not in target]

    assert inner
    broken = [f"{page.relative_to(root)}: {target}" for page, target in inner if not _leads_somewhere(page, target)]
    assert broken == []


def _prose(text: str) -> str:
    return CODE.sub(lambda code: code[0] if "](" in code[0] else "code", FENCE.sub("", text))


def _leads_somewhere(page: Path, target: str) -> bool:
    path, _hash, anchor = unquote(target).partition("#")
    file = (page.parent / path).resolve() if path else page
    if not anchor:
        return file.exists()
    return file.is_file() and anchor in _anchors(file.read_text("utf-8"))


def _anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as git servers make them."""
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_section_of_the_format_has_an_example_in_both_languages():
    for language, folders in EXAMPLES.items():
        found = examples([path for folder in folders for path in sorted(folder.rglob("*.yml"))])
        wanted = [section.key for section in sections(language)]

        assert wanted
        assert [key for key in wanted if not found.get(key, "").startswith(f"{key}:")] == []


def test_an_example_is_the_first_entries_that_fit_without_what_stands_after_them(tmp_path):
    long = "".join(f"    - step {number}\n" for number in range(LONGEST))
    file = tmp_path / "roles.yml"
    file.write_text(
        f"# Who sells.\nroles:\n  - id: hunter # finds\n\n  - id: keeper\n    tools:\n{long}\n# Next.\nlines: []\n"
    )

    assert examples([file]) == {"roles": "roles:\n  - id: hunter # finds", "lines": "lines: []"}


@pytest.mark.parametrize(
    ("annotation", "told"),
    [
        (Line, "line of text"),
        (tuple[SegmentRef, ...], "list: id of a `segment`"),
        (TermsOrText | None, "id of a `terms` or plain text"),
        (dict[SegmentRef, Length], "mapping from id of a `segment` to duration"),
        (Literal["chain", "sum"], "one of `chain`, `sum`"),
        (Percent | Number, "percent or number"),
    ],
)
def test_a_field_is_told_in_the_words_of_an_author(annotation, told):
    assert kind_in_words(annotation, WORDS["en"]) == told


def test_the_english_examples_are_a_book_without_findings(tmp_path):
    for path in (path for folder in EXAMPLES["en"] for path in folder.rglob("*.yml")):
        shutil.copyfile(path, tmp_path / path.name)

    assert check_book(load_book(tmp_path), date(2026, 12, 1)) == []


@pytest.mark.parametrize(("english", "russian"), TWINS.items())
def test_a_page_and_its_twin_have_the_same_headings_tables_and_examples(root, english, russian):
    one, other = ((root / name).read_text("utf-8") for name in (english, russian))

    assert _shape(one)
    assert _shape(one) == _shape(other)


def _shape(text: str) -> list[str]:
    marks = re.findall(r"^(#+ |```\w*|\||- |\d+\. |!\[)", text, re.MULTILINE)
    return [mark.strip() for mark in marks]


def test_the_layers_of_the_manual_are_those_of_the_contract(root, manual):
    [contract] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    page = manual[root / "docs" / "architecture.md"]
    drawn = re.search(r"## The layers\n.*?```\n(.+?)\n```", page, re.DOTALL)[1].splitlines()
    told = re.findall(r"^\| `([a-z]+)` \|", page[page.index("## The rooms") :], re.MULTILINE)

    assert drawn == contract["layers"]
    assert told == [room.strip() for layer in contract["layers"] for room in layer.split("|")]


def test_every_picture_is_shown_and_small(root, manual):
    pictures = sorted((root / "docs" / "images").iterdir())

    assert pictures
    for path in pictures:
        assert any(f"docs/images/{path.name}" in text for text in manual.values()), path.name
        assert path.stat().st_size < 250_000, path.name
        with Image.open(path) as picture:
            assert min(picture.size) > 300
