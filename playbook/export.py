"""A book's folder in; a path of it as a package for a learning system out."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from playbook.build import Progress
from playbook.check import check_lost
from playbook.diagnostics import _
from playbook.editions import edition_for_path, restrict
from playbook.exchange.scorm import chosen_path, held_path, lost_in_course, write_archive, write_package
from playbook.locale import Language
from playbook.model.onboarding import Path as TrainingPath
from playbook.plan import plan_book
from playbook.prepare import Examined, PlannedEdition, examine, plan_editions, planned_edition
from playbook.publish import PARTS, Leak, Part, scan
from playbook.render.course import render_course
from playbook.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Exported:
    """The book as it was read, the file that was written (none if an error or a leak forbade it) with its pages, and what leaked."""

    examined: Examined
    package: Path | None = None
    page_count: int = 0
    leaks: Mapping[str, tuple[Leak, ...]] = field(default_factory=dict)
    parts: Collection[Part] = PARTS


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
    evidence = examined.evidence
    full = plan_book(
        examined.book, examined.language, measurements=evidence.measurements, plans=evidence.plans, audit=evidence.audit
    )
    planned = planned_edition(examined, edition, full)
    if edition in examined.book.editions:  # of any other no check has told yet
        return planned, examined
    lost = lost_in_course(planned.plan, path, restrict(examined.book, edition).lost)
    found = check_lost(lost, edition, examined.book, examined.sources, examined.today)
    return replace(planned, name=edition.title), replace(examined, diagnostics=(*examined.diagnostics, *found))
