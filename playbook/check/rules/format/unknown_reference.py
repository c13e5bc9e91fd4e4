"""Something named but not defined: an entity, or a file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from playbook.check.linked_files import unknown_links
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Message, Related, Severity, _, nearest
from playbook.model.book import Book
from playbook.model.entity import Shared
from playbook.model.file_names import FileName, file_names
from playbook.model.index import index
from playbook.model.mark import Mark
from playbook.model.mentions import Mention, mentions_in
from playbook.model.reference import KINDS
from playbook.model.unclosed_reference import find_unclosed_references
from playbook.model.value import ID_PATTERN
from playbook.model.walk import Leaf, notable_leaves

_ID = re.compile(ID_PATTERN.replace("$", r"\Z"))


def check(book: Book) -> Iterator[Finding]:
    """Every mention of an entity and every name of a file."""
    entities = index(book)
    texts = []
    for leaf in notable_leaves(book):
        for mention in mentions_in(leaf):
            if mention.ref not in entities and not _may_stand(mention, book, entities):
                yield _unknown(mention, entities)
        if leaf.mark is Mark.WORDS:
            texts.append(leaf)
    for leaf in texts:
        yield from _unclosed(leaf)
        yield from unknown_links(leaf, book)
    yield from _missing_files(book)


def _missing_files(book: Book) -> Iterator[Finding]:
    for name in file_names(book):
        if name.path is not None and name.path not in book.files and name.path not in book.files_leading_out:
            yield Finding(
                at=name.at,
                message=_("There is no file “{path}” in the book.", path=name.written),
                hint=_hint_of_file(name, book.files),
                quote=name.quote,
            )


def _hint_of_file(name: FileName, files: Iterable[str]) -> Message:
    near = nearest(name.path or "", files)
    if near is not None:
        return _("Did you mean “{near}”?", near=posixpath.relpath(near, name.folder or "."))
    if name.folder is None:
        return _("A path is written from the book's folder.")
    return _("A path is written from the folder of the file it stands in.")


def _unclosed(leaf: Leaf) -> Iterator[Finding]:
    text = str(leaf.value)
    for opened, start in find_unclosed_references(text):
        yield Finding(
            at=leaf.at,
            message=_("“{opened}” is never closed.", opened=opened),
            hint=_("Write “]]” where it ends."),
            quote=opened,
            quote_number=text.count(opened, 0, start),
        )


def _may_stand(mention: Mention, book: Book, entities: Mapping[str, Shared]) -> bool:
    """Whether a name that nothing bears is no mistake: plain words, or an entity that the loader could not read."""
    kind, _colon, name = mention.ref.partition(":")
    if not {name, name.rpartition("/")[2]}.isdisjoint(book.unread):
        return True
    if not mention.may_be_text:
        return False
    return not _ID.match(name) or _near(kind, name, entities) is None


def _near(kind: str, name: str, entities: Mapping[str, Shared]) -> str | None:
    return nearest(name, [ref.partition(":")[2] for ref in entities if ref.startswith(f"{kind}:")])


def _unknown(mention: Mention, entities: Mapping[str, Shared]) -> Finding:
    kind, colon, name = mention.ref.partition(":")
    if not colon or kind not in KINDS:
        meant = [ref for ref in entities if ref.partition(":")[2] == mention.ref]
        hint = _("Write kind:id, such as touchpoint:first-call; the kinds are {kinds}.", kinds=KINDS)
        return Finding(
            at=mention.at,
            message=_("“{name}” does not say of which kind it is.", name=mention.ref),
            hint=_("Did you mean “{near}”?", near=meant[0]) if meant else hint,
            quote=mention.quote,
            quote_number=mention.number,
        )
    near = _near(kind, name, entities)
    return Finding(
        at=mention.at,
        message=_("There is no {kind} “{name}” in the book.", kind=_kind(kind), name=name),
        hint=_("Did you mean “{near}”?", near=near) if near else _hint(kind, entities),
        related=(Related(entities[f"{kind}:{near}"].address, _("“{near}” stands here.", near=near)),) if near else (),
        quote=mention.quote,
        quote_number=mention.number,
        at_key=mention.is_key,
    )


def _hint(kind: str, entities: Mapping[str, Shared]) -> Message:
    known = [ref.partition(":")[2] for ref in entities if ref.startswith(f"{kind}:")]
    if not known:
        return _("The book has none yet.")
    if len(known) > _MANY:
        return _("No name is like it; the book has {count} of this kind.", count=len(known))
    return _("The book has: {known}.", known=known)


_MANY = 8


def _kind(kind: str) -> Message:
    return _KIND_WORDS[kind]


_KIND_WORDS = {
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

RULE = Rule(
    code="F002",
    name="unknown-reference",
    title=_("Something named but not defined"),
    severity=Severity.ERROR,
    rationale=_("A reader who follows the name finds nothing, and a check that needs what it names proves nothing."),
    good="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: keeper, title: Keeper, reports_to: hunter}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: keeper, title: Keeper, reports_to: huntr}  # <- here
        """,
    check=check,
    reported_by="load",
)
