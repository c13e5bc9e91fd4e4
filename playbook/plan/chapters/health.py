"""The health of the book: what its check proved and could not prove, what is open, how fresh it is and what was silenced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from playbook.check import catalogue_of_rules, unasked_rules
from playbook.diagnostics import Address, Diagnostic, Message, Severity, _, _n
from playbook.model.book import Book
from playbook.model.index import index
from playbook.plan.chapters.programme_results import Result
from playbook.plan.chapters.wanting import Wanting, wanting_figures
from playbook.plan.checked import NOT_PROVEN, Checked, Waiver, waivers_of
from playbook.plan.evidence import VERDICTS, Evidence
from playbook.plan.freshness import Freshness, freshness_by_owner
from playbook.plan.page import Draft
from playbook.plan.proofs import Proof, other_proofs, pipeline_proofs, segmentation_proofs
from playbook.plan.wording import Wording

_MOST = 100
"""Findings that are told; whoever mends these sees the rest."""

_LEVELS: Mapping[str, Message] = {
    "error": Severity.ERROR.said,
    "warning": Severity.WARNING.said,
    "info": Severity.INFO.said,
    "off": _("not asked"),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A finding: its rule, how much it weighs, its sentence and mend, the page it is about (if it has one), and its place in the files."""

    code: str
    severity: str
    is_warning: bool
    message: str
    hint: str
    ref: str
    place: str


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """A silenced finding: which rule, where, why and until which day."""

    code: str
    title: str
    refs: tuple[str, ...]
    place: str
    reason: str
    until: str


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A rule that the whole book weighs otherwise: from what to what."""

    code: str
    title: str
    usual: str
    here: str


@dataclass(frozen=True, slots=True)
class FreshRow:
    """What an owner answers for, in words; `ref` is empty for what nobody owns."""

    ref: str
    entities: str
    reviewed: str
    share: str
    overdue: str
    next_day: str
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthContent:
    """All that the page shows.

    `more` says how many findings it leaves out, `unasked` which rules need a ledger, `wanting` what to write so that pages tell more.
    """

    day: str
    figures: tuple[Result, ...]
    unproven: tuple[Trouble, ...]
    segmentations: tuple[Proof, ...]
    pipelines: tuple[Proof, ...]
    others: tuple[Proof, ...]
    verdicts: Mapping[str, str]
    open: tuple[Trouble, ...]
    more: str
    unasked: str
    wanting: tuple[Wanting, ...]
    freshness: tuple[FreshRow, ...]
    waivers: tuple[WaiverRow, ...]
    levels: tuple[LevelRow, ...]


def health(book: Book, checked: Checked, chapters: tuple[Draft, ...], words: Wording) -> Draft:
    """The page of a book's health on the day of its check; `chapters` are the pages before it."""
    return Draft(
        kind="health",
        ref="section:health",
        path="health",
        title=words.say(_("Health of the book")),
        summary=words.say(_("What was proved of this book, what is still open, and who keeps it fresh.")),
        content=_content(book, checked, chapters, words),
    )


def _content(book: Book, checked: Checked, chapters: tuple[Draft, ...], words: Wording) -> HealthContent:
    waivers = waivers_of(book, checked)
    evidence = Evidence(book, checked, waivers)
    names = _names(book)
    proofs = (
        segmentation_proofs(book, evidence, words),
        pipeline_proofs(book, evidence, words),
        other_proofs(book, evidence, words),
    )
    unproven = [one for one in checked.diagnostics if one.code == NOT_PROVEN]
    told = sorted((one for one in checked.diagnostics if one.code != NOT_PROVEN), key=lambda one: -one.severity)
    fresh = freshness_by_owner(book, checked.today)
    left_out = max(0, len(told) - _MOST) + max(0, len(unproven) - _MOST)
    return HealthContent(
        day=words.say(_("As of {day}", day=words.day(checked.today))),
        figures=tuple(_figures(proofs, checked, len(waivers), fresh, words)),
        unproven=tuple(_trouble(one, names, words) for one in unproven[:_MOST]),
        segmentations=proofs[0],
        pipelines=proofs[1],
        others=proofs[2],
        verdicts={name: words.say(message) for name, message in VERDICTS.items()},
        open=tuple(_trouble(one, names, words) for one in told[:_MOST]),
        more=words.say(_n("And {count} more.", "And {count} more.", left_out)) if left_out else "",
        unasked=_unasked(book, checked, words),
        wanting=wanting_figures(chapters, words),
        freshness=tuple(_fresh(one, words) for one in fresh),
        waivers=tuple(_waiver(one, names, words) for one in _by_day(waivers)),
        levels=tuple(_levels(book, words)),
    )


def _unasked(book: Book, checked: Checked, words: Wording) -> str:
    """Which rules the check could not ask for want of a ledger."""
    codes = [rule.code for rule in unasked_rules(book, checked.evidence)]
    return words.say(_("Not asked without a ledger: {codes}.", codes=codes)) if codes else ""


def _figures(
    proofs: tuple[tuple[Proof, ...], ...],
    checked: Checked,
    waivers: int,
    fresh: Iterable[Freshness],
    words: Wording,
) -> Iterator[Result]:
    """The page in a few numbers; of what was proved only what was proved entirely is counted."""
    segmentations, pipelines, _others = proofs
    pairs = sum(one.count for one in segmentations if one.is_proven)
    ways = sum(one.count for one in pipelines if one.is_proven)
    if segmentations:
        yield Result(words.say(_("Clients × segments proved")), words.number(pairs), _good(pairs))
    if pipelines:
        has_more = any(one.has_more for one in pipelines if one.is_proven)
        shown = words.say(_("over {value}", value=words.number(ways))) if has_more else words.number(ways)
        yield Result(words.say(_("Ways through pipelines proved")), shown, _good(ways))
    unproven = sum(one.code == NOT_PROVEN for one in checked.diagnostics)
    if unproven:
        yield Result(words.say(_("Not proved")), words.number(unproven), "bad")
    warnings = sum(one.severity is Severity.WARNING and one.code != NOT_PROVEN for one in checked.diagnostics)
    yield Result(words.say(_("Open warnings")), words.number(warnings), "bad" if warnings else "good")
    yield Result(words.say(_("Silenced findings")), words.number(waivers))
    whole = sum(one.entities for one in fresh)
    if whole:
        share = Fraction(sum(one.reviewed for one in fresh), whole)
        yield Result(words.say(_("Reviewed in time")), words.part(share))


def _good(count: int) -> Literal["good", "bad"]:
    return "good" if count else "bad"


def _names(book: Book) -> dict[Address, str]:
    """The reference of every entity by its address."""
    found: dict[Address, str] = {}
    for ref, entity in index(book).items():
        found.setdefault(entity.address, ref)
    return found


def _ref(address: Address, names: Mapping[Address, str]) -> str:
    """The entity that an address lies in; else its section."""
    near = address
    while near and near not in names:
        near = Address(near[:-1])
    if near:
        return names[near]
    return f"section:{address[0]}" if address and address[0] != "book" else "section:start"


def _trouble(one: Diagnostic, names: Mapping[Address, str], words: Wording) -> Trouble:
    return Trouble(
        one.code,
        words.say(one.severity.said),
        one.severity is not Severity.INFO,
        words.say(one.message),
        words.say(one.hint) if one.hint is not None else "",
        _ref(one.address, names),
        f"{one.place.path}:{one.place.line}",
    )


def _by_day(waivers: Iterable[Waiver]) -> list[Waiver]:
    """Those that end first stand first, those that never end last."""
    return sorted(waivers, key=lambda one: (one.ignore.until is None, one.ignore.until or 0))


def _waiver(one: Waiver, names: Mapping[Address, str], words: Wording) -> WaiverRow:
    return WaiverRow(
        one.rule.code,
        words.say(one.rule.title),
        tuple(dict.fromkeys(_ref(address, names) for address in one.silenced)),
        f"{one.ignore.path}:{one.ignore.line}",
        one.ignore.reason,
        words.day(one.ignore.until) if one.ignore.until is not None else words.say(_("without end")),
    )


def _levels(book: Book, words: Wording) -> Iterator[LevelRow]:
    rules = catalogue_of_rules()
    for code, level in book.checks.levels.items():
        rule = rules.get(code)
        if rule is not None and not rule.is_fixed and level != rule.severity.word:
            yield LevelRow(code, words.say(rule.title), words.say(rule.severity.said), words.say(_LEVELS[level]))


def _fresh(one: Freshness, words: Wording) -> FreshRow:
    return FreshRow(
        f"role:{one.owner}" if one.owner else "",
        words.number(one.entities),
        words.number(one.reviewed),
        words.part(one.share),
        words.number(one.overdue),
        words.day(one.next_day) if one.next_day is not None else "",
        bool(one.overdue),
    )
