"""A small printed book in Russian: tables, scripts, checklists, a matrix, a diagram, references to and fro.

Run as a program it prints itself: `book.py TARGET STYLES`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from playbook.publish.pdf import publish_pdf
from playbook.render.sources import PrintChapter, PrintSource

_FOLDER = Path(__file__).parent
_CHAPTERS = ("segments", "touchpoints", "pipeline", "base")


def demo_source() -> PrintSource:
    """The demo book, as `render` would hand it over."""
    pages = {name: _read(name) for name in ("cover", *_CHAPTERS)}
    chapters = tuple(_chapter(pages[name]) for name in _CHAPTERS)
    return PrintSource(
        title="Книга продаж",
        company="ООО «Северный склад»",
        description="Кому, что и как мы продаём.",
        language="ru",
        effective="2026-11-01",
        cover=pages["cover"],
        contents=contents_of(chapters),
        chapters=chapters,
        images={"media/logo.svg": (_FOLDER / "logo.svg").read_bytes()},
    )


def contents_of(chapters: tuple[PrintChapter, ...]) -> str:
    """A table of contents over chapters and their entries."""
    lines = "".join(f"<li>{_chapter_line(chapter)}<ol>{_entries(chapter.html)}</ol></li>" for chapter in chapters)
    return f'<section class="pb-contents" id="pb-contents"><h1>Содержание</h1><ol>{lines}</ol></section>'


def _read(name: str) -> str:
    return (_FOLDER / f"{name}.html").read_text(encoding="utf-8")


def _chapter(html: str) -> PrintChapter:
    anchor = re.findall(r'<section class="chapter" id="([^"]+)"', html)[0]
    return PrintChapter(anchor, re.sub("<[^>]+>", "", _heading(html, 1)), html)


def _heading(html: str, level: int) -> str:
    return str(re.findall(rf"<h{level}>(.*?)</h{level}>", html)[0])


def _chapter_line(chapter: PrintChapter) -> str:
    return _line(chapter.anchor, _heading(chapter.html, 1))


def _entries(html: str) -> str:
    found = re.findall(r'<section class="entry" id="([^"]+)">\s*<h2>(.*?)</h2>', html)
    return "".join(f"<li>{_line(anchor, heading)}</li>" for anchor, heading in found)


def _line(anchor: str, heading: str) -> str:
    number, title = re.findall(r'(<span class="pb-number">.*?</span>) (.*)', heading)[0]
    page = f'<span class="page-of" data-page-of="{anchor}"></span>'
    return f'<a href="#{anchor}">{number} <span class="pb-contents-title">{title}</span> {page}</a>'


if __name__ == "__main__":
    publish_pdf(demo_source(), Path(sys.argv[1]), styles=Path(sys.argv[2]))
