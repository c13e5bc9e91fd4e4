"""A link in a text to something that the reader of an edition may not see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from playbook.check.edition_views import edition_views
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Message, Related, Severity, _, _n, quoted
from playbook.editions import LostLink
from playbook.model.book import Book
from playbook.model.edition import Edition
from playbook.model.entity import Shared
from playbook.model.index import index


def check(book: Book) -> Iterator[Finding]:
    """The links that the book's own editions lose."""
    return links_to_hidden(book, ((edition, restricted.lost) for edition, restricted in edition_views(book)))


def links_to_hidden(book: Book, lost: Iterable[tuple[Edition, Iterable[LostLink]]]) -> Iterator[Finding]:
    """Each lost link once, with the editions whose readers meet it."""
    readers: dict[LostLink, list[str]] = {}
    for edition, links in lost:
        for link in links:
            readers.setdefault(link, []).append(edition.title)
    entities = index(book) if readers else {}
    for link, editions in readers.items():
        hidden = entities[link.ref]
        yield Finding(
            at=link.at,
            message=_n(
                "“{quote}” leads to what readers of {editions} may not see.",
                "“{quote}” leads to what readers of {editions} may not see.",
                len(editions),
                quote=link.quote,
                editions=[quoted(title) for title in editions],
            ),
            hint=_("Say it in words without a link, or let these readers see “{title}”.", title=_title(hidden)),
            related=(Related(hidden.address, _hidden(hidden)),),
            quote=link.quote,
            quote_number=link.number,
        )


def _title(entity: Shared) -> str:
    return str(getattr(entity, "title", None) or getattr(entity, "term", ""))


def _hidden(entity: Shared) -> Message:
    if entity.audience:
        return _("This is for {roles} alone.", roles=list(entity.audience))
    return _("This is not in that edition.")


RULE = Rule(
    code="E901",
    name="link-to-hidden",
    title=_("A link to what its reader may not see"),
    severity=Severity.ERROR,
    rationale=_(
        "The link would tell that the thing exists and what it is called; without its words the sentence has a hole."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: head, title: Head of sales}
        authority:
          - {id: limits, title: Limits of the head, role: head, audience: [head]}
        situations:
          - {id: asks, title: Asks for a discount, role: hunter, say: I will ask the head of sales.}
        editions:
          - {id: hunters, title: For hunters, roles: [hunter]}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: head, title: Head of sales}
        authority:
          - {id: limits, title: Limits of the head, role: head, audience: [head]}
        situations:
          - {id: asks, title: Asks for a discount, role: hunter, say: "I will look into [[authority:limits]]."}  # <- here
        editions:
          - {id: hunters, title: For hunters, roles: [hunter]}
        """,
    check=check,
)
