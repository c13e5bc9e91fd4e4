"""Given a book with files that mean harm, a build ends in time: with a finding, or with output in which nothing runs."""

from __future__ import annotations

import io
import re
import resource
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

SECONDS = 60

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>x</a>\n"
RUNS = re.compile(r"<script>alert|onerror=|javascript:")
ODD = "план №1 #2?50%&'.svg"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def drawing(inner: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}</svg>'.encode()


def saved(kind: str) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (8, 4)).save(content, kind)
    return content.getvalue()


def bomb() -> bytes:
    levels = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
    return drawing('<g id="g0"><path d="M0 0h9"/></g>' + levels)


# Files that are told and keep the book from being built: name, content, code.
TOLD = {
    "html": ("reg.html", SCRIPT.encode(), "F011"),
    "html in capitals": ("reg.HTM", SCRIPT.encode(), "F011"),
    "xml": ("reg.xml", SCRIPT.encode(), "F011"),
    "svg bomb": ("a.svg", bomb(), "F010"),
    "svg circle": ("a.svg", drawing('<g id="a"><use href="#a"/></g>'), "F010"),
    "pattern in itself": ("a.svg", drawing('<pattern id="p"><rect fill="url(#p)"/></pattern>'), "F010"),
    "deep svg": ("a.svg", drawing("<g>" * 100_000 + "</g>" * 100_000), "F010"),
    "wide svg": ("a.svg", drawing("<g/>" * 1_000_000), "F010"),
    "svg in utf-16": ("a.svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>".encode("utf-16"), "F010"),
    "svg that is html": ("a.svg", SCRIPT.encode(), "F010"),
    "tiff called jpg": ("a.jpg", saved("TIFF"), "F010"),
    "empty png": ("a.png", b"", "F010"),
    "half a jpeg": ("a.jpg", saved("JPEG")[:-40], "F010"),
    "large picture": ("a.png", b"\0" * (21 << 20), "F011"),
}

# Files with which the book is built.
BUILT = {
    "reg.md": SCRIPT.encode() + b"[" * 50_000,
    "README.md": SCRIPT.encode(),
    "index.md": SCRIPT.encode(),
    "list.md": b"- " * 500 + b"x",
    "price.csv": SCRIPT.encode(),
    "sales-book.pdf": b"mine",
    "calls.svg": drawing(f'<script>alert(1)</script><rect onerror="alert(1)"/><a href="javascript:alert(1)">{SCRIPT[:25]}</a>'),
    "CAPITALS.SVG": PICTURE,
    "a.gif": saved("GIF"),
    "a.webp": saved("WEBP"),
    ODD: PICTURE,
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "code"), TOLD.values(), ids=TOLD)
def test_a_file_that_means_harm_is_told_and_nothing_is_written(tmp_path, name, content, code):
    _write_book(tmp_path / "book", {name: content})

    done = _build(tmp_path, "--only", "pdf")

    assert done.returncode == 1, done.stderr
    assert code in done.stdout + done.stderr
    assert not (tmp_path / "out").exists()


def test_whatever_else_comes_along_runs_nowhere_and_every_link_leads_to_it(tmp_path):
    _write_book(tmp_path / "book", BUILT)

    done = _build(tmp_path)
    site = tmp_path / "out" / "full"

    assert done.returncode == 0, done.stdout + done.stderr
    assert (site / "sales-book.pdf").read_bytes().startswith(b"%PDF")
    assert {path.name for path in (site / "media").rglob("*")} == set(BUILT)
    assert {name: (site / "media" / name).read_bytes() for name in ("reg.md", "README.md", "sales-book.pdf")} == {
        name: BUILT[name] for name in ("reg.md", "README.md", "sales-book.pdf")
    }
    shown = [path for path in site.rglob("*") if path.suffix.lower() in {".html", ".svg", ".json"}]
    assert len(shown) > 5
    assert [path.name for path in shown if RUNS.search(path.read_text("utf-8"))] == []
    _demand_links(site, site / "documents.html", set(BUILT))


class _Links(HTMLParser):
    """The addresses of a page that lead into `media/`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.found |= {value for name, value in attrs if name in {"href", "src"} and value and "media/" in value}


def _demand_links(site: Path, page: Path, names: set[str]) -> None:
    links = _Links()
    links.feed(page.read_text("utf-8"))
    reached = {(page.parent / unquote(re.split("[?#]", address)[0])).resolve() for address in links.found}

    assert reached == {(site / "media" / name).resolve() for name in names}


def _write_book(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir()
    pictures = [name for name in files if Path(name).suffix.lower() in {".svg", ".png", ".jpg", ".gif", ".webp"}]
    documents = [f'  - {{id: d{number}, title: D{number}, file: "{name}"}}' for number, name in enumerate(files)]
    shown = "\n\n".join(f"      ![A picture](<{name.replace('%', '%25')}>)" for name in pictures) or "      None."
    book = ["book: {title: Hostile, language: en}", "documents:", *documents, "pages:"]
    book += ["  - id: pictures", "    title: Pictures", "    body: |", shown, ""]
    (folder / "book.yml").write_text("\n".join(book), encoding="utf-8")
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _build(folder: Path, *wishes: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "playbook", "build", str(folder / "book"), "--out", str(folder / "out"), *wishes]
    return subprocess.run(
        command, check=False, capture_output=True, encoding="utf-8", timeout=2 * SECONDS, preexec_fn=_limit
    )  # the limits must hold from the start of the new process


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
