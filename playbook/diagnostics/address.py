"""An address: where something stands in a book, in the author's own keys and ids, whatever file it is in."""

from __future__ import annotations


class Address(tuple[str | int, ...]):
    """Keys, ids and item numbers from the book's root, such as `pipelines / new-clients / states / contact-1 / deadline`.

    An item of a list is named by its id where it has one, else by its number from 0.
    """

    __slots__ = ()

    def __truediv__(self, step: str | int) -> Address:
        """The address one step further in."""
        return Address((*self, step))

    def __str__(self) -> str:
        return "/".join(map(str, self))
