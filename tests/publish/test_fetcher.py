from __future__ import annotations

import pytest

from playbook.publish.fetcher import BASE_URL, ImageFetcher


def test_an_image_of_the_book_is_found_by_its_src():
    fetcher = ImageFetcher({"media/план склада.png": b"\x89PNG"})

    assert (
        fetcher.fetch(f"{BASE_URL}media/%D0%BF%D0%BB%D0%B0%D0%BD%20%D1%81%D0%BA%D0%BB%D0%B0%D0%B4%D0%B0.png").read()
        == b"\x89PNG"
    )
    assert fetcher.refused == []


def test_a_drawing_is_known_by_the_end_of_its_name():
    assert ImageFetcher({"plan.svg": b"<svg/>"}).fetch(f"{BASE_URL}plan.svg").content_type == "image/svg+xml"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "http://example.com/a.png",
        "https://example.com/media/plan.png",
        "ftp://example.com/a.png",
        "data:image/png;base64,iVBORw0KGgo=",
        f"{BASE_URL}media/other.png",
        f"{BASE_URL}media/../../etc/passwd",
        f"{BASE_URL}media/plan.png?x",
        "media/plan.png",
        "",
    ],
)
def test_every_other_address_is_refused_and_remembered(address):
    fetcher = ImageFetcher({"media/plan.png": b"\x89PNG"})

    with pytest.raises(PermissionError):
        fetcher(address)

    assert fetcher.refused == [address]


def test_a_long_address_is_remembered_by_its_beginning():
    fetcher = ImageFetcher({})

    with pytest.raises(PermissionError):
        fetcher("data:text/plain," + "x" * 10_000)

    assert len(fetcher.refused[0]) < 100
