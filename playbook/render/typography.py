"""A stretch of running text goes in; in Russian it comes out with no-break spaces where a line must not end."""

from __future__ import annotations

import re

_NO_BREAK = "\N{NO-BREAK SPACE}"
# Each branch looks around one space; to start with the space itself keeps the search fast.
_TIE = re.compile(
    r"""[ ](?:
      (?<=[^\w-][авикосуя№§][ ])                                                # a word of one letter, or a sign
    | (?<=[^\w-](?:во|да|до|за|из|ко|на|не|ни|но|об|от|по|со)[ ])               # a word of two
    | (?<=[^\w-]с\.[ ])(?=\d) | (?<=[^\w-]т\.[ ])(?=[депк]\.)                   # с. 14, т. е.
    | (?<=\d[ ])(?=\d{3}(?!\d))                                                 # 5 000
    | (?<=\d[ ])(?=[₽$€%‰]|руб|коп|тыс|млн|млрд|шт|чел|мин|сек|час|ден|дн|нед|мес|год|лет|(?:[тгмлч]|кг|км|[см]м|ед)\b)
    | (?=[—–][ ])                                                               # a dash never starts a line
    )[ ]*""",
    re.VERBOSE | re.IGNORECASE,
)


def bind_words(text: str) -> str:
    """The Russian text with short words, numbers, units and dashes tied to their neighbours: `5 000 ₽`, `в срок`."""
    return _TIE.sub(_NO_BREAK, f" {text}")[1:] if " " in text else text


def leave_words(text: str) -> str:
    """The text as it is, for languages whose lines may end after any word."""
    return text
