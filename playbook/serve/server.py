"""A stage in; its pages over HTTP, each with the banner and a script that follows the server, out."""

from __future__ import annotations

import json
import socket
import sys
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any

from playbook.diagnostics import PlaybookError, _
from playbook.serve import pages
from playbook.serve.banner import page_of
from playbook.serve.endpoint import Endpoint
from playbook.serve.stage import Showing, Stage

EVENTS = "/.playbook/events"
BANNER = "/.playbook/banner"
_OWN = {"/.playbook/preview.js": "preview.js", "/.playbook/preview.css": "preview.css"}
_HTML = "text/html; charset=utf-8"
_HEARTBEAT = 10.0  # seconds between signs of life on a stream, by which a browser that has gone is noticed

# The theme writes scripts and styles into its pages, and pictures into its styles.
_PAGE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# A document of the book's that a browser would run (HTML, SVG) is shown, but runs nothing.
_DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox"
_RUNNABLE = ("text/html", "image/svg+xml", "application/xml", "application/xhtml+xml", "text/xml")


class PreviewServer(ThreadingHTTPServer):
    """Serves a stage; a browser that keeps a stream open keeps nobody from ending it."""

    daemon_threads = True

    def __init__(self, address: Endpoint, stage: Stage) -> None:
        self.address_family = socket.AF_INET6 if address.is_ipv6 else socket.AF_INET
        self.address, self.stage = address, stage
        super().__init__((address.host, address.port), _Handler)
        self.address = Endpoint(address.host, self.server_port)

    def server_bind(self) -> None:
        """Bind without asking the machine for its name, which may take seconds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.address.host, int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the base class's signature
        """A browser that hangs up in the middle is no news; all else is our bug."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def open_server(address: Endpoint, stage: Stage) -> PreviewServer:
    """A server that is bound, so that browsers wait from now on, and serves once it is told to.

    Raises: PlaybookError where the address cannot be had.
    """
    try:
        return PreviewServer(address, stage)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        where = address.url.removeprefix("http://").rstrip("/")
        raise PlaybookError(
            _("The address {address} cannot be used: {reason}.", address=where, reason=reason)
        ) from error


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    timeout = 30  # seconds that a browser may take to ask
    server_version, sys_version = "playbook", ""

    def do_GET(self) -> None:
        if not self._is_for_us():
            self._refuse(HTTPStatus.FORBIDDEN)
            return
        target = self.path.partition("?")[0]
        showing = self.server.stage.showing
        if target == EVENTS:
            self._send_events()
        elif target == BANNER:
            self._send(showing.banner.encode(), _HTML)
        elif target in _OWN:
            self._send(_overlay(_OWN[target]), pages.kind_of(target))
        else:
            self._send_file(showing)

    do_HEAD = do_GET  # noqa: N815 - the base class's name; the body is left out when it is sent

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the terminal is for the book."""

    def _is_for_us(self) -> bool:
        hosts = self.headers.get_all("Host", [])
        return len(hosts) == 1 and self.server.address.is_called(hosts[0])

    def _send_file(self, showing: Showing) -> None:
        name = pages.name_of(self.path)
        if name is None:
            self._refuse(HTTPStatus.NOT_FOUND)
        elif showing.folder is None:
            page = page_of(showing.banner, showing.language)
            self._send(_with_banner(page, showing), _HTML, status=HTTPStatus.SERVICE_UNAVAILABLE)
        elif (found := pages.find(showing.folder, name)) is None:
            self._refuse(HTTPStatus.NOT_FOUND)
        elif name in showing.pages:
            self._send(_with_banner(found.content.decode(), showing), _HTML)
        else:
            kind = pages.kind_of(name)
            self._send(found.content, kind, policy=_DOCUMENT_POLICY if kind.startswith(_RUNNABLE) else _PAGE_POLICY)

    def _send_events(self) -> None:
        """The numbers of what is shown, now and whenever they change, until the browser hangs up or all is over."""
        self._begin(HTTPStatus.OK, "text/event-stream; charset=utf-8", _PAGE_POLICY)
        if self.command == "HEAD":
            return
        seen, news = self.server.stage.showing, True
        while not seen.is_over:
            self.wfile.write(f"event: state\ndata: {json.dumps(_numbers(seen))}\n\n".encode() if news else b":\n\n")
            self.wfile.flush()
            now = self.server.stage.wait(seen, _HEARTBEAT)
            news, seen = now != seen, now

    def _send(
        self, content: bytes, kind: str, *, status: HTTPStatus = HTTPStatus.OK, policy: str = _PAGE_POLICY
    ) -> None:
        self._begin(status, kind, policy, len(content))
        if self.command != "HEAD":
            self.wfile.write(content)

    def _refuse(self, status: HTTPStatus) -> None:
        self._send(f"{status.value} {status.phrase}\n".encode(), "text/plain; charset=utf-8", status=status)

    def _begin(self, status: HTTPStatus, kind: str, policy: str, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", policy)
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()


def _numbers(showing: Showing) -> dict[str, str]:
    return {
        "pages": f"{showing.run}-{showing.pages_number}",
        "banner": f"{showing.run}-{showing.banner_number}",
    }


def _with_banner(page: str, showing: Showing) -> bytes:
    """A page with what the preview adds to it; the file stays as it was built."""
    numbers = " ".join(f'data-{name}="{number}"' for name, number in _numbers(showing).items())
    added = (
        '<link rel="stylesheet" href="/.playbook/preview.css">'
        f'<div id="pbp-holder" {numbers}>{showing.banner}</div>'
        '<script src="/.playbook/preview.js"></script>'
    )
    before, end, after = page.rpartition("</body>")
    return f"{before}{added}{end}{after}".encode()


@cache
def _overlay(name: str) -> bytes:
    return files("playbook.serve").joinpath("overlay", name).read_bytes()
