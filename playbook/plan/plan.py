"""A book in; its pages in reading order, numbered and linked, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from playbook.analytics.audit_figures import AuditFigures
from playbook.analytics.measurements import Measurements
from playbook.analytics.plan_figures import PlanFigures
from playbook.diagnostics import Address
from playbook.locale import Language
from playbook.model.book import Book
from playbook.model.entity import Entity
from playbook.model.index import index
from playbook.model.mentions import mentions
from playbook.model.reference_text import resolve_media
from playbook.plan.chapters import drafts
from playbook.plan.checked import Checked
from playbook.plan.history import NO_HISTORY, History
from playbook.plan.notices import Notice, announced_days, notices_of
from playbook.plan.page import Draft, Page, Place, anchor_of
from playbook.plan.wording import Wording, wording_of


@dataclass(frozen=True, slots=True)
class Plan:
    """Every page of a book in reading order; `places` says where each reference leads, `notices` by address what is said of an entity's time.

    `announced` says by reference, for lists that name it, from when something will be in force that is not yet.
    """

    book: Book
    words: Wording
    pages: tuple[Page, ...]
    places: Mapping[str, Place]
    notices: Mapping[Address, Notice] = field(default_factory=dict)
    announced: Mapping[str, str] = field(default_factory=dict)

    @property
    def numbers(self) -> dict[str, str]:
        """The number of every page by its reference."""
        return {page.ref: page.number for page in self.pages}

    @property
    def titles(self) -> dict[str, str]:
        """The title of every reference; what has no place of its own, such as an edition, is named in words."""
        without_place = {
            ref: one.title
            for ref, one in index(self.book).items()
            if ref not in self.places and isinstance(one, Entity)
        }
        return {ref: place.title for ref, place in self.places.items()} | without_place

    @property
    def files(self) -> dict[str, str]:
        """By path in the book, the reference of the document whose file it is."""
        found: dict[str, str] = {}
        for document in self.book.documents:
            path = resolve_media("", document.file) if document.file else None
            if path is not None:
                found.setdefault(path, f"document:{document.id}")
        return found


def plan_book(  # noqa: PLR0913, PLR0917 - all that a plan may know beside the book, each by its name
    book: Book,
    language: Language,
    checked: Checked | None = None,
    numbers: Mapping[str, str] | None = None,
    measurements: Measurements | None = None,
    history: History = NO_HISTORY,
    plans: Sequence[PlanFigures] = (),
    audit: AuditFigures | None = None,
) -> Plan:
    """The plan of a book: what stands where, before anything is rendered; with what its check found, the page of its health too.

    The `measurements` of its ledger make the chapter of its client base, the `plans` held against it the pages of plan and fact, the `audit`
    of its history those on which its pipelines are held against what really happens; all of an edition are restricted as its book is.
    The `history` makes the chapter of what changed, and tells pages on which day they are read.
    The `numbers` of a larger book's plan are those of an edition of it: a page has the same one in each edition, and the same order.
    """
    words = wording_of(book, language)
    numbered = list(_numbered(drafts(book, words, checked, numbers, measurements, history, plans, audit), (), ""))
    if numbers is not None:
        numbered = _as_numbered(numbered, numbers)
    places = _all_places(numbered)
    used_in = _used_in(book, places)
    pages = tuple(
        Page(
            draft=draft,
            number=number,
            level=len(parents) + 1,
            parents=parents,
            children=tuple(child.ref for child in draft.children),
            used_in=_without_its_own(draft, used_in, parents),
        )
        for draft, number, parents in numbered
    )
    notices, announced = notices_of(book, history, words), announced_days(book, history, words)
    return Plan(book, words, pages, _with_other_names(book, places), notices, announced)


def _numbered(
    chapter: tuple[Draft, ...], parents: tuple[str, ...], prefix: str
) -> Iterator[tuple[Draft, str, tuple[str, ...]]]:
    number = 0
    for draft in chapter:
        if draft.site_only:
            yield draft, "", parents
            continue
        number += 1
        own = f"{prefix}{number}"
        yield draft, own, parents
        yield from _numbered(draft.children, (*parents, draft.ref), f"{own}.")


def _as_numbered(
    numbered: list[tuple[Draft, str, tuple[str, ...]]], numbers: Mapping[str, str]
) -> list[tuple[Draft, str, tuple[str, ...]]]:
    """The pages with the numbers that they have elsewhere, in that order; those without a number stay where they are."""
    own = [(draft, "" if draft.site_only else numbers[draft.ref], parents) for draft, _number, parents in numbered]
    in_order = iter(
        sorted((page for page in own if page[1]), key=lambda page: [int(part) for part in page[1].split(".")])
    )
    return [next(in_order) if page[1] else page for page in own]


def _all_places(numbered: list[tuple[Draft, str, tuple[str, ...]]]) -> dict[str, Place]:
    """Where each reference leads; two pages at one address, or two things under one id, would be our bug."""
    named = [place for draft, number, _parents in numbered for place in _places(draft, number)]
    paths = {draft.path for draft, _number, _parents in numbered}
    anchors = {place.print_anchor for _ref, place in named}
    assert len(paths) == len(numbered), "two pages share an address"  # noqa: S101 - ids are unique, and so is what is made of them
    assert len(anchors) == len(named), "two references share an anchor"  # noqa: S101 - as above
    return dict(named)


def _places(draft: Draft, number: str) -> Iterator[tuple[str, Place]]:
    yield draft.ref, Place(draft.path, None, anchor_of(draft.ref), draft.title, number)
    for entry in draft.entries:
        yield entry.ref, Place(draft.path, entry.anchor, entry.anchor, entry.title, number)


def _with_other_names(book: Book, places: dict[str, Place]) -> dict[str, Place]:
    """Places under every name that a reference may use: aliases of terms lead to the term."""
    entities = index(book)
    by_address = {entity.address: ref for ref, entity in entities.items() if ref in places}
    others = {
        ref: places[by_address[entity.address]]
        for ref, entity in entities.items()
        if ref not in places and entity.address in by_address
    }
    return {**places, **others}


def _used_in(book: Book, places: Mapping[str, Place]) -> dict[str, dict[str, None]]:
    """By reference, the references of the entities that mention it, each once and in the order of the book."""
    names: dict[Address, str] = {}
    for ref, entity in index(book).items():
        names.setdefault(entity.address, ref)
    found: dict[str, dict[str, None]] = {}
    for mention in mentions(book):
        source = _nearest_name(names, mention.within)
        is_told = source in places and mention.ref in places and "audience" not in mention.at
        if is_told and source != mention.ref:
            found.setdefault(mention.ref, {})[source] = None
    return found


def _nearest_name(names: Mapping[Address, str], address: Address) -> str:
    while address and address not in names:
        address = Address(address[:-1])
    return names.get(address, "")


def _without_its_own(
    draft: Draft, used_in: Mapping[str, Mapping[str, None]], parents: tuple[str, ...]
) -> tuple[str, ...]:
    """What mentions a page, less the page itself, its entries, and the pages above and below, which link anyway."""
    own = {draft.ref, *parents, *(entry.ref for entry in draft.entries), *(child.ref for child in draft.children)}
    return tuple(ref for ref in used_in.get(draft.ref, ()) if ref not in own)
