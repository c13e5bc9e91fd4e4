"""The worked cases of a book go in; on which page each is printed, and what stands there, comes out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from playbook.model.book import Book
from playbook.model.case import Case
from playbook.plan.facts import Fact
from playbook.plan.grouping import grouped
from playbook.plan.page import Entry
from playbook.plan.wording import Wording

HOMELESS = "section:attributes"
"""Where a case is printed that expects no segment and no not-our-client: beside what is known of clients."""


@dataclass(frozen=True, slots=True)
class CaseContent:
    """A worked case: what is known of its client, and the references of what the book says that client is; `home` is where it is printed."""

    ref: str
    home: str
    entity: Case
    client: tuple[Fact, ...]
    verdicts: tuple[str, ...]

    @property
    def entry(self) -> Entry:
        """Its place on the page where it is printed."""
        return Entry(self.ref, self.entity.title)


def cases_by_page(book: Book, words: Wording) -> Mapping[str, tuple[CaseContent, ...]]:
    """The cases by the references of the pages that show them: those of the not-our-client and of all segments that are expected.

    Each is printed in full on the first of these, its `home`.
    """
    homes = {
        *(f"not-our-client:{entity.id}" for entity in book.not_our_clients),
        *(f"segment:{segment.id}" for segment in book.segments()),
    }
    shown = tuple(_content(case, homes, words) for case in book.cases)
    return grouped(shown, lambda case: case.verdicts or (HOMELESS,))


def _content(case: Case, homes: Collection[str], words: Wording) -> CaseContent:
    expected = (f"not-our-client:{case.expect.not_our_client}", *(f"segment:{name}" for name in case.expect.segments))
    verdicts = tuple(ref for ref in expected if ref in homes)
    return CaseContent(
        ref=f"case:{case.id}",
        home=next(iter(verdicts), HOMELESS),
        entity=case,
        client=tuple(_fact(name, value, words) for name, value in case.client.items()),
        verdicts=verdicts,
    )


def _fact(name: str, value: str, words: Wording) -> Fact:
    attribute = words.attributes.get(name)
    return Fact(attribute.title if attribute else name, words.value(attribute, value))


def entries_of(cases: Iterable[CaseContent], page: str) -> tuple[Entry, ...]:
    """The entries of the cases that are printed on a page."""
    return tuple(case.entry for case in cases if case.home == page)
