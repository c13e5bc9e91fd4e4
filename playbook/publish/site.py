"""A site as text in, a folder of web pages out: what the engine makes of its Markdown, and the book's own files beside it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, wait
from dataclasses import replace
from pathlib import Path

from playbook.diagnostics import PlaybookError, _
from playbook.load.pictures import bare_picture, is_picture
from playbook.publish.site_run import Run, Share, run_engine
from playbook.publish.site_shares import join_shares
from playbook.render.sources import SiteSource

ASSETS = "assets/playbook"  # where the style sheets, scripts and fonts stand in the site

_UNUSED = (  # what the engine makes or brings along and no page asks for
    "404.html",  # would need to know the site's public address, and so would the next
    "sitemap.xml*",
    "assets/**/*.map",
    "assets/images/favicon.png",
    "assets/javascripts/lunr/**/*.js",
)
_STEMMERS = {"lunr.stemmer.support.min.js", "lunr.ru.min.js"}
# The engine's search reads «СкидкаОтсрочка» where two cells touch.
_TOUCHING = re.compile(r"</(?:t[dh]|d[td]|div|caption|figcaption|summary|text|title|desc|svg)>(?=<)")
_SHARES = ".shares"  # the engine empties the folder that it is given, but for hidden things


def publish_site(  # noqa: PLR0913  # four places on the disk, each named by its caller, and who works
    source: SiteSource,
    folder: Path,
    *,
    settings: Path,
    theme: Path,
    assets: Path,
    scratch: Path,
    pool: Executor | None = None,
    shares: int = 1,
) -> None:
    """Write the site into `folder`; what stood there is removed.

    `settings` is a `mkdocs.yml`, `theme` a folder of overrides for it: both are code and trusted like it. `assets`
    holds `site/` and `vendor/`, which go into each site. The Markdown is written to `scratch`. Nothing of the source's
    is read as settings or as a template, and its files never meet the engine, which would make a page of any Markdown.
    The processes of a `pool` make so many shares of the pages; the bytes are the same, however many there are.

    Raises: PlaybookError, if the engine has anything to complain of, or a file cannot be read or written.
    """
    try:
        docs = scratch / "docs"
        shutil.rmtree(docs, ignore_errors=True)
        _write_files(_for_the_engine(source, assets), docs)
        whole = Run(replace(source, pages={}, files={}), docs, folder, settings, theme)
        if pool is None:
            run_engine(whole)
        else:
            _run_in_shares(whole, pool, shares)
        _remove_unused(folder)
        _write_files(_of_the_book(source), folder)
    except OSError as error:
        raise PlaybookError(
            _("The site cannot be written: {reason}.", reason=f"{error.strerror}: {error.filename}")
        ) from error


def _run_in_shares(whole: Run, pool: Executor, shares: int) -> None:
    folders = [whole.folder, *(whole.folder / _SHARES / str(number) for number in range(1, shares))]
    runs = [replace(whole, folder=folder, share=Share(number, shares)) for number, folder in enumerate(folders)]
    working = [pool.submit(run_engine, run) for run in runs]
    wait(working)  # for all of them, even if one fails: nobody may go on writing into a folder that is given up
    for work in working:
        work.result()
    join_shares(folders)
    shutil.rmtree(whole.folder / _SHARES, ignore_errors=True)


def _write_files(files: Iterable[tuple[str, bytes | Path]], folder: Path) -> None:
    folders: set[Path] = set()
    for path, content in files:
        target = folder / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        if isinstance(content, Path):
            shutil.copyfile(content, target)
        else:
            target.write_bytes(content)


def _for_the_engine(source: SiteSource, assets: Path) -> Iterator[tuple[str, bytes | Path]]:
    for path, text in source.pages.items():
        yield path, _TOUCHING.sub(r"\g<0> ", text).encode()
    for root, place in ((assets / "site", ASSETS), (assets / "vendor", f"{ASSETS}/vendor")):
        for file in sorted(root.rglob("*")):
            if file.is_file() and file.suffix != ".md":
                yield f"{place}/{file.relative_to(root).as_posix()}", file


def _of_the_book(source: SiteSource) -> Iterator[tuple[str, bytes | Path]]:
    for path, content in source.files.items():
        yield path, bare_picture(path, _bytes_of(content)) if is_picture(path) else content


def _bytes_of(content: bytes | Path) -> bytes:
    return content.read_bytes() if isinstance(content, Path) else content


def _remove_unused(folder: Path) -> None:
    for pattern in _UNUSED:
        for file in list(folder.glob(pattern)):
            if file.is_file() and file.name not in _STEMMERS:
                file.unlink()
