"""A line that was meant as `key: value` or as an item of a list: the line in; what slipped in it, and the cure, out."""

from __future__ import annotations

import re
from typing import NamedTuple

from playbook.diagnostics import Message, _


class Slip(NamedTuple):
    """Where in its line the slip stands, from 0, what stands there, and the cure."""

    column: int
    message: Message
    hint: Message


SPACE_AFTER_HYPHEN = _("Put a space after the hyphen: “- ”.")
STRANGE_SPACES = "\u00a0\u2007\u202f\u3000"
"""Spaces that look like the ordinary one and are none to YAML: web pages, letters and word processors bring them."""
DELETE_STRANGE_SPACE = _("Delete it and press the space bar instead.")

_LONGEST = 60
_LEAD = r"(?P<lead>\s*(?:- +)*)"
_HYPHEN = re.compile(r"\s*(?P<dash>[–—•·▪●]|-(?=[^\s-]))")
_GLUED = re.compile(_LEAD + r"(?P<key>[^\W\d][\w-]*):(?!//)(?P<value>\S.*)")
_STRANGE = re.compile(_LEAD + rf"[^\W\d][\w-]*:(?P<space>[{STRANGE_SPACES}])")
_OTHER_SIGN = re.compile(_LEAD + r"(?P<key>[^\W\d][\w-]*)\s*(?P<sign>[=：])\s*(?P<value>.*)")
_FIRST_WORD = re.compile(_LEAD + r"(?P<word>\S+)\s*(?P<rest>.*)")
_KEY = re.compile(r"[A-Za-z_][\w-]*\Z")


def slip_in(line: str) -> Slip | None:
    """What keeps a line from being read, nothing if it looks like any other."""
    for look in (_wrong_hyphen, _row_of_a_table, _strange_space, _no_space, _no_colon):
        if (slip := look(line)) is not None:
            return slip
    return None


def glued(text: str) -> tuple[str, str] | None:
    """Key and value of `key:value`, which lacks the space after its colon."""
    found = _GLUED.fullmatch(text)
    return (found["key"], found["value"].strip()) if found else None


def no_space_after(key: str, value: str) -> tuple[Message, Message]:
    """What is said of `key:value`."""
    line = f"{key}: {value}".strip()
    shown = line if len(line) <= _LONGEST else f"{key}: …"
    return _("After “{key}:” a space is missing.", key=key), _("Write “{line}”.", line=shown)


def _wrong_hyphen(line: str) -> Slip | None:
    found = _HYPHEN.match(line)
    if not found:
        return None
    dash = found["dash"]
    message = _("An item of a list starts with a hyphen and a space.")
    hint = SPACE_AFTER_HYPHEN if dash == "-" else _("Write “- ” in place of “{dash}”.", dash=dash)
    return Slip(found.start("dash"), message, hint)


def _row_of_a_table(line: str) -> Slip | None:
    if "\t" not in line.strip() or ":" in line:
        return None
    return Slip(len(line) - len(line.lstrip()), _("Here stands a row of a table, its cells parted by tabs."), ROW_HINT)


ROW_HINT = _("Write each row as an item, with a key before each cell: “- {{id: hunter, title: Hunter}}”.")


def _strange_space(line: str) -> Slip | None:
    found = _STRANGE.match(line)
    if not found:
        return None
    message = _("After this colon stands a space that is not an ordinary one.")
    return Slip(found.start("space") - 1, message, DELETE_STRANGE_SPACE)


def _no_space(line: str) -> Slip | None:
    if (found := _GLUED.fullmatch(line)) is not None:
        return Slip(found.start("key"), *no_space_after(found["key"], found["value"].strip()))
    if (found := _OTHER_SIGN.fullmatch(line)) is not None:
        message = _("“{sign}” stands where a colon belongs.", sign=found["sign"])
        return Slip(found.start("sign"), message, no_space_after(found["key"], found["value"].strip())[1])
    return None


def _no_colon(line: str) -> Slip | None:
    found = _FIRST_WORD.fullmatch(line)
    if ":" in line or found is None:
        return None
    if not _is_key(found["word"], found["rest"]):
        return Slip(found.start("word"), _NO_KEY, _INDENT_OR_KEY)
    message = _("After “{word}” a colon is missing.", word=found["word"][:_LONGEST])
    return Slip(found.start("word"), message, _("Write “key: value”, with a space after the colon."))


def _is_key(word: str, rest: str) -> bool:
    """Whether a line without a colon begins with a key, as `title Хозяйка` does, and is not the rest of some text."""
    return bool(_KEY.match(word)) and (not rest or not rest.isascii() or len(rest.split()) == 1)


_NO_KEY = _("This line has no key, and the text above it has ended.")
_INDENT_OR_KEY = _(
    "If it goes on with that text, indent it deeper than the key of the text; otherwise write “key: value”."
)
