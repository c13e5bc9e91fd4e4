"""An attribute that may be unknown, and nobody provides for the clients of whom it is."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.check.start_states import asked_at_start
from playbook.criteria.population import takes_unknown
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book
from playbook.model.criteria_of import criteria_of


def check(book: Book) -> Iterator[Finding]:
    """Attributes that a segmentation tests, that may be unknown, that no criterion takes unknown and no first touchpoint asks for."""
    asked = asked_at_start(book, None)
    for attribute in book.attributes:
        if not attribute.may_be_unknown or attribute.id in asked:
            continue
        tested = [segment for segment in book.segments() if attribute.id in segment.criteria]
        if tested and not takes_unknown(one for _at, name, one in criteria_of(book) if name == attribute.id):
            yield Finding(
                at=attribute.address,
                message=_(
                    "A client of whom “{title}” is not known is in no segment, and nobody asks for it at the start.",
                    title=attribute.title,
                ),
                hint=_(
                    "Add unknown to a segment's criteria, or “{id}” to asks of a touchpoint of the start state.",
                    id=attribute.id,
                ),
                related=(
                    Related(
                        tested[0].address / "criteria" / attribute.id, _("“{title}” tests it.", title=tested[0].title)
                    ),
                ),
                witness={attribute.id: None},
            )


RULE = Rule(
    code="S107",
    name="unknown-not-handled",
    title=_("What may be unknown is not provided for"),
    severity=Severity.WARNING,
    rationale=_(
        "A new client is nearly always unknown in something; the seller who meets him needs a place to put him or a question to ask."
    ),
    good="""
        attributes:
          - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}, may_be_unknown: true}
        segmentations:
          - id: by-channel
            title: By channel
            segments:
              - {id: dealers, title: Dealers, criteria: {channel: [dealer, unknown]}}
              - {id: chains, title: Chains, criteria: {channel: [chain]}}
        """,
    bad="""
        attributes:
          - {id: channel, title: Channel, kind: choice, values: {dealer: Dealer, chain: Chain}, may_be_unknown: true}  # <- here
        segmentations:
          - id: by-channel
            title: By channel
            segments:
              - {id: dealers, title: Dealers, criteria: {channel: [dealer]}}
              - {id: chains, title: Chains, criteria: {channel: [chain]}}
        """,
    check=check,
)
