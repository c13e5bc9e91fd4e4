"""Not our clients: a chapter that shows them by why they are not, and a page for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playbook.diagnostics import Message, _
from playbook.model.book import Book
from playbook.model.not_our_client import ClientException, NotOurClient
from playbook.plan.cases import CaseContent, cases_by_page, entries_of
from playbook.plan.facts import Fact, criteria_facts
from playbook.plan.page import Draft, child_path
from playbook.plan.wording import Wording

SECTION = "not_our_clients"

_KINDS: dict[str, Message] = {
    "cannot": _("We cannot serve them"),
    "will-not": _("We choose not to serve them"),
}


@dataclass(frozen=True, slots=True)
class ExceptionContent:
    """Who is ours all the same, and which role decides it."""

    criteria: tuple[Fact, ...]
    approved_by: str | None


@dataclass(frozen=True, slots=True)
class NotOurClientContent:
    """What the page of a not-our-client shows beside the entity itself; `hidden` tells of exceptions that it does not show."""

    kind: str
    criteria: tuple[Fact, ...]
    hidden: str
    exceptions: tuple[ExceptionContent, ...]
    cases: tuple[CaseContent, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The not-our-clients of one kind: its name for the heading and in words, their pages."""

    name: str
    title: str
    drafts: tuple[Draft, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the not-our-clients, or none where everyone is served."""
    if not book.not_our_clients:
        return None
    cases = cases_by_page(book, words)
    pairs = tuple((one.kind, _draft(book, one, cases, words)) for one in book.not_our_clients)
    groups = tuple(
        Group(kind, words.say(title), tuple(draft for own, draft in pairs if own == kind))
        for kind, title in _KINDS.items()
    )
    return Draft(
        kind="not_our_clients",
        ref="section:not_our_clients",
        path="not-our-clients/index",
        title=words.say(_("Not our clients")),
        summary=words.say(_("Whom we do not serve, how to notice it in time, and how to say no kindly.")),
        content=tuple(group for group in groups if group.drafts),
        children=tuple(draft for _kind, draft in pairs),
    )


def _draft(book: Book, one: NotOurClient, cases_by_ref: Mapping[str, tuple[CaseContent, ...]], words: Wording) -> Draft:
    cases = cases_by_ref.get(f"not-our-client:{one.id}", ())
    return Draft(
        kind="not-our-client",
        ref=f"not-our-client:{one.id}",
        path=child_path("not-our-clients", one.id),
        title=one.title,
        summary=one.summary,
        entity=one,
        content=NotOurClientContent(
            kind=words.say(_KINDS[one.kind]),
            criteria=criteria_facts(one.criteria or {}, words),
            hidden=hidden_exceptions(book, one, words),
            exceptions=tuple(exception_content(exception, words) for exception in one.exceptions),
            cases=cases,
        ),
        entries=entries_of(cases, f"not-our-client:{one.id}"),
    )


def hidden_exceptions(book: Book, one: NotOurClient, words: Wording) -> str:
    """That an edition lacks exceptions to a rule, and whom to ask for them; nothing where it has all of them."""
    if one.address not in book.partial:
        return ""
    title = next((role.title for role in book.roles if role.id == one.owner), None)
    if title is None:
        return words.say(_("There are exceptions that this edition does not hold: ask before you refuse."))
    return words.say(
        _("There are exceptions that this edition does not hold: ask {role} before you refuse.", role=title)
    )


def exception_content(exception: ClientException, words: Wording) -> ExceptionContent:
    """An exception in words."""
    return ExceptionContent(
        criteria=criteria_facts(exception.criteria, words),
        approved_by=f"role:{exception.approved_by}" if exception.approved_by else None,
    )
