"""What a peer needs to do the same work, made in a process of its own: `site BOOK FOLDER` or `pdf BOOK FOLDER`."""

from __future__ import annotations

import pickle
import sys
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import yaml

from playbook.plan import Plan
from playbook.prepare import plan_edition
from playbook.publish import publish_site
from playbook.publish.legible import legible
from playbook.publish.pdf import publish_pdf
from playbook.publish.print_fonts import known_characters, write_font_configuration
from playbook.render import NavItem, PrintSource, SiteSource, render_print, render_site
from playbook.workshop import open_workshop

TODAY = date(2026, 11, 1)

# WeasyPrint's own page numbers, in the very places where ours are written in; its counters stay 0 in a flexible box.
_PAGE_NUMBERS = """
.page-of::after { content: target-counter(attr(data-page-of), page) }
.pb-contents .page-of { display: inline }
"""


def write_site(book: Path, folder: Path) -> None:
    """`docs/`, the Markdown as our publisher writes it, and a `mkdocs.yml` that says of it what our publisher says."""
    workshop = open_workshop()
    source = render_site(_plan(book), workshop.templates, book)
    theme, assets = workshop.find("theme"), workshop.find("assets")
    publish_site(source, folder / "ours", settings=workshop.settings, theme=theme, assets=assets, scratch=folder)
    settings = _settings(source, workshop.settings, theme, folder)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _settings(source: SiteSource, settings: Path, theme: Path, folder: Path) -> dict[str, Any]:
    return {
        "INHERIT": str(settings),
        "site_name": escape(source.title),
        "site_description": source.description,
        "copyright": escape(source.company),
        "docs_dir": str(folder / "docs"),
        "site_dir": str(folder / "peer"),
        "nav": [_nav_entry(item) for item in source.navigation],
        "theme": {"language": source.language, "custom_dir": str(theme)},
        "use_directory_urls": False,
        "strict": True,
    }


def _nav_entry(item: NavItem) -> dict[str, Any]:
    children = [_nav_entry(child) for child in item.children]
    return {escape(item.title): [item.path, *children] if children else item.path}


def write_print(book: Path, folder: Path) -> None:
    """`book.html`, `book.css` and fonts, the same for WeasyPrint alone as for us, and `print.pickle`, which `press` takes."""
    workshop = open_workshop()
    source = render_print(_plan(book), workshop.templates, book)
    folder.mkdir(parents=True, exist_ok=True)
    write_font_configuration(folder)
    styles = sorted(workshop.find("assets/print").glob("*.css"))
    style = "\n".join(path.read_text(encoding="utf-8") for path in styles)
    (folder / "book.css").write_text(style + _PAGE_NUMBERS, encoding="utf-8")
    (folder / "book.html").write_text(_document(source), encoding="utf-8")
    (folder / "print.pickle").write_bytes(pickle.dumps(source))


def _document(source: PrintSource) -> str:
    bodies = [source.cover, source.contents, *(chapter.html for chapter in source.chapters)]
    parts = [f'<div class="pb-part" data-book="{escape(source.title)}">{body}</div>' for body in bodies]
    text, _lost = legible("".join(parts), known_characters())
    text = text.replace('data-page-of="', 'data-page-of="#')
    head = f'<meta charset="utf-8"><title>{escape(source.title)}</title>'
    return f'<!DOCTYPE html><html lang="{source.language}"><head>{head}</head><body>{text}</body></html>'


def press(folder: Path, _unused: Path) -> None:
    """Our PDF of `print.pickle` alone, without what comes before."""
    source: PrintSource = pickle.loads((folder / "print.pickle").read_bytes())  # noqa: S301 - written by `write_print`
    publish_pdf(source, folder / "ours.pdf", styles=open_workshop().find("assets/print"))


def _plan(book: Path) -> Plan:
    """The plan as a build has it, with what was checked."""
    _examined, plan = plan_edition(book, today=TODAY)
    if plan is None:
        raise ValueError(f"{book} is not clean.")
    return plan


if __name__ == "__main__":
    {"site": write_site, "pdf": write_print, "press": press}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
