"""Breaches of a history reckoned client by client in plain Python, as another who read the book would do it: what the audit is held against."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

Event = tuple[str, str, str, datetime, str | None, str | None]
"""Client, pipeline, state, moment, person, reason: ids of the book, or words that it does not have."""
_UNITS = {"h": 1 / 24, "d": 1}


@dataclass(slots=True)
class Stay:
    """A client in a state: since when each person had him, what came before, and who had him there."""

    number: int
    client: str
    pipeline: str
    state: str
    since: datetime
    holders: list[tuple[datetime, str | None]]
    reason: str | None
    until: datetime | None = None
    previous: str | None = None
    giver: str | None = None
    held: list[tuple[str | None, datetime, datetime | None]] = field(default_factory=list)

    @property
    def last_holder(self) -> str | None:
        """Who is known to have had the client last."""
        return next((person for _since, person in reversed(self.holders) if person is not None), None)


def reckoned(sections: Mapping[str, Any], events: Sequence[Event], as_of: date) -> list[tuple[Any, ...]]:
    """The breaches: kind, pipeline, state, where to, handoff, client, person, day and number of clients, in the order of these."""
    known = {one["id"]: {state["id"]: state for state in one["states"]} for one in sections["pipelines"]}
    ways = _ways(events, as_of)
    _cross(ways, known)
    stays = [stay for way in ways.values() for stay in way]
    for stay in stays:
        ends = [*(since for since, _person in stay.holders[1:]), stay.until]
        cut = [(person, since, end) for (since, person), end in zip(stay.holders, ends, strict=True)]
        over = stay.until
        stay.held = [
            (person, since, over if over is not None and (end is None or end > over) else end)
            for person, since, end in cut
            if len(cut) == 1 or over is None or since < over or end is None
        ]
    found = [
        *_of_ways(ways, known),
        *_of_deadlines(stays, known, as_of),
        *_of_losses(stays, known),
        *_of_handoffs(stays, known, sections["handoffs"], as_of),
        *_of_worklists(stays, known, sections["pipelines"], as_of),
    ]
    return sorted(found, key=str)


def _ways(events: Sequence[Event], as_of: date) -> dict[tuple[str, str], list[Stay]]:
    ways: dict[tuple[str, str], list[Stay]] = defaultdict(list)
    in_order = sorted(enumerate(events), key=lambda one: (one[1][3], one[0]))
    for number, (client, pipeline, state, at, person, reason) in in_order:
        if at.date() > as_of:
            continue
        way = ways[client, pipeline]
        if way and way[-1].state == state:
            stay = way[-1]
            stay.reason = reason or stay.reason
            if person is not None and person != stay.holders[-1][1]:
                stay.holders.append((at, person))
            continue
        stay = Stay(number, client, pipeline, state, at, [(at, person)], reason)
        if way:
            way[-1].until, stay.previous, stay.giver = at, way[-1].state, way[-1].last_holder
        way.append(stay)
    return ways


def _cross(ways: Mapping[tuple[str, str], list[Stay]], known: Mapping[str, Mapping[str, Any]]) -> None:
    chosen = []
    for (client, pipeline), way in ways.items():
        for place, source in enumerate(way):
            targets = [
                stay
                for target in known.get(pipeline, {}).get(source.state, {}).get("next", [])
                if "/" in target["to"]
                for other, state in [target["to"].split("/")]
                for stay in ways.get((client, other), [])
                if stay.state == state
                and stay.since >= source.since
                and (source.until is None or stay.since < source.until or _left_by_itself(stay, way, place, known))
            ]
            if targets:
                first = min(targets, key=lambda stay: (stay.since, stay.number))
                chosen.append((source, first, way[place + 1] if place + 1 < len(way) else None))
    for source, target, after in chosen:
        source.until = target.since
        if after is not None:
            after.previous = None
    entered: dict[int, Stay] = {}
    for source, target, _after in sorted(chosen, key=lambda one: one[0].number):
        if target.number not in entered:
            entered[target.number] = source
            target.previous = f"{source.pipeline}/{source.state}"
            before = [person for since, person in source.holders if since < target.since and person is not None]
            target.giver = before[-1] if before else source.holders[0][1]


def _left_by_itself(stay: Stay, way: Sequence[Stay], place: int, known: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a stay of elsewhere began at the very moment at which this one was left by a way that nobody drew."""
    source = way[place]
    state = known[source.pipeline][source.state]
    drawn = {one["to"] for one in state.get("next", [])} | {_sent_to(state)}
    return stay.since == source.until and way[place + 1].state not in drawn


def _sent_to(state: Mapping[str, Any]) -> str | None:
    sent = state.get("on_deadline")
    return sent["to"] if isinstance(sent, dict) else sent


def _of_ways(ways: Mapping[tuple[str, str], list[Stay]], known: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    for (client, pipeline), way in ways.items():
        states = known.get(pipeline)
        if states is None:
            yield ("unknown-pipeline", pipeline, None, None, None, client, *_who(way[0]), None)
            continue
        for stay in way:
            told = client, *_who(stay), None
            if stay.state not in states:
                yield "unknown-state", pipeline, stay.state, None, None, *told
            elif stay.previous is None:
                if states[stay.state].get("kind", "work") != "start":
                    yield "begins-midway", pipeline, stay.state, None, None, *told
            elif stay.previous in states and stay.state not in _drawn(states, stay.previous):
                kind = "jump" if _is_jump(states, stay.previous, stay.state) else "unknown-transition"
                yield kind, pipeline, stay.previous, stay.state, None, *told


def _drawn(states: Mapping[str, Any], state: str) -> list[str]:
    return [one["to"] for one in states.get(state, {}).get("next", [])]


def _is_jump(states: Mapping[str, Any], source: str, target: str) -> bool:
    """Whether there is a path over selling states, found by lengthening paths until nothing new is reached."""
    selling = {name for name, state in states.items() if state.get("kind", "work") in {"start", "work"}}
    if source not in selling or states[target].get("kind", "work") not in {"start", "work", "won"}:
        return False
    reached = {one for one in _drawn(states, source) if one in selling} - {source}
    for _step in states:
        reached |= {one for state in reached for one in _drawn(states, state) if one in selling}
    return any(target in _drawn(states, state) for state in reached - {source})


def _of_deadlines(stays: Sequence[Stay], known: Mapping[str, Any], as_of: date) -> Iterator[tuple[Any, ...]]:
    for stay in stays:
        written = known.get(stay.pipeline, {}).get(stay.state, {}).get("deadline")
        if written is not None:
            limits = [written] if isinstance(written, str) else [written["limit"], *written["by_segment"].values()]
            due = max(_later(stay.since, limit) for limit in limits)
            if _is_late(stay.until, due, as_of):
                person = next(
                    (one for one, since, end in stay.held if since <= due and (end is None or due < end)), None
                )
                yield "deadline", stay.pipeline, stay.state, None, None, stay.client, person, due.date(), None


def _of_losses(stays: Sequence[Stay], known: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    for stay in stays:
        reasons = known.get(stay.pipeline, {}).get(stay.state, {}).get("reasons")
        if reasons and stay.reason not in {word for one in reasons for word in (one["id"], one["title"])}:
            yield ("no-reason", stay.pipeline, stay.state, None, None, stay.client, *_who(stay), None)


def _of_handoffs(
    stays: Sequence[Stay], known: Mapping[str, Any], handoffs: Sequence[Mapping[str, Any]], as_of: date
) -> Iterator[tuple[Any, ...]]:
    owners = {name: one.get("owner") for states in known.values() for name, one in states.items()}
    for one in handoffs:
        for stay in stays:
            if f"{stay.pipeline}/{stay.state}" == one["at"] and stay.giver is not None and stay.previous is not None:
                source = stay.previous.rpartition("/")[2]
                if source in owners and owners[source] == one["from"]:
                    taken = [since for person, since, _end in stay.held if person not in {None, stay.giver}]
                    due = _later(stay.since, one["accept_within"])
                    if _is_late(min(taken) if taken else stay.until, due, as_of):
                        person = stay.holders[0][1]
                        yield (
                            "handoff",
                            stay.pipeline,
                            stay.state,
                            None,
                            one["id"],
                            stay.client,
                            person,
                            due.date(),
                            None,
                        )


def _of_worklists(
    stays: Sequence[Stay], known: Mapping[str, Any], pipelines: Sequence[Mapping[str, Any]], as_of: date
) -> Iterator[tuple[Any, ...]]:
    for pipeline in pipelines:
        states, worklist = known[pipeline["id"]], pipeline.get("worklist")
        listed = [
            name
            for name, one in states.items()
            if worklist and one.get("owner") == worklist["role"] and one.get("kind", "work") in {"start", "work"}
        ]
        evenings: Counter[tuple[str, date]] = Counter()
        for stay in stays:
            if stay.pipeline == pipeline["id"] and stay.state in listed:
                for person, since, end in stay.held:
                    last = as_of + timedelta(days=1) if end is None else end.date()
                    days = range((last - since.date()).days) if person is not None else ()
                    evenings.update((str(person), since.date() + timedelta(days=number)) for number in days)
        for (person, day), count in evenings.items():
            if count > worklist["max"]:
                yield "worklist", pipeline["id"], None, None, None, None, person, day, count


def _who(stay: Stay) -> tuple[str | None, date]:
    return stay.holders[0][1], stay.since.date()


def _is_late(until: datetime | None, due: datetime, as_of: date) -> bool:
    return due.date() < as_of if until is None else until > due


def _later(since: datetime, limit: str) -> datetime:
    if not limit.endswith("wd"):
        return since + timedelta(days=int(limit[:-1]) * _UNITS[limit[-1]])
    day, left = since.date(), int(limit[:-2])
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return datetime.combine(day, since.time())
