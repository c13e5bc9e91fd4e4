"""Places for output in, a fresh folder for each out; once filled, each takes the place of the old one in a single step."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playbook.diagnostics import PlaybookError, _

CONTENTS = ".playbook"  # lies in each published folder and names the files in it

_CONTENTS_SENTENCE = "Written by playbook from “{title}” and replaced as a whole by each build; these are its files:"
_TITLE = re.compile(r"Written by playbook from “(.*)” and")
_PATIENCE = 1800.0  # seconds: a book of thousands of pages takes minutes, and several builds may be waiting
_RANDOM = "?" * 8  # what `tempfile` adds to a name
_RENAME_EXCHANGE = 2
_HERE = -100  # AT_FDCWD
_UNKNOWN_TO_THE_FILE_SYSTEM = {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP}


@contextmanager
def publish_folders(
    *outs: Path, title: str = "", patience: float = _PATIENCE, on_wait: Callable[[], None] = lambda: None
) -> Iterator[list[Path]]:
    """An empty folder beside each `out` that becomes `out` when the block ends well, and vanishes when it does not.

    Whoever opens a file below `out` finds the old output or the new one, and a build that is killed leaves the old.
    The new folder is `.NAME.…` on the same file system. Linux exchanges it with `out` in one call; where the file
    system cannot, `out` is a symbolic link that moves on. A folder with files that no build wrote is left alone.
    Several are exchanged one right after the other when all are ready, and if one refuses those before it are put back.
    The list of its files begins with the `title` of the book. A second build of the same `out` calls `on_wait` once and waits `patience` seconds.
    Limits: safe against a kill, not against a power cut, since nothing is forced to the disk; a kill between two exchanges leaves
    some folders new and some old, each of them whole.

    Raises: PlaybookError, if a folder is not ours, not writable, or held by another build for too long.
    """
    places = [_place(out) for out in outs]
    with ExitStack() as rooms:
        fresh = [rooms.enter_context(_fresh_folder(out, patience, on_wait)) for out in places]
        yield fresh
        for out, new in zip(places, fresh, strict=True):
            _complete(out, new, title)
        with ExitStack() as ways_back:
            for out, new in zip(places, fresh, strict=True):
                ways_back.callback(_replace(out, new))
            ways_back.pop_all()


@contextmanager
def _fresh_folder(out: Path, patience: float, on_wait: Callable[[], None]) -> Iterator[Path]:
    """A new folder that nobody else builds at the same time; what does not stand in its place in the end is removed."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(out.parent / f".{out.name}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise _not_writable(out, error) from error
    try:
        _wait_for(lock, out, patience, on_wait)
        fresh = _make_room(out)
        try:
            yield fresh
        finally:
            _clear_leftovers(out)
    finally:
        os.close(lock)


def other_title(out: Path, title: str) -> str | None:
    """The title of the book that was published in a folder, where that is another than this one and its build wrote it down."""
    found = _title_of(out)
    return found if found != _on_one_line(title) else None


def folders_of(title: str, below: Path) -> list[Path]:
    """The folders right below one that hold what was published of the book with this title."""
    return sorted(
        folder for folder in below.iterdir() if folder.name[0] != "." and _title_of(folder) == _on_one_line(title)
    )


def _title_of(out: Path) -> str | None:
    try:
        with (out / CONTENTS).open(encoding="utf-8", errors="replace") as file:
            found = _TITLE.match(file.readline())
    except OSError:
        return None
    return (found[1] or None) if found else None


def _on_one_line(title: str) -> str:
    return " ".join(title.split())


def _place(out: Path) -> Path:
    """Where the output stands; a link that somebody else made leads there, ours is itself the place."""
    out = Path.cwd() / out
    is_ours = out.is_symlink() and out.readlink().name.startswith(f".{out.name}.")
    return out if is_ours else out.resolve()


def _wait_for(lock: int, out: Path, patience: float, on_wait: Callable[[], None]) -> None:
    """Take the lock; the system gives it back when the process ends, however it ends."""
    until = time.monotonic() + patience
    is_told = False
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise PlaybookError(
                    _("Another build is writing {folder}; try again when it is done.", folder=str(out))
                ) from None
            if not is_told:
                on_wait()
                is_told = True
            time.sleep(0.05)
        else:
            return


def _make_room(out: Path) -> Path:
    try:
        _refuse_foreign(out)
        _clear_leftovers(out)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
        fresh.chmod(0o755)  # a web server under another user reads it
    except OSError as error:
        raise _not_writable(out, error) from error
    return fresh


def _clear_leftovers(out: Path) -> None:
    """Remove what the last build replaced, and what builds that were killed left behind."""
    current = out.resolve()
    for link in out.parent.glob(f".{out.name}.{_RANDOM}.link"):
        link.unlink(missing_ok=True)
    for leftover in out.parent.glob(f".{out.name}.{_RANDOM}"):
        if leftover != current:
            shutil.rmtree(leftover, ignore_errors=True)


def _complete(out: Path, fresh: Path, title: str) -> None:
    try:
        names = sorted(_files(fresh))
        first = _CONTENTS_SENTENCE.format(title=_on_one_line(title))
        (fresh / CONTENTS).write_text("\n".join([first, *names, ""]), encoding="utf-8")
        _refuse_foreign(out)  # once more: a build takes its time
    except OSError as error:
        raise _not_writable(out, error) from error


def _replace(out: Path, fresh: Path) -> Callable[[], object]:
    """Puts the fresh folder in its place; what comes back undoes it."""
    try:
        if out.is_dir() and not out.is_symlink() and _exchange(out, fresh):
            return lambda: _exchange(out, fresh)
        if not out.exists() and not out.is_symlink() and _can_exchange(fresh.parent, out.name):
            fresh.rename(out)
            return lambda: out.rename(fresh)
        return _point(out, fresh)
    except OSError as error:
        raise _not_writable(out, error) from error


def _point(out: Path, fresh: Path) -> Callable[[], object]:
    """Make `out` a link to the fresh folder: the way of file systems that cannot exchange two folders."""
    if out.is_symlink():
        before = out.readlink()
        _link(out, Path(fresh.name))
        return lambda: _link(out, before)
    if out.is_dir():
        if any(out.iterdir()):
            raise PlaybookError(
                _("The file system cannot exchange folders; remove {folder} and build again.", folder=str(out))
            )
        out.rmdir()
    _link(out, Path(fresh.name))
    return out.unlink


def _link(out: Path, to: Path) -> None:
    link = out.with_name(f"{to.name}.link")
    link.symlink_to(to)
    link.replace(out)


def _refuse_foreign(out: Path) -> None:
    """Stop before a file is lost that no build of ours has written."""
    if not out.exists():
        return
    if not out.is_dir():
        raise PlaybookError(_("{folder} is a file; choose another folder for the output.", folder=str(out)))
    contents = out / CONTENTS
    ours = {CONTENTS, *contents.read_text(encoding="utf-8").splitlines()[1:]} if contents.is_file() else set()
    if foreign := min((name for name in _files(out) if name not in ours), default=None):
        raise PlaybookError(
            _("{file} is not from a build and would be lost; move it out of {folder}.", file=foreign, folder=str(out))
        )


def _files(folder: Path) -> Iterator[str]:
    for parent, _folders, names in os.walk(folder):
        below = os.path.relpath(parent, folder)
        yield from (name if below == "." else f"{below}/{name}" for name in names)


def _can_exchange(parent: Path, name: str) -> bool:
    with tempfile.TemporaryDirectory(prefix=f".{name}.", dir=parent) as trial:
        one, other = Path(trial, "one"), Path(trial, "other")
        one.mkdir()
        other.mkdir()
        return _exchange(one, other)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system or the file system does not know how."""
    system = ctypes.CDLL(None, use_errno=True)
    if not hasattr(system, "renameat2"):
        return False
    if system.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN_TO_THE_FILE_SYSTEM:
        return False
    raise OSError(number, os.strerror(number), str(one))


def _not_writable(out: Path, error: OSError) -> PlaybookError:
    reason = error.strerror or str(error)
    return PlaybookError(_("{folder} cannot be written: {reason}.", folder=str(out), reason=reason))
