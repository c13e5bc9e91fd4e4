"""A client who moves in; the sentence that tells a head of sales so, out."""

from __future__ import annotations

from collections.abc import Sequence

from playbook.compare.shared_space import SharedSpace
from playbook.compare.witnesses import Witness
from playbook.diagnostics import Message, _, quoted
from playbook.model.not_our_client import NotOurClient
from playbook.model.segmentation import Segment, Segmentation
from playbook.model.status import Status


def moved_between_segments(
    client: Message, before: tuple[Segmentation, Sequence[Segment]], after: tuple[Segmentation, Sequence[Segment]]
) -> Message:
    """In which segments of a segmentation a client was, and in which he is now."""
    was, is_now = ([quoted(one.title) for one in segments] for _way, segments in (before, after))
    if not was:
        title = before[0].title
        return _("{client} was in no segment of “{title}”, becomes {after}.", client=client, title=title, after=is_now)
    if not is_now:
        title = after[0].title
        return _("{client} was {before}, is now in no segment of “{title}”.", client=client, before=was, title=title)
    return _("{client} was {before}, becomes {after}.", client=client, before=was, after=is_now)


def moved_to_or_from_ours(
    client: Message, was: NotOurClient | None, is_now: NotOurClient | None, segments: Sequence[Segment]
) -> Message:
    """By which entry a client was not ours, or is not now; the segments are those that he leaves, or enters, as far as he tells it."""
    where = [quoted(one.title) for one in segments]
    if was is not None and is_now is not None:
        return _(
            "{client} was not ours by “{before}”, is not ours by “{after}” now.",
            client=client,
            before=was.title,
            after=is_now.title,
        )
    if is_now is not None:
        told = {"client": client, "title": is_now.title}
        if where:
            return _("{client} was {before}, is no longer ours: “{title}”.", before=where, **told)
        return _("{client} is no longer ours: “{title}”.", **told)
    told = {"client": client, "title": was.title if was else ""}
    if where:
        return _("{client} was not ours (“{title}”), is ours now: {after}.", after=where, **told)
    return _("{client} was not ours (“{title}”), is ours now.", **told)


def moved_between_statuses(client: Message, was: Status | None, is_now: Status | None) -> Message:
    """Which status a client had, and which he has now."""
    if was is None and is_now is not None:
        return _("{client} had no status, becomes “{after}”.", client=client, after=is_now.title)
    if is_now is None and was is not None:
        return _("{client} was “{before}”, has no status now.", client=client, before=was.title)
    before, after = (one.title if one else "" for one in (was, is_now))
    return _("{client} was “{before}”, becomes “{after}”.", client=client, before=before, after=after)


def in_lines(message: Message, witness: Witness, settings: int) -> Message:
    """A sentence with the lines for which it holds; itself where it holds in every one of the settings there are."""
    lines = [quoted(line) for setting in witness.settings for line in setting.lines]
    if len(witness.settings) == settings or not lines:
        return message
    return _("In {lines}: {sentence}", lines=lines, sentence=message)


def obstacle(shared: SharedSpace, title: object) -> Message | None:
    """Why it cannot be told who moves; nothing where nothing stands in the way."""
    if shared.untold:
        return _(
            "It cannot be told who moves in “{title}”: its criteria test {names}, which the book does not define.",
            title=title,
            names=[quoted(name) for name in shared.untold],
        )
    if shared.unlike:
        return _(
            "It cannot be told who moves in “{title}”: {names} is not of the kind that it was.",
            title=title,
            names=[quoted(shared.attributes[name].title) for name in shared.unlike],
        )
    return None
