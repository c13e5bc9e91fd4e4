"""Names of the columns of a source and what the book maps in; which column is which of ours out, or in a sentence what does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from playbook.analytics.facts import SourceError
from playbook.diagnostics import Message, _, nearest, quoted
from playbook.model.attribute import Attribute
from playbook.model.book import Book

NEEDED: Mapping[str, Sequence[str]] = {
    "ledger": ("client", "date", "amount"),
    "clients": ("client",),
    "contracts": ("client", "date"),
    "events": ("client", "state", "at"),
}
WELCOME: Mapping[str, Sequence[str]] = {
    "ledger": ("order", "line", "manager", "cost"),
    "clients": ("capacity",),
    "events": ("pipeline", "person", "reason"),
}
_WITH_ATTRIBUTES = {"clients", "contracts"}


def columns_of(  # noqa: PLR0913 - what is there, and what is said of it
    source: str, shown: str, present: Sequence[str], mapped: Mapping[str, str], book: Book, *, is_named: bool = False
) -> dict[str, str]:
    """The columns of a source by our names: those that the book maps, else those that bear our name, or the title of an attribute.

    Where the source was named on the command line (`is_named`), what the book maps and it has not may bear our name as well.

    Raises: SourceError, with all that does not fit.
    """
    attributes = book.attributes if source in _WITH_ATTRIBUTES else ()
    known = [*NEEDED[source], *WELCOME.get(source, ()), *(one.id for one in attributes)]
    present_names = [one for one in present if one]
    mapped, turned = _turned_round(mapped, known, present)
    mistakes = [_backwards(source, mapped)] if turned else []
    mistakes += [_unknown(source, name, known) for name in mapped if name not in known]
    found: dict[str, str] = {}
    for name in known:
        if name in mapped and (mapped[name] in present or not (is_named and _bearing(name, present, attributes))):
            if mapped[name] in present:
                found[name] = mapped[name]
            else:
                mistakes.append(_missing(shown, name, mapped[name], present_names))
        elif bearing := _bearing(name, present, attributes):
            found[name] = bearing
        elif name in NEEDED[source]:
            mistakes.append(_unmapped(source, shown, name, present_names))
    mistakes += [_twice(shown, name) for name in dict.fromkeys(found.values()) if present.count(name) > 1]
    if mistakes:
        raise SourceError(*mistakes)
    return found


def _bearing(name: str, present: Sequence[str], attributes: Iterable[Attribute]) -> str | None:
    """The column that bears our name; of an attribute also the only one that bears its title."""
    if name in present:
        return name
    titles = [_plain(one.title) for one in attributes]
    title = next((_plain(one.title) for one in attributes if one.id == name), None)
    bearing = [one for one in present if _plain(one) == title]
    return bearing[0] if title is not None and titles.count(title) == len(bearing) == 1 else None


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


def _turned_round(
    mapped: Mapping[str, str], known: Sequence[str], present: Sequence[str]
) -> tuple[dict[str, str], bool]:
    """What the book maps, with theirs behind ours where it has them the other way round; whether there is such."""

    def is_backwards(one: str, other: str) -> bool:
        return one not in known and other in known and (one in present or other not in present)

    turned = {
        (other if is_backwards(one, other) else one): (one if is_backwards(one, other) else other)
        for one, other in mapped.items()
    }
    return turned, any(is_backwards(*pair) for pair in mapped.items())


def _backwards(source: str, turned: Mapping[str, str]) -> Message:
    return _(
        "In the columns of data.{source} our names stand first and theirs behind; turned round it is columns: {{{pairs}}}.",
        source=source,
        pairs=", ".join(f"{ours}: {theirs}" for ours, theirs in turned.items()),
    )


def _unknown(source: str, name: str, known: Sequence[str]) -> Message:
    near = nearest(name, known)
    if near:
        return _(
            "In the columns of data.{source} stands {name}, which is no name of ours; did you mean {near}?",
            source=source,
            name=quoted(name),
            near=quoted(near),
        )
    return _(
        "In the columns of data.{source} stands {name}, which is no name of ours; ours are: {known}.",
        source=source,
        name=quoted(name),
        known=list(known),
    )


def _missing(shown: str, name: str, theirs: str, present: Sequence[str]) -> Message:
    near = nearest(theirs, present)
    if near:
        return _(
            "{file} has no column {theirs}, which the book maps to “{name}”; did you mean {near}?",
            file=shown,
            theirs=quoted(theirs),
            name=name,
            near=quoted(near),
        )
    return _(
        "{file} has no column {theirs}, which the book maps to “{name}”; its columns are: {present}.",
        file=shown,
        theirs=quoted(theirs),
        name=name,
        present=list(present),
    )


def _unmapped(source: str, shown: str, name: str, present: Sequence[str]) -> Message:
    near = nearest(name, present)
    if near:
        return _(
            "{file} has no column “{name}”; write in data.{source} which it is, perhaps {near}: columns: {{{name}: {near}}}.",
            file=shown,
            name=name,
            source=source,
            near=near,
        )
    return _(
        "{file} has no column “{name}”; write in data.{source}, under columns, which of these it is: {present}.",
        file=shown,
        name=name,
        source=source,
        present=list(present),
    )


def _twice(shown: str, name: str) -> Message:
    return _("{file}: two columns are called {name}; give one of them another name.", file=shown, name=quoted(name))
