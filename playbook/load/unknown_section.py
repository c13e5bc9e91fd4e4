"""A section that the format does not know: its key in; what to say of it out."""

from __future__ import annotations

from playbook.diagnostics import Message, _, nearest
from playbook.load.sections import sections
from playbook.load.slips import glued
from playbook.load.unknown_key import did_you_mean, key_meant, strange_space_before
from playbook.model.book import Book
from playbook.model.reference import SectionName

_WORDS: dict[SectionName, tuple[str, ...]] = {
    "book": ("книга продаж", "о книге"),
    "lines": ("линии продаж", "направления"),
    "roles": ("должности", "сотрудники", "people", "team"),
    "attributes": ("атрибуты",),
    "segmentations": ("сегментации", "segments"),
    "touchpoints": ("касания", "точки контакта"),
    "abc_xyz": ("abc-xyz анализ",),
    "products": ("продукты", "услуги"),
    "loyalty": ("программы", "программы лояльности", "акции", "programmes", "programs"),
    "cases": ("кейсы", "примеры"),
    "data": ("источники",),
    "forecast": ("план продаж",),
    "onboarding": ("обучение", "онбординг", "адаптация", "новички", "paths"),
    "glossary": ("глоссарий", "термины"),
}
"""What people call a section besides its key and its title."""
_BY_WORD = {word: section for section, words in _WORDS.items() for word in words}


def told_unknown_section(key: str) -> tuple[Message, Message]:
    """What is wrong with the key, and what to write in its place."""
    if (told := strange_space_before(key)) is not None:
        return told
    parts = glued(key)
    if parts is not None and parts[0] in sections():
        return _("After “{key}:” a new line is missing.", key=parts[0]), _(
            "Write what belongs to it on lines of its own."
        )
    meant = _section_meant(key)
    message = _("There is no section “{key}”.", key=key[:60])
    return message, did_you_mean(key, meant) if meant else _("Known sections: {known}.", known=list(sections()))


def _section_meant(key: str) -> str | None:
    word = key.replace("_", " ").strip().casefold()
    if word in _BY_WORD:
        return _BY_WORD[word]
    near = key_meant(key, list(sections()), Book)
    return near or _BY_WORD.get(nearest(word, _BY_WORD) or "")
