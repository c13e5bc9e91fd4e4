"""The stages in their order: a book's folder in; its editions, each a site and a printed book, published, out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from playbook.analytics.evidence import NO_EVIDENCE, Evidence
from playbook.check import check_book
from playbook.diagnostics import Diagnostic, Message, PlaybookError, Severity, _
from playbook.editions import NO_SECRETS, Secrets, restrict, restrict_measurements, secrets_of
from playbook.exchange.book_evidence import EvidenceReader, read_evidence
from playbook.load import SourceMap, load_book
from playbook.locale import Language
from playbook.model.book import Book
from playbook.model.edition import FULL, Edition
from playbook.plan import Checked, Plan, plan_book
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
from playbook.workshop import Workshop

Progress = Callable[[Message], None]


class UnknownEditionError(PlaybookError):
    """An edition that is asked for is not in the book."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A book that was read and checked: all findings, where each author's line is read, and what its ledger said if there is one."""

    book: Book
    diagnostics: tuple[Diagnostic, ...]
    sources: SourceMap
    language: Language
    today: date
    evidence: Evidence = NO_EVIDENCE

    @property
    def is_refused(self) -> bool:
        """Whether errors forbid to go on."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


@dataclass(frozen=True, slots=True)
class PlannedEdition:
    """An edition on its way: its plan, and what may stand nowhere in it."""

    name: str
    plan: Plan
    secrets: Secrets


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    """A published edition: its folder, what the printer told, and the title of another book whose output it replaced."""

    folder: Path
    printed: PdfReport | None
    instead_of: str | None = None


@dataclass(frozen=True, slots=True)
class _Texts:
    """How the text of editions is made: whose templates, where the book's files are, which parts, and what stands over each page."""

    workshop: Workshop
    book_folder: Path
    parts: Collection[Part]
    watermark: str | None

    def of(self, edition: PlannedEdition, idle: Executor | None) -> EditionText:
        """All the text of an edition, before a file of it is written; the drawings are made by who is `idle`."""
        plan = edition.plan
        drawings = draw_ahead(plan, idle) if idle else None
        source = plan, self.workshop.templates, self.book_folder, fragments_of(plan), drawings
        book = render_print(*source) if "pdf" in self.parts else None
        if book is not None and self.watermark is not None:
            book = replace(book, watermark=self.watermark)
        return EditionText(
            site=render_site(*source) if "site" in self.parts else None, book=book, secrets=edition.secrets
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


def examine(
    book_folder: Path,
    *,
    today: date,
    language: Language | None = None,
    reader: EvidenceReader = read_evidence,
) -> Examined:
    """A book read and checked, and held against what its ledger says.

    Raises: PlaybookError where there is no book to read.
    """
    loaded = load_book(book_folder)
    evidence = reader(loaded.book, book_folder, today)
    diagnostics = tuple(check_book(loaded, today, evidence))
    language = language or loaded.book.masthead.language
    return Examined(loaded.book, diagnostics, loaded.sources, language, today, evidence)


def plan_editions(examined: Examined, names: Collection[str] = ()) -> Iterator[PlannedEdition]:
    """The plans of a book's editions, all of them unless some are named; the whole book comes first.

    Raises: UnknownEditionError for a name that no edition has.
    """
    editions = {edition.id: edition for edition in examined.book.editions if edition.id != FULL}
    known = [FULL, *editions]
    if unknown := [name for name in names if name not in known]:
        raise UnknownEditionError(
            _("There is no edition “{edition}”; the book has: {editions}.", edition=unknown[0], editions=known)
        )
    wanted = names or known
    checked = Checked(examined.diagnostics, examined.sources, examined.today, examined.evidence)
    full = plan_book(examined.book, examined.language, checked, measurements=examined.evidence.measurements)
    if FULL in wanted:
        yield PlannedEdition(FULL, full, NO_SECRETS)
    for name, edition in editions.items():
        if name in wanted:
            yield planned_edition(examined, edition, full)


def planned_edition(examined: Examined, edition: Edition, full: Plan) -> PlannedEdition:
    """The plan of an edition, its pages numbered as those of the whole book."""
    smaller = restrict(examined.book, edition).book
    measured = examined.evidence.measurements
    if measured is not None:
        measured = restrict_measurements(measured, examined.book, smaller, edition)
    plan = plan_book(smaller, examined.language, numbers=full.numbers, measurements=measured)
    return PlannedEdition(edition.id, plan, secrets_of(examined.book, edition))


def leak_diagnostics(searched: Searched) -> Iterator[Diagnostic]:
    """What leaked, as findings at the entities that alone say it; each of them once.

    Reports: E903.
    """
    return tell_leaks(searched.leaks, searched.examined.sources, searched.parts)


def plan_edition(
    book_folder: Path,
    *,
    today: date,
    language: Language | None = None,
    edition: str = FULL,
    reader: EvidenceReader = read_evidence,
) -> tuple[Examined, Plan | None]:
    """A book as it was read, and the plan of one of its editions, none if errors forbid it.

    Raises: UnknownEditionError; PlaybookError where there is no book to read.
    """
    examined = examine(book_folder, today=today, language=language, reader=reader)
    if examined.is_refused:
        return examined, None
    [planned] = plan_editions(examined, [edition])
    return examined, planned.plan


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
    jobs: int = 2,
    progress: Progress = lambda _message: None,
) -> Built:
    """The editions of the book of a folder, published below `out`: all together, or none and the last good output stays.

    `watermark` are words over every printed page, in the place of each edition's own.

    Raises: UnknownEditionError; PlaybookError where the world gets in the way.
    """
    progress(_("Reading and checking the book"))
    with ExitStack() as rooms:
        engine = rooms.enter_context(site_engine(jobs)) if jobs > 1 and "site" in parts else None
        press = rooms.enter_context(open_press()) if "pdf" in parts and 1 in {len(editions), jobs} else None
        examined = examine(book_folder, today=today, language=language)
        if examined.is_refused:
            return Built(examined)
        planned = list(plan_editions(examined, editions))
        if engine is None and jobs > 1 and len(planned) > 1:
            engine = rooms.enter_context(site_engine(jobs))
        try:
            texts = _Texts(workshop, book_folder, parts, watermark)
            made = tuple(_publish(planned, out, EditionMakers(workshop, engine, press), texts, progress))
        except LeakedError as error:
            return Built(examined, leaks=error.leaks, parts=parts)
    return Built(examined, made, withdrawn=() if editions else _withdrawn(planned, out))


def _publish(
    planned: Sequence[PlannedEdition], out: Path, makers: EditionMakers, texts: _Texts, progress: Progress
) -> list[BuiltEdition]:
    """All editions take their places when the last is made and none has leaked.

    Raises: LeakedError; PlaybookError as above.
    """
    makers.expect(len(planned))
    title = planned[0].plan.book.masthead.title
    places = [out / edition.name for edition in planned]
    before = {edition.name: other_title(out / edition.name, title) for edition in planned}
    waiting = _("Waiting for another build to end")
    with publish_folders(*places, title=title, on_wait=lambda: progress(waiting)) as folders, makers:
        for edition, place, fresh in zip(planned, places, folders, strict=True):
            progress(_("Writing {count} pages", count=len(edition.plan.pages)))
            makers.begin(edition.name, texts.of(edition, makers.idle), fresh, place)
        made = makers.made()
    return [BuiltEdition(out / name, one.printed, before[name]) for name, one in made.items()]


def _withdrawn(planned: Sequence[PlannedEdition], out: Path) -> tuple[Path, ...]:
    names = {edition.name for edition in planned}
    return tuple(one for one in folders_of(planned[0].plan.book.masthead.title, out) if one.name not in names)
