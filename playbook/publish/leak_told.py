"""The leaks of editions in, findings at the entities that alone say what leaked, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from playbook.check import catalogue_of_rules
from playbook.diagnostics import Diagnostic, Message, _
from playbook.load import SourceMap
from playbook.publish.edition_run import PARTS, Part, part_of
from playbook.publish.leak_scan import Leak

_PUBLISHED_NOTHING = _(
    "Nothing was published. Look where else the book says it, or let the readers of the edition see it."
)
_STILL_SAID: Mapping[Part, Message] = {
    "site": _("The site of the last build still says it; build both parts, without --only."),
    "pdf": _("The PDF of the last build still says it; build both parts, without --only."),
}


def tell_leaks(
    leaks: Mapping[str, tuple[Leak, ...]], sources: SourceMap, parts: Collection[Part] = PARTS
) -> Iterator[Diagnostic]:
    """Each word or title once for an edition; in one of the `parts` that were made, rather than in one that was kept.

    Reports: E903.
    """
    rule = catalogue_of_rules()["E903"]
    for edition, found in leaks.items():
        told: set[str] = set()
        for leak in sorted(found, key=lambda leak: part_of(leak.file) not in parts):
            if leak.what not in told:
                told.add(leak.what)
                message = _(
                    "“{what}”, which the edition “{edition}” hides, stands in its {file}.",
                    what=leak.what,
                    edition=edition,
                    file=leak.file,
                )
                hint = _PUBLISHED_NOTHING if (part := part_of(leak.file)) in parts else _STILL_SAID[part]
                yield Diagnostic(rule.code, rule.name, rule.severity, sources.place(leak.at), message, hint, leak.at)
