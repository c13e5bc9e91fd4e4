"""Every entity of a book by the reference that names it (`segment:dealer`, `state:new-clients/contact-1`)."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.model.book import Book
from playbook.model.entity import Shared
from playbook.model.reference import Kind
from playbook.model.reference_text import term_id

SECTION_OF_KIND: dict[Kind, str] = {
    "line": "lines",
    "role": "roles",
    "attribute": "attributes",
    "segmentation": "segmentations",
    "not-our-client": "not_our_clients",
    "portrait": "portraits",
    "touchpoint": "touchpoints",
    "pipeline": "pipelines",
    "handoff": "handoffs",
    "status": "statuses",
    "programme": "loyalty",
    "product": "products",
    "document": "documents",
    "objection": "objections",
    "competitor": "competitors",
    "terms": "terms",
    "authority": "authority",
    "situation": "situations",
    "case": "cases",
    "path": "onboarding",
    "edition": "editions",
    "term": "glossary",
    "page": "pages",
}
"""Where the entities of a kind are written that stand on their own."""
SECTION_OF_PART: dict[Kind, str] = {"segment": "segmentations", "state": "pipelines", "cell": "abc_xyz"}
"""Where the entities of a kind are written that lie within others."""


def index(book: Book) -> dict[str, Shared]:
    """The entities of a book by reference; of two with one name the first, in the order of the format."""
    found: dict[str, Shared] = {}
    for ref, entity in _entities(book):
        found.setdefault(ref, entity)
    return found


def _entities(book: Book) -> Iterator[tuple[str, Shared]]:
    for kind, section in SECTION_OF_KIND.items():
        for entity in getattr(book, section):
            yield f"{kind}:{entity.id}", entity
    for segment in book.segments():
        yield f"segment:{segment.id}", segment
    for pipeline, state in book.states():
        yield f"state:{pipeline.id}/{state.id}", state
    for name, cell in book.cells():
        yield f"cell:{name}", cell
    for term in book.glossary:
        for alias in term.aliases:
            yield f"term:{term_id(alias)}", term
