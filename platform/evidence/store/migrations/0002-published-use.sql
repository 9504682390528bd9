-- The lines of the daily totals as they were published, so that every later figure is a sum of what is public already.

CREATE TABLE evidence.published_use (
  day         date NOT NULL REFERENCES evidence.daily_total (day),
  line        integer NOT NULL CHECK (line >= 0),
  entry       text NOT NULL REFERENCES evidence.entry (id),
  agreement   text NOT NULL,
  purpose     text NOT NULL,
  calls       bigint CHECK (calls > 0),
  -- What stands instead of a count that is too small even when everything is merged.
  fewer_than  integer CHECK (fewer_than > 1),
  PRIMARY KEY (day, line),
  CHECK ((calls IS NULL) <> (fewer_than IS NULL))
);

-- Refused calls of the day as they were published; both NULL when they were not counted.
ALTER TABLE evidence.daily_total
  ADD COLUMN refusals bigint CHECK (refusals >= 0),
  ADD COLUMN refusals_fewer_than integer CHECK (refusals_fewer_than > 1),
  ADD CHECK (refusals IS NULL OR refusals_fewer_than IS NULL);

-- Totals published before this table stood, from their own entries.
INSERT INTO evidence.published_use (day, line, entry, agreement, purpose, calls, fewer_than)
SELECT total.day, (row_number() OVER (PARTITION BY total.day ORDER BY page.number, line.number))::integer - 1, page.id,
       line.value ->> 'agreement', line.value ->> 'purpose', (line.value ->> 'calls')::bigint,
       (line.value ->> 'fewerThan')::integer
FROM evidence.daily_total AS total
CROSS JOIN LATERAL unnest(total.entries) WITH ORDINALITY AS page (id, number)
JOIN evidence.entry ON entry.id = page.id
CROSS JOIN LATERAL jsonb_array_elements(convert_from(entry.leaf, 'UTF8')::jsonb -> 'fact' -> 'lines')
  WITH ORDINALITY AS line (value, number);
