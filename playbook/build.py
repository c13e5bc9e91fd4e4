"""The stages in their order: a book's folder in; its editions, each a site and a printed book, published, out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from playbook.diagnostics import Diagnostic, Message, _
from playbook.exchange.book_evidence import EvidenceReader, read_evidence
from playbook.load.past import PastReader, no_past, present_day
from playbook.locale import Language
from playbook.prepare import Examined, PlannedEdition, examine, plan_editions
from playbook.publish import (
    PARTS,
    EditionMakers,
    EditionText,
    Leak,
    LeakedError,
    Part,
    folders_of,
    other_title,
    publish_folders,
    site_engine,
    tell_leaks,
)
from playbook.publish.pdf import PdfReport, open_press
from playbook.render import draw_ahead, fragments_of, render_print, render_site
from playbook.render.sources import VersionMark
from playbook.workshop import Workshop

Progress = Callable[[Message], None]
Beside = Callable[[Mapping[str, Path], Language], None]
"""Puts more beside editions that are made: by name the folder that will take the place of each, and the language of their book."""


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    """A published edition: its folder, what the printer told, and the title of another book whose output it replaced."""

    folder: Path
    printed: PdfReport | None
    instead_of: str | None = None


@dataclass(frozen=True, slots=True)
class _Texts:
    """How the text of editions is made: whose templates, where the book's files are, which parts and version, and what stands over each page."""

    workshop: Workshop
    book_folder: Path
    parts: Collection[Part]
    watermark: str | None
    mark: VersionMark | None

    def of(self, edition: PlannedEdition, idle: Executor | None) -> EditionText:
        """All the text of an edition, before a file of it is written; the drawings are made by who is `idle`."""
        plan = edition.plan
        drawings = draw_ahead(plan, idle) if idle else None
        source = plan, self.workshop.templates, self.book_folder, fragments_of(plan), drawings
        book = render_print(*source, version=self.mark.title if self.mark else "") if "pdf" in self.parts else None
        site = render_site(*source) if "site" in self.parts else None
        return EditionText(
            site=replace(site, mark=self.mark) if site is not None else None,
            book=replace(book, watermark=self.watermark) if book is not None and self.watermark is not None else book,
            secrets=edition.secrets,
        )


class Searched(Protocol):
    """Something that was made and searched for what its readers may not see."""

    @property
    def examined(self) -> Examined:
        """The book as it was read."""

    @property
    def leaks(self) -> Mapping[str, tuple[Leak, ...]]:
        """By edition what leaked."""

    @property
    def parts(self) -> Collection[Part]:
        """Where it was searched."""


@dataclass(frozen=True, slots=True)
class Built:
    """The book as it was read, the editions that were published (none if an error forbade it), and by edition what leaked.

    `parts` are those that were made, and `withdrawn` the folders of editions that the book has no more.
    """

    examined: Examined
    editions: tuple[BuiltEdition, ...] = ()
    leaks: Mapping[str, tuple[Leak, ...]] = field(default_factory=dict)
    parts: Collection[Part] = PARTS
    withdrawn: tuple[Path, ...] = ()


def leak_diagnostics(searched: Searched) -> Iterator[Diagnostic]:
    """What leaked, as findings at the entities that alone say it; each of them once.

    Reports: E903.
    """
    return tell_leaks(searched.leaks, searched.examined.sources, searched.parts)


def build_book(  # noqa: PLR0913 - all that a build can be asked for, each by its name
    book_folder: Path,
    out: Path,
    workshop: Workshop,
    *,
    today: date,
    language: Language | None = None,
    editions: Collection[str] = (),
    parts: Collection[Part] = PARTS,
    watermark: str | None = None,
    past: PastReader = no_past,
    jobs: int = 2,
    progress: Progress = lambda _message: None,
    reader: EvidenceReader = read_evidence,
    mark: VersionMark | None = None,
    beside: Beside = lambda _folders, _language: None,
) -> Built:
    """The editions of the book of a folder, published below `out`: all together, or none and the last good output stays.

    `watermark` are words over every printed page, in the place of each edition's own; `past` reads what the book was before; `mark` says of
    which version of the book they are. What is put `beside` them is published with them.

    Raises: UnknownEditionError; PlaybookError where the world gets in the way.
    """
    progress(_("Reading and checking the book"))
    with ExitStack() as rooms:
        engine = rooms.enter_context(site_engine(jobs)) if jobs > 1 and "site" in parts else None
        press = rooms.enter_context(open_press()) if "pdf" in parts and 1 in {len(editions), jobs} else None
        examined = examine(book_folder, today=today, language=language, reader=reader)
        if examined.is_refused:
            return Built(examined)
        if states := past(book_folder):
            examined = replace(examined, changed=present_day(book_folder, today))
        planned = list(plan_editions(examined, editions, states))
        if engine is None and jobs > 1 and len(planned) > 1:
            engine = rooms.enter_context(site_engine(jobs))
        try:
            texts = _Texts(workshop, book_folder, parts, watermark, mark)
            makers = EditionMakers(workshop, engine, press)
            made = tuple(_publish(planned, out, makers, texts, beside=beside, progress=progress))
        except LeakedError as error:
            return Built(examined, leaks=error.leaks, parts=parts)
    return Built(examined, made, withdrawn=() if editions else _withdrawn(planned, out))


def _publish(  # noqa: PLR0913 - what is made, where to, by whom, and what comes with it
    planned: Sequence[PlannedEdition],
    out: Path,
    makers: EditionMakers,
    texts: _Texts,
    *,
    beside: Beside,
    progress: Progress,
) -> list[BuiltEdition]:
    """All editions take their places when the last is made and none has leaked.

    Raises: LeakedError; PlaybookError as above.
    """
    makers.expect(len(planned))
    title = planned[0].plan.book.masthead.title
    places = [out / edition.name for edition in planned]
    before = {edition.name: other_title(out / edition.name, title) for edition in planned}
    waiting = _("Waiting for another build to end")
    with publish_folders(*places, title=title, on_wait=lambda: progress(waiting)) as folders:
        with makers:
            for edition, place, fresh in zip(planned, places, folders, strict=True):
                progress(_("Writing {count} pages", count=len(edition.plan.pages)))
                makers.begin(edition.name, texts.of(edition, makers.idle), fresh, place)
            made = makers.made()
        fresh_folders = {edition.name: fresh for edition, fresh in zip(planned, folders, strict=True)}
        beside(fresh_folders, planned[0].plan.words.language)
    return [BuiltEdition(out / name, one.printed, before[name]) for name, one in made.items()]


def _withdrawn(planned: Sequence[PlannedEdition], out: Path) -> tuple[Path, ...]:
    names = {edition.name for edition in planned}
    return tuple(one for one in folders_of(planned[0].plan.book.masthead.title, out) if one.name not in names)
