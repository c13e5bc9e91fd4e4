"""Output takes its place in one step: whoever reads, whoever is killed, whoever builds at the same time."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from playbook.diagnostics import Message, PlaybookError
from playbook.publish import folder as room
from playbook.publish.folder import CONTENTS, folders_of, other_title, publish_folders

ROOT = Path(__file__).parent.parent.parent
FILES = 40
# Writes a folder whose files all hold the same number, again and again.
BUILDER = """
import itertools, sys
from pathlib import Path
from playbook.publish import folder
if sys.argv[3] == "link":
    folder._exchange = lambda one, other: False
for number in itertools.count(int(sys.argv[2])):
    with folder.publish_folders(Path(sys.argv[1])) as [fresh]:
        for name in range({files}):
            (fresh / str(name)).write_text(str(number) * 500)
    print(number, flush=True)
"""


@pytest.fixture(params=["exchange", "link"])
def way(request, monkeypatch):
    """The two ways into place: by exchange, and by a link where the file system knows no exchange."""
    if request.param == "link":
        monkeypatch.setattr(room, "_exchange", lambda _one, _other: False)
    return request.param


def _publish(out: Path, **files: str) -> None:
    with publish_folders(out) as [fresh]:
        for name, text in files.items():
            (fresh / name).write_text(text)


def _fail_in_the_middle(out: Path) -> None:
    with publish_folders(out) as [fresh]:
        (fresh / "index").write_text("half")
        raise ZeroDivisionError


def _publish_while_somebody_writes(out: Path) -> None:
    with publish_folders(out) as [fresh]:
        (fresh / "index").write_text("two")
        (out / "notes.txt").write_text("mine")


def _names(out: Path) -> set[str]:
    return {path.name for path in out.iterdir()}


def _leftovers(out: Path) -> list[str]:
    return [path.name for path in out.parent.glob(f".{out.name}.????????*") if path != out.resolve()]


def test_the_first_output_stands_in_its_place(tmp_path, way):
    out = tmp_path / "site" / "full"
    _publish(out, index="one")

    assert (out / "index").read_text() == "one"
    assert out.is_symlink() == (way == "link")
    assert _leftovers(out) == []


@pytest.mark.usefixtures("way")
def test_the_next_output_replaces_all_of_the_last(tmp_path):
    out = tmp_path / "full"
    _publish(out, index="one", gone="x")
    _publish(out, index="two")

    assert _names(out) == {"index", CONTENTS}
    assert (out / "index").read_text() == "two"
    assert _leftovers(out) == []


@pytest.mark.usefixtures("way")
def test_a_build_that_fails_leaves_the_last_output(tmp_path):
    out = tmp_path / "full"
    _publish(out, index="one")
    with pytest.raises(ZeroDivisionError):
        _fail_in_the_middle(out)

    assert (out / "index").read_text() == "one"
    assert _leftovers(out) == []


def test_a_first_build_that_fails_leaves_no_output(tmp_path):
    with pytest.raises(ZeroDivisionError):
        _fail_in_the_middle(tmp_path / "full")

    assert not (tmp_path / "full").exists()


@pytest.mark.usefixtures("way")
def test_a_file_that_no_build_wrote_is_never_lost(tmp_path):
    out = tmp_path / "full"
    _publish(out, index="one")
    (out / "notes.txt").write_text("mine")
    with pytest.raises(PlaybookError, match=r"notes\.txt is not from a build"):
        _publish(out, index="two")

    assert (out / "index").read_text() == "one"
    assert (out / "notes.txt").read_text() == "mine"


@pytest.mark.usefixtures("way")
def test_a_file_that_comes_while_a_build_is_under_way_is_never_lost(tmp_path):
    out = tmp_path / "full"
    _publish(out, index="one")
    with pytest.raises(PlaybookError, match=r"notes\.txt is not from a build"):
        _publish_while_somebody_writes(out)

    assert (out / "index").read_text() == "one"
    assert (out / "notes.txt").read_text() == "mine"


def test_a_foreign_folder_is_left_alone_and_an_empty_one_is_taken(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_text("cat")
    (tmp_path / "empty").mkdir()
    with pytest.raises(PlaybookError, match=r"cat\.jpg"):
        _publish(tmp_path / "photos", index="one")
    _publish(tmp_path / "empty", index="one")

    assert _names(tmp_path / "photos") == {"cat.jpg"}
    assert (tmp_path / "empty" / "index").read_text() == "one"


def test_a_file_in_the_way_is_left_alone(tmp_path):
    (tmp_path / "full").write_text("a file")
    with pytest.raises(PlaybookError, match="is a file"):
        _publish(tmp_path / "full", index="one")

    assert (tmp_path / "full").read_text() == "a file"


def test_a_link_that_somebody_made_leads_the_output_to_its_target(tmp_path):
    (tmp_path / "www").mkdir()
    (tmp_path / "full").symlink_to(tmp_path / "www")
    _publish(tmp_path / "full", index="one")

    assert (tmp_path / "www" / "index").read_text() == "one"
    assert (tmp_path / "full").readlink() == tmp_path / "www"


def test_two_editions_of_one_build_take_their_places_together(tmp_path):
    with publish_folders(tmp_path / "full", tmp_path / "hunter") as [full, hunter]:
        (full / "index").write_text("full")
        (hunter / "index").write_text("hunter")
        assert not (tmp_path / "full").exists()

    assert (tmp_path / "full" / "index").read_text() == "full"
    assert (tmp_path / "hunter" / "index").read_text() == "hunter"


def _publish_three(parent: Path, text: str, meanwhile: Callable[[], object] = lambda: None) -> None:
    with publish_folders(*(parent / name for name in "abc")) as three:
        for fresh in three:
            (fresh / "index").write_text(text)
        meanwhile()


def _texts(parent: Path) -> dict[str, str]:
    return {out.name: (out / "index").read_text() for out in sorted(parent.iterdir()) if out.name in {*"abc"}}


@pytest.mark.usefixtures("way")
def test_a_foreign_file_in_one_of_several_leaves_all_as_they_were(tmp_path):
    _publish_three(tmp_path, "old")
    with pytest.raises(PlaybookError, match=r"notes\.txt is not from a build"):
        _publish_three(tmp_path, "new", lambda: (tmp_path / "b" / "notes.txt").write_text("mine"))

    assert _texts(tmp_path) == dict.fromkeys("abc", "old")
    assert (tmp_path / "b" / "notes.txt").read_text() == "mine"
    assert [one for name in "abc" for one in _leftovers(tmp_path / name)] == []


@pytest.mark.parametrize("before", [{}, dict.fromkeys("abc", "old")], ids=["first", "next"])
def test_one_of_several_that_cannot_take_its_place_puts_the_others_back(tmp_path, monkeypatch, way, before):
    if before:
        _publish_three(tmp_path, "old")

    def refusing(take_place: Callable[..., object]) -> Callable[..., object]:
        def refuse_b(out: Path, fresh: Path) -> object:
            if out.name == "b":
                raise PlaybookError(Message("no room"))
            return take_place(out, fresh)

        return refuse_b

    monkeypatch.setattr(room, "_replace", refusing(room._replace))
    with pytest.raises(PlaybookError, match="no room"):
        _publish_three(tmp_path, "new")

    assert _texts(tmp_path) == before
    assert (tmp_path / "a").is_symlink() == (way == "link" and bool(before))
    assert [one for name in "abc" for one in _leftovers(tmp_path / name)] == []


def test_the_list_of_files_is_the_same_for_the_same_files(tmp_path):
    _publish(tmp_path / "one", b="1", a="2")
    _publish(tmp_path / "two", a="3", b="4")

    assert (tmp_path / "one" / CONTENTS).read_bytes() == (tmp_path / "two" / CONTENTS).read_bytes()


def test_a_second_build_waits_for_the_first_and_says_so(tmp_path):
    out, told = tmp_path / "full", []
    ended = threading.Event()
    with publish_folders(out):
        waiting = threading.Thread(target=lambda: _wait_and_publish(out, told, ended))
        waiting.start()
        while not told:
            time.sleep(0.01)
        assert not ended.is_set()
    waiting.join(10)

    assert (out / "index").read_text() == "second"
    assert told == ["waiting"]


def _wait_and_publish(out: Path, told: list[str], ended: threading.Event) -> None:
    with publish_folders(out, on_wait=lambda: told.append("waiting")) as [fresh]:
        (fresh / "index").write_text("second")
    ended.set()


def test_a_second_build_gives_up_after_its_patience(tmp_path):
    with (
        publish_folders(tmp_path / "full"),
        pytest.raises(PlaybookError, match="Another build is writing"),
        publish_folders(tmp_path / "full", patience=0.1),
    ):
        pass


def test_a_place_below_a_file_is_told_in_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(PlaybookError, match="cannot be written"):
        _publish(tmp_path / "file" / "full", index="one")


def test_a_disk_that_is_full_at_the_swap_leaves_the_last_output(tmp_path, monkeypatch):
    out = tmp_path / "full"
    _publish(out, index="one")

    def refuse(*_arguments: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(room, "_exchange", refuse)
    with pytest.raises(PlaybookError, match="No space left on device"):
        _publish(out, index="two")

    assert (out / "index").read_text() == "one"
    assert _leftovers(out) == []


@pytest.mark.parametrize("kind", ["exchange", "link"])
def test_killed_at_any_moment_under_a_reader_the_output_stays_whole(tmp_path, kind):
    out = tmp_path / "full"
    _run_until(out, kind, first=0, seconds=0)
    stop, seen = threading.Event(), []
    reader = threading.Thread(target=lambda: _read_again_and_again(out, stop, seen))
    reader.start()
    dice = random.Random(7)  # noqa: S311  # moments, not secrets
    for run in range(1, 6):
        _run_until(out, kind, first=run * 1000, seconds=dice.uniform(0.02, 0.25))
        assert len({(out / str(name)).read_text() for name in range(FILES)}) == 1
    stop.set()
    reader.join()

    assert len(seen) > 100
    assert [problem for problem in seen if problem] == []
    with publish_folders(out) as [fresh]:
        (fresh / "index").write_text("after")
    assert _leftovers(out) == []


def _run_until(out: Path, kind: str, first: int, seconds: float) -> None:
    """Start a builder, wait until it has published once, then some more, and kill it."""
    command = [sys.executable, "-c", BUILDER.format(files=FILES), str(out), str(first), kind]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as builder:
        builder.stdout.readline()
        time.sleep(seconds)
        builder.send_signal(signal.SIGKILL)


def _read_again_and_again(out: Path, stop: threading.Event, seen: list[str]) -> None:
    """Open files as a web server does, one by one by their address, and note what is missing or torn."""
    while not stop.is_set():
        for name in range(FILES):
            try:
                text = (out / str(name)).read_text()
            except OSError as error:
                seen.append(str(error))
                continue
            length = len(text) // 500
            seen.append("" if text == text[:length] * 500 and text else f"torn: {name}")


def test_two_builders_at_once_never_mix(tmp_path):
    out = tmp_path / "full"
    command = [sys.executable, "-c", BUILDER.format(files=FILES), str(out)]
    starts = ("1", "5000")
    builders = [subprocess.Popen([*command, start, "exchange"], cwd=ROOT, stdout=subprocess.PIPE) for start in starts]
    for builder in builders:
        builder.stdout.readline()  # it has published once
    until = time.monotonic() + 2
    while time.monotonic() < until:
        folder = os.open(out, os.O_RDONLY)
        texts = {_read_at(folder, name) for name in range(FILES)} - {None}
        os.close(folder)
        assert len(texts) <= 1
    for builder in builders:
        builder.kill()
        builder.communicate()

    assert len({(out / str(name)).read_text() for name in range(FILES)}) == 1


def _read_at(folder: int, name: int) -> str | None:
    """A file of a folder that is held open; None when a later build has already removed it."""
    try:
        with os.fdopen(os.open(str(name), os.O_RDONLY, dir_fd=folder)) as file:
            return file.read()
    except FileNotFoundError:
        return None


def test_another_book_that_stands_there_is_known_by_its_title(tmp_path, way):  # noqa: ARG001 - both ways
    out = tmp_path / "site"
    with publish_folders(out, title="A  “B”\nC") as [fresh]:
        (fresh / "index").write_text("one")

    assert other_title(out, "A “B” C") is None
    assert other_title(out, "D") == "A “B” C"


def test_what_nobody_gave_a_title_is_no_other_book(tmp_path):
    out = tmp_path / "site"
    assert other_title(out, "A") is None
    _publish(out, index="one")
    assert other_title(out, "A") is None


@pytest.mark.usefixtures("way")
def test_all_that_was_published_of_a_book_is_found_by_its_title(tmp_path):
    for name, title in (("two", "A\nB"), ("one", "A B"), ("other", "C"), ("none", "")):
        with publish_folders(tmp_path / name, title=title):
            pass
    (tmp_path / "mine").mkdir()

    assert folders_of("A B", tmp_path) == [tmp_path / "one", tmp_path / "two"]
