"""The site engine in processes of its own, which get ready while this one still reads the book, and draw while it renders.

Why: importing MkDocs and Material takes as long as checking and planning a book of a thousand pages, and the engine itself
works on one processor only.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playbook.diagnostics import PlaybookError, _
from playbook.publish.child_process import end_with_parent
from playbook.publish.site import publish_site
from playbook.render.sources import SiteSource

_PROCESSES = 2
_WORTH_SHARING = 60
"""Pages below which a second process spends its time on getting ready."""
_IMPORTS = (
    "mkdocs.commands.build",
    "material.plugins.offline.plugin",
    "material.plugins.search.plugin",
    "markdown.extensions.toc",
)
"""What is imported before there is work for it."""


@dataclass(frozen=True, slots=True)
class SiteEngine:
    """Processes that make a site beside this one; until they are asked to, they have time for other work."""

    pool: Executor
    _hand: Executor

    @contextmanager
    def publishing(self, source: SiteSource, folder: Path, **places: Path) -> Iterator[None]:
        """`publish_site` beside what the block does, with its arguments and its exceptions; the block lasts as long as both."""
        shares = min(_PROCESSES, os.cpu_count() or 1) if len(source.pages) >= _WORTH_SHARING else 1
        work = self._hand.submit(publish_site, source, folder, **places, pool=self.pool, shares=shares)
        try:
            yield
        finally:
            wait([work])  # also when the block fails: its folders must not vanish under somebody who writes
        work.result()


@contextmanager
def site_engine(processes: int = _PROCESSES) -> Iterator[SiteEngine]:
    """The engine with so many processes, ready as long as the block lasts.

    Raises: PlaybookError, if one of its processes is ended by somebody else.
    """
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context(_way_to_start()), initializer=_get_ready)
    hand = ThreadPoolExecutor(1)
    try:
        pool.submit(int)  # processes start with the first work
        yield SiteEngine(pool, hand)
    except BrokenProcessPool as error:
        raise PlaybookError(
            _("The site was not made: a process that makes its pages was ended, perhaps for want of memory.")
        ) from error
    finally:
        hand.shutdown(cancel_futures=True)
        pool.shutdown(cancel_futures=True)


def _way_to_start() -> Literal["fork", "spawn"]:
    """A copy of this process has half of the imports done; but no process with threads may be copied, and a preview or a test has some."""
    threads = Path("/proc/self/task")
    is_alone = threads.is_dir() and sum(1 for _thread in threads.iterdir()) == 1
    return "fork" if is_alone else "spawn"


def _get_ready() -> None:
    signal.signal(
        signal.SIGINT, signal.SIG_DFL
    )  # a terminal interrupts all its processes, and one that tells of it is enough
    end_with_parent()
    for module in _IMPORTS:
        importlib.import_module(module)
