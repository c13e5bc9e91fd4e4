"""A command in; what its run as a whole process cost (time, processor time, memory) out, alone or in turn with another."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"}
_SAMPLE_EVERY = 0.05  # seconds
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TOLD = 2000  # signs of what a command said before it failed


@dataclass(frozen=True, slots=True)
class Command:
    """What is run, under the name it has in the table; `environment` is added to ours."""

    name: str
    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: `wall` and `cpu` (user and system, with children) in seconds, `peak` memory in bytes.

    Memory is that of all processes of the run at one moment; pages they share are counted for each, so that a run with
    several processes looks rather worse than it is.
    """

    wall: float
    cpu: float
    peak: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two commands run in turn: the median cost of each, and the median of the ratios of neighbouring runs."""

    ours: Cost
    peer: Cost
    wall_ratio: float
    cpu_ratio: float


def python(module: str, *words: str | Path) -> tuple[str, ...]:
    """The words that run a module of this bench in a process of its own."""
    return (sys.executable, "-m", f"bench.{module}", *map(str, words))


def tool(name: str, *words: str | Path) -> tuple[str, ...]:
    """The words that run a command installed beside this Python."""
    return (str(Path(sys.executable).with_name(name)), *map(str, words))


def compare(ours: Command, peer: Command, rounds: int) -> Comparison:
    """Both commands in turn, so often; each is run once before, so that files and compiled modules are at hand for both."""
    one, other = in_turn((ours, peer), rounds)
    pairs = list(zip(one, other, strict=True))
    return Comparison(
        ours=median_cost(one),
        peer=median_cost(other),
        wall_ratio=median(a.wall / b.wall for a, b in pairs),
        cpu_ratio=median(a.cpu / b.cpu for a, b in pairs),
    )


def in_turn(commands: Sequence[Command], rounds: int) -> list[list[Cost]]:
    """The costs of each command, run A B C A B C: what slows the machine for a while slows all of them."""
    costs: list[list[Cost]] = [[] for _command in commands]
    for number in range(rounds + 1):
        for command, found in zip(commands, costs, strict=True):
            _tell(f"{command.name}: {f'run {number} of {rounds}' if number else 'warming up'}")
            cost = run(command)
            if number:
                found.append(cost)
    return costs


def median_cost(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        median(cost.wall for cost in costs),
        median(cost.cpu for cost in costs),
        round(median(cost.peak for cost in costs)),
    )


def run(command: Command) -> Cost:
    """What one run cost.

    Raises: RuntimeError with the command's own words, if it fails: the time of a failure is not worth telling.
    """
    environment = {**os.environ, **_ENVIRONMENT, **command.environment}
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command.words, env=environment, stdout=said, stderr=subprocess.STDOUT)
        with _watched(process.pid) as seen:
            _pid, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            told = said.read().decode(errors="replace")[-_TOLD:]
            raise RuntimeError(f"{command.name} ended with status {process.returncode}:\n{told}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(usage.ru_maxrss * 1024, *seen))


@contextmanager
def _watched(pid: int) -> Iterator[list[int]]:
    """The memory of a process and its descendants, again and again until the block ends.

    Why: the kernel tells of a process that ended the peak of its largest member, not of all at one moment.
    """
    seen, ended = [0], threading.Event()

    def watch() -> None:
        while not ended.wait(_SAMPLE_EVERY):
            seen.append(sum(map(_resident, _family(pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield seen
    finally:
        ended.set()
        watcher.join()


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            pids = children.read_text().split()
        except OSError:  # ended meanwhile
            continue
        for child in pids:
            yield from _family(int(child))


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):  # ended meanwhile
        return 0


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
