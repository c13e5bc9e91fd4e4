-- The rows of the bench's ledger that do not count, with the first reason that holds and where they stand.
SELECT
    CASE
        WHEN client IS NULL OR trim(client) = '' THEN 'no-client'
        WHEN date IS NULL THEN 'no-date'
        WHEN date > $as_of THEN 'future'
        ELSE 'no-amount'
    END AS reason,
    filename,
    file_row_number + 1 AS row,
    client,
    date,
    amount
FROM read_parquet($ledger, filename = true, file_row_number = true)
WHERE client IS NULL OR trim(client) = '' OR date IS NULL OR date > $as_of OR amount IS NULL
ORDER BY filename, row
