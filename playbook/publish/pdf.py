"""The printed book: a PrintSource in, one PDF file and a report on it out; the file is replaced whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from multiprocessing import get_context
from pathlib import Path

from playbook.diagnostics import PlaybookError, _
from playbook.load.pictures import bare_picture
from playbook.publish import press
from playbook.publish.balance import PART, balance
from playbook.publish.layouts import Layouts
from playbook.publish.legible import legible
from playbook.publish.page_numbers import PageNumbers, demand_anchors, references, settle
from playbook.publish.press import Impression, Settings
from playbook.publish.print_fonts import known_characters, write_font_configuration
from playbook.render.sources import PrintSource

IMPRESSIONS = 3


@dataclass(frozen=True, slots=True)
class PdfReport:
    """What came out: pages, characters that no font has, links to nowhere, and what WeasyPrint complained of.

    `laid_out` counts the parts (cover, contents, chapters) that had to be laid out apart, `impressions` how often the
    whole book was set.
    """

    pages: int
    missing_characters: frozenset[str]
    broken_links: tuple[str, ...]
    warnings: tuple[str, ...]
    laid_out: int
    impressions: int


def publish_pdf(source: PrintSource, target: Path, *, styles: Path, jobs: int = 2) -> PdfReport:
    """Writes the book to `target`, with every page number in it held against where its target stands.

    `styles` is a folder of style sheets, read in the order of their names. `jobs` processes lay the chapters out.
    The same source gives the same bytes.

    Raises: PlaybookError if a page number is asked for an anchor that is nowhere, if the text wants to read or embed
        a file that is not one of its images, if numbers do not come to rest, or if the file cannot be written.
    """
    parts, missing = _parts(source)
    images = {src: bare_picture(src, _content(image)) for src, image in source.images.items()}
    style = "\n".join(path.read_text(encoding="utf-8") for path in sorted(styles.glob("*.css")))
    with tempfile.TemporaryDirectory(prefix="playbook-print-") as folder, _written_whole(target) as draft:
        settings = Settings(
            write_font_configuration(Path(folder)), style, _head(source), escape(source.language), images
        )
        with _pool(settings, jobs) as pool:
            layouts = Layouts(pool)
            parts, numbers = balance(parts, lambda texts: settle(texts, layouts.of))
            impression, impressions = _impress(pool, parts, numbers, draft)
    return PdfReport(
        pages=impression.layout.pages,
        missing_characters=missing,
        broken_links=impression.broken_links,
        warnings=impression.warnings,
        laid_out=layouts.laid_out,
        impressions=impressions,
    )


def _parts(source: PrintSource) -> tuple[tuple[str, ...], frozenset[str]]:
    """The parts that each start on a new page, legible, and the characters that were lost."""
    bodies = [source.cover, source.contents, *(chapter.html for chapter in source.chapters)]
    readable = [
        legible(f'<div {PART} data-book="{escape(source.title)}">{body}</div>', known_characters()) for body in bodies
    ]
    return tuple(text for text, _lost in readable), frozenset().union(*(lost for _text, lost in readable))


def _head(source: PrintSource) -> str:
    keywords = ",".join(
        title.replace(",", " ") for title in (source.company, *(chapter.title for chapter in source.chapters))
    )
    meta = {"author": source.company, "description": source.description, "keywords": keywords, "generator": "playbook"}
    if source.effective:
        meta["dcterms.created"] = source.effective
    tags = "".join(f'<meta name="{name}" content="{escape(content)}">' for name, content in meta.items())
    return f'<meta charset="utf-8"><title>{escape(source.title)}</title>{tags}'


def _impress(
    pool: ProcessPoolExecutor, parts: Sequence[str], numbers: PageNumbers, draft: Path
) -> tuple[Impression, int]:
    """The book as it was written with right numbers, and at which attempt."""
    wanted = references(parts)
    for attempt in range(1, IMPRESSIONS + 1):
        try:
            impression = pool.submit(press.impress, "".join(map(numbers.fill, parts)), draft).result()
        except OSError as error:
            raise _not_writable(draft.parent, error) from error
        if impression.refused:
            raise PlaybookError(
                _("The printed book may not read or embed {addresses}.", addresses=sorted(set(impression.refused)))
            )
        printed = {anchor: page + 1 for anchor, page in impression.layout.anchors.items()}
        demand_anchors(wanted, printed)
        if all(numbers.pages[anchor] == printed[anchor] for anchor in wanted):
            return impression, attempt
        numbers = PageNumbers(printed, numbers.widths)
    raise PlaybookError(
        _("Page numbers of the printed book are still wrong after {count} attempts.", count=IMPRESSIONS)
    )


@contextmanager
def _pool(settings: Settings, jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that lay pages out; they know our fonts alone, which a process learns once and for all."""
    # Not forked: a preview has threads, and the fonts of a parent must not be inherited.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), press.open_press, (settings,))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise PlaybookError(
            _("The PDF was not made: a process that lays out pages was ended, perhaps for want of memory.")
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _written_whole(target: Path) -> Iterator[Path]:
    """A path beside the target that takes its place when all went well."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise _not_writable(target.parent, error) from error
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        _put_in_place(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def _put_in_place(draft: Path, target: Path) -> None:
    try:
        draft.chmod(0o644)  # a temporary file is for its owner alone
        draft.replace(target)
    except OSError as error:
        raise _not_writable(target, error) from error


def _content(image: bytes | Path) -> bytes:
    try:
        return image.read_bytes() if isinstance(image, Path) else image
    except OSError as error:
        raise PlaybookError(
            _("{path} cannot be read: {reason}.", path=str(image), reason=error.strerror or str(error))
        ) from error


def _not_writable(path: Path, error: OSError) -> PlaybookError:
    return PlaybookError(_("{path} cannot be written: {reason}.", path=str(path), reason=error.strerror or str(error)))
