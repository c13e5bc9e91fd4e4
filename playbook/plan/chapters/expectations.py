"""A pipeline in; how long clients are in it, how many buy and how full its worklist is, in words, or what is to be written first, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from playbook.diagnostics import Message, _, _n
from playbook.estimate.expectation import Expectation, by_deadline, expectation_of
from playbook.estimate.flow import Flow, NotKnown, flow_of
from playbook.estimate.graph import SELLING, StateGraph, state_graph
from playbook.estimate.workload import Load, mean_load, worst_load
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, StateKind, Worklist
from playbook.plan.chapters.programme_results import Result
from playbook.plan.chapters.spans import bounds_in_words
from playbook.plan.quotes import quoted
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
    """What may be expected of a pipeline; `wanting` says what to write so that more can be told: to authors, not to sellers."""

    figures: tuple[Result, ...]
    ends: tuple[EndRow, ...]
    load: LoadRow | None
    wanting: tuple[str, ...]


_NOT_KNOWN: Mapping[str, Message] = {
    "shares": _("Give each way out of “{state}” its share, 100% in all: then its page tells conversion and duration."),
    "stay": _("Say how long clients stay in “{state}” (lasts or deadline): then its page tells the duration."),
    "endless": _("By the shares some clients never leave the pipeline: let a part of them leave each loop."),
    "size": _("Too many ways lead back in this pipeline for its conversion to be reckoned."),
    "starts": _("Conversion and duration can be told of a pipeline with one start."),
}


def expected_content(book: Book, pipeline: Pipeline, words: Wording) -> ExpectedContent:
    """What the shares, stays and limits of a pipeline come to."""
    graph = state_graph(book)
    found = expectation_of(book, graph, pipeline)
    load, lacks_load, listed = _load(book, pipeline, words)
    if isinstance(found, NotKnown):
        lacks = (_wanting(found, words), *lacks_load, *_wanting_lasts(graph, listed, words))
        return ExpectedContent((), (), load, tuple(dict.fromkeys(lacks)))
    flow = flow_of(graph, pipeline)
    supposed = by_deadline(graph, flow.visits) if isinstance(flow, Flow) else ()
    lacks = (
        *(_wanting(one, words) for one in (found.in_work, found.to_an_end) if isinstance(one, NotKnown)),
        *lacks_load,
        *_wanting_lasts(graph, (*supposed, *listed), words),
    )
    ends = tuple(EndRow(f"state:{name}", words.part(part)) for name, part in found.conversion.items())
    figures = tuple(_figures(found, {graph.states[name].kind for name in supposed}, words))
    return ExpectedContent(figures, ends, load, tuple(dict.fromkeys(lacks)))


def _wanting_lasts(graph: StateGraph, names: Iterable[str], words: Wording) -> tuple[str, ...]:
    titles = [quoted(graph.states[name].title, words) for name in dict.fromkeys(names)]
    if not titles:
        return ()
    return (
        words.say(
            _n(
                "Say how long a typical client stays in {states} (lasts): until then all are taken to use up its deadline.",
                "Say how long a typical client stays in {states} (lasts): until then all are taken to use up their deadlines.",
                len(titles),
                states=words.listed(titles),
            )
        ),
    )


def _wanting(one: NotKnown, words: Wording) -> str:
    message = _NOT_KNOWN[one.why]
    return words.say(Message(message.text, {"state": one.state.title if one.state is not None else ""}))


def _figures(found: Expectation, supposed: set[StateKind], words: Wording) -> Iterator[Result]:
    """Conversion and duration; `supposed` are the kinds of states whose deadlines stand in for how long they last."""
    rounded = words.say(_("the shares are rounded, and come to more than the whole")) if found.is_rounded else ""
    yield Result(words.say(_("Conversion to a sale")), words.part(found.sold), note=rounded)
    if not isinstance(found.in_work, Fraction):
        return
    at_most = bool(supposed & SELLING)
    notes = [words.say(_("if every deadline is used up"))] if at_most else []
    if isinstance(found.to_an_end, Fraction) and found.to_an_end != found.in_work:
        length = words.calendar_days(found.to_an_end)
        is_open = supposed and not at_most
        with_pauses = _("at most {length} with all pauses", length=length)
        notes.append(words.say(with_pauses if is_open else _("{length} with all pauses", length=length)))
    label = _("A client is in work on average, at most") if at_most else _("A client is in work on average")
    yield Result(words.say(label), words.calendar_days(found.in_work), note="; ".join(notes))


def _load(book: Book, pipeline: Pipeline, words: Wording) -> tuple[LoadRow | None, tuple[str, ...], tuple[str, ...]]:
    """The load of the worklist, if the pipeline has one; what is wanting for it, and the states whose deadlines stand in for how long they last."""
    worklist = pipeline.worklist
    if worklist is None or worklist.role not in {role.id for role in book.roles}:
        return None, (), ()
    if pipeline.inflow is None:
        lacks = words.say(
            _("Say how many new clients come to one person a week (inflow): then its page tells the load.")
        )
        return None, (lacks,), ()
    graph = state_graph(book)
    mean, worst = mean_load(book, graph, pipeline), worst_load(book, graph, pipeline)
    supposed = by_deadline(graph, mean.days) if isinstance(mean, Load) else ()
    least, most = (words.number(end) if end is not None else None for end in (worklist.min, worklist.max))
    row = LoadRow(
        role=f"role:{worklist.role}",
        inflow=words.number(pipeline.inflow),
        mean=_mean(mean, words, at_most=bool(supposed)) if isinstance(mean, Load) else "",
        most=words.count(worst.clients),
        worklist=bounds_in_words(least, most, words),
        people=_people(book, worklist, mean, words, at_most=bool(supposed)) if isinstance(mean, Load) else "",
        verdict=_verdict(worklist, mean, worst),
    )
    return row, (_wanting(mean, words),) if isinstance(mean, NotKnown) else (), supposed


def _mean(mean: Load, words: Wording, *, at_most: bool) -> str:
    shown = words.count(mean.clients)
    return words.say(_("no more than {value}", value=shown)) if at_most else shown


def _verdict(worklist: Worklist, mean: Load | NotKnown, worst: Load) -> str:
    if worklist.max is not None and isinstance(mean, Load) and mean.clients > worklist.max:
        return "bad"
    is_idle = worklist.min is not None and isinstance(mean, Load) and mean.clients < worklist.min
    may_overflow = worklist.max is not None and worst.clients > worklist.max
    return "warn" if is_idle or may_overflow else "good"


def _people(book: Book, worklist: Worklist, mean: Load, words: Wording, *, at_most: bool) -> str:
    """How many people this load takes, and how many there are."""
    headcount = next(role.headcount for role in book.roles if role.id == worklist.role)
    if not headcount or not worklist.max:
        return ""
    needed = mean.people_needed(headcount, worklist.max)
    if at_most:
        told = _n(
            "up to {count} person, there are {now}", "up to {count} people, there are {now}", needed, now=headcount
        )
    else:
        told = _n("{count} person, there are {now}", "{count} people, there are {now}", needed, now=headcount)
    return words.say(told)
