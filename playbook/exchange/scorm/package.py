"""A course and the workshop in; all files of its package in a folder out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playbook.diagnostics import PlaybookError, _
from playbook.exchange.scorm.manifest import LAUNCH, MANIFEST, manifest_of
from playbook.load.pictures import bare_picture, is_picture
from playbook.render.course import CourseSource
from playbook.workshop import Workshop

_SITES_OWN = "assets/playbook"  # as on the site
_COURSES_OWN = "assets/course"
_NOT_SHIPPED = {".md"}


def write_package(course: CourseSource, folder: Path, workshop: Workshop) -> None:
    """Write a package's files into an empty folder: the course, what it shows, what styles and runs it, and the manifest.

    The schemas are left out: no LMS of today reads them from a package, and those that check a manifest have their own.

    Raises: PlaybookError, if a file cannot be read or written.
    """
    try:
        files = dict(_files(course, workshop))
        for path, content in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        (folder / MANIFEST).write_bytes(manifest_of(course, files))
    except OSError as error:
        raise PlaybookError(
            _("The course cannot be written: {reason}.", reason=f"{error.strerror}: {error.filename}")
        ) from error


def _files(course: CourseSource, workshop: Workshop) -> Iterator[tuple[str, bytes]]:
    yield LAUNCH, course.html.encode()
    for root, place in ((workshop.find("assets/site"), _SITES_OWN), (workshop.find("scorm/course"), _COURSES_OWN)):
        for file in sorted(root.rglob("*")):
            if file.is_file() and file.suffix not in _NOT_SHIPPED:
                yield f"{place}/{file.relative_to(root).as_posix()}", file.read_bytes()
    for path, source in course.files.items():
        content = source.read_bytes() if isinstance(source, Path) else source
        yield path, bare_picture(path, content) if is_picture(path) else content
