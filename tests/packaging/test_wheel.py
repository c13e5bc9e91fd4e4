"""The wheel alone builds a book: in an empty environment, away from the checkout, with only the locked packages."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent.parent
SMALL_BOOK = ROOT / "tests" / "books" / "small"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as others get it, built by the locked backend without asking anybody for anything."""
    folder = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)], ROOT)
    [wheel] = folder.glob("playbook-*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment that holds the wheel and what `requirements/run.lock` names, and nothing else."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=False)
    [packages] = environment.glob("lib/python*/site-packages")
    for name in _locked_names():
        _link_distribution(name, packages)
    python = environment / "bin" / "python"
    _run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps", str(wheel)],
        environment,
    )
    return environment / "bin"


def _locked_names() -> list[str]:
    lines = (ROOT / "requirements" / "run.lock").read_text("utf-8").replace("\\\n", " ").splitlines()
    pins = [Requirement(line.split("--hash")[0].strip()) for line in lines]
    return [pin.name for pin in pins if pin.marker is None or pin.marker.evaluate()]


def _link_distribution(name: str, packages: Path) -> None:
    """Put an installed distribution into another environment, file by file, so that its neighbours stay outside."""
    distribution = importlib.metadata.distribution(name)
    for file in distribution.files or ():
        target = packages / file
        if ".." not in file.parts and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(Path(str(distribution.locate_file(file))).resolve())


def _run(command: list[str], folder: Path) -> str:
    """Run a command as a newcomer would: an own home, nothing of this session but the PATH and the language."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_wheel_carries_templates_settings_and_translations_and_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    assert "playbook/_shipped/mkdocs.yml" in names
    assert "playbook/locale/ru/LC_MESSAGES/playbook.mo" in names
    shipped = {
        name.removeprefix("playbook/_shipped/") for name in names if name.startswith("playbook/_shipped/templates/")
    }
    written = {path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()}
    assert shipped
    assert shipped == written
    assert [name for name in names if not name.startswith(("playbook/", "playbook-"))] == []


def test_the_program_is_the_installed_one(installed, tmp_path):
    place = _run([str(installed / "python"), "-c", "import playbook; print(playbook.__file__)"], tmp_path)

    assert Path(place.strip()).is_relative_to(installed.parent)


def test_the_installed_program_builds_a_book(installed, tmp_path):
    playbook = str(installed / "playbook")
    if SMALL_BOOK.exists():
        shutil.copytree(SMALL_BOOK, tmp_path / "book")
    else:
        _run([playbook, "init", "book", "--lang", "en"], tmp_path)

    _run([playbook, "build", "book", "--out", "out", "--today", "2026-01-31"], tmp_path)

    editions = [path for path in (tmp_path / "out").iterdir() if path.is_dir()]
    assert editions
    assert [str(path) for path in editions if not (path / "index.html").is_file()] == []
    assert [str(path) for path in editions if not (path / "sales-book.pdf").read_bytes().startswith(b"%PDF-")] == []
