"""The figures of a worklist: a book and its pipeline in; clients in work at one person, and people needed, as the page tells them, out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from playbook.compare.figures import Figure, Reckoned, Unknown, beside
from playbook.compare.flow_figures import unknown_of
from playbook.diagnostics import Amount, Message, _
from playbook.estimate.expectation import by_deadline
from playbook.estimate.flow import NotKnown
from playbook.estimate.graph import StateGraph, state_graph
from playbook.estimate.workload import Load, mean_load, worst_load
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, Worklist
from playbook.model.role import Role


def worklist_figures(book: Book, pipeline: Pipeline) -> dict[str, Reckoned]:
    """The figures by measure; what nobody can tell beside the mean load is left out.

    Source: book-format, "pipelines"; the page of a pipeline, "The worklist of one person".
    """
    role = role_of_worklist(book, pipeline)
    if pipeline.worklist is None or role is None:
        return {"workload": Unknown(_("the pipeline has no worklist of a role"))}
    if pipeline.inflow is None:
        return {"workload": Unknown(_("nobody says how many new clients come to one person a week"))}
    graph = state_graph(book)
    mean, worst = mean_load(book, graph, pipeline), worst_load(book, graph, pipeline)
    found: dict[str, Reckoned] = {
        "workload": unknown_of(mean) if isinstance(mean, NotKnown) else _mean(graph, mean, pipeline.worklist),
        "highest-workload": _highest(worst, pipeline.worklist),
    }
    if isinstance(mean, Load) and role.headcount and pipeline.worklist.max:
        found["people"] = _people(mean, role.headcount, pipeline.worklist.max)
    return found


def role_of_worklist(book: Book, pipeline: Pipeline) -> Role | None:
    """The role whose worklist it is, if the book defines it."""
    named = pipeline.worklist.role if pipeline.worklist is not None else None
    return next((role for role in book.roles if role.id == named), None)


def _mean(graph: StateGraph, mean: Load, worklist: Worklist) -> Figure:
    shown = beside(mean.clients, worklist.min, worklist.max)
    return Figure(
        shown,
        Amount(shown),
        at_most=bool(by_deadline(graph, mean.days)),
        trouble=_over(mean.clients, worklist) or _under(mean.clients, worklist),
    )


def _highest(worst: Load, worklist: Worklist) -> Figure:
    shown = beside(worst.clients, worklist.max)
    words: object = Amount(shown)
    return Figure(
        shown,
        words if worst.doubt is None else _("{value}, maybe more", value=words),
        trouble=_over(worst.clients, worklist),
    )


def _over(clients: Fraction, worklist: Worklist) -> Message | None:
    if worklist.max is None or clients <= worklist.max:
        return None
    return _("over the limit of {limit}", limit=worklist.max)


def _under(clients: Fraction, worklist: Worklist) -> Message | None:
    if worklist.min is None or clients >= worklist.min:
        return None
    return _("under the least of {limit}", limit=worklist.min)


def _people(mean: Load, headcount: int, most: int) -> Figure:
    needed = mean.people_needed(headcount, most)
    return Figure(
        Decimal(needed),
        _("{needed} where there are {now}", needed=needed, now=headcount),
        trouble=_("there are too few") if needed > headcount else None,
        relief=_("there are enough"),
    )
