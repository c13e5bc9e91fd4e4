"""A path or link out of the book's folder, a document that could run, an alias bomb, nesting or size past the limits."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.linked_files import links_leading_out
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Severity, _
from playbook.model.book import Book
from playbook.model.file_names import file_names


def check(book: Book) -> Iterator[Finding]:
    """Files that are named and lie outside of the book, or that a browser would run."""
    yield from links_leading_out(book)
    for name in file_names(book):
        if name.path is None:
            yield Finding(
                at=name.at,
                message=_("The path “{path}” leads out of the book's folder.", path=name.written),
                hint=_("Copy the file into the book's folder."),
                quote=name.quote,
            )
        elif name.path in book.files_leading_out:
            yield Finding(
                at=name.at,
                message=_("The link “{path}” leads out of the book's folder.", path=name.written),
                hint=_("Copy the file into the book's folder."),
                quote=name.quote,
            )
        elif name.path.lower().endswith(_RUNNING):
            yield Finding(
                at=name.at,
                message=_("A document of the type of “{path}” could run in the reader's browser.", path=name.written),
                hint=_("Save it as PDF."),
                quote=name.quote,
            )


_RUNNING = (
    ".html", ".htm", ".xhtml", ".xht", ".shtml", ".svgz", ".js", ".mjs", ".xml", ".xsl", ".xslt", ".swf", ".mht", ".mhtml", ".hta",
)  # fmt: skip

RULE = Rule(
    code="F011",
    name="unsafe-content",
    title=_("Content that is not safe to read"),
    severity=Severity.ERROR,
    rationale=_(
        "A book comes from many hands; what it can reach or how much it can fill is bounded, so that building it is never a risk."
    ),
    good="""
        documents:
          - {id: offer, title: Offer}
        """,
    bad="""
        documents:
          - {id: offer, title: Offer, file: ../../private/offer.pdf}  # <- here
        """,
    check=check,
    reported_by="load",
)
