"""A word in; the kind of entities that it means, out."""

from __future__ import annotations

from collections.abc import Mapping

from playbook.diagnostics import nearest
from playbook.locale import LANGUAGES
from playbook.model.index import SECTION_OF_KIND
from playbook.model.kind_words import KIND_WORDS
from playbook.model.lookalikes import in_latin
from playbook.model.reference import KINDS

_BY_SECTION: Mapping[str, str] = {section: kind for kind, section in SECTION_OF_KIND.items()} | {"abc_xyz": "cell"}


def kind_meant(word: str) -> str | None:
    """The kind that a word means which is none: the name of a section, a slip of the pen, or a word of a reader's language."""
    plain = word.casefold()
    if plain in _BY_SECTION:
        return _BY_SECTION[plain]
    near = nearest(in_latin(plain), KINDS)
    if near is not None or plain.isascii():
        return near
    called = {
        said.in_language(language).casefold(): kind for kind, said in KIND_WORDS.items() for language in LANGUAGES
    }
    found = nearest(plain.replace("_", " "), called)
    return called[found] if found else None
