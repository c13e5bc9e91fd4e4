-- What `playbook analyse` computes of the bench's ledger and book, as somebody would write it who knows both, and DuckDB well: the rows
-- are grouped once, by client and month, with a bit for each day of an order; everything else is reckoned from that.
WITH good AS (
    SELECT client, date, amount
    FROM read_parquet($ledger)
    WHERE trim(client) <> '' AND date <= $as_of AND amount IS NOT NULL
),
months AS (
    SELECT
        client,
        (year(date) - year($first)) * 12 + month(date) - month($first) + 1 AS period,
        sum(amount) AS amount,
        bit_or(CASE WHEN amount >= 0 THEN 1 << (day(date)::INTEGER - 1) ELSE 0 END) AS days,
        min(date) AS first_seen,
        min(date) FILTER (amount >= 0) AS first_order,
        max(date) FILTER (amount >= 0) AS last_order,
        max(date) FILTER (amount >= 0 AND date <= $earlier) AS last_order_before
    FROM good
    GROUP BY client, period
),
bought AS (
    SELECT
        client,
        sum(amount) FILTER (period = 1) AS t1, sum(amount) FILTER (period = 2) AS t2, sum(amount) FILTER (period = 3) AS t3,
        sum(amount) FILTER (period = 4) AS t4, sum(amount) FILTER (period = 5) AS t5, sum(amount) FILTER (period = 6) AS t6,
        sum(amount) FILTER (period = 7) AS t7, sum(amount) FILTER (period = 8) AS t8, sum(amount) FILTER (period = 9) AS t9,
        sum(amount) FILTER (period = 10) AS t10, sum(amount) FILTER (period = 11) AS t11, sum(amount) FILTER (period = 12) AS t12,
        coalesce(sum(amount) FILTER (period BETWEEN 1 AND 12), 0) AS turnover,
        coalesce(sum(amount) FILTER (period BETWEEN -11 AND 0), 0) AS turnover_before,
        coalesce(sum(amount) FILTER (period BETWEEN -23 AND -12), 0) AS turnover_second,
        min(first_seen) AS first_seen,
        sum(bit_count(days)) AS orders,
        -- Of the month of $earlier only the days up to it.
        sum(bit_count(CASE WHEN period <= 0 THEN days WHEN period = 1 THEN days & ((1 << day($earlier)::INTEGER) - 1) ELSE 0 END)) AS orders_before,
        min(first_order) AS first_order,
        max(last_order) AS last_order,
        max(last_order_before) AS last_order_before
    FROM months
    GROUP BY client
),
varied AS (
    SELECT
        *,
        -- Empty periods count as zero from the first order on.
        CASE WHEN first_order <= $last THEN list_transform(
            list_slice(
                [t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12],
                greatest((year(first_order) - year($first)) * 12 + month(first_order) - month($first), 0)::BIGINT + 1,
                12
            ),
            lambda one: coalesce(one, 0)::DOUBLE
        ) END AS periods,
        first_seen <= $last AS is_in_window
    FROM bought
),
ranked AS (
    SELECT
        *,
        len(periods) AS counted,
        sum(turnover) OVER largest AS until,
        sum(turnover) OVER () AS total,
        (turnover / nullif(turnover_before, 0) - 1)::DOUBLE AS change,
        (turnover_before / nullif(turnover_second, 0) - 1)::DOUBLE AS change_before
    FROM varied
    WINDOW largest AS (ORDER BY is_in_window DESC, turnover DESC, client ROWS UNBOUNDED PRECEDING)
),
measured AS (
    SELECT
        *,
        list_sum(periods) / counted AS mean,
        list_stddev_pop(periods) AS deviation,
        CASE WHEN turnover_before > 0 THEN greatest(change, -1) END AS growth,
        CASE WHEN turnover_second > 0 THEN greatest(change_before, -1) END AS growth_before,
        CASE
            WHEN NOT is_in_window THEN NULL
            WHEN until - turnover < total * 0.8 THEN 'A'
            WHEN until - turnover < total * 0.95 THEN 'B'
            ELSE 'C'
        END AS abc
    FROM ranked
),
classed AS (
    SELECT
        *,
        deviation / CASE WHEN mean > 0 THEN mean END AS cv,
        CASE
            WHEN counted < 3 OR cv IS NULL THEN NULL
            WHEN round(cv, 12) <= 0.25 THEN 'X'
            WHEN round(cv, 12) <= 0.60 THEN 'Y'
            ELSE 'Z'
        END AS xyz
    FROM measured
)
SELECT
    client,
    turnover,
    turnover_before,
    orders,
    first_order,
    last_order,
    CASE WHEN is_in_window THEN turnover / total END AS share,
    CASE WHEN is_in_window THEN until / total END AS cumulative_share,
    abc,
    mean,
    deviation,
    cv,
    xyz,
    abc || xyz AS cell,
    growth,
    CASE
        WHEN $as_of - last_order > 90 THEN 'sleeping'
        WHEN $as_of - first_order <= 90 THEN 'novice'
        WHEN round(growth, 12) < -0.2 THEN 'cooling'
        WHEN orders >= 1 THEN 'regular'
    END AS status,
    CASE
        WHEN coalesce(orders_before, 0) = 0 THEN NULL
        WHEN $earlier - last_order_before > 90 THEN 'sleeping'
        WHEN $earlier - first_order <= 90 THEN 'novice'
        WHEN round(growth_before, 12) < -0.2 THEN 'cooling'
        WHEN orders_before >= 1 THEN 'regular'
    END AS previous_status
FROM classed
ORDER BY turnover DESC, client
