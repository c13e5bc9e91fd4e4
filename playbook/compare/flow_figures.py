"""The figures of a pipeline's flow: a book and its pipeline in; conversion, durations and the longest way, as its page tells them, out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from playbook.compare.figures import Figure, Reckoned, Unknown, in_days, part, rounded
from playbook.diagnostics import Message, _
from playbook.estimate.cycle import longest_cycle
from playbook.estimate.expectation import by_deadline, expectation_of
from playbook.estimate.flow import Flow, NotKnown, flow_of
from playbook.estimate.graph import SELLING, StateGraph, state_graph
from playbook.estimate.stays import days_of
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline

_NOT_KNOWN: Mapping[str, Message] = {
    "shares": _("the ways out of “{state}” have no shares that add up to 100%"),
    "stay": _("nobody says how long clients stay in “{state}”"),
    "endless": _("by the shares some clients never leave the pipeline"),
    "size": _("too many ways lead back in the pipeline"),
    "starts": _("the pipeline has not one start"),
}
_DIFFERS = _("segments stay in “{state}” for different times")


def flow_figures(book: Book, pipeline: Pipeline) -> dict[str, Reckoned]:
    """The figures by measure; with pauses nothing is told where that is not known.

    Source: book-format, "pipelines"; the page of a pipeline, "What to expect".
    """
    graph = state_graph(book)
    found = expectation_of(book, graph, pipeline)
    figures: dict[str, Reckoned] = {"longest-way": _longest_way(book, graph, pipeline)}
    if isinstance(found, NotKnown):
        unknown = unknown_of(found)
        return {"conversion": unknown, "duration": unknown, **figures}
    flow = flow_of(graph, pipeline)
    supposed = by_deadline(graph, flow.visits) if isinstance(flow, Flow) else ()
    in_work = any(graph.states[name].kind in SELLING for name in supposed)
    figures |= {"conversion": part(found.sold), "duration": _days(found.in_work, at_most=in_work)}
    if isinstance(found.in_work, Fraction) and isinstance(found.to_an_end, Fraction):
        figures["duration-with-pauses"] = _days(found.to_an_end, at_most=bool(supposed))
    return figures


def unknown_of(one: NotKnown) -> Unknown:
    """Why the flow of a pipeline cannot be told."""
    message = _NOT_KNOWN[one.why]
    if one.why == "stay" and one.state is not None and (one.state.deadline or one.state.lasts):
        message = _DIFFERS
    return Unknown(Message(message.text, {"state": one.state.title if one.state is not None else ""}))


def _days(length: Fraction | NotKnown, *, at_most: bool) -> Reckoned:
    if isinstance(length, NotKnown):
        return unknown_of(length)
    shown = rounded(length)
    return Figure(shown, in_days(shown), at_most)


def _longest_way(book: Book, graph: StateGraph, pipeline: Pipeline) -> Reckoned:
    """The days of the longest way to a sale, held against `max_cycle`."""
    cycle = longest_cycle(book, graph, pipeline)
    if cycle is None:
        return Unknown(_("no way leads to a sale"))
    if not cycle.total:
        return Unknown(_("nothing on the way to a sale has a deadline"))
    limit = days_of(pipeline.max_cycle, book.masthead.working_week) if pipeline.max_cycle is not None else None
    shown = rounded(cycle.total)
    words = in_days(shown)
    return Figure(
        shown,
        words if cycle.is_longest else _("{value}, maybe more", value=words),
        trouble=None
        if limit is None or cycle.total <= limit
        else _("over the limit of {limit}", limit=in_days(rounded(limit))),
    )
