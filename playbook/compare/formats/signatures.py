"""Who has read what in; a table by person for people, JSON for programs, out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from playbook.compare.signatures import VERDICTS, Standing, Verdict, folded_name
from playbook.diagnostics import Message, _, _n
from playbook.locale import Language

VERDICT_WORDS: Mapping[Verdict, Message] = {
    "open": _("not signed"),
    "outdated": _("read again"),
    "read": _("read"),
    "not-needed": _("not needed"),
}


def standings_as_text(found: Sequence[Standing], language: Language, *, is_all: bool = False) -> str:
    """Each person with what is to be read and how much else there is; below what must be read again, what has changed since.

    With `is_all` every rule with its fingerprint.
    """
    told = _all_of_person if is_all else _of_person
    parts = ["\n".join(told(those, language)) for those in _by_person(found)]
    return "\n\n".join([*parts, _summary(found).in_language(language)]) + "\n"


def standings_as_json(found: Sequence[Standing], language: Language) -> str:
    """One object: `people`, each with `rules`, and `counts` of all verdicts."""
    people = [
        {"person": those[0].line.person, "rules": [_plain(one, language) for one in those]}
        for those in _by_person(found)
    ]
    return json.dumps({"people": people, "counts": _counts(found)}, ensure_ascii=False, indent=2) + "\n"


def _by_person(found: Sequence[Standing]) -> Iterator[list[Standing]]:
    for _person, those in groupby(found, key=lambda one: folded_name(one.line.person)):
        yield sorted(those, key=lambda one: VERDICTS.index(one.verdict))


def _of_person(found: Sequence[Standing], language: Language) -> Iterator[str]:
    """Only what is left to be done; of the rest how much it is."""
    yield found[0].line.person
    left = [one for one in found if one.verdict in _LEFT]
    words = {one.verdict: VERDICT_WORDS[one.verdict].in_language(language) for one in left}
    width = max(map(len, words.values()), default=0)
    for one in left:
        yield f"  {words[one.verdict].ljust(width)}  {one.line.title}"
        yield from (f"    → {told}" for told in _since(one, language))
    rest = _counted({verdict: count for verdict, count in _counts(found).items() if verdict not in _LEFT})
    if rest:
        yield f"  {Message('{counts}', {'counts': rest}).in_language(language)}"


_LEFT = ("open", "outdated")


def _all_of_person(found: Sequence[Standing], language: Language) -> Iterator[str]:
    yield found[0].line.person
    words = {verdict: word.in_language(language) for verdict, word in VERDICT_WORDS.items()}
    first = max(len(words[one.verdict]) for one in found)
    second = max(len(_signed(one)) for one in found)
    third = max(len(one.line.title) for one in found)
    for one in found:
        row = (words[one.verdict].ljust(first), _signed(one).ljust(second), one.line.title.ljust(third))
        yield "  ".join(("", *row, one.line.fingerprint)).rstrip()
        yield from (f"    → {told}" for told in _since(one, language))


def _signed(one: Standing) -> str:
    return one.line.day.isoformat() if one.line.day else one.line.mark


def _since(one: Standing, language: Language) -> Iterator[str]:
    """What has changed since the signature."""
    if one.is_untold:
        told = _(
            "It has changed since; what, cannot be told: the book of then ({revision}) is not to be had.",
            revision=one.line.revision,
        )
        yield told.in_language(language)
    for change in one.changes:
        yield " ".join(change.message.in_language(language).split())


def _plain(one: Standing, language: Language) -> dict[str, Any]:
    line = one.line
    return {
        "entity": one.ref,
        "title": line.title,
        "status": one.verdict,
        "signed": line.mark or None,
        "day": line.day.isoformat() if line.day else None,
        "fingerprint": line.fingerprint,
        "current": one.current,
        "revision": line.revision,
        "changes": [*_since(one, language)],
    }


def _counts(found: Sequence[Standing]) -> dict[str, int]:
    return {verdict: sum(one.verdict == verdict for one in found) for verdict in VERDICTS}


def _summary(found: Sequence[Standing]) -> Message:
    told = _counted(_counts(found))
    return _("Together: {counts}.", counts=told) if told else _("Nobody is named on these sheets.")


def _counted(counts: Mapping[str, int]) -> list[Message]:
    """How many there are of each verdict, of those alone that there are."""
    words = {
        "open": lambda count: _n("{count} not signed", "{count} not signed", count),
        "outdated": lambda count: _n("{count} to be read again", "{count} to be read again", count),
        "read": lambda count: _n("{count} read", "{count} read", count),
        "not-needed": lambda count: _n("{count} not needed any more", "{count} not needed any more", count),
    }
    return [words[verdict](count) for verdict, count in counts.items() if count]
