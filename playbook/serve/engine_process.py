"""A site as text in; its folder of pages out, made by a process of its own that can be stopped in the middle."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path

from playbook.diagnostics import _
from playbook.publish import publish_site
from playbook.publish.child_process import end_with_parent
from playbook.render.sources import NavItem, SiteSource
from playbook.serve.outcome import Trouble
from playbook.serve.trouble import trouble_of
from playbook.workshop import Workshop

IsStale = Callable[[], bool]
_GLANCE = 0.05  # seconds between looks whether the work is still wanted
_PAGE = "index.md"


class StaleError(Exception):
    """What is being made is not wanted any more: the book has changed meanwhile."""


class EngineError(Exception):
    """The engine did not make the site; the trouble is what it told."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(str(trouble.message))
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class _Order:
    site: SiteSource
    folder: Path
    scratch: Path


class EngineProcess:
    """The site engine at hand: its process is warm from round to round, and a new one gets ready when it was stopped.

    Why: the engine knows no safe point within a build, and of what a process that was ended has written nothing is shown.
    """

    def __init__(self, workshop: Workshop, room: Path) -> None:
        self._workshop, self._room = workshop, room
        self._start()

    def publish(self, site: SiteSource, folder: Path, *, scratch: Path, is_stale: IsStale) -> None:
        """Write the site into `folder`, of which nothing may be used unless this returns.

        Raises: StaleError as soon as the work is not wanted any more; EngineError.
        """
        try:
            self._connection.send(_Order(site, folder, scratch))
            while not self._connection.poll(_GLANCE):
                if is_stale():
                    self._start_again()
                    raise StaleError
            trouble = self._connection.recv()
        except (EOFError, OSError) as error:
            self._start_again()
            raise EngineError(Trouble(_("The site engine ended in the middle of its work."))) from error
        if trouble is not None:
            raise EngineError(trouble)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._connection.close()

    def _start_again(self) -> None:
        self.close()
        self._start()

    def _start(self) -> None:
        # Not forked: threads that serve and watch may hold locks, which a copy would never get back.
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._workshop, self._room), daemon=True)
        # A terminal tells Ctrl+C to all its processes; this one is ended by the preview, and never hears of it.
        resource_tracker.ensure_running()  # or it is started within `start`, which lets the signal through again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()


def _work(orders: Connection, workshop: Workshop, room: Path) -> None:
    end_with_parent()
    _get_warm(workshop, room)
    while True:
        try:
            order = orders.recv()
        except EOFError:
            return
        orders.send(_carry_out(order, workshop))


def _get_warm(workshop: Workshop, room: Path) -> None:
    """Make a site of one page: what the engine imports and compiles then is there when the first order comes."""
    page = {_PAGE: "---\ntitle: Page\n---\n\n# Page\n"}
    site = SiteSource("Site", "", "", "en", pages=page, navigation=(NavItem("Page", _PAGE),))
    _carry_out(_Order(site, room / "warm", room / "warm-scratch"), workshop)  # what is wrong, the first order tells


def _carry_out(order: _Order, workshop: Workshop) -> Trouble | None:
    try:
        publish_site(
            order.site,
            order.folder,
            settings=workshop.settings,
            theme=workshop.find("theme"),
            assets=workshop.find("assets"),
            scratch=order.scratch,
        )
    except Exception as error:  # noqa: BLE001 - whatever a half-edited theme raises; the trouble holds its trace
        return trouble_of(error, workshop.templates)
    return None
