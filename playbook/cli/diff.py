"""`playbook diff`: what changed in meaning between two revisions of a book in git, or a revision and what lies on the disk."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.cli.options import find_book, lang_option, speak, this_day, unasked_language
from playbook.diagnostics import Message, Place, _, _n, formats
from playbook.locale import Language

if TYPE_CHECKING:
    from playbook.compare import Change, Move
    from playbook.load import Loaded

    _Named = tuple[str | None, Loaded]
    """One side: what it is called, nothing where it lies on the disk, and its book."""

FORMATS = ("text", "json", "markdown")


@click.command("diff", short_help="What changed in meaning between two revisions of a book.")
@click.argument("old")
@click.argument("new", required=False)
@click.option("--book", type=click.Path(path_type=Path), help="The book's folder; content/ if left out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How changes are written.",
)
@lang_option
def command(old: str, new: str | None, book: Path | None, form: str, language: Language | None) -> None:
    """Compare the book at the git revision OLD, such as v1 or HEAD~1, with that at NEW, or with what lies on the disk."""
    gc.disable()  # as in check: nothing that two books hold is garbage before the process ends
    folder = find_book(book, None)
    spoken = speak(language, folder)
    from playbook.load import load_sides  # noqa: PLC0415 - the model takes long to import, and a mistyped option must not wait for it

    before, after = load_sides(folder, old, new)
    sides = ((old, before), (new, after))
    broken = [tell_broken(name, side, folder, spoken) for name, side in sides]
    notes = [*broken, *(tell_pointers(name, side, spoken) for name, side in sides)]
    click.echo(_written(form, sides, [one for one in notes if one is not None], folder, spoken), nl=False)
    os._exit(
        broken[-1] is not None
    )  # all is written; to free two large books piece by piece takes a tenth of their comparison


def _written(
    form: str, sides: tuple[tuple[str, Loaded], _Named], notes: Sequence[Message], folder: Path, language: Language
) -> str:
    from playbook.compare import compare_books  # noqa: PLC0415 - as above
    from playbook.compare.formats import Told, as_json, as_markdown, as_text  # noqa: PLC0415 - as above
    from playbook.compare.unread import unread_of  # noqa: PLC0415 - as above

    (old, before), (new, after) = sides

    def place_of(change: Change) -> Place:
        return (before if change.kind == "removed" else after).sources.place(change.at)

    roles = {role.id: role.title for side in (before, after) for role in side.book.roles}
    unread = unread_of(before) | unread_of(after)

    def count(moves: tuple[Move, ...], renamed: Mapping[str, str]) -> tuple[Move, ...]:
        from playbook.exchange.ledger_moves import counted_by_ledger  # noqa: PLC0415 - as above

        return counted_by_ledger(moves, before.book, after.book, renamed, folder, this_day())

    changes = compare_books(before.book, after.book, unread, count)
    told = Told(changes, place_of, roles, language, old, new, notes)
    if form == "json":
        return as_json(told)
    return as_markdown(told) if form == "markdown" else as_text(told, _inside(folder))


def _inside(folder: Path) -> str:
    """What stands before the path of a book's file."""
    return "" if folder == Path() else f"{folder.as_posix()}/"


def _called(name: str | None) -> str | Message:
    return _("the working tree") if name is None else name


def tell_broken(name: str | None, loaded: Loaded, folder: Path, language: Language) -> Message | None:
    """Tells what could not be read of one side, or names what is not there; that it is so, nothing where all is right."""
    from playbook.check.mistakes_of_form import mistakes_of_form  # noqa: PLC0415 - as above

    found = mistakes_of_form(loaded)
    if not found:
        return None
    told = _n(
        "At {revision} the book has {count} mistake of form; what could not be read is not compared.",
        "At {revision} the book has {count} mistakes of form; what could not be read is not compared.",
        len(found),
        revision=_called(name),
    )
    click.echo(told.in_language(language), err=True)
    report = formats.as_text(found, loaded.sources.line, language, _inside(folder), unasked=unasked_language())
    click.echo(report, err=True, nl=False)
    return told


def tell_pointers(name: str | None, loaded: Loaded, language: Language) -> Message | None:
    """Tells how many texts of one side lie in Git LFS, out of our reach; that it is so, nothing where none does."""
    from playbook.compare.unread import POINTER  # noqa: PLC0415 - as above

    count = sum(text.startswith(POINTER) for text in loaded.sources.texts.values())
    if not count:
        return None
    told = _n(
        "At {revision} {count} text lies in Git LFS and is not to be had here; it is not compared.",
        "At {revision} {count} texts lie in Git LFS and are not to be had here; they are not compared.",
        count,
        revision=_called(name),
    )
    click.echo(told.in_language(language), err=True)
    return told
