"""Mentions of what a book does not define in; findings that name the nearest, or the slip behind many of them, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from playbook.check.kinds import kind_meant
from playbook.check.near_names import NearNames
from playbook.diagnostics import Finding, Message, Related, _, _n, nearest
from playbook.model.book import Book
from playbook.model.entity import Shared
from playbook.model.kind_words import KIND_WORDS
from playbook.model.lookalikes import in_latin, lookalike_hint
from playbook.model.mentions import Mention, mentions
from playbook.model.reference import KINDS
from playbook.model.value import ID_PATTERN

IS_ID = re.compile(ID_PATTERN.replace("$", r"\Z"))
_PARTED = re.compile(r"\s*[;,]\s*")
_SEVERAL = 2


def unknown_mentions(
    unknown: Sequence[Mention], book: Book, entities: Mapping[str, Shared], names: NearNames
) -> Iterator[Finding]:
    """A finding for each mention; where many miss one name, and an id like it is named nowhere, that id is the likely cause.

    `names` are those of the `entities`.

    Reports: F002.
    """
    counts = Counter(mention.ref for mention in unknown)
    causes = _causes([ref for ref, count in counts.items() if count >= _SEVERAL], book, entities)
    for mention in unknown:
        yield _unknown(mention, entities, names, causes.get(mention.ref), counts[mention.ref])


def with_ids_meant(unread: Collection[str]) -> frozenset[str]:
    """The names of what was not read, and beside those that are no ids the ids that they were to be."""
    return frozenset(unread) | {
        re.sub(r"[\s_]+", "-", in_latin(one).casefold()) for one in unread if not IS_ID.match(one)
    }


def _causes(refs: Collection[str], book: Book, entities: Mapping[str, Shared]) -> dict[str, str]:
    """By unknown reference the one name of its kind that is like it and that nothing names."""
    if not refs:
        return {}
    named = {mention.ref for mention in mentions(book)}
    idle = NearNames(ref for ref in entities if ref not in named)
    found = {}
    for ref in refs:
        kind, _colon, name = ref.partition(":")
        names = idle.of_kind(kind)
        near = nearest(name, names)
        if near is not None and nearest(name, [other for other in names if other != near]) is None:
            found[ref] = near
    return found


def _unknown(
    mention: Mention, entities: Mapping[str, Shared], names: NearNames, cause: str | None, count: int
) -> Finding:
    kind, colon, name = mention.ref.partition(":")
    if not colon or kind not in KINDS:
        return Finding(
            at=mention.at,
            message=_("“{name}” does not say of which kind it is.", name=mention.ref),
            hint=_hint_of_kind(mention.ref, names),
            quote=mention.quote,
            quote_number=mention.number,
        )
    near = cause or names.near(mention.ref)
    return Finding(
        at=mention.at,
        message=_("There is no {kind} “{name}” in the book.", kind=KIND_WORDS[kind], name=name),
        hint=_hint_of_cause(name, cause, count) if cause else _hint(name, near, names.of_kind(kind)),
        related=(Related(entities[f"{kind}:{near}"].address, _("“{near}” stands here.", near=near)),) if near else (),
        quote=mention.quote,
        quote_number=mention.number,
        at_key=mention.is_key,
    )


def _hint_of_kind(ref: str, names: NearNames) -> Message:
    kind, colon, name = ref.partition(":")
    meant = kind_meant(kind) if colon else None
    if meant is not None:
        return _("Write “{ref}”: the kind is “{kind}”.", ref=f"{meant}:{name}", kind=meant)
    bearer = names.bearer(name if colon else ref)
    if bearer is not None:
        return _("Did you mean “{near}”?", near=bearer)
    return _("Write kind:id, such as touchpoint:first-call; the kinds are {kinds}.", kinds=KINDS)


def _hint_of_cause(name: str, cause: str, count: int) -> Message:
    return _n(
        "“{name}” is named {count} time, “{cause}” never: if the id “{cause}” is misspelt, mend it there alone.",
        "“{name}” is named {count} times, “{cause}” never: if the id “{cause}” is misspelt, mend it there alone.",
        count,
        name=name,
        cause=cause,
    )


def _hint(name: str, near: str | None, known: Sequence[str]) -> Message:
    parts = _PARTED.split(name)
    if len(parts) > 1 and all(IS_ID.match(part) for part in parts):
        return _("Write each as an item of its own: {list}.", list=f"[{', '.join(parts)}]")
    if near is not None:
        return lookalike_hint(name, near) or _("Did you mean “{near}”?", near=near)
    if not known:
        return _("The book has none yet.")
    if len(known) > _MANY:
        return _("No name is like it; the book has {count} of this kind.", count=len(known))
    return _("The book has: {known}.", known=known)


_MANY = 8
