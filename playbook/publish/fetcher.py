"""What the printed book may read: the images it was given in, their bytes out; all else is refused and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

# Relative addresses need something to be relative to; the reserved name makes sure that it is nowhere.
BASE_URL = "https://book.invalid/"
_SHOWN = 80  # characters of a refused address


class ImageFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """A fetcher that knows the book's images by their `src` and denies everything else.

    WeasyPrint goes on after a refusal, some of its parts even after fatal errors: look at `refused` after the work.
    """

    def __init__(self, images: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._images = images
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002  # WeasyPrint's signature
        """The image behind an address of the book.

        Raises: PermissionError for any other address; the address is kept in `refused`.
        """
        src = unquote(url.removeprefix(BASE_URL))
        image = self._images.get(src) if url.startswith(BASE_URL) else None
        if image is None:
            self.refused.append(url[:_SHOWN])
            message = "not one of the book's images"
            raise PermissionError(message)
        kind = "image/svg+xml" if src.lower().endswith(".svg") else "application/octet-stream"
        return URLFetcherResponse(url, image, {"Content-Type": kind})
