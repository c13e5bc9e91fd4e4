"""`tests/` mirrors `playbook/`, and no module outgrows a reader's patience."""

from __future__ import annotations

from pathlib import Path

import pytest

# Folders of tests that look at the whole rather than at one module.
WHOLES = {"bench", "databases", "meta", "packaging", "flows", "browser", "hostile", "books", "goldens"}

LONG = 300
TOO_LONG = 400
# A module over 300 lines needs a reason that survived a review.
DEFENDED: dict[str, str] = {}


def test_every_test_file_stands_where_its_module_stands(root):
    tests = [path.relative_to(root / "tests") for path in (root / "tests").rglob("test_*.py")]
    mirrored = [path for path in tests if path.parts[0] not in WHOLES]

    assert tests
    assert [str(path) for path in mirrored if not _has_module(root, path)] == []


def _has_module(root: Path, test: Path) -> bool:
    module = root / "playbook" / test.parent / test.stem.removeprefix("test_")
    return module.with_suffix(".py").exists() or module.is_dir()


def test_no_module_is_too_long(root, modules):
    lengths = {str(path): len((root / path).read_text("utf-8").splitlines()) for path in modules}

    assert lengths
    assert {name: length for name, length in lengths.items() if length > TOO_LONG} == {}
    assert {name: length for name, length in lengths.items() if length > LONG and name not in DEFENDED} == {}
    assert DEFENDED.keys() - lengths.keys() == set()


def test_every_module_says_in_its_first_line_what_goes_in_and_out(root, modules):
    silent = [str(path) for path in modules if not (root / path).read_text("utf-8").startswith('"""')]

    assert modules
    assert silent == []


@pytest.mark.parametrize("name", sorted(WHOLES - {"books", "goldens"}))
def test_a_folder_for_the_whole_is_no_room_of_the_program(root, name):
    assert not (root / "playbook" / name).exists()
