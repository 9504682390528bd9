-- Verification services (数据核验): compiled snapshots, and which subjects an agreement asked about today.

CREATE TABLE query.snapshot (
  id              text PRIMARY KEY,
  agreement_id    text NOT NULL,
  resource_id     text NOT NULL,
  revision_id     text NOT NULL,
  -- Digest of the SELECT and the layout of the records: another definition, scope or printer makes another snapshot.
  plan_digest     text NOT NULL,
  subjects        bigint NOT NULL,
  rows            bigint NOT NULL,
  -- Rows without a usable subject, which no call can reach.
  unreachable     bigint NOT NULL,
  -- Rows a record has room for: the most that one subject has.
  slots           integer NOT NULL CHECK (slots BETWEEN 1 AND 64),
  -- Digest of keys and records in order: equal content, equal digest. It tells nothing without the agreement's key.
  content_digest  text NOT NULL,
  bytes           bigint NOT NULL,
  created_at      timestamptz NOT NULL,
  destroyed_at    timestamptz
);
CREATE UNIQUE INDEX snapshot_live ON query.snapshot (agreement_id, resource_id, revision_id, plan_digest) WHERE destroyed_at IS NULL;

-- For the quota of distinct subjects; older days are deleted with the first call of a new one.
CREATE TABLE query.subject_use (
  agreement_id    text NOT NULL,
  day             date NOT NULL,
  -- HMAC of the subject under the agreement's key.
  subject         bytea NOT NULL,
  PRIMARY KEY (agreement_id, day, subject)
);

ALTER TABLE query.quota_use ADD COLUMN subjects bigint NOT NULL DEFAULT 0;

-- HMAC of the subject under the agreement's key, so that a person can be told who asked about them, and nobody else can find out.
ALTER TABLE query.call ADD COLUMN subject bytea;
CREATE INDEX call_subject ON query.call (subject) WHERE subject IS NOT NULL;
-- What an idempotency key was used for; a keyed digest where the input can be guessed.
ALTER TABLE query.call ADD COLUMN input_check text;
