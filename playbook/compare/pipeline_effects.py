"""What changed numbers do to a pipeline: it before and after in; its conversion, duration and workload, where they differ, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from playbook.compare.change import Effect
from playbook.compare.figures import Figure, Reckoned, effect_of
from playbook.compare.flow_figures import flow_figures
from playbook.compare.pair import Pair
from playbook.compare.worklist_figures import role_of_worklist, worklist_figures
from playbook.diagnostics import Message, _
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline

_WHAT: Mapping[str, Message] = {
    "conversion": _("Conversion to a sale in “{title}”"),
    "duration": _("A client of “{title}” is in work on average"),
    "duration-with-pauses": _("A client of “{title}” is in the pipeline on average, with all pauses"),
    "longest-way": _("The longest way to a sale in “{title}”"),
    "workload": _("Clients of “{title}” in work at one “{role}” on average"),
    "highest-workload": _("Clients of “{title}” in work at one “{role}” if all use up their deadlines"),
    "people": _("People whom the worklist of “{role}” in “{title}” takes"),
}
_BESIDE = {"duration-with-pauses", "highest-workload", "people"}
"""Told where they are known before and after alone: that they are not known is told of another measure."""


def pipeline_effects(ref: str, pair: Pair, was: Pipeline, now: Pipeline) -> Iterator[Effect]:
    """The effects on a pipeline, in the order in which its page tells the figures; nothing is reckoned where nothing it is reckoned from differs.

    Of two figures that tell the same one is told: pauses where the days in work stay, the highest load where it is not the mean one.
    """
    if _is_same(pair, was, now):
        return
    old, new = _figures(pair.before, was), _figures(pair.after, now)
    role = role_of_worklist(pair.after, now) or role_of_worklist(pair.before, was)
    titles = {"title": now.title, "role": role.title if role is not None else ""}
    told: dict[str, Effect] = {}
    for measure, what in _WHAT.items():
        if measure in old and measure in new:
            effect = _effect(ref, measure, Message(what.text, titles), old[measure], new[measure])
            if effect is not None and not _is_told(effect, told):
                told[measure] = effect
    yield from told.values()


def _is_told(effect: Effect, told: Mapping[str, Effect]) -> bool:
    if effect.measure == "duration-with-pauses":
        return "duration" in told
    mean = told.get("workload") if effect.measure == "highest-workload" else None
    return mean is not None and (mean.before, mean.after) == (effect.before, effect.after)


def _figures(book: Book, pipeline: Pipeline) -> dict[str, Reckoned]:
    return flow_figures(book, pipeline) | worklist_figures(book, pipeline)


def _effect(ref: str, measure: str, what: Message, before: Reckoned, after: Reckoned) -> Effect | None:
    if measure in _BESIDE and not (isinstance(before, Figure) and isinstance(after, Figure)):
        return None
    return effect_of(ref, measure, what, before, after)


def _is_same(pair: Pair, was: Pipeline, now: Pipeline) -> bool:
    """Whether all is the same that the figures of a pipeline are reckoned from."""
    return (
        was == now
        and pair.has_same_week
        and (now.worklist is None or pair.has_same_headcounts)
        and (
            pair.has_same_clients or not any(one.deadline is not None and one.deadline.by_segment for one in now.states)
        )
    )
