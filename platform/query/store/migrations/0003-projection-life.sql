-- Life of a projection: its row first, then its file; retired when another takes its place; ended with its key on exit.

ALTER TABLE query.projection
  -- Length of the plain copy, which lies in memory while it is made and while a worker has it.
  ADD COLUMN plain_bytes   bigint NOT NULL DEFAULT 0,
  -- Null until the file is there.
  ADD COLUMN built_at      timestamptz,
  -- No new run takes it; runs that have it go on.
  ADD COLUMN retired_at    timestamptz,
  -- Said before anything is destroyed, so that whoever comes after a crash goes on.
  ADD COLUMN ending_at     timestamptz,
  ADD COLUMN ending_because text CHECK (ending_because IN ('superseded', 'ended', 'withdrawn', 'key-destroyed')),
  ADD CONSTRAINT projection_ending CHECK ((ending_at IS NULL) = (ending_because IS NULL)),
  ADD CONSTRAINT projection_destroyed CHECK (destroyed_at IS NULL OR ending_at IS NOT NULL);

-- Each is sealed from now on under a key that the grant of its resource has a part in: those made before are made anew.
UPDATE query.projection SET ending_at = now(), ending_because = 'superseded', destroyed_at = now()
  WHERE destroyed_at IS NULL;

ALTER TABLE query.projection
  DROP CONSTRAINT projection_agreement_id_resource_id_revision_id_select_dige_key;
CREATE UNIQUE INDEX projection_live ON query.projection (agreement_id, resource_id, revision_id, select_digest)
  WHERE ending_at IS NULL;
CREATE INDEX projection_present ON query.projection (agreement_id) WHERE destroyed_at IS NULL;

-- Agreements whose projections have to be looked after. `turn` counts the askings: one that came meanwhile is not lost.
CREATE TABLE query.projection_care (
  agreement_id    text PRIMARY KEY,
  turn            bigint NOT NULL DEFAULT 1,
  due_at          timestamptz NOT NULL,
  attempts        integer NOT NULL DEFAULT 0,
  last_error      text
);
CREATE INDEX projection_care_due ON query.projection_care (due_at);

-- Keys that have to be destroyed: said first, done then. The log entry is written with `destroyed_at`.
CREATE TABLE query.key_end (
  key_id          text PRIMARY KEY,
  agreement_id    text NOT NULL,
  -- Null when it is the agreement's own key, and with it everything under the agreement.
  resource_id     text,
  because         text NOT NULL CHECK (because IN ('ended', 'withdrawn', 'key-destroyed')),
  asked_at        timestamptz NOT NULL,
  destroyed_at    timestamptz,
  entry_id        text,
  CHECK ((destroyed_at IS NULL) = (entry_id IS NULL))
);
CREATE INDEX key_end_open ON query.key_end (agreement_id) WHERE destroyed_at IS NULL;
