"""The stages in their order: a book's folder in; its editions, each a site and a printed book, published, out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from playbook.analytics.measurements import Measurements
from playbook.check import check_book, check_lost
from playbook.diagnostics import Diagnostic, Message, PlaybookError, Severity, _
from playbook.editions import NO_SECRETS, Secrets, edition_for_path, restrict, restrict_measurements, secrets_of
from playbook.exchange.scorm import chosen_path, held_path, lost_in_course, write_archive, write_package
from playbook.load import SourceMap, load_book
from playbook.locale import Language
from playbook.model.book import Book
from playbook.model.edition import FULL, Edition
from playbook.model.onboarding import Path as TrainingPath
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
    scan,
    site_engine,
    tell_leaks,
)
from playbook.publish.pdf import PdfReport, open_press
from playbook.render import draw_ahead, fragments_of, render_print, render_site
from playbook.render.course import render_course
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
    measurements: Measurements | None = None

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


@dataclass(frozen=True, slots=True)
class Exported:
    """The book as it was read, the file that was written (none if an error or a leak forbade it) with its pages, and what leaked."""

    examined: Examined
    package: Path | None = None
    page_count: int = 0
    leaks: Mapping[str, tuple[Leak, ...]] = field(default_factory=dict)


def examine(
    book_folder: Path, *, today: date, language: Language | None = None, measurements: Measurements | None = None
) -> Examined:
    """A book read and checked, and held against what its ledger says.

    Raises: PlaybookError where there is no book to read.
    """
    loaded = load_book(book_folder)
    diagnostics = tuple(check_book(loaded, today, measurements))
    language = language or loaded.book.masthead.language
    return Examined(loaded.book, diagnostics, loaded.sources, language, today, measurements)


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
    checked = Checked(examined.diagnostics, examined.sources, examined.today, examined.measurements)
    full = plan_book(examined.book, examined.language, checked, measurements=examined.measurements)
    if FULL in wanted:
        yield PlannedEdition(FULL, full, NO_SECRETS)
    for name, edition in editions.items():
        if name in wanted:
            yield _planned_edition(examined, edition, full)


def _planned_edition(examined: Examined, edition: Edition, full: Plan) -> PlannedEdition:
    smaller = restrict(examined.book, edition).book
    measured = examined.measurements and restrict_measurements(examined.measurements, examined.book, smaller)
    plan = plan_book(smaller, examined.language, numbers=full.numbers, measurements=measured)
    return PlannedEdition(edition.id, plan, secrets_of(examined.book, edition))


def leak_diagnostics(built: Built | Exported) -> Iterator[Diagnostic]:
    """What leaked, as findings at the entities that alone say it; each of them once.

    Reports: E903.
    """
    parts = built.parts if isinstance(built, Built) else PARTS
    return tell_leaks(built.leaks, built.examined.sources, parts)


def plan_edition(
    book_folder: Path, *, today: date, language: Language | None = None, edition: str = FULL
) -> tuple[Examined, Plan | None]:
    """A book as it was read, and the plan of one of its editions, none if errors forbid it.

    Raises: UnknownEditionError; PlaybookError where there is no book to read.
    """
    examined = examine(book_folder, today=today, language=language)
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


def export_scorm(  # noqa: PLR0913 - all that an export can be asked for, each by its name
    book_folder: Path,
    workshop: Workshop,
    *,
    today: date,
    out: Path | None = None,
    path: str | None = None,
    edition: str | None = None,
    language: Language | None = None,
    progress: Progress = lambda _message: None,
) -> Exported:
    """A path as a SCORM package: `out`, or the path's id with `.zip` here. Without an `edition` it holds what the path's role may read.

    Raises: UnknownPathError, PathNotForRoleError, PathNotInEditionError, UnknownEditionError; PlaybookError as above.
    """
    progress(_("Reading and checking the book"))
    examined = examine(book_folder, today=today, language=language)
    if examined.is_refused:
        return Exported(examined)
    chosen = chosen_path(examined.book, path)
    planned, examined = _edition_of_path(examined, chosen, edition)
    if examined.is_refused:
        return Exported(examined)
    course = render_course(planned.plan, held_path(planned.plan.book, chosen, edition), workshop.templates, book_folder)
    progress(_("Writing {count} pages", count=course.page_count))
    with tempfile.TemporaryDirectory(prefix="playbook-course-") as fresh:
        write_package(course, Path(fresh), workshop)
        if leaks := scan(Path(fresh), planned.secrets):
            return Exported(examined, leaks={planned.name: tuple(leaks)})
        package = write_archive(Path(fresh), out or Path(f"{chosen.id}.zip"))
    return Exported(examined, package, course.page_count)


def _edition_of_path(examined: Examined, path: TrainingPath, name: str | None) -> tuple[PlannedEdition, Examined]:
    if name is not None:
        return next(plan_editions(examined, [name])), examined
    edition = edition_for_path(examined.book, path)
    full = plan_book(examined.book, examined.language, measurements=examined.measurements)
    planned = _planned_edition(examined, edition, full)
    if edition in examined.book.editions:  # of any other no check has told yet
        return planned, examined
    lost = lost_in_course(planned.plan, path, restrict(examined.book, edition).lost)
    found = check_lost(lost, edition, examined.book, examined.sources, examined.today)
    return replace(planned, name=edition.title), replace(examined, diagnostics=(*examined.diagnostics, *found))
