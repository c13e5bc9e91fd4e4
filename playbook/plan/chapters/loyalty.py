"""Loyalty: a chapter that lists the programmes, and a page for each with whom it is for and what it promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from playbook.diagnostics import Message, _
from playbook.model.book import Book
from playbook.model.loyalty import Economics, LoyaltyTerm, Programme
from playbook.plan.chapters.programme_results import ProgrammeResults, programme_results
from playbook.plan.chapters.spans import days_in_words
from playbook.plan.facts import Fact
from playbook.plan.house_rules import discount_rules
from playbook.plan.page import Draft, child_path
from playbook.plan.wording import Wording

SECTION = "loyalty"

_TERM_KINDS: Mapping[str, Message] = {
    "discount": _("Discount"),
    "delivery": _("Delivery"),
    "configuration": _("Configuration"),
    "referral": _("Referral"),
    "instalment": _("Instalments"),
    "gift": _("Gift"),
    "lottery": _("Lottery"),
    "packaging": _("Packaging"),
    "bonus": _("Bonus"),
    "other": _("Something else"),
}


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom or what a programme is for: a label, and references."""

    label: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """A promise, its kind in words, and its size: a percent, a sum of money a month, or nothing that is counted."""

    term: LoyaltyTerm
    kind: str
    percent: str
    cost: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeContent:
    """What a programme's page shows beside the programme itself."""

    audience: tuple[Audience, ...]
    valid: str
    stacks: tuple[str, ...]
    terms: tuple[TermRow, ...]
    has_costs: bool
    has_percents: bool
    economics: tuple[Fact, ...]
    results: ProgrammeResults


@dataclass(frozen=True, slots=True)
class LoyaltyContent:
    """What the chapter shows: what holds for all discounts, and by programme when it runs and when it pays off."""

    rules: tuple[Fact, ...]
    valid: Mapping[str, str]
    results: Mapping[str, ProgrammeResults]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the loyalty programmes, or none where there are none."""
    if not book.loyalty:
        return None
    results = {f"programme:{one.id}": programme_results(one, book.masthead, words) for one in book.loyalty}
    return Draft(
        kind="loyalty",
        ref="section:loyalty",
        path="loyalty/index",
        title=words.say(_("Loyalty")),
        summary=words.say(_("What we give to those who stay, to whom, and what it costs.")),
        content=LoyaltyContent(
            rules=discount_rules(book.masthead, words),
            valid={f"programme:{one.id}": _valid(one, words) for one in book.loyalty},
            results=results,
        ),
        children=tuple(_programme(one, results[f"programme:{one.id}"], words) for one in book.loyalty),
    )


def _programme(programme: Programme, results: ProgrammeResults, words: Wording) -> Draft:
    terms = tuple(_term(term, words) for term in programme.terms)
    return Draft(
        kind="programme",
        ref=f"programme:{programme.id}",
        path=child_path("loyalty", programme.id),
        title=programme.title,
        summary=programme.summary,
        entity=programme,
        content=ProgrammeContent(
            audience=tuple(one for one in _audience(programme, words) if one.refs),
            valid=_valid(programme, words),
            stacks=tuple(f"programme:{one}" for one in programme.stacks_with),
            terms=terms,
            has_costs=any(term.cost for term in terms),
            has_percents=any(term.percent for term in terms),
            economics=tuple(_economics(programme.economics, words)) if programme.economics else (),
            results=results,
        ),
    )


def _valid(programme: Programme, words: Wording) -> str:
    return days_in_words(programme.valid.from_, programme.valid.to, words) if programme.valid else ""


def _audience(programme: Programme, words: Wording) -> Iterator[Audience]:
    yield Audience(words.say(_("Segments")), tuple(f"segment:{one}" for one in programme.segments))
    yield Audience(words.say(_("Statuses")), tuple(f"status:{one}" for one in programme.statuses))
    yield Audience(words.say(_("Cells of the matrix")), tuple(f"cell:{one}" for one in programme.cells))
    yield Audience(words.say(_("Products")), tuple(f"product:{one}" for one in programme.products))


def _term(term: LoyaltyTerm, words: Wording) -> TermRow:
    return TermRow(
        term,
        words.say(_TERM_KINDS[term.kind]),
        words.percent(term.percent) if term.percent is not None else "",
        words.money(term.cost) if term.cost is not None else "",
    )


def _economics(economics: Economics, words: Wording) -> Iterator[Fact]:
    """What the book says of costs and growth, each figure with its label."""

    def sums() -> Iterator[tuple[Message, Decimal | None]]:
        yield _("Costs at the start"), economics.launch_cost
        yield _("Costs a month"), economics.monthly_cost
        yield _("Cost per client a month"), economics.cost_per_client
        yield _("Turnover per client a month, before"), economics.turnover_per_client

    def parts() -> Iterator[tuple[Message, Decimal | None]]:
        yield _("Margin, before"), economics.margin
        yield _("Growth in units"), economics.uplift
        yield _("Clients who stay a year, before"), economics.retention.before if economics.retention else None
        yield _("Clients who stay a year, after"), economics.retention.after if economics.retention else None

    if economics.clients is not None:
        yield Fact(words.say(_("Clients who take part")), words.number(economics.clients))
    yield from (Fact(words.say(label), words.money(value)) for label, value in sums() if value is not None)
    yield from (Fact(words.say(label), words.part(value)) for label, value in parts() if value is not None)
    if economics.horizon is not None:
        yield Fact(words.say(_("To pay off within")), words.duration(economics.horizon))
