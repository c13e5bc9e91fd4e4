"""The kinds of entities as readers call them; a word in, the kind that it means, out."""

from __future__ import annotations

from collections.abc import Mapping

from playbook.diagnostics import Message, _, nearest
from playbook.locale import LANGUAGES
from playbook.model.index import SECTION_OF_KIND
from playbook.model.lookalikes import in_latin
from playbook.model.reference import KINDS

KIND_WORDS: Mapping[str, Message] = {
    "line": _("line"),
    "role": _("role"),
    "attribute": _("attribute"),
    "segmentation": _("segmentation"),
    "segment": _("segment"),
    "not-our-client": _("not-our-client"),
    "portrait": _("portrait"),
    "touchpoint": _("touchpoint"),
    "pipeline": _("pipeline"),
    "state": _("state"),
    "handoff": _("handoff"),
    "status": _("status"),
    "cell": _("cell"),
    "programme": _("programme"),
    "product": _("product"),
    "document": _("document"),
    "objection": _("objection"),
    "competitor": _("competitor"),
    "terms": _("terms"),
    "authority": _("authority"),
    "situation": _("situation"),
    "case": _("case"),
    "path": _("onboarding path"),
    "edition": _("edition"),
    "term": _("term"),
    "page": _("page"),
}
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
