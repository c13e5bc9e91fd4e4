"""Given an address as it is typed, where the server binds and by which names it may be called."""

from __future__ import annotations

import pytest

from playbook.serve.endpoint import Endpoint


@pytest.mark.parametrize(
    ("text", "address", "url"),
    [
        ("127.0.0.1:8000", Endpoint("127.0.0.1", 8000), "http://127.0.0.1:8000/"),
        ("localhost:0", Endpoint("localhost", 0), "http://localhost:0/"),
        ("[::1]:8080", Endpoint("::1", 8080), "http://[::1]:8080/"),
    ],
)
def test_a_host_and_a_port_are_an_address(text, address, url):
    assert Endpoint.parse(text) == address
    assert address.url == url


@pytest.mark.parametrize(
    "text", ["", "8000", ":8000", "localhost", "localhost:web", "localhost:99999", "a@b:1", "a:1/b"]
)
def test_anything_else_is_none(text):
    with pytest.raises(ValueError, match=r"(?i)port"):
        Endpoint.parse(text)


@pytest.mark.parametrize("header", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000", "LOCALHOST:8000"])
def test_a_loopback_server_is_called_by_loopback_names(header):
    assert Endpoint("127.0.0.1", 8000).is_called(header)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "[x",
        "192.168.0.9",
    ],
)
def test_it_is_not_called_by_any_other(header):
    assert not Endpoint("127.0.0.1", 8000).is_called(header)


def test_a_server_is_called_by_the_host_it_was_told_to_bind():
    assert Endpoint("books.example", 80).is_called("books.example")
    assert Endpoint("192.168.0.9", 80).is_called("192.168.0.9:80")


def test_a_server_on_all_addresses_is_called_by_any_number_and_by_no_name():
    assert Endpoint("0.0.0.0", 80).is_called("192.168.0.9")  # noqa: S104 - nothing is bound here
    assert Endpoint("::", 80).is_called("[fe80::1]:80")
    assert not Endpoint("0.0.0.0", 80).is_called("evil.example")  # noqa: S104
