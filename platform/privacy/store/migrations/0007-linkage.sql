-- Risk of association and aggregation (汇聚关联): what a table tells together with everything that is out already.

-- One row per revision that was sketched, or could not be.
CREATE TABLE privacy.sketched_table (
  revision_id    text PRIMARY KEY,
  rows           bigint NOT NULL,
  -- Names the secret under which its values were hashed; sketches of another one are made again.
  key_id         text NOT NULL,
  -- Why there is no sketch; null when there is one.
  undecided      text,
  sketched_at    timestamptz NOT NULL
);

-- The smallest keyed hashes of a column's normalised values. Without the key, which lies outside the database, they tell nothing of them.
CREATE TABLE privacy.column_sketch (
  revision_id    text NOT NULL REFERENCES privacy.sketched_table ON DELETE CASCADE,
  position       integer NOT NULL,
  -- The value itself, or what is derived from it: the year or month of a date.
  view           text NOT NULL CHECK (view IN ('value', 'month', 'year', 'division')),
  column_name    text NOT NULL,
  type           text NOT NULL,
  filled         bigint NOT NULL,
  distinct_values bigint NOT NULL,
  -- Integers below 2^52, ascending, eight bytes each, little endian.
  hashes         bytea NOT NULL,
  PRIMARY KEY (revision_id, position, view)
);

-- One time that a revision was set against everything out. A later one supersedes it.
CREATE TABLE privacy.linkage_check (
  id             text PRIMARY KEY,
  revision_id    text NOT NULL,
  resource_id    text NOT NULL,
  cause          text NOT NULL CHECK (cause IN ('asked', 'in-service', 'overdue')),
  -- Whether the revision itself was out: only then does it change what the others tell.
  was_out        boolean NOT NULL,
  state          text NOT NULL CHECK (state IN ('current', 'superseded')),
  thresholds     jsonb NOT NULL,
  -- What stands in the way of the whole check; null when it was done.
  undecided      text,
  checked_by     text NOT NULL,
  checked_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX linkage_check_current ON privacy.linkage_check (revision_id) WHERE state = 'current';
CREATE INDEX linkage_check_resource ON privacy.linkage_check (resource_id, checked_at);

-- Each revision it was set against: apart by the sketches, measured exactly, or honestly not decided.
CREATE TABLE privacy.linkage_pair (
  check_id       text NOT NULL REFERENCES privacy.linkage_check,
  other_revision_id text NOT NULL,
  outcome        text NOT NULL CHECK (outcome IN ('apart', 'measured', 'undecided')),
  reason         text,
  PRIMARY KEY (check_id, other_revision_id)
);
CREATE INDEX linkage_pair_other ON privacy.linkage_pair (other_revision_id);

-- What the rows of a revision tell more once another one is beside them. Two rows per measured pair, one for each direction.
CREATE TABLE privacy.linkage (
  check_id       text NOT NULL REFERENCES privacy.linkage_check,
  revision_id    text NOT NULL,
  other_revision_id text NOT NULL,
  state          text NOT NULL CHECK (state IN ('current', 'prospective', 'superseded')),
  -- Column names on both sides, and the view by which they were joined.
  shared_columns jsonb NOT NULL,
  quasi_columns  text[] NOT NULL,
  -- Columns of the other one that make the new small groups, the worst first.
  caused_by      jsonb NOT NULL,
  rows           bigint NOT NULL,
  linked_rows    bigint NOT NULL,
  named_rows     bigint NOT NULL,
  k_before       bigint NOT NULL,
  k_after        bigint NOT NULL,
  uniques_before bigint NOT NULL,
  uniques_after  bigint NOT NULL,
  new_small_groups bigint NOT NULL,
  severity       text NOT NULL CHECK (severity IN ('none', 'low', 'medium', 'high')),
  measured_at    timestamptz NOT NULL,
  superseded_at  timestamptz,
  PRIMARY KEY (check_id, revision_id, other_revision_id)
);
CREATE UNIQUE INDEX linkage_current ON privacy.linkage (revision_id, other_revision_id) WHERE state = 'current';
CREATE INDEX linkage_other ON privacy.linkage (other_revision_id) WHERE state <> 'superseded';

-- What the background has to do. Asked again while it works, the turn moves on and the row stays.
CREATE TABLE privacy.linkage_job (
  revision_id    text PRIMARY KEY,
  cause          text NOT NULL CHECK (cause IN ('in-service', 'overdue')),
  turn           bigint NOT NULL DEFAULT 1,
  due_at         timestamptz NOT NULL,
  attempts       integer NOT NULL DEFAULT 0,
  last_error     text
);

-- A table that is out became riskier because of another one: somebody looks into it.
CREATE TABLE privacy.linkage_alert (
  id             text PRIMARY KEY,
  revision_id    text NOT NULL,
  resource_id    text NOT NULL,
  owner          text NOT NULL,
  cause_revision_id text NOT NULL,
  severity       text NOT NULL,
  severity_before text NOT NULL,
  state          text NOT NULL CHECK (state IN ('open', 'harmless', 'acted-on')),
  finding        text,
  settled_by     text,
  raised_at      timestamptz NOT NULL,
  settled_at     timestamptz,
  UNIQUE (revision_id, cause_revision_id)
);
CREATE INDEX linkage_alert_owner ON privacy.linkage_alert (owner, raised_at);
