"""Given a stage, what a browser gets, and what a stranger does not."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from playbook.diagnostics import PlaybookError
from playbook.serve.endpoint import Endpoint
from playbook.serve.server import PreviewServer, open_server
from playbook.serve.stage import Stage

PAGE = "<html><body><p>Jars</p></body></html>"


@pytest.fixture
def site(tmp_path) -> Path:
    folder = tmp_path / "site"
    (folder / "media").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE)
    (folder / "media" / "form.html").write_text(PAGE)
    (folder / "media" / "plan.svg").write_text("<svg/>")
    (folder / "style.css").write_text("p{}")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.fixture
def server() -> Iterator[PreviewServer]:
    server = open_server(Endpoint("127.0.0.1", 0), Stage())
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.stage.end()
    server.shutdown()
    server.server_close()


@pytest.fixture
def shown(server, site) -> PreviewServer:
    server.stage.show_pages(site, frozenset({"index.html"}))
    return server


def _ask(server: PreviewServer, target: str, method: str = "GET", host: str = "localhost") -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.putrequest(method, target, skip_host=True)
    if host:
        connection.putheader("Host", host)
    connection.endheaders()
    return connection.getresponse()


def _told(server: PreviewServer, target: str, method: str = "GET", host: str = "localhost") -> tuple[int, str]:
    response = _ask(server, target, method, host)
    return response.status, response.read().decode()


def test_a_page_comes_with_the_banner_and_the_script_and_its_file_stays(shown, site):
    shown.stage.show_banner("<b>wrong</b>")

    status, text = _told(shown, "/")

    assert status == 200
    assert text.startswith("<html><body><p>Jars</p><link")
    assert '<div id="pbp-holder"' in text
    assert "<b>wrong</b></div>" in text
    assert text.endswith('<script src="/.playbook/preview.js"></script></body></html>')
    assert (site / "index.html").read_text() == PAGE


def test_every_answer_forbids_what_comes_from_outside(shown):
    for target in ("/", "/style.css", "/none.html", "/.playbook/banner", "/.playbook/preview.js"):
        headers = _ask(shown, target).headers

        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert "http" not in headers["Content-Security-Policy"]
        assert "charset=utf-8" in headers["Content-Type"]


@pytest.mark.parametrize("name", ["form.html", "plan.svg"])
def test_a_document_of_the_book_may_run_nothing_and_gets_no_script_of_ours(shown, name):
    response = _ask(shown, f"/media/{name}")

    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert b"pbp" not in response.read()


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:80", ""])
@pytest.mark.parametrize("target", ["/", "/style.css", "/.playbook/events", "/.playbook/banner"])
def test_a_foreign_host_gets_nothing(shown, host, target):
    assert _told(shown, target, host=host) == (403, "403 Forbidden\n")


@pytest.mark.parametrize("hosts", [("localhost", "evil"), ("evil", "localhost")])
def test_two_hosts_in_one_request_get_nothing(shown, hosts):
    connection = HTTPConnection("127.0.0.1", shown.server_port, timeout=10)
    connection.putrequest("GET", "/", skip_host=True)
    for host in hosts:
        connection.putheader("Host", host)
    connection.endheaders()

    assert connection.getresponse().status == 403


@pytest.mark.parametrize(
    "target", ["/../secret.txt", "/%2e%2e/secret.txt", "/media/..%2f..%2fsecret.txt", "//../secret.txt"]
)
def test_nothing_beyond_the_site_is_found(shown, target):
    assert _told(shown, target) == (404, "404 Not Found\n")


def test_a_folder_is_not_listed(shown):
    assert _told(shown, "/media/")[0] == 404
    assert _told(shown, "/media")[0] == 404


def test_a_head_has_no_body(shown):
    status, text = _told(shown, "/", "HEAD")

    assert (status, text) == (200, "")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_written(shown, method):
    assert _told(shown, "/", method)[0] == 501


def test_before_the_first_pages_every_address_shows_the_banner_alone(server):
    server.stage.show_banner("<b>wrong</b>")

    status, text = _told(server, "/segments/index.html")

    assert status == 503
    assert "<b>wrong</b>" in text
    assert "preview.js" in text


def test_the_banner_can_be_had_alone(shown):
    shown.stage.show_banner("<b>wrong</b>")

    assert _told(shown, "/.playbook/banner") == (200, "<b>wrong</b>")


def test_events_tell_what_is_shown_and_end_with_the_stage(shown, site):
    response = _ask(shown, "/.playbook/events")

    assert response.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    first = _next_state(response)
    shown.stage.show_banner("<b>wrong</b>")
    second = _next_state(response)
    shown.stage.show_pages(site, frozenset({"index.html"}))
    third = _next_state(response)
    shown.stage.end()

    assert first["pages"] == second["pages"] != third["pages"]
    assert first["banner"] != second["banner"] == third["banner"]
    assert response.read() == b""


def _next_state(response: HTTPResponse) -> dict[str, str]:
    lines = [response.readline() for _line in range(3)]
    assert lines[0] == b"event: state\n"
    assert lines[2] == b"\n"
    state: dict[str, str] = json.loads(lines[1].removeprefix(b"data: "))
    return state


def test_a_browser_that_hangs_up_is_no_news(shown, capfd):
    connection = HTTPConnection("127.0.0.1", shown.server_port, timeout=10)
    connection.request("GET", "/.playbook/events")
    connection.getresponse().close()
    connection.close()
    for number in range(5):
        shown.stage.show_banner(str(number))

    assert _told(shown, "/style.css") == (200, "p{}")
    assert capfd.readouterr().err == ""


def test_an_address_that_is_taken_is_told_in_a_sentence(server):
    with pytest.raises(PlaybookError, match=r"^The address 127\.0\.0\.1:\d+ cannot be used: Address already in use\.$"):
        open_server(Endpoint("127.0.0.1", server.server_port), Stage())
