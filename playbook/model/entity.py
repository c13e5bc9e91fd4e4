"""An entity: what every noun of the book that has an address of its own may carry."""

from __future__ import annotations

from playbook.model.base import Located, listed, optional, required
from playbook.model.reference import LineRef, RoleRef
from playbook.model.text import MarkdownText
from playbook.model.value import Day, Id, Line


class Shared(Located):
    """What any entity may carry beside its own fields (book-format, "Values" and "lines")."""

    line: LineRef | None = optional("Line: the line of sales it belongs to; left out, all of them.")
    summary: Line | None = optional("In short: one line that says what this is.")
    body: MarkdownText | None = optional("Text: what there is to say about it, as Markdown.")
    owner: RoleRef | None = optional("Owner: the role that answers for it.")
    review_by: Day | None = optional("Review by: the day by which its owner reads it again.")
    audience: tuple[RoleRef, ...] = listed("Audience: the roles that may read it; left out, everyone.")
    tags: tuple[Line, ...] = listed("Tags: words to find it by.")


class Entity(Shared):
    """An entity with an id, unique within its kind, and a title."""

    id: Id = required("Id: small Latin letters, digits and hyphens; becomes the page's address and never changes.")
    title: Line = required("Title: what it is called in the book.")
