"""A pipeline in; how long clients are in it, how many buy and how full its worklist is, in words, or what is to be written first, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from playbook.diagnostics import Message, _, _n
from playbook.estimate.expectation import Expectation, expectation_of
from playbook.estimate.flow import NotKnown
from playbook.estimate.graph import state_graph
from playbook.estimate.workload import Load, mean_load, worst_load
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, Worklist
from playbook.plan.chapters.programme_results import Result
from playbook.plan.chapters.spans import bounds_in_words
from playbook.plan.wording import Wording


@dataclass(frozen=True, slots=True)
class EndRow:
    """An end of the pipeline: the state, and the part of all clients who come to it."""

    ref: str
    share: str


@dataclass(frozen=True, slots=True)
class LoadRow:
    """Clients in work at one person: how many there are on average and at most, and how many the list shall hold."""

    role: str
    inflow: str
    mean: str
    most: str
    worklist: str
    people: str
    verdict: str


@dataclass(frozen=True, slots=True)
class ExpectedContent:
    """What may be expected of a pipeline; `wanting` says what to write so that more can be told."""

    figures: tuple[Result, ...]
    ends: tuple[EndRow, ...]
    load: LoadRow | None
    wanting: tuple[str, ...]


_NOT_KNOWN: Mapping[str, Message] = {
    "shares": _("Give each way out of “{state}” its share, 100% in all: then conversion and duration stand here."),
    "stay": _("Say how long clients stay in “{state}” (lasts or deadline): then the duration stands here."),
    "endless": _("By the shares some clients never leave the pipeline: let a part of them leave each loop."),
    "size": _("Too many ways lead back in this pipeline for its conversion to be reckoned."),
    "starts": _("Conversion and duration can be told of a pipeline with one start."),
}


def expected_content(book: Book, pipeline: Pipeline, words: Wording) -> ExpectedContent:
    """What the shares, stays and limits of a pipeline come to."""
    found = expectation_of(book, state_graph(book), pipeline)
    load, lacks_load = _load(book, pipeline, words)
    if isinstance(found, NotKnown):
        return ExpectedContent((), (), load, tuple(dict.fromkeys((_wanting(found, words), *lacks_load))))
    lacks = tuple(_wanting(one, words) for one in (found.in_work, found.to_an_end) if isinstance(one, NotKnown))
    ends = tuple(EndRow(f"state:{name}", words.part(part)) for name, part in found.conversion.items())
    return ExpectedContent(tuple(_figures(found, words)), ends, load, tuple(dict.fromkeys((*lacks, *lacks_load))))


def _wanting(one: NotKnown, words: Wording) -> str:
    message = _NOT_KNOWN[one.why]
    return words.say(Message(message.text, {"state": one.state.title if one.state is not None else ""}))


def _figures(found: Expectation, words: Wording) -> Iterator[Result]:
    rounded = words.say(_("the shares are rounded, and come to more than the whole")) if found.is_rounded else ""
    yield Result(words.say(_("Conversion to a sale")), words.part(found.sold), note=rounded)
    if isinstance(found.in_work, Fraction):
        note = ""
        if isinstance(found.to_an_end, Fraction) and found.to_an_end != found.in_work:
            note = words.say(_("{length} with all pauses", length=words.calendar_days(found.to_an_end)))
        yield Result(words.say(_("A client is in work on average")), words.calendar_days(found.in_work), note=note)


def _load(book: Book, pipeline: Pipeline, words: Wording) -> tuple[LoadRow | None, tuple[str, ...]]:
    """The load of the worklist, if the pipeline has one; and what is wanting for it."""
    worklist = pipeline.worklist
    if worklist is None or worklist.role not in {role.id for role in book.roles}:
        return None, ()
    if pipeline.inflow is None:
        return None, (
            words.say(_("Say how many new clients come to one person a week (inflow): then the load stands here.")),
        )
    graph = state_graph(book)
    mean, worst = mean_load(book, graph, pipeline), worst_load(book, graph, pipeline)
    lacks = (_wanting(mean, words),) if isinstance(mean, NotKnown) else ()
    least, most = (words.number(end) if end is not None else None for end in (worklist.min, worklist.max))
    return (
        LoadRow(
            role=f"role:{worklist.role}",
            inflow=words.number(pipeline.inflow),
            mean=words.count(mean.clients) if isinstance(mean, Load) else "",
            most=words.count(worst.clients),
            worklist=bounds_in_words(least, most, words),
            people=_people(book, worklist, mean, words) if isinstance(mean, Load) else "",
            verdict=_verdict(worklist, mean, worst),
        ),
        lacks,
    )


def _verdict(worklist: Worklist, mean: Load | NotKnown, worst: Load) -> str:
    if worklist.max is not None and isinstance(mean, Load) and mean.clients > worklist.max:
        return "bad"
    is_idle = worklist.min is not None and isinstance(mean, Load) and mean.clients < worklist.min
    may_overflow = worklist.max is not None and worst.clients > worklist.max
    return "warn" if is_idle or may_overflow else "good"


def _people(book: Book, worklist: Worklist, mean: Load, words: Wording) -> str:
    """How many people this load takes, and how many there are."""
    headcount = next(role.headcount for role in book.roles if role.id == worklist.role)
    if not headcount or not worklist.max:
        return ""
    needed = mean.people_needed(headcount, worklist.max)
    return words.say(_n("{count} person, there are {now}", "{count} people, there are {now}", needed, now=headcount))
