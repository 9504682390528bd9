-- The meter: lines by month, and sums by hour, day, month and year that are folded out of small deltas. See meter/ and README.md.

ALTER TABLE evidence.meter_line RENAME TO meter_line_before;
ALTER TABLE evidence.meter_line_before RENAME CONSTRAINT meter_line_pkey TO meter_line_before_pkey;
DROP INDEX evidence.meter_agreement, evidence.meter_product, evidence.meter_hour;

-- One line for each released call, written in the release transaction. `at` is the entry's own time, so that (entry, at) is one for each
-- entry in whatever partition it lies; the trigger below holds both against the entry.
CREATE TABLE evidence.meter_line (
  at          timestamptz NOT NULL,
  hour        timestamptz NOT NULL,
  units       bigint NOT NULL CHECK (units >= 0),
  entry       text NOT NULL,
  product     text,
  agreement   text NOT NULL,
  purpose     text NOT NULL CHECK (char_length(purpose) BETWEEN 1 AND 200),
  buyer       text NOT NULL,
  PRIMARY KEY (entry, at)
) PARTITION BY RANGE (at);
-- Sums come from the tables below; lines are read by time, for the part of an hour at the ends of a period.
CREATE INDEX meter_line_at ON evidence.meter_line (at);
-- A line of a month nobody made a partition for must not fail.
CREATE TABLE evidence.meter_line_other PARTITION OF evidence.meter_line DEFAULT;

-- Make the partition of the month (in Shanghai) that a day lies in. False when it is there, or when lines of the month lie in the default
-- partition already and so stay there. Lines are being written meanwhile: ATTACH lets them, CREATE … PARTITION OF would not.
CREATE FUNCTION evidence.meter_make_month(day date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  first date := date_trunc('month', day::timestamp)::date;
  since timestamptz := first::timestamp AT TIME ZONE 'Asia/Shanghai';
  until timestamptz := (first + interval '1 month') AT TIME ZONE 'Asia/Shanghai';
  name text := 'meter_line_' || to_char(first, 'YYYY_MM');
BEGIN
  IF to_regclass('evidence.' || name) IS NOT NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('evidence.meter_make_month'));
  IF to_regclass('evidence.' || name) IS NOT NULL
     OR EXISTS (SELECT FROM evidence.meter_line_other AS line WHERE line.at >= since AND line.at < until) THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE evidence.%I (LIKE evidence.meter_line INCLUDING ALL)', name);
  EXECUTE format('ALTER TABLE evidence.meter_line ATTACH PARTITION evidence.%I FOR VALUES FROM (%L) TO (%L)', name, since, until);
  RETURN true;
EXCEPTION WHEN check_violation THEN
  -- A line of the month came in between.
  RETURN false;
END $$;

-- What lines are counted by. Few beside the lines: the sums refer to them by number.
CREATE TABLE evidence.meter_key (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agreement   text NOT NULL,
  buyer       text NOT NULL,
  purpose     text NOT NULL,
  product     text,
  UNIQUE NULLS NOT DISTINCT (agreement, buyer, purpose, product)
);
CREATE INDEX meter_key_buyer ON evidence.meter_key (buyer);
CREATE INDEX meter_key_product ON evidence.meter_key (product) WHERE product IS NOT NULL;

-- Sums of the lines of one key from `starts` on, for an hour, and for a day, month and year in Shanghai.
CREATE TABLE evidence.meter_hour (
  key         integer NOT NULL REFERENCES evidence.meter_key (id),
  starts      timestamptz NOT NULL,
  calls       bigint NOT NULL CHECK (calls > 0),
  units       bigint NOT NULL CHECK (units >= 0),
  PRIMARY KEY (key, starts)
) WITH (fillfactor = 90);
CREATE INDEX meter_hour_starts ON evidence.meter_hour (starts);
CREATE TABLE evidence.meter_day (LIKE evidence.meter_hour INCLUDING ALL) WITH (fillfactor = 80);
ALTER TABLE evidence.meter_day ADD FOREIGN KEY (key) REFERENCES evidence.meter_key (id);
CREATE TABLE evidence.meter_month (LIKE evidence.meter_hour INCLUDING ALL) WITH (fillfactor = 50);
ALTER TABLE evidence.meter_month ADD FOREIGN KEY (key) REFERENCES evidence.meter_key (id);
CREATE TABLE evidence.meter_year (LIKE evidence.meter_hour INCLUDING ALL) WITH (fillfactor = 50);
ALTER TABLE evidence.meter_year ADD FOREIGN KEY (key) REFERENCES evidence.meter_key (id);

-- What was written and is not yet in the sums: a row for each key of a statement that wrote lines. Only ever inserted by releases, so that
-- none waits for another; taken away by whoever folds it into the sums, in one transaction.
CREATE TABLE evidence.meter_fresh (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hour        timestamptz NOT NULL,
  calls       bigint NOT NULL,
  units       bigint NOT NULL,
  product     text,
  agreement   text NOT NULL,
  purpose     text NOT NULL,
  buyer       text NOT NULL
);

-- What was metered before.
SELECT evidence.meter_make_month(day)
FROM (SELECT DISTINCT date_trunc('month', at AT TIME ZONE 'Asia/Shanghai')::date AS day FROM evidence.meter_line_before) AS month;
INSERT INTO evidence.meter_line (at, hour, units, entry, product, agreement, purpose, buyer)
SELECT at, hour, units, entry, product, agreement, purpose, buyer FROM evidence.meter_line_before ORDER BY at;
DROP TABLE evidence.meter_line_before;
INSERT INTO evidence.meter_key (agreement, buyer, purpose, product)
SELECT DISTINCT agreement, buyer, purpose, product FROM evidence.meter_line ORDER BY agreement, buyer, purpose, product;
INSERT INTO evidence.meter_hour (key, starts, calls, units)
SELECT key.id, line.hour, count(*), sum(line.units)
FROM evidence.meter_line AS line
JOIN evidence.meter_key AS key ON (key.agreement, key.buyer, key.purpose) = (line.agreement, line.buyer, line.purpose)
  AND key.product IS NOT DISTINCT FROM line.product
GROUP BY key.id, line.hour ORDER BY line.hour, key.id;
INSERT INTO evidence.meter_day (key, starts, calls, units)
SELECT key, date_trunc('day', starts, 'Asia/Shanghai'), sum(calls), sum(units) FROM evidence.meter_hour GROUP BY 1, 2 ORDER BY 2, 1;
INSERT INTO evidence.meter_month (key, starts, calls, units)
SELECT key, date_trunc('month', starts, 'Asia/Shanghai'), sum(calls), sum(units) FROM evidence.meter_day GROUP BY 1, 2 ORDER BY 2, 1;
INSERT INTO evidence.meter_year (key, starts, calls, units)
SELECT key, date_trunc('year', starts, 'Asia/Shanghai'), sum(calls), sum(units) FROM evidence.meter_month GROUP BY 1, 2 ORDER BY 2, 1;

-- Each line belongs to an entry of a call of the same moment, and what is written is counted once: for all lines of a statement at once,
-- where a reference would be looked up, locked and logged for each of them. Whoever writes lines, by whatever way, has this done.
CREATE FUNCTION evidence.meter_no_stray(entry text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF entry IS NOT NULL THEN
    RAISE foreign_key_violation USING
      MESSAGE = format('the meter line of %s belongs to no entry of a call of its time', entry), SCHEMA = 'evidence', TABLE = 'meter_line';
  END IF;
  RETURN true;
END $$;

CREATE FUNCTION evidence.meter_lines_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO evidence.meter_fresh (hour, calls, units, product, agreement, purpose, buyer)
  SELECT line.hour, count(*), sum(line.units), line.product, line.agreement, line.purpose, line.buyer
  FROM written AS line
  GROUP BY line.hour, line.product, line.agreement, line.purpose, line.buyer
  HAVING evidence.meter_no_stray(min(line.entry) FILTER (WHERE
    line.hour <> date_trunc('hour', line.at, 'UTC')
    OR line.at IS DISTINCT FROM (SELECT entry.created_at FROM evidence.entry
                                 WHERE entry.id = line.entry AND entry.form = 'committed' AND NOT entry.recovered)));
  RETURN NULL;
END $$;
CREATE TRIGGER meter_lines_written AFTER INSERT ON evidence.meter_line
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION evidence.meter_lines_written();
