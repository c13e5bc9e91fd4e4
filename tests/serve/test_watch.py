"""Given folders, a wait that ends when something in them has changed."""

from __future__ import annotations

import errno
import threading
import time

import pytest
from watchdog.observers.api import BaseObserver

from playbook.serve import watch
from playbook.serve.watch import IMPATIENT, QUIET, Watch


def test_a_change_below_a_folder_ends_the_wait(tmp_path):
    (tmp_path / "parts").mkdir()

    with Watch([tmp_path]) as heard:
        (tmp_path / "parts" / "roles.yml").write_text("x")

        assert heard.wait(10)


def test_a_file_saved_by_replacing_it_ends_the_wait(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("x")

    with Watch([], [tmp_path / "mkdocs.yml"]) as heard:
        (tmp_path / "new").write_text("y")
        (tmp_path / "new").replace(tmp_path / "mkdocs.yml")

        assert heard.wait(10)


def test_reading_is_no_change(tmp_path):
    (tmp_path / "book.yml").write_text("x")

    with Watch([tmp_path]) as heard:
        (tmp_path / "book.yml").read_text()
        list(tmp_path.iterdir())

        assert not heard.wait(0.5)


def test_changes_close_together_end_one_wait(tmp_path, monkeypatch):
    monkeypatch.setattr(watch, "QUIET", 0.5)  # however busy the machine is between them
    with Watch([tmp_path]) as heard:
        for number in range(5):
            (tmp_path / f"{number}.yml").write_text("x")
            time.sleep(0.03)

        assert heard.wait(10)
        assert not heard.wait(0.5)


def test_changes_without_end_are_answered_all_the_same():
    heard, is_over = Watch([]), threading.Event()

    def ring() -> None:
        while not is_over.wait(QUIET / 5):
            heard.ring()

    ringing = threading.Thread(target=ring)
    ringing.start()
    started = time.monotonic()
    assert heard.wait(10)
    assert time.monotonic() - started < IMPATIENT + 2
    is_over.set()
    ringing.join()


def test_without_the_service_of_the_system_the_wait_ends_often(tmp_path, monkeypatch):
    def is_out_of_watches(_observer: BaseObserver) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(BaseObserver, "start", is_out_of_watches)
    monkeypatch.setattr(watch, "_OFTEN", 0.05)

    with Watch([tmp_path]) as heard:
        started = time.monotonic()

        assert not heard.wait()
        assert time.monotonic() - started < 2


@pytest.mark.parametrize("patience", [0.01, 0.1])
def test_it_does_not_wait_longer_than_it_is_told(patience):
    assert not Watch([]).wait(patience)
