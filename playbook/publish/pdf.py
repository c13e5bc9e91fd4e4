"""The printed book: a PrintSource in, one PDF file and a report on it out; the file is replaced whole or not at all."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from html import escape
from multiprocessing import get_context
from pathlib import Path

from playbook.diagnostics import PlaybookError, _
from playbook.load.pictures import bare_picture
from playbook.publish.balance import PART
from playbook.publish.impression import Impression, Settings
from playbook.publish.legible import legible
from playbook.publish.print_fonts import known_characters, write_font_configuration
from playbook.render.sources import PrintSource


@dataclass(frozen=True, slots=True)
class PdfReport:
    """What came out: pages, characters that no font has, links to nowhere, and what WeasyPrint complained of.

    `laid_out` counts how often a part (cover, contents, a chapter) had to be laid out.
    """

    pages: int
    missing_characters: frozenset[str]
    broken_links: tuple[str, ...]
    warnings: tuple[str, ...]
    laid_out: int


@contextmanager
def open_press() -> Iterator[Executor]:
    """A process that prints, which gets ready while this one still writes.

    It knows our fonts alone, and a process learns its fonts once and for all.
    """
    with tempfile.TemporaryDirectory(prefix="playbook-print-") as folder:
        fonts = write_font_configuration(Path(folder))
        # Not forked: a preview has threads, and the fonts of a parent must not be inherited.
        pool = ProcessPoolExecutor(1, get_context("spawn"), _get_ready, (fonts,))
        try:
            with _interrupts_held():
                pool.submit(int)  # it starts with the first work
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """A process that is started here hears of Ctrl+C when it is ready to: the interpreter, as it starts, would tell of it with a trace."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _get_ready(fonts: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # one process that tells of an interrupt is enough
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    from playbook.publish import press  # noqa: PLC0415 - WeasyPrint, which is slow to import, and only here

    press.get_ready(fonts)


def _print_book(settings: Settings, parts: Sequence[str], draft: Path) -> Impression:
    from playbook.publish import press  # noqa: PLC0415 - as above

    return press.print_book(settings, parts, draft)


def publish_pdf(source: PrintSource, target: Path, *, styles: Path, press: Executor | None = None) -> PdfReport:
    """Writes the book to `target`, each page number in it being that of the page where its target stands.

    `styles` is a folder of style sheets, read in the order of their names. The same source gives the same bytes. It is
    printed by an open `press`, else by one that is opened for it.

    Raises: PlaybookError if a page number is asked for an anchor that is nowhere, if the text wants to read or embed
        a file that is not one of its images, if numbers do not come to rest, if the file cannot be written, or if somebody else ends the press.
    """
    parts, missing = _parts(source)
    watermark, lost = legible(escape(source.watermark), known_characters())
    images = {src: bare_picture(src, _content(image)) for src, image in source.images.items()}
    style = "\n".join(path.read_text(encoding="utf-8") for path in sorted(styles.glob("*.css")))
    settings = Settings(style, _head(source), escape(source.language), images, watermark)
    with _written_whole(target) as draft, nullcontext(press) if press else open_press() as printer:
        impression = _print(printer, settings, parts, draft)
    return PdfReport(
        pages=impression.pages,
        missing_characters=missing | lost,
        broken_links=impression.broken_links,
        warnings=impression.warnings,
        laid_out=impression.laid_out,
    )


def _parts(source: PrintSource) -> tuple[tuple[str, ...], frozenset[str]]:
    """The parts that each start on a new page, but for empty ones, legible, and the characters that were lost."""
    bodies = filter(None, [source.cover, source.contents, *(chapter.html for chapter in source.chapters)])
    head = escape(f"{source.version}\n{source.title}" if source.version else source.title)
    readable = [legible(f'<div {PART} data-book="{head}">{body}</div>', known_characters()) for body in bodies]
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


def _print(press: Executor, settings: Settings, parts: Sequence[str], draft: Path) -> Impression:
    try:
        impression = press.submit(_print_book, settings, parts, draft).result()
    except BrokenProcessPool as error:
        raise PlaybookError(
            _("The PDF was not made: a process that lays out pages was ended, perhaps for want of memory.")
        ) from error
    except OSError as error:
        raise _not_writable(draft.parent, error) from error
    if impression.refused:
        raise PlaybookError(
            _("The printed book may not read or embed {addresses}.", addresses=sorted(impression.refused))
        )
    return impression


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
