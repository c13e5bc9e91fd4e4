"""A loaded book in; every finding with place, name and severity, in the order of the files, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Context, localcontext

from playbook.analytics.evidence import NO_EVIDENCE, Evidence
from playbook.check.catalogue import catalogue_of_rules
from playbook.check.ignores import Ignore, find_ignores
from playbook.check.refused_values import RefusedValues
from playbook.check.rule import NotProven, Rule
from playbook.check.rules.editions.link_to_hidden import links_to_hidden
from playbook.check.worst_case import WorstCase
from playbook.diagnostics import Address, Diagnostic, Finding, Message, Place, RelatedPlace, Severity, _, nearest
from playbook.editions import LostLink
from playbook.load import Loaded, SourceMap
from playbook.model.book import Book
from playbook.model.edition import Edition

_LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}


class BrokenRulesError(ExceptionGroup[Exception]):
    """Bugs of ours: what rules raised, each with the name of its rule; `found` are the findings of all the others."""

    found: list[Diagnostic]


def check_book(loaded: Loaded, today: date, evidence: Evidence = NO_EVIDENCE) -> list[Diagnostic]:
    """All findings of a book, the loader's among them, sorted by file, line, column and code.

    Reports: every code of the catalogue that needs no more than the book, with measurements also those that hold it against its ledger;
             F009 for ignores and severities without effect.
    Raises: BrokenRulesError with these findings, where a rule raises; the others are asked all the same.
    """
    rules = catalogue_of_rules()
    broken: dict[str, Exception] = {}
    with localcontext(_EXACT):
        found = _check(loaded, _Questions(rules, today, evidence), broken)
    if broken:
        error = BrokenRulesError(f"rules that could not be asked: {', '.join(broken)}", [*broken.values()])
        error.found = found
        raise error
    return found


def unasked_rules(book: Book, evidence: Evidence = NO_EVIDENCE) -> tuple[Rule, ...]:
    """The rules that could tell of a book had it a ledger; none where it has one."""
    if evidence.measurements is not None:
        return ()
    levels = book.checks.levels
    rules = (rule for rule in catalogue_of_rules().values() if rule.needs_ledger and levels.get(rule.code) != "off")
    return tuple(rule for rule in rules if getattr(book, rule.section))


def check_lost(
    lost: Iterable[LostLink], edition: Edition, book: Book, sources: SourceMap, today: date
) -> list[Diagnostic]:
    """What a check would say of the links that an edition lost, were it in the book.

    Reports: E901.
    """
    rules = catalogue_of_rules()
    links = (placed(one, rules["E901"], sources) for one in links_to_hidden(book, [(edition, lost)]))
    found = _weighed(links, book.checks.levels)
    ignores = [one for one in find_ignores(sources) if _fault(one, rules, today) is None]
    return [one for one in found if not any(ignore.silences(one) for ignore in ignores)]


_EXACT = Context(prec=100)
"""An author's number has 40 figures at most: sums and products of two are then exact."""


@dataclass(frozen=True, slots=True)
class _Questions:
    """The rules, and what they are asked of beside the book: a day, and its ledger if there is one."""

    rules: dict[str, Rule]
    today: date
    evidence: Evidence

    @property
    def unasked(self) -> set[str]:
        """The codes of the rules that would need a ledger."""
        return {code for code, rule in self.rules.items() if rule.needs_ledger and self.evidence.measurements is None}


def _check(loaded: Loaded, asked: _Questions, broken: dict[str, Exception]) -> list[Diagnostic]:
    found = [*loaded.diagnostics, *_once(_of_rules(loaded, asked, broken))]
    found += _unknown_codes(loaded, asked.rules)
    kept = list(_weighed(found, loaded.book.checks.levels))
    ignores = _meant_for_now(loaded.sources, asked.unasked | broken.keys())
    kept = _unsilenced(kept, ignores, asked.rules, asked.today, loaded.sources)
    return sorted(kept, key=lambda diagnostic: diagnostic.order)


def _of_rules(loaded: Loaded, asked: _Questions, broken: dict[str, Exception]) -> Iterator[Diagnostic]:
    """What the rules find without guessing at values that were refused; what one of them raises goes into `broken` by its code."""
    found = list(_findings(loaded.book, asked, broken))
    refused = [one.address for one in loaded.diagnostics if one.code in _REFUSED_BY]
    refused += [finding.at for finding, rule in found if rule.code in _REFUSED_BY]
    values = RefusedValues(loaded.book, refused)
    for finding, rule in found:
        if not values.is_guessed(finding, rule.code):
            yield placed(finding, rule, loaded.sources)


_REFUSED_BY = frozenset({"F001", "F004", "F010"})
"""Rules that tell of a value as one that cannot be meant."""


def _findings(book: Book, asked: _Questions, broken: dict[str, Exception]) -> Iterator[tuple[Finding, Rule]]:
    for rule in asked.rules.values():
        is_off = book.checks.levels.get(rule.code) == "off" and not rule.is_fixed
        if not is_off:
            try:
                for finding in rule.findings(book, asked.today, asked.evidence):
                    yield finding, rule
            except Exception as error:  # noqa: BLE001 - our bug, raised again once the other rules were asked
                error.add_note(f"This was raised by the rule {rule.code} {rule.name}.")
                broken[rule.code] = error


def _once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings, those in one that tell word for word what several rules could not find out."""
    kept: list[Diagnostic] = []
    told: dict[Address, list[int]] = {}
    for one in found:
        before = told.setdefault(one.address, []) if one.unproven else []
        same = next((number for number in before if _sentence(kept[number]) == _sentence(one)), None)
        if same is None:
            before.append(len(kept))
            kept.append(one)
        else:
            unproven = dict.fromkeys((*kept[same].unproven, *one.unproven))
            kept[same] = replace(kept[same], unproven=tuple(unproven))
    return kept


def _sentence(one: Diagnostic) -> object:
    """What could not be found out, without the name of the rule."""
    return one.message.values["sentence"]


def _unknown_codes(loaded: Loaded, rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    """Codes in the book's `checks` that no rule has."""
    for code in loaded.book.checks.levels:
        if code not in rules:
            near = nearest(code, rules)
            hint = (
                _("Did you mean “{near}”?", near=near) if near else _("The command playbook explain lists the rules.")
            )
            finding = Finding(
                at=Address(("checks", code)), message=_("There is no rule “{code}”.", code=code), hint=hint, at_key=True
            )
            yield placed(finding, rules["F001"], loaded.sources)


def placed(finding: Finding, rule: Rule, sources: SourceMap) -> Diagnostic:
    """A finding of a rule with the places of its addresses; of what the rule could not find out F008 tells, and names the rule."""
    told_by, message = rule, finding.message
    unproven: tuple[str, ...] = ()
    if isinstance(finding, NotProven):
        told_by, unproven = catalogue_of_rules()["F008"], (rule.code, *finding.also)
        message = Message("{sentence} ({code} {name})", {"sentence": message, "code": rule.code, "name": rule.name})
    at_most = Severity.WARNING if isinstance(finding, WorstCase) else Severity.ERROR
    return Diagnostic(
        told_by.code,
        told_by.name,
        min(told_by.severity, at_most),
        sources.place(finding.at, at_key=finding.at_key, quote=finding.quote, quote_number=finding.quote_number),
        message,
        finding.hint,
        finding.at,
        tuple(RelatedPlace(sources.place(one.at), one.message) for one in finding.related),
        finding.witness,
        unproven,
        at_most,
    )


def _weighed(found: Iterable[Diagnostic], checks: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Findings with the severity the book gives them, a worst case never that of an error; errors of the format keep theirs."""
    rules = catalogue_of_rules()
    for diagnostic in found:
        level = checks.get(diagnostic.code)
        if level is None or diagnostic.code not in rules or rules[diagnostic.code].is_fixed:
            yield diagnostic
        elif level != "off":
            yield replace(diagnostic, severity=min(_LEVELS[level], diagnostic.at_most))


def _unsilenced(
    found: list[Diagnostic], ignores: list[Ignore], rules: dict[str, Rule], today: date, sources: SourceMap
) -> list[Diagnostic]:
    """What no ignore silences, and the ignores that are themselves at fault (F009)."""
    if not ignores:
        return found
    kept, used = [], set()
    for diagnostic in found:
        ignore = next((one for one in ignores if one.silences(diagnostic)), None)
        if ignore is None or _fault(ignore, rules, today) is not None:
            kept.append(diagnostic)
        else:
            used.add(ignore)
    return [*kept, *(_without_effect(ignore, rules, today, sources) for ignore in ignores if ignore not in used)]


def _meant_for_now(sources: SourceMap, silent: Collection[str]) -> list[Ignore]:
    """The ignores of a book but those of rules that are broken or were not asked: these cannot have an effect."""
    return [ignore for ignore in find_ignores(sources) if ignore.code not in silent]


def _fault(ignore: Ignore, rules: dict[str, Rule], today: date) -> tuple[Message, Message | None] | None:
    """Why an ignore silences nothing, whatever stands beside it."""
    if not ignore.code:
        return _("This ignore names no code."), _("Write: # playbook: ignore CODE: the reason.")
    if ignore.code not in rules:
        return _("There is no rule {code} to ignore.", code=ignore.code), _(
            "The command playbook explain lists the rules."
        )
    if rules[ignore.code].is_fixed:
        return _("{code} is an error of the format and cannot be ignored.", code=ignore.code), _("Mend what it tells.")
    if ignore.unread or not ignore.reason:
        return _misread(ignore)
    if ignore.until is not None and ignore.until < today:
        return _("This ignore of {code} ended on {day}.", code=ignore.code, day=ignore.until), _(
            "Mend what it silenced, or give it a new date."
        )
    return None


def _misread(ignore: Ignore) -> tuple[Message, Message]:
    """Why an ignore cannot be read whole."""
    if ignore.unread:
        return _("This ignore says “{words}”, which cannot be read.", words=ignore.unread), _(
            "Write: # playbook: ignore {code} until 2027-03-01: the reason; one code, and the date may be left out.",
            code=ignore.code,
        )
    return _("This ignore gives no reason."), _(
        "Write the reason after a colon: # playbook: ignore {code}: the reason.", code=ignore.code
    )


def _without_effect(ignore: Ignore, rules: dict[str, Rule], today: date, sources: SourceMap) -> Diagnostic:
    fault = _fault(ignore, rules, today) or (
        _("This ignore of {code} silences nothing.", code=ignore.code),
        _("Delete the comment."),
    )
    rule = rules["F009"]
    line = sources.line(ignore.path, ignore.line)
    place = Place(ignore.path, ignore.line, ignore.column, len(line.rstrip()) + 1)
    return Diagnostic(rule.code, rule.name, rule.severity, place, *fault)
