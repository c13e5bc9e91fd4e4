"""The pictures of the manual: the example book in; its site and pages of its print as small PNG files out."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader
from pypdf.generic import Destination

from playbook.build import build_book
from playbook.model.edition import FULL
from playbook.publish import PDF_NAME
from playbook.workshop import open_workshop

_BOOK = Path(__file__).parent.parent.parent / "content"
_DAY = dt.date(2026, 12, 1)
_COLOURS = 160
_GAP = 24
_GROUND = (203, 200, 194)


@dataclass(frozen=True, slots=True)
class _Shot:
    """A page of the site in a window."""

    name: str
    page: str
    width: int
    height: int
    colours: Literal["light", "dark"] = "light"


_SHOTS = (
    _Shot("site-start", "index.html", 1280, 800),
    _Shot("site-pipeline", "pipelines/new-clients/index.html", 1280, 800, "dark"),
    _Shot("site-phone", "situations/asks-discount-first.html", 390, 844),
)
_PIPELINE = re.compile(r"[0-9.]+ Новые клиенты")


def take_pictures(folder: Path) -> None:
    """Builds the example book and writes its pictures into the folder; needs Chromium and poppler's `pdftoppm`."""
    with tempfile.TemporaryDirectory() as scratch:
        built = build_book(_BOOK, Path(scratch, "site"), open_workshop(), today=_DAY, editions=[FULL])
        if not built.editions:
            raise RuntimeError("The example book has errors and was not built.")
        [full] = built.editions
        folder.mkdir(parents=True, exist_ok=True)
        with _browser() as browser:
            for shot in _SHOTS:
                _save(_shoot(browser, full.folder, shot), folder / f"{shot.name}.png")
        _save(_print(full.folder / PDF_NAME), folder / "print.png")


@contextmanager
def _browser() -> Iterator[Browser]:
    chromium = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        # Root may not use the sandbox; the pages are our own.
        started = playwright.chromium.launch(executable_path=chromium, chromium_sandbox=os.geteuid() != 0)
        yield started
        started.close()


def _shoot(browser: Browser, site: Path, shot: _Shot) -> Image.Image:
    window = browser.new_page(viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.colours)
    window.goto((site / shot.page).as_uri())
    window.evaluate("document.fonts.ready")
    picture = Image.open(BytesIO(window.screenshot(animations="disabled")))
    window.close()
    return picture


def _print(pdf: Path) -> Image.Image:
    """The cover, the contents and the diagram of a pipeline side by side."""
    pages = [_page_of(pdf, number) for number in (1, 2, _page_number_of_diagram(pdf))]
    width, height = pages[0].size
    sheet = Image.new("RGB", (len(pages) * (width + _GAP) + _GAP, height + 2 * _GAP), _GROUND)
    for place, page in enumerate(pages):
        sheet.paste(page, (_GAP + place * (width + _GAP), _GAP))
    return sheet


def _page_number_of_diagram(pdf: Path) -> int:
    reader = PdfReader(pdf)
    entry = next(entry for entry in _flat(reader.outline) if _PIPELINE.fullmatch(entry.title or ""))
    return 2 + (reader.get_destination_page_number(entry) or 0)  # from 1, and the diagram has the page after the title


def _flat(outline: list[Any]) -> Iterator[Destination]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


def _page_of(pdf: Path, number: int) -> Image.Image:
    page = str(number)
    command = ["pdftoppm", "-png", "-r", "75", "-f", page, "-l", page, str(pdf)]
    return Image.open(BytesIO(subprocess.run(command, check=True, capture_output=True).stdout))  # noqa: S603 - our own PDF


def _save(picture: Image.Image, path: Path) -> None:
    """Few colours keep a picture small; a site has few."""
    picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
