"""The site engine in a process of its own, which gets ready while this one still reads the book.

Why: importing MkDocs and Material takes as long as checking, planning and rendering a book of a thousand pages.
"""

from __future__ import annotations

import importlib
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager

from playbook.publish.child_process import end_with_parent
from playbook.publish.site import publish_site

Publish = Callable[..., "Future[None]"]
"""`publish_site` with its own arguments; what it raises is raised by the future's `result()`."""


@contextmanager
def site_engine() -> Iterator[Publish]:
    """A `publish_site` that works beside this process, as long as the block lasts."""
    pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_get_ready)
    try:
        pool.submit(int)  # the process starts with the first work
        yield lambda *words, **places: pool.submit(publish_site, *words, **places)
    finally:
        pool.shutdown(cancel_futures=True)


_ENGINE = (
    "mkdocs.commands.build",
    "material.plugins.offline.plugin",
    "material.plugins.search.plugin",
    "markdown.extensions.toc",
)
"""What is imported before there is work for it."""


def _get_ready() -> None:
    end_with_parent()
    for module in _ENGINE:
        importlib.import_module(module)
