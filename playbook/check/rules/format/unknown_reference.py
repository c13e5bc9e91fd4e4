"""Something named but not defined: an entity, or a file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from playbook.check.linked_files import unknown_links
from playbook.check.near_names import NearNames
from playbook.check.rule import Rule
from playbook.check.unknown_mentions import IS_ID, unknown_mentions, with_ids_meant
from playbook.diagnostics import Finding, Message, Severity, _, nearest
from playbook.model.book import Book
from playbook.model.file_names import FileName, file_names
from playbook.model.index import index
from playbook.model.mark import Mark
from playbook.model.mentions import Mention, mentions_in
from playbook.model.unclosed_reference import find_unclosed_references
from playbook.model.walk import Leaf, notable_leaves


def check(book: Book) -> Iterator[Finding]:
    """Every mention of an entity and every name of a file."""
    entities = index(book)
    names = NearNames(entities)
    unread = with_ids_meant(book.unread)
    texts, unknown = [], []
    for leaf in notable_leaves(book):
        unknown += [
            mention
            for mention in mentions_in(leaf)
            if mention.ref not in entities and not _may_stand(mention, unread, names)
        ]
        if leaf.mark is Mark.WORDS:
            texts.append(leaf)
    yield from unknown_mentions(unknown, book, entities, names)
    for leaf in texts:
        yield from _unclosed(leaf)
    yield from unknown_links(book)
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


def _may_stand(mention: Mention, unread: frozenset[str], names: NearNames) -> bool:
    """Whether a name that nothing bears is no mistake: plain words, or an entity that the loader could not read."""
    _kind, _colon, name = mention.ref.partition(":")
    if name in unread or name.rpartition("/")[2] in unread:
        return True
    if not mention.may_be_text:
        return False
    return not IS_ID.match(name) or names.near(mention.ref) is None


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
