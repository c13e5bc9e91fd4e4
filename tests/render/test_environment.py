"""The templates' world: an author's text is rendered once for both media."""

from __future__ import annotations

from playbook.load import load_book
from playbook.plan import plan_book
from playbook.render import fragments_of, render_print, render_site
from playbook.workshop import open_workshop

BOOK = {"book.yml": "book: {title: B, language: en}\npages:\n  - {id: a, title: A, body: 'Once **only**.'}\n"}


def test_what_the_site_has_rendered_the_printed_book_takes(write_book, monkeypatch):
    folder = write_book(BOOK)
    plan = plan_book(load_book(folder).book, "en")
    templates = open_workshop().templates
    texts = fragments_of(plan)
    rendered = []
    html_of = texts._html
    monkeypatch.setattr(texts, "_html", lambda *words: rendered.append(words[0]) or html_of(*words))

    site = render_site(plan, templates, folder, texts)
    book = render_print(plan, templates, folder, texts)

    assert rendered.count("Once **only**.") == 1
    assert "Once <strong>only</strong>." in site.pages["pages/a.md"]
    assert "Once <strong>only</strong>." in book.chapters[0].html
