"""What every test may ask for: small books, golden files, the tools of the machine; and no way out to a network.

How the network is kept out: an audit hook refuses, in the process of the tests, to look up or connect to anything but
this machine; pip and uv are told that there is no index; Chromium starts with a resolver that knows only this machine.
A test that reaches out fails, it does not wait.
"""

from __future__ import annotations

import difflib
import gc
import ipaddress
import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.repository import git  # noqa: F401 - a fixture for every test

ROOT = Path(__file__).parent.parent
GOLDENS = ROOT / "tests" / "goldens"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")

# The first two draw the list under the address bar, which nobody sees here, in two more processes for each window: a fifth of
# Chromium's time. This switch takes the place of Playwright's own, of whose list the rest is what a page may notice.
CHROMIUM_WITHOUT = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
    "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "MediaRouter", "OptimizationHints", "PaintHolding",
)  # fmt: skip

# No deadline: two cores are shared. Derandomised: the same tree gives the same verdict; `deep` looks for new mistakes.
hypothesis.settings.register_profile("every-time", deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("deep", deadline=None, database=None, max_examples=2000)
hypothesis.settings.load_profile("every-time")

BookWriter = Callable[[Mapping[str, str | bytes]], Path]
GoldenCheck = Callable[[str, str], None]
ToolFinder = Callable[[str], str]
OfficeFiller = Callable[[Path, Mapping[str, object], Path], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite tests/goldens instead of comparing with it")


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end; looking through it for garbage, over and over, takes a twentieth of the time."""
    gc.set_threshold(100_000, 20, 100)


def pytest_configure() -> None:
    os.environ.update({"PIP_NO_INDEX": "1", "UV_OFFLINE": "1", "NO_MKDOCS_2_WARNING": "1"})
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell's background job ignores Ctrl+C, and so would what we start
    sys.addaudithook(_stay_on_this_machine)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let --update-goldens run only the tests that have a golden."""
    if config.getoption("--update-goldens"):
        others = [item for item in items if "golden" not in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.fixture
def write_book(tmp_path: Path) -> BookWriter:
    """Write a book from `{"book.yml": "…"}`: texts are dedented, bytes stay as they are; the result is its folder."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / "book" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else textwrap.dedent(content).lstrip("\n").encode())
        return tmp_path / "book"

    return write


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> GoldenCheck:
    """Hold a text against `tests/goldens/<relative path>`; with --update-goldens, write it there."""
    is_update = request.config.getoption("--update-goldens")

    def check(relative_path: str, text: str) -> None:
        path = GOLDENS / relative_path
        if is_update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        if not path.exists():
            pytest.fail(f"{relative_path} is not in tests/goldens: write it with `make goldens`.", pytrace=False)
        expected = path.read_bytes().decode("utf-8")
        if text != expected:
            pytest.fail(_difference(relative_path, expected, text), pytrace=False)

    return check


def _difference(name: str, expected: str, actual: str) -> str:
    lines = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), f"tests/goldens/{name}", "what came out", n=2, lineterm=""
    )
    told = "\n".join(lines) or "(only the line ends or the last line end differ)"
    return f"{name} changed. If that is wanted: `make goldens`, and review the difference.\n{told}"


@pytest.fixture(scope="session")
def tool() -> ToolFinder:
    """Find a command such as `pdftotext` on this machine; a test that asks for a missing one is skipped by name."""

    def find(name: str) -> str:
        return shutil.which(name) or pytest.skip(f"the command {name} is missing on this machine")

    return find


@pytest.fixture(scope="session")
def libreoffice(tool: ToolFinder, tmp_path_factory: pytest.TempPathFactory) -> OfficeFiller:
    """Type into the first sheet of a workbook in the LibreOffice of this machine, and save it as another; skipped by name where there is none."""
    tool("soffice")
    python = next((one for one in ("/usr/bin/python3", sys.executable) if _knows_office(one)), None)
    if python is None:
        pytest.skip("no Python on this machine knows LibreOffice (python3-uno)")
    settings = tmp_path_factory.mktemp("libreoffice")

    def fill(source: Path, cells: Mapping[str, object], target: Path) -> None:
        script = ROOT / "tests" / "libreoffice_fill.py"
        words = [python, str(script), str(settings), str(source), str(target), json.dumps(cells)]
        done = subprocess.run(words, check=False, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr

    return fill


def _knows_office(python: str) -> bool:
    return (
        Path(python).exists()
        and subprocess.run([python, "-c", "import uno"], check=False, capture_output=True).returncode == 0
    )


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium of this machine; tests that ask for it are skipped by name where there is none."""
    for name in filter(None, (os.environ.get("CHROMIUM"), *CHROMIUM_NAMES)):
        path = shutil.which(name)
        # Asked to start: on Ubuntu the command may be only a pointer to a snap that is not there.
        if path and subprocess.run([path, "--version"], check=False, capture_output=True).returncode == 0:
            return path
    pytest.skip("Chromium is missing on this machine")


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """A Chromium that reaches this machine and nothing else."""
    arguments = [
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        f"--disable-features={','.join(CHROMIUM_WITHOUT)}",
    ]
    with sync_playwright() as playwright:
        # Root may not use the sandbox; the pages are our own.
        started = playwright.chromium.launch(
            executable_path=chromium_path, args=arguments, chromium_sandbox=os.geteuid() != 0
        )
        yield started
        started.close()


def _stay_on_this_machine(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what would leave this machine: an audit hook, which no library can step around."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if not _is_this_machine(host):
        message = f"a test reached out to {host!r}"
        raise ConnectionRefusedError(message)


def _is_this_machine(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost"
    return address.is_loopback or address.is_unspecified
