-- A secrecy review of a resource's deliveries by machine for a bounded time, and what entered service before there was a gate.

CREATE TABLE privacy.standing_review (
  id               text PRIMARY KEY,
  resource_id      text NOT NULL,
  organisation     text NOT NULL,
  -- The delivery that was looked at: what comes later has to be like it.
  base_revision_id text NOT NULL,
  -- [[name, type], …] of its columns, and what was found in it, as "code@column".
  structure        jsonb NOT NULL,
  baseline         text[] NOT NULL,
  decision_number  text NOT NULL,
  decided_on       date NOT NULL,
  -- The first instant at which it covers nothing more.
  until            timestamptz NOT NULL,
  note             text,
  state            text NOT NULL CHECK (state IN ('awaiting', 'confirmed', 'rejected', 'ended')),
  recorded_by      text NOT NULL,
  recorded_at      timestamptz NOT NULL,
  checked_by       text,
  checked_at       timestamptz,
  opinion          text,
  log_entry        text,
  ended_at         timestamptz,
  ended_because    text CHECK (ended_because IN ('structure', 'finding', 'secrecy', 'over', 'taken-back', 'superseded')),
  ended_said       text,
  arrival          bigint GENERATED ALWAYS AS IDENTITY,
  CHECK ((state = 'ended') = (ended_at IS NOT NULL AND ended_because IS NOT NULL))
);
CREATE INDEX standing_review_of_resource ON privacy.standing_review (resource_id);
CREATE UNIQUE INDEX standing_review_confirmed ON privacy.standing_review (resource_id) WHERE state = 'confirmed';

-- Deliveries it was found to cover when they arrived.
CREATE TABLE privacy.standing_review_revision (
  revision_id      text PRIMARY KEY,
  review_id        text NOT NULL REFERENCES privacy.standing_review,
  covered_at       timestamptz NOT NULL
);
CREATE INDEX standing_review_revision_of ON privacy.standing_review_revision (review_id);

-- Revisions found in service that no gate ever judged. Kept for good: settled_at says when one was judged or left service.
CREATE TABLE privacy.served_before_gate (
  revision_id      text PRIMARY KEY,
  resource_id      text NOT NULL,
  form             text NOT NULL,
  found_at         timestamptz NOT NULL,
  -- Until then only the lack of a secrecy review freezes nothing.
  grace_until      timestamptz NOT NULL,
  settled_at       timestamptz
);
CREATE INDEX served_before_gate_open ON privacy.served_before_gate (resource_id) WHERE settled_at IS NULL;
