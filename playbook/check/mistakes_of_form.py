"""A loaded book in; what could not be read of it, and which names in its fields nothing bears, out."""

from __future__ import annotations

from playbook.check.near_names import NearNames
from playbook.check.rules.format.unknown_reference import RULE
from playbook.check.runner import placed
from playbook.check.unknown_mentions import unknown_mentions
from playbook.diagnostics import Diagnostic, Severity
from playbook.load import Loaded
from playbook.model.index import index
from playbook.model.unknown_names import unknown_names
from playbook.model.walk import notable_leaves


def mistakes_of_form(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """The errors by which a value of a book means nothing, in the order of its files; no other rule is asked.

    Reports: the errors of loading; F002 of names in fields.
    """
    book = loaded.book
    entities = index(book)
    unknown = [*unknown_names(notable_leaves(book), book, entities)]
    told = unknown_mentions(unknown, book, entities, NearNames(entities)) if unknown else ()
    found = [*loaded.diagnostics, *(placed(one, RULE, loaded.sources) for one in told)]
    return tuple(sorted((one for one in found if one.severity is Severity.ERROR), key=lambda one: one.order))
