-- The kill switch, and incidents with what they reach.

CREATE TABLE supervision.incident (
  id               text PRIMARY KEY,
  number           bigint GENERATED ALWAYS AS IDENTITY,
  title            text NOT NULL,
  -- A drill has the same clocks and papers and freezes nothing.
  drill            boolean NOT NULL,
  kind             text NOT NULL CHECK (kind IN ('incident', 'flaw')),
  level            text NOT NULL,
  -- Kind of operator the reporter is (R68).
  reporter         text NOT NULL,
  -- A flaw that endangers national security or public interest (R69).
  endangers        boolean NOT NULL DEFAULT false,
  personal         boolean NOT NULL,
  description      text NOT NULL,
  found_at         timestamptz NOT NULL,
  state            text NOT NULL,
  organisation     text NOT NULL,
  resource_id      text,
  product_id       text,
  agreement_id     text,
  recorded_by      text NOT NULL,
  recorded_at      timestamptz NOT NULL,
  reported_to      text,
  reported_at      timestamptz,
  forwarded_to     text,
  forwarded_at     timestamptz,
  -- Breach notice (R70): a document, or why persons need not be told.
  notice_document  text,
  waiver           text,
  handled          text,
  handled_at       timestamptz,
  closing          text,
  closing_document text,
  closed_by        text,
  closed_at        timestamptz
);
CREATE INDEX incident_recent ON supervision.incident (recorded_at DESC, id DESC);

-- What it reached when it was recorded: agreements, products and buyers by lineage, and by the calls that looked at the data.
CREATE TABLE supervision.incident_reach (
  incident_id      text NOT NULL REFERENCES supervision.incident,
  kind             text NOT NULL CHECK (kind IN ('agreement', 'product', 'buyer')),
  id               text NOT NULL,
  title            text NOT NULL,
  by_lineage       boolean NOT NULL,
  calls            integer NOT NULL,
  last_call        timestamptz,
  told_at          timestamptz,
  PRIMARY KEY (incident_id, kind, id)
);

CREATE TABLE supervision.stop (
  id               text PRIMARY KEY,
  kind             text NOT NULL CHECK (kind IN ('agreement', 'product', 'buyer', 'resource')),
  thing_id         text NOT NULL,
  title            text NOT NULL,
  owner            text NOT NULL,
  reason           text NOT NULL,
  state            text NOT NULL CHECK (state IN ('in-force', 'lifted')),
  -- The reason in the lineage.
  reason_id        text NOT NULL,
  stopped_by       text NOT NULL,
  stopped_org      text NOT NULL,
  stopped_at       timestamptz NOT NULL,
  lifted_by        text,
  lifted_at        timestamptz,
  lifted_why       text
);
CREATE UNIQUE INDEX stop_open ON supervision.stop (kind, thing_id) WHERE state = 'in-force';
