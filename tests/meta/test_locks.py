"""The locks pin every file by its hash, agree with each other and with pyproject, and name no registry."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("run", "dev")


def _blocks(root: Path, lock: str) -> list[str]:
    text = (root / "requirements" / f"{lock}.lock").read_text("utf-8")
    return text.replace("\\\n", " ").splitlines()


def _pins(root: Path, lock: str) -> set[Requirement]:
    return {Requirement(block.split("--hash")[0].strip()) for block in _blocks(root, lock)}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_one_version_and_its_hashes(root, lock):
    blocks = _blocks(root, lock)

    assert blocks
    pinned = re.compile(r"[a-z0-9.-]+==[^ ;]+( ; [^-]+)?( +--hash=sha256:[0-9a-f]{64})+")
    assert [block[:60] for block in blocks if not pinned.fullmatch(block)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_registry_is_named(root, lock):
    text = (root / "requirements" / f"{lock}.lock").read_text("utf-8")

    assert text
    assert "://" not in text
    assert "index" not in text


@pytest.mark.parametrize(("lock", "group"), [("run", "build"), ("dev", "dev")])
@pytest.mark.freshness
def test_what_pyproject_asks_for_is_locked_in_a_version_it_allows(root, lock, group):
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    asked = [*settings["project"]["dependencies"], *settings["dependency-groups"][group]]
    wanted = [Requirement(text) for text in asked if isinstance(text, str)]
    locked = {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin in _pins(root, lock)}

    assert wanted
    missing = [
        str(want) for want in wanted if not want.specifier.contains(locked.get(canonicalize_name(want.name), ""))
    ]
    assert missing == [], "make lock"


def test_tests_run_with_the_versions_that_the_book_is_built_with(root):
    run, dev = (_pins(root, lock) for lock in LOCKS)

    assert run
    assert {str(pin) for pin in run - dev} == set()
