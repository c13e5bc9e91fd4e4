"""A fact of a portrait that clients or contracts contradict."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from playbook.analytics.measurements import AttributeFact, Measurements
from playbook.analytics.portrait_fit import fits, share_within
from playbook.check.ledger_words import measured_by_hand
from playbook.check.rule import LedgerExample, NotProven, Rule
from playbook.diagnostics import Amount, Finding, Message, Money, Percent, Related, Severity, _, quoted
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.portrait import Portrait


def check(book: Book, measured: Measurements) -> Iterator[Finding]:
    """Every fact that most buyers do not meet; where portraits differ in an attribute, buyers may be as any of them has it."""
    attributes = {attribute.id: attribute for attribute in book.attributes}
    for portrait in book.portraits:
        untold = [name for name in portrait.facts if name in attributes and not _is_told(measured, name)]
        if untold:
            yield _not_proven(portrait, [attributes[name] for name in untold])
        for name in portrait.facts:
            if name not in attributes or name in untold:
                continue
            told = [one.facts[name] for one in book.portraits if name in one.facts]
            if fits(told, measured.attributes[name], attributes[name]) is False:
                yield _finding(book, portrait, attributes[name], measured)


def _is_told(measured: Measurements, name: str) -> bool:
    fact = measured.attributes.get(name)
    return fact is not None and fact.known > 0


def _not_proven(portrait: Portrait, untold: list[Attribute]) -> NotProven:
    return NotProven(
        at=portrait.address / "facts",
        message=_(
            "Whether buyers are as “{title}” has them is not known: no client and no contract says {attributes}.",
            title=portrait.title,
            attributes=[quoted(one.title) for one in untold],
        ),
        hint=_("Give these attributes under data: contracts, or under data: clients."),
    )


def _finding(book: Book, portrait: Portrait, attribute: Attribute, measured: Measurements) -> Finding:
    fact = measured.attributes[attribute.id]
    return Finding(
        at=portrait.address / "facts" / attribute.id,
        message=_message(book, portrait, attribute, fact),
        hint=_("Draw the buyer who comes, or say by which other attribute this one is told from the rest."),
        related=(
            Related(
                attribute.address,
                _(
                    "“{title}” is known of {known} and unknown of {unknown}.",
                    title=attribute.title,
                    known=fact.known,
                    unknown=fact.unknown,
                ),
            ),
        ),
    )


def _message(book: Book, portrait: Portrait, attribute: Attribute, fact: AttributeFact) -> Message:
    if fact.median is not None:
        is_money = attribute.kind == "money"
        return _(
            "“{title}” draws a buyer whom most do not match: the middle one of {count} has {value} of “{attribute}”.",
            title=portrait.title,
            count=fact.known,
            value=Money(fact.median, book.masthead.currency) if is_money else Amount(fact.median, attribute.unit),
            attribute=attribute.title,
        )
    share = share_within([portrait.facts[attribute.id]], fact)
    return _(
        "“{title}” draws a buyer whom most do not match: by “{attribute}” it is {share} of {count}.",
        title=portrait.title,
        attribute=attribute.title,
        share=Percent(share or Decimal(0)),
        count=fact.known,
    )


RULE = Rule(
    code="A807",
    name="portrait-contradicted",
    title=_("A portrait that the contracts contradict"),
    severity=Severity.WARNING,
    rationale=_("Sellers are trained for a buyer who does not come, and greet the one who does with the wrong words."),
    good="""
        attributes: [{id: age, title: Age, kind: number, unit: years}]
        portraits:
          - {id: family, title: A young family, facts: {age: {from: 28, to: 40}}}
        """,
    bad="""
        attributes: [{id: age, title: Age, kind: number, unit: years}]
        portraits:
          - id: student
            title: A student
            facts:
              age: {from: 18, to: 24}  # <- here
        """,
    check_against=check,
    section="portraits",
    ledger=LedgerExample(
        _("Of 9 buyers whose age is known the middle one is 37 years old."),
        measured_by_hand(attributes={"age": AttributeFact("age", known=9, unknown=1, median=Decimal(37))}),
    ),
)
