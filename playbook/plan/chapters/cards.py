"""Situations go in; for each role that meets some the page of its cards comes out, four on a sheet, to lie beside the telephone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playbook.diagnostics import Message, _, _n
from playbook.model.authority import Authority
from playbook.model.book import Book
from playbook.model.entity import Entity
from playbook.model.index import index
from playbook.model.situation import Situation
from playbook.plan.card_filling import CardPart, Part, fill_cards, short_title
from playbook.plan.grouping import grouped
from playbook.plan.imprint import imprint_of
from playbook.plan.page import Draft, child_path
from playbook.plan.promises import authority_in_words
from playbook.plan.spoken import paragraphs
from playbook.plan.wording import Wording

EVERYONE = "section:cards"
"""The reference of the cards of situations that are nobody's own."""

_ON_A_SHEET = 4
_FOLDER = "situations/cards"  # of its own: a situation's id may begin with `cards-`


@dataclass(frozen=True, slots=True)
class Card:
    """One card; where its words do not fit on one, each further one `is_continued`. `hand_to` is a reference."""

    ref: str
    title: str
    role: str
    parts: tuple[CardPart, ...]
    hand_to: str
    is_continued: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsContent:
    """The sheets of a set with their number in words; `imprint` is which book they are of, and from when it holds."""

    sheets: tuple[tuple[Card, ...], ...]
    count: str
    imprint: str


@dataclass(frozen=True, slots=True)
class _Named:
    """What a situation names: titles by reference, and authorities by id."""

    titles: Mapping[str, str]
    authorities: Mapping[str, Authority]


def cards_ref(role: str | None) -> str:
    """The reference of a role's cards, or of everyone's."""
    return f"cards:{role}" if role else EVERYONE


def card_sets(book: Book, words: Wording) -> tuple[Draft, ...]:
    """A page of cards for each role with situations of its own, which come first, and one of those that are everyone's."""
    entities = index(book)
    named = _Named(
        {ref: one.title for ref, one in entities.items() if isinstance(one, Entity)},
        {one.id: one for one in book.authority},
    )
    cards = {one.id: tuple(_cards(one, named, words)) for one in book.situations}
    everyone = tuple(card for one in book.situations if one.role is None for card in cards[one.id])
    sets = [
        (role, tuple(card for one in own for card in cards[one.id]))
        for role, own in grouped(book.situations, lambda one: (one.role,) if one.role else ()).items()
    ]
    pages = [
        _draft(
            role,
            _("Cards: {role}", role=named.titles.get(f"role:{role}", role)),
            (*own, *everyone),
            imprint_of(book, words),
            words,
        )
        for role, own in sets
    ]
    if everyone:
        pages.append(_draft(None, _("Cards for everyone"), everyone, imprint_of(book, words), words))
    return tuple(pages)


def _draft(role: str | None, title: Message, cards: tuple[Card, ...], imprint: str, words: Wording) -> Draft:
    sheets = tuple(cards[start : start + _ON_A_SHEET] for start in range(0, len(cards), _ON_A_SHEET))
    count = words.say(_n("{count} card", "{count} cards", len(cards)))
    return Draft(
        kind="cards",
        ref=cards_ref(role),
        path=child_path(_FOLDER, role) if role else f"{_FOLDER}/index",
        title=words.say(title),
        content=CardsContent(
            sheets=sheets,
            count=words.say(_n("{cards} on {count} sheet", "{cards} on {count} sheets", len(sheets), cards=count)),
            imprint=imprint,
        ),
        site_only=True,
    )


def _cards(situation: Situation, named: _Named, words: Wording) -> Iterator[Card]:
    """The cards of a situation, as many as its words take."""
    role = named.titles.get(f"role:{situation.role}", situation.role) if situation.role else words.say(_("Everyone"))
    title = short_title(situation.title)
    hand_to = f"role:{situation.hand_to}" if situation.hand_to else ""
    for number, parts in enumerate(fill_cards(title, _told(situation, named, words))):
        yield Card(f"situation:{situation.id}", title, role or "", parts, hand_to, is_continued=number > 0)


def _told(situation: Situation, named: _Named, words: Wording) -> Iterator[tuple[Part, str]]:
    """What the cards of a situation tell, paragraph by paragraph, in the order in which it is needed."""

    def as_line(line: str) -> str:
        return " ".join(paragraphs(line, named.titles))

    yield from (("say", one) for one in paragraphs(str(situation.say or ""), named.titles))
    yield from (("do", as_line(one)) for one in situation.do)
    if situation.limit:
        authority = named.authorities.get(situation.limit)
        limits = ", ".join(authority_in_words(authority, words)) or authority.title if authority else situation.limit
        yield "limit", as_line(limits)
    if situation.hand_to:
        yield "hand-to", named.titles.get(f"role:{situation.hand_to}", situation.hand_to)
