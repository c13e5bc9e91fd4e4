"""What tests of the preview may ask for: a small book, and a running preview of it that ends with the test."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from playbook.serve import Endpoint, Inputs, Outcome, Preview, PreviewServer, Session, Stage, open_server
from playbook.workshop import Workshop, open_workshop

TODAY = date(2026, 11, 21)
PATIENCE = 30.0

BOOK = {
    "book.yml": """
        book: {title: Jam, language: en, currency: GBP}
        """,
    "pages.yml": """
        pages:
          - id: crates
            title: Crates
            body: A crate holds twelve jars.
          - id: jars
            title: Jars
            body: A jar holds half a litre.
          - id: lids
            title: Lids
            body: A lid is red.
        """,
}


@dataclass
class Running:
    """A preview at work: its book, its address, and what each round came to."""

    book: Path
    server: PreviewServer
    outcomes: queue.Queue[Outcome]

    @property
    def url(self) -> str:
        return self.server.address.url

    def next(self, patience: float = PATIENCE) -> Outcome:
        return self.outcomes.get(timeout=patience)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.book / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def get(self, path: str = "/index.html", method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection(self.server.address.host, self.server.address.port, timeout=PATIENCE)
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response, text

    def page(self, path: str) -> str:
        return self.get(path)[1]


@contextmanager
def follow(book: Path, workshop: Workshop, room: Path) -> Iterator[Running]:
    stage = Stage()
    outcomes: queue.Queue[Outcome] = queue.Queue()
    server = open_server(Endpoint("127.0.0.1", 0), stage)
    inputs = Inputs([book, *workshop.templates], [workshop.settings])
    with (
        Preview(book, workshop, stage, room, today=TODAY) as preview,
        Session(preview, inputs, server, outcomes.put) as session,
    ):
        builder = threading.Thread(target=session.run)
        builder.start()
        try:
            yield Running(book, server, outcomes)
        finally:
            session.end()
            builder.join()


@pytest.fixture
def small_book(write_book) -> Path:
    return write_book(BOOK)


@pytest.fixture
def running(tmp_path, small_book) -> Iterator[Callable[..., Running]]:
    """Start a preview of the small book, or of another, with the tool's own templates or a user's."""
    with ExitStack() as stack:

        def start(book: Path = small_book, workshop: Workshop | None = None) -> Running:
            room = tmp_path / "room"
            room.mkdir()
            return stack.enter_context(follow(book, workshop or open_workshop(), room))

        yield start
