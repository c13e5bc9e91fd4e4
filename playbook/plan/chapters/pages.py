"""Free pages: chapters of their own, at the front of the book or after the section or page that they name."""

from __future__ import annotations

from playbook.model.book import Book
from playbook.model.page import Page
from playbook.plan.page import Draft, child_path


def placed(book: Book, chapters: tuple[tuple[str, Draft], ...]) -> tuple[Draft, ...]:
    """The chapters with the free pages among them; a page that follows what is not there stands at the end."""
    order: list[tuple[str, Draft]] = [("page:" + page.id, _draft(page)) for page in book.pages if page.after is None]
    order += chapters
    waiting = [page for page in book.pages if page.after is not None]
    while waiting:
        names = [name for name, _draft_ in order]
        page = next((page for page in waiting if _after(page) & set(names)), waiting[0])
        waiting.remove(page)
        at = max((names.index(name) for name in _after(page) if name in names), default=len(order) - 1)
        order.insert(at + 1, ("page:" + page.id, _draft(page)))
    return tuple(draft for _name, draft in order)


def _after(page: Page) -> set[str]:
    return {str(page.after), f"page:{page.after}"}


def _draft(page: Page) -> Draft:
    return Draft(
        kind="page",
        ref=f"page:{page.id}",
        path=child_path("pages", page.id),
        title=page.title,
        summary=page.summary,
        entity=page,
    )
