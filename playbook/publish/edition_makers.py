"""Editions one after the other in; all of them made, by as many processes as there are, out."""

from __future__ import annotations

import multiprocessing.util
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self, TypeVar

from playbook.publish.edition_run import (
    EditionMade,
    EditionText,
    finish_edition,
    make_edition,
    make_site,
    print_edition,
)
from playbook.publish.leak_scan import Leak
from playbook.publish.pdf import PdfReport, open_press
from playbook.publish.site_engine import SiteEngine
from playbook.render.sources import PrintSource
from playbook.workshop import Workshop

_BEFORE_THE_QUEUES = 20
_Result = TypeVar("_Result")


class LeakedError(Exception):
    """Editions hold what their readers may not see; nothing is published."""

    def __init__(self, leaks: Mapping[str, tuple[Leak, ...]]) -> None:
        super().__init__(", ".join(leaks))
        self.leaks = leaks


@dataclass(frozen=True, slots=True)
class _Begun:
    """An edition that is being printed, while the texts of others are still written."""

    text: EditionText
    scratch: Path
    fresh: Path
    old: Path
    printing: Future[PdfReport | None]
    site: Future[None] | None  # begun at once where nothing is printed


class EditionMakers:
    """Who makes editions: several by the processes of an engine, book by book and site by site; one alone by all of them.

    Without an engine this process makes one after the other.
    After the block that it is used in, nobody works on an edition any more, however the block ends.
    """

    def __init__(self, workshop: Workshop, engine: SiteEngine | None, press: Executor | None) -> None:
        self.workshop = workshop
        self._engine, self._press = engine, press
        self._expected = 1
        self._made: dict[str, EditionMade] = {}
        self._begun: dict[str, _Begun] = {}
        self._works: list[Future[Any]] = []
        self._room = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        # Nobody may go on writing into a folder that is given up. Not by cancelling piece by piece: where a process was killed too, Python 3.11
        # never ends the rest.
        try:
            if self._engine is not None and self._works:
                self._engine.pool.shutdown(cancel_futures=True)
        finally:
            self._room.close()

    def expect(self, count: int) -> None:
        """So many editions will be made."""
        self._expected = count

    @property
    def idle(self) -> Executor | None:
        """Processes that have time for other work until an edition is begun."""
        return self._engine.pool if self._engine is not None and self._expected == 1 else None

    def begin(self, name: str, text: EditionText, fresh: Path, old: Path) -> None:
        """Makes an edition, or has it begun."""
        if self._engine is None or self._expected == 1:
            self._made[name] = make_edition(text, fresh, old, self.workshop, engine=self._engine, press=self._press)
            return
        scratch = Path(self._room.enter_context(tempfile.TemporaryDirectory(prefix="playbook-pages-")))
        printing = self._submit(_print_one_of_many, text.book, scratch, self.workshop)
        site = self._submit(make_site, text.site, fresh, scratch, self.workshop) if text.book is None else None
        self._begun[name] = _Begun(text, scratch, fresh, old, printing, site)

    def made(self) -> dict[str, EditionMade]:
        """The editions, once all are made.

        Raises: LeakedError, if one of them says what it must not; what `make_edition` raises.
        """
        self._made |= self._made_of_begun()
        if leaks := {name: one.leaks for name, one in self._made.items() if one.leaks}:
            raise LeakedError(leaks)
        return self._made

    def _made_of_begun(self) -> dict[str, EditionMade]:
        """Sites come after books, which take longer: short work last keeps all processes busy to the end."""
        begun = self._begun.items()
        sites = [
            one.site or self._submit(make_site, one.text.site, one.fresh, one.scratch, self.workshop)
            for _name, one in begun
        ]
        printed = {name: one.printing.result() for name, one in begun}
        for work in sites:
            work.result()
        finishing = {
            name: self._submit(finish_edition, one.text, printed[name], one.scratch, one.fresh, one.old)
            for name, one in begun
        }
        return {name: work.result() for name, work in finishing.items()}

    def _submit(self, work: Callable[..., _Result], *arguments: object) -> Future[_Result]:
        assert self._engine is not None  # noqa: S101 - only what an engine prints is begun
        begun = self._engine.pool.submit(work, *arguments)
        self._works.append(begun)
        return begun


def _print_one_of_many(book: PrintSource | None, scratch: Path, workshop: Workshop) -> PdfReport | None:
    """In a process that prints several editions, one press serves them all."""
    return print_edition(book, scratch, workshop, _kept_press()) if book is not None else None


@cache
def _kept_press() -> Executor:
    """The press of this process, for as long as the process lasts."""
    room = ExitStack()
    press = room.enter_context(open_press())
    # A process of a pool ends without `atexit`; and its queues, by which the press is told to go, are closed at priority 10.
    multiprocessing.util.Finalize(None, room.close, exitpriority=_BEFORE_THE_QUEUES)
    return press
