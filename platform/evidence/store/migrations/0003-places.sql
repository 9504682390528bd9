-- Giving an entry its index writes one narrow row and takes one away, instead of writing the whole entry with all its indexes anew.

-- Entries without an index yet. Every entry has a row either here or in `place`.
CREATE TABLE evidence.waiting (
  -- That of the entry: only to take the oldest first, never used as "everything after n".
  arrival  bigint PRIMARY KEY,
  entry    text NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

-- Where an entry stands in the log; of a public fact also what it is found by.
CREATE TABLE evidence.place (
  log_index     bigint PRIMARY KEY CHECK (log_index >= 0),
  entry         text NOT NULL UNIQUE,
  fact_kind     text,
  fact_subject  text,
  fact_at       timestamptz,
  CHECK ((fact_kind IS NULL) = (fact_at IS NULL) AND (fact_kind IS NULL) = (fact_subject IS NULL))
);
CREATE INDEX place_fact ON evidence.place (log_index DESC) WHERE fact_kind IS NOT NULL;
CREATE INDEX place_fact_kind ON evidence.place (fact_kind, log_index DESC) WHERE fact_kind IS NOT NULL;
CREATE INDEX place_fact_subject ON evidence.place (fact_subject, log_index DESC) WHERE fact_kind IS NOT NULL;

INSERT INTO evidence.waiting (arrival, entry)
SELECT arrival, id FROM evidence.entry WHERE log_index IS NULL;
INSERT INTO evidence.place (log_index, entry, fact_kind, fact_subject, fact_at)
SELECT log_index, id, CASE form WHEN 'public' THEN kind END, subject, CASE form WHEN 'public' THEN created_at END
FROM evidence.entry WHERE log_index IS NOT NULL;

DROP INDEX evidence.entry_waiting, evidence.entry_public, evidence.entry_subject;
ALTER TABLE evidence.entry DROP COLUMN log_index;
CREATE INDEX entry_public ON evidence.entry (kind, subject) WHERE form = 'public';
CREATE INDEX entry_subject ON evidence.entry (subject) WHERE form = 'public';
