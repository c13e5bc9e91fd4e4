"""Two words in; whether they are opposites or the two sides of one deal that differ by a letter or two, out."""

from __future__ import annotations

from collections.abc import Iterator

_STEMS = (
    ("включ", "исключ"), ("включ", "выключ"), ("можно", "нужно"), ("покупател", "получател"), ("вход", "выход"), ("входящ", "исходящ"),
    ("ввоз", "вывоз"), ("въезд", "выезд"), ("откры", "закры"), ("доплат", "оплат"), ("наш", "ваш"), ("нам", "вам"), ("нас", "вас"),
    ("импорт", "экспорт"), ("повыш", "пониж"),
    ("min", "max"), ("increas", "decreas"), ("import", "export"), ("inclu", "exclu"), ("accept", "except"), ("intern", "extern"),
    ("ascend", "descend"), ("buyer", "payer"), ("hire", "fire"), ("hiring", "firing"), ("our", "your"),
)  # fmt: skip
"""Parts of words that stand for each other; most of those that only differ by more letters are other words in any case."""
_ENDINGS = (("er", "ee"), ("ers", "ees"), ("or", "ee"), ("ors", "ees"))
"""Who does it, and to whom it is done: employer and employee."""


def are_opposites(one: str, other: str) -> bool:
    """Whether one word says the opposite of another, or names the other side, whatever is alike in them."""
    return other in _turned(one) or one in _turned(other)


def _turned(word: str) -> Iterator[str]:
    yield from (word.replace(part, turned, 1) for part, turned in _STEMS if part in word)
    yield from (word.removesuffix(end) + turned for end, turned in _ENDINGS if word.endswith(end))
