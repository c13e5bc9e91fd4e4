"""What a book was, and an edition of what it is, in; the versions as the edition's readers may know them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from playbook.compare.history import Version, history_of
from playbook.compare.readers import Readers, is_public, without_secrets
from playbook.editions import Secrets
from playbook.load.past import Past
from playbook.model.edition import Edition


def history_for(states: Sequence[Past], edition: Edition, secrets: Secrets) -> tuple[Version, ...]:
    """The versions of a book as the readers of an edition may know them; `states` as in `history_of`, the first is what stands now.

    Both books of a step are restricted as the edition is today. What one of the two hides, or a later one, is hidden in both: of it nothing
    is told, not even that it came or went. A change that says one of the `secrets` of what stands now is left out, and so is such a name.
    """
    now = states[0].book
    if now is None:
        return ()
    readers = Readers(edition, now.editions)
    return tuple(_told(version, secrets) for version in history_of(states, readers.compare))


def _told(version: Version, secrets: Secrets) -> Version:
    return replace(
        version,
        name=version.name if is_public(secrets, version.name) else version.day.isoformat(),
        since=version.since if is_public(secrets, version.since) else "",
        changes=tuple(without_secrets(version.changes, secrets)),
    )
