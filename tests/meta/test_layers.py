"""The rooms and the arrows between them stand in one contract, and no room is left out of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def contract(root: Path) -> dict[str, object]:
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    [contract] = settings["contracts"]
    return contract


def test_imports_go_down_through_all_of_playbook(contract):
    assert contract["type"] == "layers"
    assert contract["containers"] == ["playbook"]
    assert contract["exhaustive"] is True


def test_every_room_has_its_layer(contract, root):
    entries = (root / "playbook").iterdir()
    rooms = {path.stem for path in entries if path.is_dir() or path.suffix == ".py"}
    rooms = {room for room in rooms if not room.startswith("_")}
    layers = {room.strip() for layer in contract["layers"] for room in layer.split("|")}

    assert rooms
    assert rooms - layers == set()


def test_every_folder_with_code_is_a_package(root, modules):
    folders = {path.parent for path in modules}

    assert folders
    assert {str(folder) for folder in folders if not (root / folder / "__init__.py").exists()} == set()
