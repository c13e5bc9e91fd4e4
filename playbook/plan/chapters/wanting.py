"""Chapters in; what authors may write so that the pages of pipelines and programmes tell more, out: sellers need none of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.plan.chapters.loyalty import ProgrammeContent
from playbook.plan.chapters.pipelines import PipelineContent
from playbook.plan.page import Draft
from playbook.plan.wording import Wording


@dataclass(frozen=True, slots=True)
class Wanting:
    """A page that could tell more, and what to write for it."""

    ref: str
    sentences: tuple[str, ...]


def wanting_figures(chapters: Iterable[Draft], words: Wording) -> tuple[Wanting, ...]:
    """The pages that lack a figure, in reading order."""
    return tuple(_wanting(chapters, words))


def _wanting(drafts: Iterable[Draft], words: Wording) -> Iterator[Wanting]:
    for draft in drafts:
        content = draft.content
        if isinstance(content, PipelineContent) and content.expected is not None and content.expected.wanting:
            yield Wanting(draft.ref, content.expected.wanting)
        elif isinstance(content, ProgrammeContent) and content.results.missing:
            yield Wanting(draft.ref, (_economics(content, words),))
        yield from _wanting(draft.children, words)


def _economics(content: ProgrammeContent, words: Wording) -> str:
    keys = content.results.missing
    if content.economics:
        return words.say(_("Add to economics: {keys}. Then its page tells more.", keys=keys))
    return words.say(_("Whether it pays is not reckoned yet. Write under economics: {keys}.", keys=keys))
