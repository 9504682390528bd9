-- Column lineage of what was computed: which items each output column is made of, and which only decide the rows. Kept once for all
-- that is computed alike.

CREATE TABLE lineage.column_trace (
  -- SHA-256 of the trace in canonical JSON.
  digest      text PRIMARY KEY,
  trace       jsonb NOT NULL,
  made_at     timestamptz NOT NULL
);

-- The same by item, for impact lists.
CREATE TABLE lineage.column_source (
  digest      text NOT NULL REFERENCES lineage.column_trace (digest),
  resource_id text NOT NULL,
  item_id     text NOT NULL,
  -- Null where the item only decides which rows there are, or their order.
  output      text,
  how         text NOT NULL,
  UNIQUE NULLS NOT DISTINCT (digest, resource_id, item_id, output, how)
);
CREATE INDEX column_source_item ON lineage.column_source (resource_id, item_id);

-- What has such a trace, and for how long: a product until it is defined anew, a call for good.
CREATE TABLE lineage.column_use (
  kind        text NOT NULL,
  id          text NOT NULL,
  digest      text NOT NULL REFERENCES lineage.column_trace (digest),
  -- The agreement it was computed under.
  agreement_id text NOT NULL,
  since       timestamptz NOT NULL,
  until       timestamptz,
  PRIMARY KEY (kind, id, since)
);
CREATE INDEX column_use_digest ON lineage.column_use (digest);
CREATE UNIQUE INDEX column_use_live ON lineage.column_use (kind, id) WHERE until IS NULL;
