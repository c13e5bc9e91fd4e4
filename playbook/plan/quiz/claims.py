"""Claims: what is asked, and every answer with what it claims, in; the question out, if exactly one claim is proved true and the others false."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from playbook.diagnostics import Message, _, quoted
from playbook.plan.quiz.known import Setting
from playbook.plan.quiz.lots import drawn, lot
from playbook.plan.quiz.question import Choice, Question
from playbook.plan.wording import Wording

T = TypeVar("T")

MOST_WRONG = 3
"""Wrong answers beside the right one: more are not weighed, only skimmed."""

_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Claim(Generic[T]):
    """An answer: its id, how it is told, and what it claims."""

    id: str
    text: str
    what: T


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Generic[T]):
    """What is asked before it is proved: `claims` in any order, the right one among them.

    `rule` says in ids and values alone what the book lays down here, so that the key changes with the rule and not with the language.
    """

    kind: str
    ref: str
    about: str
    rule: tuple[object, ...]
    question: Message
    claims: tuple[Claim[T], ...]
    explain: Message


def proved(
    asked: Asked[T], is_true: Callable[[T], bool | None], words: Wording, *, fewest_wrong: int = 2
) -> Question | None:
    """The question, or none where the book leaves open whether a claim is true, or not exactly one is.

    `is_true` reads the book anew for every claim; none is what cannot be known.
    """
    verdicts = {claim.id: is_true(claim.what) for claim in asked.claims}
    texts = {claim.text.casefold() for claim in asked.claims}
    is_open = None in verdicts.values() or sum(verdict is True for verdict in verdicts.values()) != 1
    if is_open or len(texts) < len(asked.claims) or len(asked.claims) <= fewest_wrong:
        return None
    shown = drawn(asked.claims, lambda claim: claim.id, asked.kind, asked.ref)
    return Question(
        key=f"{asked.kind}:{asked.ref}:{lot(*map(str, asked.rule))[:_DIGITS]}",
        question=words.say(asked.question),
        choices=tuple(Choice(claim.id, claim.text, verdicts[claim.id] is True) for claim in shown),
        explain=words.say(asked.explain),
        about=asked.about,
        is_from_book=True,
    )


def of_line(question: Message, line: str | None, setting: Setting) -> Message:
    """What is asked, with the line for which it is, where the book tells of several: another may have other rules."""
    titles = {one.id: one.title for one in setting.book.lines}
    if line not in titles or len(titles) == 1:
        return question
    return _("Line {line}. {question}", line=quoted(titles[line]), question=question)


def with_others(right: Claim[T], others: list[Claim[T]], most: int = MOST_WRONG) -> tuple[Claim[T], ...]:
    """The right claim and the first of the others that can be told from it and from each other."""
    told = {right.text.casefold(): right}
    for other in others:
        if len(told) <= most:
            told.setdefault(other.text.casefold(), other)
    return tuple(told.values())
