"""The worklists of a book with their loads, and the sentences that tell of a load, for the rules that hold one against its limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from playbook.check.rule import NotProven
from playbook.check.way_words import in_days, in_weeks, rounded
from playbook.diagnostics import Message, Related, _
from playbook.estimate.flow import NotKnown
from playbook.estimate.graph import StateGraph, state_graph
from playbook.estimate.workload import Load, mean_load, mean_loads
from playbook.model.book import Book
from playbook.model.once import once_per_book
from playbook.model.pipeline import Pipeline, Worklist
from playbook.model.role import Role


@dataclass(frozen=True, slots=True)
class WorklistLoad:
    """A pipeline's worklist, the role whose it is, and its mean load, or why that is not known (`None`: no inflow is given).

    `least` and `most` are that load where it is known, and its bounds where it is not known because deadlines differ by segment.
    """

    pipeline: Pipeline
    worklist: Worklist
    role: Role
    mean: Load | NotKnown | None
    least: Load | None
    most: Load | None


@once_per_book
def worklist_loads(book: Book) -> tuple[WorklistLoad, ...]:
    """All worklists whose role the book defines."""
    graph = state_graph(book)
    roles = {role.id: role for role in book.roles}
    return tuple(
        _loaded(book, graph, pipeline, pipeline.worklist, roles[pipeline.worklist.role])
        for pipeline in graph.pipelines.values()
        if pipeline.worklist is not None and pipeline.worklist.role in roles
    )


def _loaded(book: Book, graph: StateGraph, pipeline: Pipeline, worklist: Worklist, role: Role) -> WorklistLoad:
    if pipeline.inflow is None:
        return WorklistLoad(pipeline, worklist, role, None, None, None)
    bounds = mean_loads(book, graph, pipeline)
    least, most = (None, None) if isinstance(bounds, NotKnown) else bounds
    return WorklistLoad(pipeline, worklist, role, mean_load(book, graph, pipeline), least, most)


def not_known(one: WorklistLoad) -> Iterator[NotProven]:
    """What is told of a worklist whose mean load is not known; a pipeline without one start is told by P401 alone."""
    if isinstance(one.mean, Load) or (one.mean is not None and one.mean.why == "starts"):
        return
    state = one.mean.state if one.mean is not None else None
    values = {"role": one.role.title, "state": state.title if state is not None else ""}
    differs = one.mean is not None and one.mean.why == "stay" and state is not None and state.deadline is not None
    message, hint = _DIFFERS if differs else _NOT_KNOWN["inflow" if one.mean is None else one.mean.why]
    yield NotProven(
        at=one.pipeline.address / "worklist",
        message=Message(message.text, values),
        hint=hint,
        related=() if state is None else (Related(state.address, _("“{state}” stands here.", state=state.title)),),
    )


_NOT_KNOWN: dict[str, tuple[Message, Message]] = {
    "inflow": (
        _("How many clients “{role}” has in work cannot be said: nobody knows how many new ones come."),
        _("Add inflow to the pipeline: new clients a week per person."),
    ),
    "shares": (
        _("How many clients “{role}” has in work cannot be said: which part of them goes where after “{state}”?"),
        _("Give each of its ways a share, 100% in all."),
    ),
    "stay": (
        _("How many clients “{role}” has in work cannot be said: for how long do they stay in “{state}”?"),
        _("Add lasts or deadline to it."),
    ),
    "endless": (
        _("How many clients “{role}” has in work cannot be said: by the shares some never leave the pipeline."),
        _("Let a part of them leave each loop."),
    ),
    "size": (
        _("How many clients “{role}” has in work cannot be said: too many ways lead back in the pipeline."),
        _("Let fewer transitions lead back."),
    ),
}
_DIFFERS = (
    _("How many clients “{role}” has in work cannot be said: segments stay in “{state}” for different times."),
    _("Add lasts to it, the time of a typical client."),
)


def arithmetic(load: Load, limit: int) -> dict[str, object]:
    """The figures of a load as a sentence takes them: 70 × 1.4 weeks = 98; never rounded to the limit that they are over or under.

    Weeks have as many decimals as it takes to come to the same with a pocket calculator.
    """
    shown = next(one for places in _PLACES if (one := rounded(load.clients, places)) != limit or places == _PLACES[-1])
    weeks = next(
        one
        for places in (*range(4), _FINE)
        if rounded(load.inflow * (one := round(load.weeks, places)), 1) == rounded(Fraction(shown), 1)
        or places == _FINE
    )
    return {"inflow": rounded(load.inflow), "weeks": in_weeks(weeks), "clients": shown, "limit": limit}


_PLACES = (1, 2, 4)
_FINE = 4


def filled_by(graph: StateGraph, load: Load) -> tuple[Related, ...]:
    """The states that fill a worklist, with the days that a new client spends in each."""
    return tuple(
        Related(
            graph.states[name].address,
            _("In “{state}” a new client spends {days}.", state=graph.states[name].title, days=in_days(days)),
        )
        for name, days in load.days.items()
    )
