"""Situations: a chapter of the moments in which a seller needs an answer at once, a page for each, and cards of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.model.authority import Authority
from playbook.model.book import Book
from playbook.model.situation import Situation
from playbook.plan.chapters.cards import card_sets, cards_ref
from playbook.plan.chapters.states import StateMark, state_marks
from playbook.plan.page import Draft, child_path
from playbook.plan.promises import authority_in_words
from playbook.plan.wording import Wording

SECTION = "situations"


@dataclass(frozen=True, slots=True)
class Group:
    """Situations of one role, or of everyone, and the reference of their cards."""

    name: str
    title: str
    situations: tuple[Situation, ...]
    cards: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationContent:
    """What a situation's page shows beside the situation itself: its states, and the limits of the authority that it names."""

    states: tuple[StateMark, ...]
    limit: str
    authority: str | None


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the situations, or none where there are none."""
    if not book.situations:
        return None
    marks = state_marks(book)
    authorities = {authority.id: authority for authority in book.authority}
    objections = {f"objection:{objection.id}": objection.title for objection in book.objections}
    return Draft(
        kind="situations",
        ref="section:situations",
        path="situations/index",
        title=words.say(_("Situations")),
        summary=words.say(_("A client is on the line and there is no time: find the moment, say the words.")),
        content=situation_groups(book, words),
        children=(
            *(_situation(one, marks, authorities, objections, words) for one in book.situations),
            *card_sets(book, words),
        ),
    )


def situation_groups(book: Book, words: Wording) -> tuple[Group, ...]:
    """The situations by role, in the order of the roles; those of everyone first."""
    by_role: dict[str | None, list[Situation]] = {}
    for situation in book.situations:
        by_role.setdefault(situation.role, []).append(situation)
    titles: dict[str | None, str] = {None: words.say(_("Everyone")), **{role.id: role.title for role in book.roles}}
    order = [*titles, *(role for role in by_role if role not in titles)]
    groups = (
        Group(
            f"by-{role}" if role else "everyone",
            titles.get(role) or str(role),
            tuple(by_role.get(role, ())),
            cards_ref(role),
        )
        for role in order
    )
    return tuple(group for group in groups if group.situations)


def _situation(
    situation: Situation,
    marks: Mapping[str, StateMark],
    authorities: Mapping[str, Authority],
    objections: Mapping[str, str],
    words: Wording,
) -> Draft:
    """The page of a situation; it is found by its tags, and by what clients say who are answered in it."""
    authority = authorities.get(situation.limit) if situation.limit else None
    return Draft(
        kind="situation",
        ref=f"situation:{situation.id}",
        path=child_path("situations", situation.id),
        title=situation.title,
        summary=situation.summary,
        entity=situation,
        found_by=(*situation.tags, *(objections[ref] for ref in situation.see if ref in objections)),
        content=SituationContent(
            states=tuple(marks[name] for name in situation.states if name in marks),
            limit=", ".join(authority_in_words(authority, words)) if authority else situation.limit or "",
            authority=f"authority:{authority.id}" if authority else None,
        ),
    )
