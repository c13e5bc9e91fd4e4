"""Given a book that means harm, I get findings or an ordinary result: no crash, no hang, in bounded time and memory."""

from __future__ import annotations

import json
import resource
import runpy
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.check import check_book
from playbook.load import load_book

TODAY = date(2026, 11, 2)
SECONDS = 60
MEGABYTES = 1500

BUILDERS: list[Callable[[Path], None]] = runpy.run_path(str(Path(__file__).with_name("book_builders.py")))["BUILDERS"]

# What must be found, among other things; nothing: an ordinary book.
FOUND: dict[str, set[str]] = {
    "alias_bomb": {"F011"},
    "alias_bomb_in_a_book": {"F001"},
    "recursive_alias": {"F011"},
    "long_scalar": {"F011"},
    "long_block_scalar": {"F011"},
    "large_file": {"F011"},
    "large_text": {"F011"},
    "deep_flow": {"F011"},
    "deep_block": {"F011"},
    "many_keys": {"F001"},
    "many_values": {"F011"},
    "many_sections": {"F001"},
    "many_duplicates": {"F003"},
    "many_bad_items": {"F003", "F010"},
    "many_bad_items_on_one_line": {"F003", "F010"},
    "many_bad_values": {"F010"},
    "many_files": set(),
    "many_files_with_a_finding": {"F003"},
    "hungry_values": {"F003", "F010", "F011"},
    "huge_numbers": {"F010"},
    "paths_out": {"F002", "F011"},
    "links_out": {"F011"},
    "links_in_a_circle": {"F010"},
    "pipes_and_devices": {"F002", "F010"},
    "strange_names": {"F001", "F010"},
    "keys_of_python": {"F001", "F010"},
    "characters": {"F010"},
    "long_lines": {"F010", "F011"},
    "format_strings": {"F001", "F010"},
}


@pytest.mark.parametrize("build", BUILDERS, ids=[build.__name__ for build in BUILDERS])
def test_a_hostile_book_is_told_and_harms_nothing(build, tmp_path):
    folder = tmp_path / "book"
    folder.mkdir()
    build(folder)

    report = _check(folder)

    codes = {found["code"] for found in report["findings"]}
    assert codes >= FOUND[build.__name__]
    if not FOUND[build.__name__]:
        assert codes <= {"F007"}


def test_every_kind_of_harm_has_its_expectation():
    assert {build.__name__ for build in BUILDERS} == FOUND.keys()


@pytest.mark.parametrize("name", ["paths_out", "links_out"])
def test_nothing_from_outside_the_book_is_told(name, tmp_path):
    folder = tmp_path / "book"
    folder.mkdir()
    next(build for build in BUILDERS if build.__name__ == name)(folder)

    report = json.dumps(_check(folder))

    assert "root:" not in report
    assert '"secret"' not in report


def test_a_masthead_that_links_to_a_file_of_the_system_is_told(tmp_path):
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "book.yml").symlink_to("/proc/self/mem")

    done = _run(folder)

    assert done.returncode == 1
    assert "F011" in done.stdout


def _check(folder: Path) -> dict[str, Any]:
    done = _run(folder)
    assert done.stderr == ""
    assert done.returncode in {0, 1}
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _run(folder: Path) -> subprocess.CompletedProcess[str]:
    """Checks a book in a process that may not take more time and memory than the limits."""
    command = [sys.executable, "-m", "playbook", "check", str(folder), "--format", "json", "--today", "2026-11-02"]
    return subprocess.run(
        command, check=False, capture_output=True, encoding="utf-8", timeout=2 * SECONDS, preexec_fn=_limit
    )  # the limits must hold from the start of the new process


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, MEGABYTES * 2**20))


FILES = {
    path.name: path.read_text("utf-8") for path in (Path(__file__).parents[1] / "books" / "every-key").glob("*.y*ml")
}
PIECES = [
    "\t",
    "- ",
    ": ",
    "{",
    "]",
    "'",
    '"',
    "|\n",
    "&a ",
    "*a",
    "!!x ",
    "#",
    "\n",
    "\0",
    "\u2028",
    "---\n",
    "<<: ",
    "  ",
]


@given(data=st.data())
@settings(max_examples=150)
def test_a_good_book_with_a_slip_anywhere_is_read_and_told(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("book")
    name = data.draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    slip = data.draw(st.sampled_from(PIECES))

    for one, content in {**FILES, name: text[:start] + slip + text[end:]}.items():
        (folder / one).write_text(content, encoding="utf-8")
    loaded = load_book(folder)

    for found in check_book(loaded, TODAY):
        assert found.place.end > found.place.column
        assert str(found.message)
