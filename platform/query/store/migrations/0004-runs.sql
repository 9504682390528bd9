-- Runs of operators' own SQL in their authorised data domain, and results that lie sealed until they are collected.

CREATE TABLE query.run (
  id               text PRIMARY KEY,
  agreement_id     text NOT NULL,
  agreement_number text NOT NULL,
  -- Served in turn: the operator whose domain it is.
  tenant           text NOT NULL,
  implementing_body text NOT NULL,
  -- Who asks: the operator, or a developer that the agreement names.
  organisation     text NOT NULL,
  purpose          text NOT NULL,
  sql              text NOT NULL,
  note             text,
  -- The actor as it was when it asked.
  actor            jsonb NOT NULL,
  submitted_by     text NOT NULL,
  request_id       text NOT NULL,
  state            text NOT NULL,
  attempts         integer NOT NULL DEFAULT 0,
  -- Which worker has it, and until when by the database's clock: a worker that died loses it.
  lease            text,
  lease_until      timestamptz,
  not_before       timestamptz,
  stage            text,
  submitted_at     timestamptz NOT NULL,
  started_at       timestamptz,
  finished_at      timestamptz,
  problem          jsonb,
  -- Reproducible record, and its digest that stands in the log entry of each collection.
  record           jsonb,
  record_digest    text,
  form             text,
  revisions        jsonb,
  standing         jsonb,
  shape            jsonb,
  question_digest  text,
  result_digest    text,
  result_rows      integer,
  result_bytes     integer,
  suppressed       integer,
  engine_ms        double precision,
  -- What the reviewer sees beside the table: verdicts of the guards and bands of units.
  evidence         jsonb,
  reviewed_by      text,
  reviewed_at      timestamptz,
  review_opinion   text,
  cleared_at       timestamptz
);
CREATE INDEX run_waiting ON query.run (submitted_at) WHERE state IN ('queued', 'running', 'guarded');
CREATE INDEX run_agreement ON query.run (agreement_id, submitted_at DESC);
CREATE INDEX run_organisation ON query.run (organisation, submitted_at DESC);

-- AES-256-GCM under a key of the run's own from the agreement's secret, which lies outside the database and its backups: once that is
-- destroyed no copy of this opens.
CREATE TABLE query.sealed_result (
  run_id           text PRIMARY KEY REFERENCES query.run (id),
  agreement_id     text NOT NULL,
  sealed           bytea NOT NULL,
  sealed_at        timestamptz NOT NULL
);
CREATE INDEX sealed_agreement ON query.sealed_result (agreement_id);

-- Which run a released call collected; null for products' calls.
ALTER TABLE query.call ADD COLUMN run_id text;
CREATE INDEX call_run ON query.call (run_id) WHERE run_id IS NOT NULL;
