"""A difference: what a case expects and what the book says of its client in; both in one sentence, and the lines that decide, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from playbook.check.verdict_reasons import Verdict, why_in, why_not_in, why_ours
from playbook.diagnostics import Message, Related, _, quoted
from playbook.model.case import Case
from playbook.model.not_our_client import NotOurClient
from playbook.model.segmentation import Segment

_NONE = "none"


class Expected(NamedTuple):
    """The segments that a case names, nothing where it names none; the entry, or that there must be none."""

    segments: tuple[Segment, ...] | None
    entry: NotOurClient | None
    is_ours: bool


class Difference(NamedTuple):
    """The sentence, and the lines that decide with what each does to the client; the first is the one that the sentence tells."""

    message: Message
    reasons: list[Related]


def expected_of(case: Case, segments: Mapping[str, Segment], entries: Mapping[str, NotOurClient]) -> Expected | None:
    """What a case expects; nothing where it names what the book does not have."""
    named, entry = case.expect.segments, case.expect.not_our_client
    if not segments.keys() >= set(named) or entry not in {None, _NONE, *entries}:
        return None
    return Expected(
        tuple(segments[name] for name in dict.fromkeys(named)) if "segments" in case.expect.model_fields_set else None,
        entries.get(entry or _NONE),
        is_ours=entry == _NONE or bool(named),
    )


def difference(case: str, expected: Expected, verdict: Verdict) -> Difference | None:
    """How the book contradicts a case of this title; nothing where it agrees, or nothing is expected."""
    taken_by = verdict.said.not_our_client
    if expected.entry is not None:
        return _of_entry(case, expected, expected.entry, verdict)
    if taken_by is not None:
        return _of_ours(case, expected, taken_by, verdict) if expected.is_ours else None
    return None if expected.segments is None else _of_segments(case, expected.segments, verdict)


def _of_entry(case: str, expected: Expected, entry: NotOurClient, verdict: Verdict) -> Difference | None:
    taken_by = verdict.said.not_our_client
    if taken_by is not entry:
        reasons = [why_ours(verdict, entry)]
        reasons += [one for one in _why_taken(verdict, taken_by) if one.at != reasons[0].at] if taken_by else []
        message = _(
            "“{case}” expects “{expected}”, and the book says {came}: {reason}.",
            case=case,
            expected=entry.title,
            came=quoted(taken_by.title) if taken_by else _titles(verdict.said.segments),
            reason=reasons[0].message,
        )
        return Difference(message, reasons)
    if not expected.segments:
        return None
    message = _(
        "“{case}” expects {segments} beside “{entry}”, and who is not ours is in no segment.",
        case=case,
        segments=_titles(expected.segments),
        entry=entry.title,
    )
    return Difference(message, _why_taken(verdict, entry))


def _of_ours(case: str, expected: Expected, taken_by: NotOurClient, verdict: Verdict) -> Difference:
    reasons = _why_taken(verdict, taken_by)
    message = _(
        "“{case}” expects {expected}, and the book says “{entry}”, not ours: {reason}.",
        case=case,
        expected=_titles(expected.segments) if expected.segments else _("a client of ours"),
        entry=taken_by.title,
        reason=reasons[0].message,
    )
    return Difference(message, reasons)


def _why_taken(verdict: Verdict, entry: NotOurClient) -> list[Related]:
    return list(why_in(verdict, entry.title, entry.address / "criteria", entry.criteria or {}))


def _of_segments(case: str, expected: Sequence[Segment], verdict: Verdict) -> Difference | None:
    """The segments that differ; of those that came unexpected, the criteria that let the client in."""
    came = {segment.id: segment for segment in verdict.said.segments}
    named = {segment.id for segment in expected}
    missing = [segment for segment in expected if segment.id not in came]
    extra = [segment for name, segment in came.items() if name not in named]
    reasons = [why_not_in(verdict, segment) for segment in missing]
    for one in extra:
        reasons += why_in(verdict, one.title, one.address / "criteria", one.criteria)
    if not reasons:
        return None
    return Difference(_told(case, missing, extra, reasons[0].message), reasons)


def _told(case: str, missing: Sequence[Segment], extra: Sequence[Segment], reason: Message) -> Message:
    if not missing:
        return _(
            "By the book the client of “{case}” is in {came} too, which the case does not name: {reason}.",
            case=case,
            came=_titles(extra),
            reason=reason,
        )
    if not extra:
        return _(
            "“{case}” expects {expected}, and by the book the client is not there: {reason}.",
            case=case,
            expected=_titles(missing),
            reason=reason,
        )
    return _(
        "“{case}” expects {expected}, and the book says {came}: {reason}.",
        case=case,
        expected=_titles(missing),
        came=_titles(extra),
        reason=reason,
    )


def _titles(segments: Sequence[Segment]) -> object:
    return [quoted(segment.title) for segment in segments] or _("no segment")
