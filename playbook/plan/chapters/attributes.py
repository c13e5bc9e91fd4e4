"""What is known of a client: an entry for each attribute, where it is asked and what it decides; then the cases without a page of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.plan.cases import HOMELESS, CaseContent, cases_by_page
from playbook.plan.grouping import grouped
from playbook.plan.page import Draft, Entry
from playbook.plan.wording import Wording

SECTION = "attributes"


@dataclass(frozen=True, slots=True)
class AttributeContent:
    """An attribute: its values in words, the references of what asks for it and of what it decides."""

    ref: str
    entity: Attribute
    values: str
    unit: str
    step: str
    asked: tuple[str, ...]
    decides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttributesContent:
    """What the chapter shows."""

    attributes: tuple[AttributeContent, ...]
    cases: tuple[CaseContent, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the attributes, or none where there are neither attributes nor cases to print with them."""
    cases = cases_by_page(book, words).get(HOMELESS, ())
    if not book.attributes and not cases:
        return None
    asked = _names_by_attribute(_asking(book))
    decides = _names_by_attribute(_deciding(book))
    attributes = tuple(
        AttributeContent(
            ref=f"attribute:{one.id}",
            entity=one,
            values=_values(one, words),
            unit=_unit(one, words),
            step=_step(one, words),
            asked=asked.get(one.id, ()),
            decides=decides.get(one.id, ()),
        )
        for one in book.attributes
    )
    return Draft(
        kind="attributes",
        ref="section:attributes",
        path="attributes",
        title=words.say(_("What we find out")),
        summary=words.say(_("What is known of a client, how we find it out, and what it decides.")),
        content=AttributesContent(attributes, cases),
        entries=(*(Entry(one.ref, one.entity.title) for one in attributes), *(case.entry for case in cases)),
    )


def _values(attribute: Attribute, words: Wording) -> str:
    """The values that can occur, in words."""
    if attribute.kind == "flag":
        shown = words.say(_("yes or no"))
    elif attribute.values:
        shown = words.listed(attribute.values.values(), is_choice=True)
    elif attribute.range:
        shown = words.range(attribute.range, attribute)
    else:
        shown = words.say(_("a sum of money") if attribute.kind == "money" else _("a number"))
    return words.say(_("{values}; may be unknown", values=shown)) if attribute.may_be_unknown else shown


def _unit(attribute: Attribute, words: Wording) -> str:
    """The unit where no value tells it: sums are told in the currency alone, and a number may have no range."""
    is_told = attribute.kind == "number" and attribute.range is not None
    return "" if is_told or attribute.unit in words.currency_names else attribute.unit or ""


def _step(attribute: Attribute, words: Wording) -> str:
    """How exactly a number is taken before anything is decided by it; nothing where it is simply whole."""
    if attribute.step == 1 or attribute.kind not in {"money", "number"}:
        return ""
    if isinstance(attribute.step, str):
        return words.say(_("as it is, never rounded"))
    return words.say(_("rounded down to a multiple of {step}", step=words.amount(attribute.step, attribute)))


def _names_by_attribute(uses: Iterator[tuple[str, set[str]]]) -> Mapping[str, tuple[str, ...]]:
    found = grouped(uses, lambda use: sorted(use[1]))
    return {attribute: tuple(ref for ref, _attributes in users) for attribute, users in found.items()}


def _asking(book: Book) -> Iterator[tuple[str, set[str]]]:
    for point in book.touchpoints:
        yield f"touchpoint:{point.id}", set(point.asks)
    for programme in book.loyalty:
        yield f"programme:{programme.id}", {one.attribute for one in programme.questionnaire if one.attribute}


def _deciding(book: Book) -> Iterator[tuple[str, set[str]]]:
    for segmentation in book.segmentations:
        yield f"segmentation:{segmentation.id}", {name for one in segmentation.segments for name in one.criteria}
    for entity in book.not_our_clients:
        excepted = {name for one in entity.exceptions for name in one.criteria}
        yield f"not-our-client:{entity.id}", {*(entity.criteria or ()), *excepted}
    for portrait in book.portraits:
        yield f"portrait:{portrait.id}", set(portrait.facts)
