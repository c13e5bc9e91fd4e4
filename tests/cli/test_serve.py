"""Given a book on the command line, a preview that is served, told of and ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from playbook.cli.serve import command

BOOK = {"book.yml": "book: {title: Jam, language: en, currency: GBP}\n"}
WRONG = {"book.yml": "book: {titel: Jam, language: en, currency: GBP}\n"}

Starter = Callable[..., subprocess.Popen[str]]

# Ctrl+C between the opening of a file or folder and its `with` leaves it to the collector, which says so under "error".
WARNINGS = "error,ignore::ResourceWarning"


@pytest.fixture
def start(tmp_path) -> Iterator[Starter]:
    """Start `playbook serve` on a free port, as a process of its own, away from any settings."""
    started: list[subprocess.Popen[str]] = []

    def run(book: Path, *options: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "playbook", "serve", str(book), "--addr", "127.0.0.1:0", *options],
            cwd=tmp_path,
            env={"TMPDIR": str(tmp_path), "PYTHONWARNINGS": WARNINGS, "PATH": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def _wait_for(process: subprocess.Popen[str], words: str) -> str:
    """What the process says on standard error up to a line with these words; a process that ends ends the wait."""
    assert process.stderr is not None
    told = ""
    for line in process.stderr:
        told += line
        if words in line:
            return told
    pytest.fail(f"{words!r} was not said, but:\n{told}")


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_with_a_stream_open_and_leaves_nothing_behind(write_book, start, tmp_path, way):
    process = start(write_book(BOOK))
    assert process.stdout is not None
    address = urlsplit(process.stdout.readline().strip())
    _wait_for(process, "Built 2 pages in ")
    connection = HTTPConnection("127.0.0.1", address.port or 0, timeout=10)
    connection.request("GET", "/.playbook/events")
    stream = connection.getresponse()
    assert stream.readline() == b"event: state\n"

    process.send_signal(way)
    started = time.monotonic()

    assert process.wait(10) == 0
    assert time.monotonic() - started < 2
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert not list(tmp_path.glob("playbook-*"))
    connection.close()


def test_it_ends_at_once_in_the_middle_of_the_first_build(write_book, start, tmp_path):
    process = start(write_book(BOOK))
    _wait_for(process, "Ctrl+C")

    os.killpg(process.pid, signal.SIGINT)  # as a terminal does

    assert process.wait(2) == 0
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert not list(tmp_path.glob("playbook-*"))


def test_a_mistake_is_told_as_check_tells_it(write_book, start):
    process = start(write_book(WRONG))

    told = _wait_for(process, "until this is mended")

    assert "book.yml:1:8: error F001" in told
    assert "^^^^^" in told


def test_an_address_that_is_taken_is_one_sentence(write_book, start):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = start(write_book(BOOK), "--addr", f"127.0.0.1:{taken.getsockname()[1]}")

        _nothing, told = process.communicate(timeout=30)

    assert process.returncode == 3
    assert told.endswith("cannot be used: Address already in use.\n")
    assert told.count("\n") == 1


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path, start):
    process = start(tmp_path / "none")

    _nothing, told = process.communicate(timeout=30)

    assert (process.returncode, told) == (3, f"There is no folder “{tmp_path / 'none'}”.\n")


@pytest.mark.parametrize("options", [["--addr", "8000"], ["--addr", "localhost"], ["--edition", "partner"]])
def test_a_wrong_command_line_is_told(write_book, options):
    result = CliRunner().invoke(command, [str(write_book(BOOK)), *options])

    assert result.exit_code == 2
