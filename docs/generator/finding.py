"""The finding in the README: a starter with a slip of the pen in; the README with what `check` says of it out."""

from __future__ import annotations

import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

from playbook.check import check_book
from playbook.diagnostics.formats import as_text
from playbook.load import load_book
from playbook.locale import Language
from playbook.workshop import open_workshop

BOOK = "our-book"
_DAY = date(2026, 12, 1)
_SLIP = ("owner: scout", "owner: scuot")
_PLACE = re.compile(r"(<!-- finding -->\n)```\n.*?```\n", re.DOTALL)


def with_finding(readme: str, language: Language) -> str:
    """The README with the finding in its place, as a reader who does what it says will see it."""
    told = f"```\n{_told(language)}```\n"
    text, count = _PLACE.subn(lambda place: place[1] + told, readme)
    if count != 1:
        raise ValueError("The README has not one place for a finding.")
    return text


def _told(language: Language) -> str:
    with tempfile.TemporaryDirectory() as scratch:
        book = Path(scratch, BOOK)
        shutil.copytree(open_workshop().find(f"starters/{language}"), book)
        pipeline = book / "pipeline.yml"
        pipeline.write_text(pipeline.read_text(encoding="utf-8").replace(*_SLIP, 1), encoding="utf-8")
        loaded = load_book(book)
        return as_text(check_book(loaded, _DAY), loaded.sources.line, language, f"{BOOK}/")
