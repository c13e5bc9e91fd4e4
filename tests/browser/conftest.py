"""What browser tests may ask for: a folder served on loopback, and a page whose every step outside fails the test."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from playbook.build import build_book
from playbook.load import load_book
from playbook.load.past import Past
from playbook.model.book import Book
from playbook.model.edition import FULL
from playbook.prepare import plan_editions
from playbook.publish.site import publish_site
from playbook.render.sources import NavItem, SiteSource
from playbook.workshop import open_workshop

ROOT = Path(__file__).parent.parent.parent
PAGES = Path(__file__).parent / "pages"
POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"

FolderServer = Callable[[Path], str]
PageMaker = Callable[..., Page]


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[FolderServer]:
    """Serve a folder on loopback, under a strict policy; the result is its address, without a slash at its end."""
    servers: list[ThreadingHTTPServer] = []

    def serve(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # the name is the base class's
        """Say nothing: what a test asserts is what counts."""


@pytest.fixture
def guarded_page(browser: Browser) -> Iterator[PageMaker]:
    """Open a page (options as for a context: `viewport`, `color_scheme`, `has_touch` …).

    At its end the test fails if a page asked for anything outside, found a file missing, or complained on its console.
    """
    troubles: list[str] = []
    contexts = []

    def open_page(address: str, **options: object) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: _is_inside(request, address) or troubles.append(f"asked for {request.url}"))
        page.on(
            "requestfailed",
            lambda request: _was_left(request) or troubles.append(f"failed: {request.url} {request.failure}"),
        )
        page.on("response", lambda answer: answer.status < 400 or troubles.append(f"{answer.status}: {answer.url}"))
        page.on("console", lambda said: troubles.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def _is_inside(request: Request, address: str) -> bool:
    scheme, _, host, *_ = address.split("/")
    return request.url.startswith((f"{scheme}//{host}/", "data:", "blob:"))


def _was_left(request: Request) -> bool:
    """Whether the page was left before the answer came."""
    return request.failure == "net::ERR_ABORTED"


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a few pages with every component on them, as `publish_site` makes it."""
    folder = tmp_path_factory.mktemp("small-site")
    pages = {path.relative_to(PAGES).as_posix(): path.read_text("utf-8") for path in sorted(PAGES.rglob("*.md"))}
    source = SiteSource(
        title="Книга продаж",
        company="ООО «Северный склад»",
        description="Кому, что и как продаёт «Северный склад».",
        language="ru",
        pages=pages,
        navigation=(
            NavItem("Книга продаж", "index.md"),
            NavItem("3 Сегменты", "segments/index.md", (NavItem("3.1 Дилеры", "segments/dealer.md"),)),
            NavItem("5 Товарные группы", "products.md"),
            NavItem("7 Точки касания", None, (NavItem("7.2 Первый звонок", "touchpoints/first-call.md"),)),
            NavItem("8 Воронки", None, (NavItem("8.1 Новые клиенты", "pipelines/new-clients.md"),)),
            NavItem("11 Матрица ABC–XYZ", "abc-xyz.md"),
            NavItem("Словарь", "glossary.md"),
        ),
    )
    publish_site(
        source,
        folder / "site",
        settings=ROOT / "mkdocs.yml",
        theme=ROOT / "templates" / "theme",
        assets=ROOT / "templates" / "assets",
        scratch=folder / "scratch",
    )
    return folder / "site"


@pytest.fixture(scope="session", params=["http", "file"])
def site_address(request: pytest.FixtureRequest, small_site: Path, serve_folder: FolderServer) -> str:
    """The small site, once served and once opened from the disk."""
    return serve_folder(small_site) if request.param == "http" else small_site.as_uri()


@pytest.fixture(scope="session")
def page_of_kind(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The site of the example book: for each kind of page, the address of the one with the most on it."""
    past = (Past("v1", date(2026, 11, 1), _as_it_was(load_book(ROOT / "content").book)),)
    built = build_book(
        ROOT / "content",
        tmp_path_factory.mktemp("example-site"),
        open_workshop(),
        today=date(2026, 11, 21),
        editions=[FULL],
        parts={"site"},
        past=lambda _folder: past,
    )
    [full] = built.editions
    [planned] = plan_editions(built.examined, [FULL], past)
    pages: dict[str, list[Path]] = {}
    for page in planned.plan.pages:
        pages.setdefault(page.draft.kind, []).append(full.folder / f"{page.draft.path}.html")
    return {kind: max(paths, key=lambda path: path.stat().st_size).as_uri() for kind, paths in pages.items()}


def _as_it_was(book: Book) -> Book:
    """The book before its last objections and programmes came, with other limits."""
    limits = tuple(one.model_copy(update={"discount_up_to": None}) for one in book.authority)
    return book.model_copy(
        update={"authority": limits, "objections": book.objections[:-3], "loyalty": book.loyalty[:-1]}
    )
