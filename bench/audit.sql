-- What `playbook audit` computes of the bench's history and book, as somebody would write it who knows both, and DuckDB well: the events are
-- put in order once; what is rare (a state told again, a client who goes over into another pipeline) is mended after, where it occurs.
-- A statement under `-- table: NAME` gives that table.

CREATE TYPE pipelines AS ENUM ('new', 'repeat', 'room', 'Tenders');
CREATE TYPE states AS ENUM (
    'found', 'contact-1', 'contact-2', 'meeting', 'deal', 'client', 'recall', 'reserve', 'refusal', 'due', 'talk', 'picking', 'shipped', 'missed',
    'guest', 'layout', 'order', 'thinking', 'laid', 'left', 'contract', 'waiting', 'asked', 'sent', 'new/client', 'repeat/due'
);

-- table: bad_rows
SELECT
    CASE
        WHEN client IS NULL OR trim(client) = '' THEN 'no-client'
        WHEN state IS NULL OR trim(state) = '' THEN 'no-state'
        WHEN "at" IS NULL THEN 'no-date'
        ELSE 'future'
    END AS reason,
    client, pipeline, state, "at", person, file_row_number + 1 AS row
FROM read_parquet($history, file_row_number = true)
WHERE NOT coalesce(trim(client) <> '' AND trim(state) <> '' AND "at" < TIMESTAMP '{as_of}' + INTERVAL 1 DAY, false)
ORDER BY row;

CREATE TEMP TABLE moved AS
WITH good AS (
    SELECT
        client,
        CASE pipeline WHEN 'New clients' THEN 'new' WHEN 'Repeat sales' THEN 'repeat' WHEN 'Showroom' THEN 'room' ELSE pipeline END::pipelines AS pipeline,
        CASE state WHEN 'Found' THEN 'found' WHEN 'Contact 1' THEN 'contact-1' WHEN 'Client' THEN 'client' ELSE state END::states AS state,
        "at" AS since, person, reason, file_row_number + 1 AS number
    FROM read_parquet($history, file_row_number = true)
    WHERE trim(client) <> '' AND trim(state) <> '' AND "at" < TIMESTAMP '{as_of}' + INTERVAL 1 DAY
)
SELECT *, lead(since) OVER way AS until, lag(state) OVER way AS previous, lead(state) OVER way AS next
FROM good
WINDOW way AS (PARTITION BY client, pipeline ORDER BY since, number);

-- Who was told twice or more to be in the state in which he is: of these few ways the stays are found anew, and who had the client in each.
CREATE TEMP TABLE again AS
WITH ways AS (SELECT DISTINCT client, pipeline FROM moved WHERE state = previous),
events AS (
    SELECT moved.*, previous IS NULL OR state <> previous AS is_first FROM moved SEMI JOIN ways USING (client, pipeline)
),
placed AS (
    SELECT *, sum(is_first::INTEGER) OVER (PARTITION BY client, pipeline ORDER BY since, number) AS place FROM events
)
SELECT
    *, first_value(number) OVER stay AS stay, lag(person) OVER stay AS before
FROM placed
WINDOW stay AS (PARTITION BY client, pipeline, place ORDER BY since, number);

CREATE TEMP TABLE stays AS
SELECT client, pipeline, state, since, person, reason, number, until, previous, next
FROM moved ANTI JOIN again USING (client, pipeline)
UNION ALL
SELECT
    client, pipeline, state, since, person, reason, number,
    lead(since) OVER way AS until, lag(state) OVER way AS previous, lead(state) OVER way AS next
FROM again WHERE is_first
WINDOW way AS (PARTITION BY client, pipeline ORDER BY since, number);
DROP TABLE moved;

-- From a sale over into the repeat sales: the first such beginning while the client is there.
CREATE TEMP TABLE crossings AS
SELECT sold.number AS source, arg_min(came.number, (came.since, came.number)) AS target, min(came.since) AS moment
FROM stays AS sold JOIN stays AS came USING (client)
WHERE sold.pipeline = 'new' AND sold.state = 'client' AND came.pipeline = 'repeat' AND came.state = 'due'
    AND came.since >= sold.since AND (sold.until IS NULL OR came.since <= sold.until)
GROUP BY sold.number;
CREATE TEMP TABLE anew AS
SELECT arg_min(later.number, (later.since, later.number)) AS number
FROM stays AS sold JOIN crossings ON sold.number = source JOIN stays AS later USING (client)
WHERE later.pipeline = 'new' AND (later.since, later.number) > (sold.since, sold.number)
GROUP BY source;
UPDATE stays SET previous = NULL WHERE number IN (FROM anew);
UPDATE stays SET previous = coalesce(previous, 'new/client') WHERE number IN (SELECT target FROM crossings);
UPDATE stays SET until = moment, next = 'repeat/due' FROM crossings WHERE number = source;

CREATE TEMP TABLE holdings AS
SELECT number AS stay, client, pipeline, state, since, until, person FROM stays WHERE number NOT IN (SELECT stay FROM again)
UNION ALL
SELECT
    kept.stay, kept.client, kept.pipeline, kept.state, kept.since,
    coalesce(lead(kept.since) OVER (PARTITION BY kept.stay ORDER BY kept.since, kept.number), stays.until), kept.person
FROM (
    FROM again WHERE is_first OR person IS NOT NULL AND (before IS NULL OR person <> before)
) AS kept JOIN stays ON kept.stay = stays.number;

CREATE TEMP VIEW limits AS
FROM (VALUES
    ('new', 'found', 3, 1, 'refusal', 'silent'), ('new', 'contact-1', 6, 2, 'recall', NULL), ('new', 'contact-2', 7, 2, 'reserve', NULL),
    ('new', 'meeting', 7, 2, 'reserve', NULL), ('new', 'deal', 8, 2, 'refusal', 'terms'), ('new', 'recall', 90, 2, 'refusal', 'silent'),
    ('new', 'reserve', 180, 2, 'refusal', 'silent'), ('repeat', 'due', 4, 1, 'missed', 'late'), ('repeat', 'talk', 5, 2, 'missed', 'late'),
    ('repeat', 'picking', 9, 2, 'missed', 'late'), ('room', 'guest', 1, 2, 'left', 'silent'), ('room', 'layout', 14, 2, 'thinking', NULL),
    ('room', 'order', 15, 2, 'left', 'silent'), ('room', 'thinking', 60, 2, 'left', 'silent')
) AS told(pipeline, state, days_allowed, warn, onto, why);
CREATE TEMP VIEW due AS
SELECT
    stays.*, days_allowed, warn, onto, why, since + to_days(days_allowed) AS due_at, due_at::DATE AS due,
    until IS NOT NULL OR due < DATE '{as_of}' AS is_decided,
    CASE WHEN until IS NULL THEN due < DATE '{as_of}' ELSE until > due_at END AS is_overdue
FROM stays JOIN limits ON stays.pipeline = limits.pipeline::pipelines AND stays.state = limits.state::states;

CREATE TEMP TABLE levels AS
WITH listed AS (
    SELECT pipeline, person, since::DATE AS first, coalesce(until::DATE, DATE '{as_of}' + 1) AS last
    FROM holdings
    WHERE person IS NOT NULL AND (pipeline = 'new' AND state IN ('found', 'contact-1') OR pipeline = 'repeat' AND state IN ('due', 'talk'))
),
changes AS (
    SELECT pipeline, person, day, sum(change) AS change
    FROM (SELECT pipeline, person, first AS day, 1 AS change FROM listed UNION ALL SELECT pipeline, person, last, -1 FROM listed)
    GROUP BY ALL
),
running AS (
    SELECT
        pipeline, person, day, sum(change) OVER one AS clients, lead(day) OVER one - day AS days
    FROM changes
    WINDOW one AS (PARTITION BY pipeline, person ORDER BY day)
)
SELECT pipeline, person, day AS first, days, clients::BIGINT AS clients FROM running WHERE clients > 0;

CREATE TEMP TABLE handed AS
WITH given AS (
    SELECT
        client, pipeline, state, previous, since, until, person, number,
        lag(number) OVER way AS last_stay, lag(person) OVER way AS giver, lead(person) OVER way AS heir
    FROM stays
    WINDOW way AS (PARTITION BY client, pipeline ORDER BY since, number)
    QUALIFY pipeline = 'new' AND state = 'contact-2' AND previous IN ('found', 'contact-1', 'recall')
        OR pipeline = 'repeat' AND state = 'picking' AND previous IN ('due', 'talk')
),
-- In most stays one person had the client all the time; only for the others is looked who had him last, and who took him first.
lasting AS (SELECT stay, arg_max(person, since) AS person FROM holdings WHERE person IS NOT NULL AND stay IN (SELECT stay FROM again) GROUP BY stay),
known AS (
    SELECT given.* REPLACE (coalesce(lasting.person, giver) AS giver) FROM given LEFT JOIN lasting ON last_stay = lasting.stay
),
taken AS (
    SELECT number, min(holdings.since) AS moment
    FROM known JOIN holdings ON number = holdings.stay
    WHERE holdings.person <> giver AND stay IN (SELECT stay FROM again)
    GROUP BY number
),
accepted AS (
    SELECT
        known.*, coalesce(moment, CASE WHEN person <> giver THEN since END, CASE WHEN heir <> giver THEN until END, until) AS ended,
        CASE WHEN pipeline = 'new' THEN 'to-hunter' ELSE 'to-logist' END AS handoff,
        CASE WHEN pipeline = 'new' THEN INTERVAL 4 HOUR ELSE INTERVAL 1 DAY END AS allowed
    FROM known LEFT JOIN taken USING (number)
    WHERE giver IS NOT NULL
)
SELECT
    *, since + allowed AS due_at, due_at::DATE AS due, ended IS NOT NULL OR due < DATE '{as_of}' AS is_decided,
    CASE WHEN ended IS NULL THEN due < DATE '{as_of}' ELSE ended > due_at END AS is_overdue
FROM accepted;

CREATE TEMP TABLE breaches AS
WITH drawn(pipeline, source, target) AS (VALUES
    ('new', 'found', 'contact-1'), ('new', 'found', 'refusal'), ('new', 'contact-1', 'contact-2'), ('new', 'contact-1', 'recall'),
    ('new', 'contact-1', 'refusal'), ('new', 'contact-2', 'meeting'), ('new', 'contact-2', 'refusal'), ('new', 'contact-2', 'reserve'),
    ('new', 'meeting', 'deal'), ('new', 'meeting', 'refusal'), ('new', 'meeting', 'reserve'), ('new', 'deal', 'client'), ('new', 'deal', 'refusal'),
    ('new', 'recall', 'contact-1'), ('new', 'recall', 'refusal'), ('new', 'reserve', 'contact-2'), ('new', 'reserve', 'refusal'),
    ('new', 'refusal', 'recall'), ('repeat', 'due', 'talk'), ('repeat', 'due', 'missed'), ('repeat', 'talk', 'picking'), ('repeat', 'talk', 'missed'),
    ('repeat', 'picking', 'shipped'), ('repeat', 'picking', 'missed'), ('repeat', 'shipped', 'due'), ('repeat', 'missed', 'due'),
    ('room', 'guest', 'layout'), ('room', 'guest', 'thinking'), ('room', 'guest', 'left'), ('room', 'layout', 'order'), ('room', 'layout', 'thinking'),
    ('room', 'order', 'laid'), ('room', 'order', 'left'), ('room', 'thinking', 'layout'), ('room', 'thinking', 'left')
),
selling(place, pipeline, state) AS (VALUES  -- in the order in which the book leads from one to the next
    (1, 'new', 'found'), (2, 'new', 'contact-1'), (3, 'new', 'contact-2'), (4, 'new', 'meeting'), (5, 'new', 'deal'), (6, 'new', 'client'),
    (1, 'repeat', 'due'), (2, 'repeat', 'talk'), (3, 'repeat', 'picking'), (4, 'repeat', 'shipped'),
    (1, 'room', 'guest'), (2, 'room', 'layout'), (3, 'room', 'order'), (4, 'room', 'laid')
),
steps AS (SELECT DISTINCT pipeline, previous, state FROM stays),
strange AS (
    SELECT
        steps.*, CASE WHEN ahead.place > here.place THEN 'jump' ELSE 'unknown-transition' END AS kind
    FROM steps
    ANTI JOIN drawn ON steps.pipeline = drawn.pipeline::pipelines AND previous = source::states AND state = target::states
    LEFT JOIN selling AS here ON steps.pipeline = here.pipeline::pipelines AND previous = here.state::states AND here.state NOT IN ('client', 'shipped', 'laid')
    LEFT JOIN selling AS ahead ON steps.pipeline = ahead.pipeline::pipelines AND steps.state = ahead.state::states
    WHERE steps.pipeline <> 'Tenders' AND previous IS NOT NULL AND previous NOT IN ('contract', 'waiting', 'new/client')
        AND steps.state NOT IN ('contract', 'waiting')
)
SELECT 'unknown-pipeline' AS kind, pipeline, NULL::states AS state, NULL::states AS "to", NULL AS handoff, client, arg_min(person, (since, number)) AS person,
    min(since)::DATE AS day, NULL::DATE AS until, NULL::DOUBLE AS days, NULL::DOUBLE AS "limit", NULL::BIGINT AS count, NULL AS said,
    arg_min(number, (since, number)) AS row
FROM stays WHERE pipeline = 'Tenders' GROUP BY client, pipeline
UNION ALL
SELECT 'unknown-state', pipeline, state, NULL, NULL, client, person, since::DATE, NULL, NULL, NULL, NULL, NULL, number
FROM stays WHERE state IN ('contract', 'waiting')
UNION ALL
SELECT 'begins-midway', pipeline, state, NULL, NULL, client, person, since::DATE, NULL, NULL, NULL, NULL, NULL, number
FROM stays WHERE previous IS NULL AND pipeline <> 'Tenders' AND state NOT IN ('found', 'due', 'guest', 'contract', 'waiting')
UNION ALL
SELECT kind, pipeline, previous, state, NULL, client, person, since::DATE, NULL, NULL, NULL, NULL, NULL, number
FROM stays JOIN strange USING (pipeline, previous, state)
UNION ALL
SELECT 'deadline', due.pipeline, due.state, NULL, NULL, due.client, holdings.person, due, NULL,
    (epoch_ms(coalesce(due.until, TIMESTAMP '{as_of}' + INTERVAL 1 DAY)) - epoch_ms(due.since)) / 86400000, days_allowed, NULL, NULL, number
FROM due LEFT JOIN holdings ON number = stay AND holdings.since <= due_at AND (holdings.until IS NULL OR due_at < holdings.until)
WHERE is_overdue
UNION ALL
SELECT 'no-reason', pipeline, state, NULL, NULL, client, person, since::DATE, NULL, NULL, NULL, NULL, reason, number
FROM stays
WHERE CASE state
    WHEN 'refusal' THEN coalesce(lower(reason) NOT IN ('silent', 'not-ours', 'not ours', 'no-need', 'no need', 'terms'), true)
    WHEN 'missed' THEN coalesce(lower(reason) NOT IN ('late', 'other'), true)
    WHEN 'left' THEN coalesce(lower(reason) NOT IN ('silent', 'dear'), true)
    ELSE false
END
UNION ALL
SELECT 'handoff', pipeline, state, NULL, handoff, client, person, due, NULL,
    (epoch_ms(coalesce(ended, TIMESTAMP '{as_of}' + INTERVAL 1 DAY)) - epoch_ms(since)) / 86400000, epoch(allowed) / 86400, NULL, NULL, number
FROM handed WHERE is_overdue
UNION ALL
SELECT 'worklist', pipeline, NULL, NULL, NULL, NULL, person, first + unnest(range(days))::INTEGER, NULL, NULL,
    CASE pipeline WHEN 'new' THEN 120 ELSE 30 END, clients, NULL, NULL
FROM levels WHERE clients > CASE pipeline WHEN 'new' THEN 120 ELSE 30 END;

-- table: breaches
SELECT * FROM breaches
ORDER BY
    list_position(
        ['unknown-pipeline', 'unknown-state', 'begins-midway', 'unknown-transition', 'jump', 'deadline', 'no-reason', 'handoff', 'worklist'], kind
    ), day, client, person, pipeline, state, "to", row;

-- table: broken
SELECT kind, pipeline, state, "to", handoff, count(*) AS breaches, count(DISTINCT coalesce(client, person)) AS clients FROM breaches GROUP BY ALL;

-- table: extent
SELECT min(since) AS since, count(DISTINCT client) AS clients FROM stays;

-- table: begun
SELECT pipeline, count(*) AS begun FROM stays WHERE previous IS NULL GROUP BY ALL;

-- table: decided
SELECT 'deadline' AS kind, pipeline, state, count(*) AS chances, count(*) FILTER (is_overdue) AS overdue FROM due WHERE is_decided GROUP BY ALL
UNION ALL
SELECT 'handoff', pipeline, state, count(*), count(*) FILTER (is_overdue) FROM handed WHERE is_decided GROUP BY ALL;

-- table: ways
SELECT
    pipeline, state AS source, next AS target, count(*) AS count, count(DISTINCT client) AS clients,
    sum(count(*)) OVER (PARTITION BY pipeline, state)::BIGINT AS leavers, median((epoch_ms(until) - epoch_ms(since)) / 86400000) AS days
FROM stays WHERE next IS NOT NULL
GROUP BY pipeline, state, next;

-- table: times
SELECT
    pipeline, state,
    round((epoch_ms(coalesce(until, TIMESTAMP '{as_of}' + INTERVAL 1 DAY)) - epoch_ms(since)) / 3600000)::BIGINT AS hours,
    count(*) FILTER (until IS NOT NULL) AS ended, count(*) FILTER (until IS NULL) AS there
FROM stays GROUP BY ALL;

-- table: loads
SELECT pipeline, count(DISTINCT person) AS people, sum(clients * days) / sum(days) AS mean, max(clients) AS highest FROM levels GROUP BY ALL;

-- table: today
SELECT holdings.person, due.client, due.pipeline, due.state, due.since, due, due - DATE '{as_of}' AS "left", onto AS "to", why AS reason
FROM due JOIN holdings ON number = stay AND holdings.until IS NULL WHERE due.until IS NULL AND due - DATE '{as_of}' <= warn
ORDER BY holdings.person NULLS LAST, due, due.client, due.pipeline;

-- table: open
SELECT
    pipeline, state, count(*) AS clients, count(*) FILTER (due - DATE '{as_of}' BETWEEN 0 AND warn) AS near,
    count(*) FILTER (due < DATE '{as_of}') AS past
FROM due WHERE until IS NULL GROUP BY ALL;

CREATE TEMP TABLE begun AS
SELECT client, min(since) AS began FROM stays
WHERE pipeline = 'new' AND state = 'found' AND since::DATE BETWEEN DATE '2026-09-20' AND DATE '2026-10-30'
    AND coalesce(previous NOT IN ('found', 'contact-1', 'contact-2', 'meeting', 'deal'), true)
GROUP BY client;
CREATE TEMP TABLE theirs AS
SELECT client, began, state, since, until FROM stays JOIN begun USING (client) WHERE pipeline = 'new' AND since >= began;
CREATE TEMP TABLE reached AS
SELECT client, began, min(since) FILTER (state = 'client') AS reached FROM theirs GROUP BY ALL;

-- table: pilot
WITH days AS (SELECT unnest(generate_series(DATE '2026-09-20', DATE '2026-10-30', INTERVAL 1 DAY))::DATE AS day),
spells AS (
    SELECT since::DATE AS since, coalesce(least(until, reached)::DATE, DATE '9999-01-01') AS until FROM theirs JOIN reached USING (client)
    WHERE state IN ('found', 'contact-1', 'contact-2', 'meeting', 'deal', 'contract')
),
changes AS (
    SELECT day, sum(change) AS change FROM (
        SELECT since AS day, 1 AS change FROM spells WHERE since < until
        UNION ALL SELECT until, -1 FROM spells WHERE since < until AND until < DATE '9999-01-01'
    ) GROUP BY day
),
late AS (
    SELECT due + 1 AS day, count(*) AS due, count(*) FILTER (is_overdue) AS overdue
    FROM due WHERE pipeline = 'new' AND state = 'contact-1' AND due >= DATE '2026-09-20' GROUP BY ALL
),
begun_then AS (SELECT began::DATE AS day, count(*) AS begun FROM begun GROUP BY ALL),
won_then AS (SELECT reached::DATE AS day, count(*) AS won FROM reached WHERE reached IS NOT NULL GROUP BY ALL),
load AS (
    SELECT day, sum(clients) / count(*) AS worklist
    FROM days JOIN levels ON first <= day AND day < first + days::INTEGER WHERE pipeline = 'new' GROUP BY day
)
SELECT
    days.day,
    sum(coalesce(won, 0)) OVER so_far AS won,
    sum(coalesce(won, 0)) OVER so_far / nullif(sum(coalesce(begun, 0)) OVER so_far - sum(coalesce(change, 0)) OVER so_far, 0) AS conversion,
    sum(coalesce(overdue, 0)) OVER so_far / nullif(sum(coalesce(due, 0)) OVER so_far, 0) AS overdue,
    worklist
FROM days LEFT JOIN changes USING (day) LEFT JOIN late USING (day) LEFT JOIN begun_then USING (day) LEFT JOIN won_then USING (day)
    LEFT JOIN load USING (day)
WINDOW so_far AS (ORDER BY days.day)
ORDER BY days.day;

-- table: duration
-- On the evening of the last day of the pilot: how long who began is on the way, was so until lost, or took to the sale.
WITH lost AS (
    SELECT client, min(since) AS lost FROM theirs JOIN reached USING (client)
    WHERE state = 'refusal' AND (reached IS NULL OR since < reached) AND since::DATE <= DATE '2026-10-30' GROUP BY client
)
SELECT
    coalesce(reached::DATE <= DATE '2026-10-30', false) AS is_there,
    CASE
        WHEN is_there THEN round((epoch_ms(reached) - epoch_ms(reached.began)) / 3600000)
        WHEN lost IS NOT NULL THEN round((epoch_ms(lost) - epoch_ms(reached.began)) / 3600000)
        ELSE 24 * (DATE '2026-10-31' - reached.began::DATE) - hour(reached.began)
    END::BIGINT AS hours,
    count(*) FILTER (is_there) AS arrived, count(*) FILTER (NOT is_there AND lost IS NOT NULL) AS lost,
    count(*) FILTER (NOT is_there AND lost IS NULL) AS on_the_way
FROM reached LEFT JOIN lost USING (client)
GROUP BY ALL;
