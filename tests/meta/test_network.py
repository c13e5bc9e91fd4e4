"""The tests themselves cannot reach a network, nor can the browser they drive."""

from __future__ import annotations

import socket

import pytest
from playwright.sync_api import Error

# Documentation addresses (RFC 5737, RFC 2606): nobody answers there even where a network is.
OUTSIDE = ("192.0.2.1", "example.org")


@pytest.mark.parametrize("host", OUTSIDE)
def test_a_test_that_reaches_out_fails_at_once(host):
    with pytest.raises(ConnectionRefusedError, match=f"reached out to '{host}'"):
        socket.create_connection((host, 80), timeout=1)


def test_a_server_on_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


@pytest.mark.browser
@pytest.mark.parametrize("host", OUTSIDE)
def test_the_browser_does_not_find_other_machines(browser, host):
    page = browser.new_page()
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto(f"http://{host}/")
    page.close()
