"""Histories for the bench: a number of events in; a Parquet file like the log of a CRM out, the same each time; and the book to hold it against."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import duckdb

AS_OF = date(2026, 11, 14)
BOOK = """
book: {title: Bench, language: en, currency: RUB, effective: 2026-01-01}
roles:
  - {id: caller, title: Caller}
  - {id: hunter, title: Hunter}
  - {id: account, title: Account manager}
  - {id: logist, title: Logist}
  - {id: seller, title: Seller}
pipelines:
  - id: new
    title: New clients
    worklist: {role: caller, min: 50, max: 120}
    inflow: 5
    pilot:
      from: 2026-09-20
      to: 2026-10-30
      targets:
        - {metric: conversion, state: client, at_least: 5%}
        - {metric: overdue, state: contact-1, at_most: 15%}
        - {metric: duration, state: client, at_most: 40d}
        - {metric: worklist, at_least: 50, at_most: 120}
        - {metric: won, state: client, at_least: 100}
    states:
      - {id: found, title: Found, kind: start, owner: caller, deadline: {limit: 3d, warn: 1d}, on_deadline: {to: refusal, reason: silent, share: 5%},
         next: [{to: contact-1, share: 60%}, {to: refusal, reason: not-ours, share: 35%}]}
      - {id: contact-1, title: Contact 1, owner: caller, deadline: {limit: 6d, warn: 2d}, on_deadline: recall,
         next: [{to: contact-2}, {to: recall}, {to: refusal, reason: no-need}]}
      - {id: contact-2, title: Contact 2, owner: hunter, deadline: 7d, on_deadline: reserve, next: [{to: meeting}, {to: refusal, reason: no-need}]}
      - {id: meeting, title: Meeting, owner: hunter, deadline: 7d, on_deadline: reserve, next: [{to: deal}, {to: refusal, reason: no-need}]}
      - {id: deal, title: Deal, owner: hunter, deadline: 8d, on_deadline: {to: refusal, reason: terms}, next: [{to: client}]}
      - {id: client, title: Client, kind: won, next: [{to: repeat/due}]}
      - {id: recall, title: Recall, kind: pause, owner: caller, deadline: 90d, on_deadline: {to: refusal, reason: silent}, next: [{to: contact-1}]}
      - {id: reserve, title: Reserve, kind: pause, owner: hunter, deadline: 180d, on_deadline: {to: refusal, reason: silent}, next: [{to: contact-2}]}
      - {id: refusal, title: Refusal, kind: lost, reasons: [{id: silent, title: Silent}, {id: not-ours, title: Not ours},
         {id: no-need, title: No need}, {id: terms, title: Terms}], next: [{to: recall}]}
  - id: repeat
    title: Repeat sales
    worklist: {role: account, min: 10, max: 30}
    states:
      - {id: due, title: Due, kind: start, owner: account, deadline: {limit: 4d, warn: 1d}, on_deadline: {to: missed, reason: late},
         next: [{to: talk}]}
      - {id: talk, title: Talk, owner: account, deadline: 5d, on_deadline: {to: missed, reason: late}, next: [{to: picking}]}
      - {id: picking, title: Picking, owner: logist, deadline: 9d, on_deadline: {to: missed, reason: late}, next: [{to: shipped}]}
      - {id: shipped, title: Shipped, kind: won, next: [{to: due}]}
      - {id: missed, title: Missed, kind: lost, reasons: [{id: late, title: Late}, {id: other, title: Other}], next: [{to: due}]}
  - id: room
    title: Showroom
    states:
      - {id: guest, title: Guest, kind: start, owner: seller, deadline: 1d, on_deadline: {to: left, reason: silent},
         next: [{to: layout}, {to: thinking}]}
      - {id: layout, title: Layout, owner: seller, deadline: 14d, on_deadline: thinking, next: [{to: order}]}
      - {id: order, title: Order, owner: seller, deadline: 15d, on_deadline: {to: left, reason: silent}, next: [{to: laid}]}
      - {id: thinking, title: Thinking, kind: pause, owner: seller, deadline: 60d, on_deadline: {to: left, reason: silent}, next: [{to: layout}]}
      - {id: laid, title: Laid, kind: won}
      - {id: left, title: Left, kind: lost, reasons: [{id: silent, title: Silent}, {id: dear, title: Dear}]}
handoffs:
  - {id: to-hunter, title: To the hunter, from: caller, to: hunter, at: new/contact-2, passes: [card], accept_within: 4h}
  - {id: to-logist, title: To the logist, from: account, to: logist, at: repeat/picking, passes: [order], accept_within: 1d}
"""
_DAYS = 1000  # of history
_EVENTS_OF_A_CLIENT = 6.835  # on average, of the routes below up to the last day
_CLIENTS_OF_A_PERSON = 4_000
_SEED = 11
_SOLD = "new/found new/contact-1 new/contact-2 new/meeting new/deal new/client"
_AGAIN = "repeat/due repeat/talk repeat/picking repeat/shipped"
_ROUTES = (
    (120, f"{_SOLD} {_AGAIN}"),
    (60, f"{_SOLD} {_AGAIN} {_AGAIN} {_AGAIN} {_AGAIN}"),
    (40, f"{_SOLD} {_AGAIN} repeat/due repeat/missed repeat/due repeat/talk repeat/waiting repeat/picking repeat/shipped"),
    (30, f"{_SOLD} repeat/due repeat/picking repeat/shipped {_AGAIN} {_AGAIN}"),
    (170, "new/found new/refusal"),
    (140, "new/found new/contact-1 new/refusal"),
    (90, "new/found new/contact-1 new/recall new/contact-1 new/contact-2 new/meeting new/refusal"),
    (50, "new/found new/contact-1 new/contact-2 new/meeting new/reserve new/contact-2 new/meeting new/deal new/refusal"),
    (30, "new/found new/contact-1 new/contact-1 new/contact-2 new/contact-2 new/refusal new/recall new/contact-1"),
    (30, f"new/found new/contact-2 new/meeting new/deal new/client {_AGAIN}"),
    (20, "new/found new/contact-1 new/found new/contact-1 new/contract new/contact-2 new/deal"),
    (20, "new/contact-1 new/contact-2 new/meeting new/deal new/refusal"),
    (5, "tender/asked tender/sent"),
    (65, "room/guest room/layout room/order room/laid"),
    (60, "room/guest room/thinking room/layout room/order room/laid"),
    (40, "room/guest room/left"),
    (30, "room/guest room/thinking room/left"),
)  # fmt: skip
"""How many of a thousand clients go which way."""
_MEANS = {
    "found": 1.2, "contact-1": 2.6, "contact-2": 3.2, "meeting": 3.2, "deal": 4, "client": 15, "recall": 40, "reserve": 70,
    "refusal": 60, "due": 1.8, "talk": 2, "picking": 4, "shipped": 25, "missed": 40, "guest": 0.3, "layout": 5, "order": 6, "thinking": 25,
}  # fmt: skip
"""Days in a state, on average."""

# Drawn from hashes, not from `random()`: as many threads as there are give the same file. Rows stand in the order of time, as in a log;
# a tenth of the losses has no reason, in a twelfth of the handoffs the client stays with who had him, a two-thousandth cannot be counted.
_HISTORY = """
COPY (
    WITH routes(least, most, route) AS (VALUES {routes}),
    means(state, mean) AS (VALUES {means}),
    people AS (
        SELECT client, client / {clients} AS place, hash(client, {seed}) % {weight} AS luck FROM range({clients}) AS numbers(client)
    ),
    steps AS (
        SELECT client, place, generate_subscripts(string_split(route, ' '), 1) AS step, unnest(string_split(route, ' ')) AS name
        FROM people JOIN routes ON luck >= least AND luck < most
    ),
    drawn AS (
        SELECT
            *, split_part(name, '/', 1) AS pipeline, split_part(name, '/', 2) AS state,
            hash(client, step, {seed} + 1) % 1000003 / 1000003 AS one, (hash(client, step, {seed} + 2) % 10000)::INTEGER AS luck
        FROM steps
    ),
    timed AS (
        SELECT
            drawn.*,
            coalesce(sum(-ln(1.000001 - one) * coalesce(mean, 2)) OVER (
                PARTITION BY client ORDER BY step ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ), 0) AS days
        FROM drawn LEFT JOIN means USING (state)
    ),
    placed AS (
        SELECT *, TIMESTAMP '{as_of}' - INTERVAL {days} DAY + to_minutes(((place * {days} + days) * 1440)::BIGINT) AS moment FROM timed
    )
    SELECT
        CASE WHEN luck = 0 THEN NULL ELSE format('K{{:07d}}', client) END AS client,
        MAP {{'new': 'New clients', 'repeat': 'Repeat sales', 'room': 'Showroom', 'tender': 'Tenders'}}[pipeline] AS pipeline,
        coalesce(MAP {{'found': 'Found', 'contact-1': 'Contact 1', 'client': 'Client'}}[state], state) AS state,
        CASE luck WHEN 1 THEN NULL WHEN 2 THEN moment + INTERVAL 5 YEAR ELSE moment END AS "at",
        CASE
            WHEN luck = 3 THEN NULL
            WHEN state IN ('found', 'contact-1', 'recall') THEN 'caller ' || hash(client, {seed} + 3) % {persons}
            WHEN state = 'contact-2' AND luck < 800 THEN 'caller ' || hash(client, {seed} + 3) % {persons}
            WHEN pipeline = 'new' THEN 'hunter ' || hash(client, {seed} + 4) % {persons}
            WHEN state = 'picking' AND luck >= 800 THEN 'logist ' || hash(client, {seed} + 5) % {persons}
            WHEN pipeline = 'repeat' THEN 'account ' || hash(client, {seed} + 6) % {persons}
            ELSE 'seller ' || hash(client, {seed} + 7) % {persons}
        END AS person,
        CASE
            WHEN luck < 1000 THEN NULL
            WHEN state = 'refusal' THEN ['Silent', 'Not ours', 'No need', 'terms'][1 + luck % 4]
            WHEN state = 'missed' THEN ['Late', 'other'][1 + luck % 2]
            WHEN state = 'left' THEN ['silent', 'Dear'][1 + luck % 2]
        END AS reason
    FROM placed
    WHERE moment < TIMESTAMP '{as_of}' + INTERVAL 1 DAY
    ORDER BY placed.moment, placed.client, step
) TO '{path}' (FORMAT parquet)
"""


def write_history(path: Path, events: int) -> Path:
    """A history of about so many events with the columns `client`, `pipeline`, `state`, `at`, `person`, `reason`."""
    clients = max(round(events / _EVENTS_OF_A_CLIENT), 100)
    told = _HISTORY.format(
        routes=", ".join(_routes()),
        means=", ".join(f"('{state}', {mean})" for state, mean in _MEANS.items()),
        weight=sum(weight for weight, _route in _ROUTES),
        clients=clients,
        persons=max(clients // _CLIENTS_OF_A_PERSON, 3),
        seed=_SEED,
        as_of=AS_OF,
        days=_DAYS,
        path=path,
    )
    with duckdb.connect() as connection:
        connection.execute(told)
    return path


def _routes() -> list[str]:
    found, least = [], 0
    for weight, route in _ROUTES:
        found.append(f"({least}, {least + weight}, '{route}')")
        least += weight
    return found


if __name__ == "__main__":
    write_history(Path(sys.argv[1]), int(sys.argv[2]))
