"""Onboarding: a chapter of the paths of new hires, and a page for each path with its days, tasks and questions."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.diagnostics import _, _n
from playbook.model.book import Book
from playbook.model.onboarding import Path
from playbook.plan.chapters.path_days import Day, days_of
from playbook.plan.chapters.path_quiz import Asked
from playbook.plan.chapters.short_keys import digest
from playbook.plan.imprint import imprint_of
from playbook.plan.page import Draft, child_path
from playbook.plan.wording import Wording

SECTION = "onboarding"
_SEPARATORS = {"ru": ";", "en": ","}
"""What stands between the cells of a CSV file where Excel of that language opens it as a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathContent:
    """What a path's page shows beside the path itself.

    `store` names the path in the reader's browser: its id, and a few letters of the book's title, so that two books opened from
    one disk are kept apart. `pass_percent` is the mark as a plain number, `separator` parts the cells of the file for the mentor.
    `imprint` is which book trains, and from when it holds.
    """

    days: tuple[Day, ...]
    store: str
    pass_percent: str | None
    separator: str
    imprint: str

    @property
    def answered(self) -> tuple[Asked, ...]:
        """The questions whose answers paper tells at the end."""
        return tuple(one for day in self.days for one in day.quiz if one.has_answer)

    @property
    def questions(self) -> int:
        """How many questions count."""
        return sum(day.questions for day in self.days)

    @property
    def has_mark(self) -> bool:
        """Whether right answers decide who has passed; else ticks do."""
        return bool(self.questions and self.pass_percent)

    @property
    def steps(self) -> int:
        """How much there is to tick and to answer on all days together."""
        return sum(day.steps for day in self.days)

    @property
    def days_with_steps(self) -> int:
        """How many days can be done."""
        return sum(bool(day.steps) for day in self.days)


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the paths, or none where nobody is trained by the book."""
    if not book.onboarding:
        return None
    return Draft(
        kind="onboarding",
        ref="section:onboarding",
        path="onboarding/index",
        title=words.say(_("Onboarding")),
        summary=words.say(_("The first days of a new hire: what to read, to do and to know.")),
        content={f"path:{path.id}": length(path, words) for path in book.onboarding},
        children=tuple(_path(book, path, words) for path in book.onboarding),
    )


def length(path: Path, words: Wording) -> str:
    """How many days a path has, in words."""
    return words.say(_n("{count} day", "{count} days", len(path.days)))


def _path(book: Book, path: Path, words: Wording) -> Draft:
    return Draft(
        kind="path",
        ref=f"path:{path.id}",
        path=child_path("onboarding", path.id),
        title=path.title,
        summary=path.summary,
        entity=path,
        content=PathContent(
            days=tuple(days_of(book, path, words)),
            store=f"{path.id}.{digest(book.masthead.title)}",
            pass_percent=None if path.pass_ is None else f"{(path.pass_ * 100).normalize():f}",
            separator=_SEPARATORS[words.language],
            imprint=imprint_of(book, words),
        ),
    )
