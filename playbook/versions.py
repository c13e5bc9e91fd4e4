"""A book in git in; the book of today and beside it those of the last tags, published together, out."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from playbook.analytics.evidence import NO_EVIDENCE
from playbook.build import Built, Progress, build_book
from playbook.diagnostics import Message, PlaybookError, Severity, _, _n
from playbook.load import Revision, book_at, load_book, tags
from playbook.load.past import Past, PastReader, no_past
from playbook.locale import Language
from playbook.model.edition import FULL
from playbook.publish import (
    PARTS,
    VERSIONS,
    Part,
    Shown,
    Stamp,
    add_version,
    folder_of,
    keep_version,
    write_versions,
)
from playbook.render.sources import VersionMark
from playbook.workshop import Workshop

_MAKERS = ("playbook", "mkdocs", "mkdocs-material", "weasyprint")


@dataclass(frozen=True, slots=True)
class PublishedVersions:
    """The book of today as it was built, the folders of old versions beside it, newest first, and why others are not there."""

    today: Built
    folders: tuple[Path, ...] = ()
    left_out: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What is asked of every version: whose templates, which parts and words on paper, in which language, by how many processes."""

    workshop: Workshop
    language: Language | None
    parts: Collection[Part]
    watermark: str | None
    past: PastReader
    jobs: int

    def fingerprint(self) -> str:
        """The same for the same tool, told the same; which parts are asked for, and by how many they are made, is left out."""
        print_ = sha256(repr([self.language, self.watermark, *map(_installed, _MAKERS)]).encode())
        for folder in self.workshop.templates:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                print_.update(f"\0{path.relative_to(folder)}\0".encode() + path.read_bytes())
        print_.update(self.workshop.settings.read_bytes())
        return print_.hexdigest()


def build_versions(  # noqa: PLR0913 - all that a build can be asked for, each by its name
    book_folder: Path,
    out: Path,
    workshop: Workshop,
    *,
    count: int,
    today: date,
    language: Language | None = None,
    editions: Collection[str] = (),
    parts: Collection[Part] = PARTS,
    watermark: str | None = None,
    past: PastReader = no_past,
    jobs: int = 2,
    progress: Progress = lambda _message: None,
) -> PublishedVersions:
    """The editions of today's book as `build_book` publishes them, and below each the same of the last `count` tags that had it.

    All of it takes its place together. A version whose book does not pass is left out; one that stands there already, of the same commit and
    made by the same tool, is kept as it is. Old books are held against their own day and no ledger, and of the `past` tell what was before them.

    Raises: UnknownEditionError; PlaybookError where the world gets in the way, no repository among it.
    """
    past = cache(past)  # each version tells some of it, and reading it takes as long as reading that many books
    wishes = _Wishes(workshop, language, parts, watermark, past, jobs)
    old = _OldVersions(book_folder, out, tags(book_folder)[:count], wishes, progress)
    built = build_book(
        book_folder,
        out,
        workshop,
        today=today,
        language=language,
        editions=editions,
        parts=parts,
        watermark=watermark,
        past=past,
        jobs=jobs,
        progress=progress,
        mark=VersionMark(f"{VERSIONS}/"),
        beside=old.put_beside,
    )
    if not built.editions:
        return PublishedVersions(built)
    return PublishedVersions(built, tuple(old.places), tuple(old.left_out))


@dataclass(slots=True)
class _OldVersions:
    """Puts old versions beside the editions of today, and remembers which it did, and why not others."""

    book_folder: Path
    out: Path
    revisions: Sequence[Revision]
    wishes: _Wishes
    progress: Progress
    places: list[Path] = field(default_factory=list)
    left_out: list[Message] = field(default_factory=list)

    def put_beside(self, folders: Mapping[str, Path], language: Language) -> None:
        """By edition a folder that becomes its output: into each come its old versions, and the list of all."""
        if not self.revisions:
            self.left_out.append(
                _(
                    "No tag leads to what is checked out, so that there are no old versions; a shallow clone may lack them."
                )
            )
        tool = self.wishes.fingerprint()
        shown = {name: [Shown(_("Today's").in_language(language))] for name in folders}
        for revision in self.revisions:
            title = _("{version} ({day})", version=revision.name, day=revision.day).in_language(language)
            stamp = Stamp(revision.commit, _made_with(tool, self._past_of(revision)))
            for name in self._put_one(revision, stamp, folders):
                shown[name].append(Shown(title, revision.name))
                self.places.append(self.out / name / VERSIONS / folder_of(revision.name))
        for name, fresh in folders.items():
            write_versions(fresh, shown[name])

    def _put_one(self, revision: Revision, stamp: Stamp, folders: Mapping[str, Path]) -> list[str]:
        """The editions that have the version now."""
        parts = self.wishes.parts
        kept = [
            name for name, fresh in folders.items() if keep_version(self.out / name, fresh, revision.name, stamp, parts)
        ]
        with tempfile.TemporaryDirectory(prefix="playbook-version-") as scratch:
            wanted = [name for name in folders if name not in kept]
            built = self._build(revision, wanted, Path(scratch)) if wanted else []
            for name in built:
                add_version(Path(scratch, name), folders[name], revision.name, stamp, parts)
        return [name for name in folders if name in {*kept, *built}]

    def _build(self, revision: Revision, wanted: Collection[str], scratch: Path) -> list[str]:
        """The editions that were made of a version below `scratch`; where there are none for a reason, that is remembered."""
        try:
            with book_at(self.book_folder, revision) as folder:
                book = load_book(folder).book
                known = {FULL, *(edition.id for edition in book.editions)}
                editions = [name for name in wanted if name in known]
                if not editions:
                    return []
                self.progress(_("Building {version}", version=revision.name))
                language = self.wishes.language or book.masthead.language
                built = self._build_at(folder, scratch, revision, editions, language)
        except PlaybookError as error:
            self.left_out.append(_("{version} is left out: {reason}", version=revision.name, reason=error.message))
            return []
        self.left_out += _why_not(revision.name, built)
        return editions if built.editions else []

    def _build_at(
        self, folder: Path, scratch: Path, revision: Revision, editions: Sequence[str], language: Language
    ) -> Built:
        wishes = self.wishes
        return build_book(
            folder,
            scratch,
            wishes.workshop,
            today=revision.day,  # what was in force then is in force in it for ever
            language=wishes.language,
            editions=editions,
            parts=wishes.parts,
            watermark=wishes.watermark,
            past=lambda _folder: self._past_of(revision),
            jobs=wishes.jobs,
            reader=lambda *_book: NO_EVIDENCE,
            mark=_mark(revision, language),
        )

    def _past_of(self, revision: Revision) -> tuple[Past, ...]:
        """What was before a version: all that is older than it; nothing where the version itself is not told of."""
        past = self.wishes.past(self.book_folder)
        names = [one.name for one in past]
        return past[names.index(revision.name) + 1 :] if revision.name in names else ()


def _made_with(tool: str, past: Sequence[Past]) -> str:
    """The same for the same tool that tells of the same past."""
    told = repr([(one.name, one.day) for one in past])
    return sha256(f"{tool}\0{told}".encode()).hexdigest()


def _mark(revision: Revision, language: Language) -> VersionMark:
    title = _("{version} ({day})", version=revision.name, day=revision.day)
    return VersionMark(
        folder="../",
        notice=_("This is the book of {title}.", title=title).in_language(language),
        today=_("Today's book").in_language(language),
        address="../../index.html",
        title=title.in_language(language),
    )


def _why_not(name: str, built: Built) -> Iterator[Message]:
    """Why a version was not built, if it was not."""
    errors = [found for found in built.examined.diagnostics if found.severity is Severity.ERROR]
    if errors:
        yield _n(
            "{version} is left out: by today's rules its book has {count} error: {first}",
            "{version} is left out: by today's rules its book has {count} errors, the first of them: {first}",
            len(errors),
            version=name,
            first=errors[0].message,
        )
    elif built.leaks:
        yield _(
            "{version} is left out: it would show readers of {editions} what they may not see.",
            version=name,
            editions=[*built.leaks],
        )


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
