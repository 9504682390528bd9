-- Projections (授权数据域), quotas and calls. A call that was released has its row, its meter line and its log entry in one commit.

CREATE TABLE query.projection (
  id              text PRIMARY KEY,
  agreement_id    text NOT NULL,
  resource_id     text NOT NULL,
  revision_id     text NOT NULL,
  relation        text NOT NULL,
  -- Digest of the SELECT that made it: another scope or another printer makes another projection.
  select_digest   text NOT NULL,
  rows            bigint NOT NULL,
  bytes           bigint NOT NULL,
  build_ms        integer NOT NULL,
  created_at      timestamptz NOT NULL,
  destroyed_at    timestamptz,
  UNIQUE (agreement_id, resource_id, revision_id, select_digest)
);

CREATE TABLE query.quota_use (
  agreement_id    text NOT NULL,
  -- Civil day in Shanghai; the row of the whole term has the day 1970-01-01.
  day             date NOT NULL,
  calls           bigint NOT NULL,
  rows            bigint NOT NULL,
  bytes           bigint NOT NULL,
  PRIMARY KEY (agreement_id, day)
);

CREATE TABLE query.call (
  id              text PRIMARY KEY,
  request_id      text NOT NULL,
  agreement_id    text NOT NULL,
  agreement_digest text NOT NULL,
  product_id      text,
  purpose         text NOT NULL,
  organisation    text NOT NULL,
  actor           text NOT NULL,
  form            text NOT NULL,
  -- What was asked: digest of SQL and parameter values, never the values themselves.
  question_digest text NOT NULL,
  revisions       jsonb NOT NULL,
  result_digest   text NOT NULL,
  result_rows     integer NOT NULL,
  suppressed      integer NOT NULL,
  engine_ms       double precision NOT NULL,
  entry_id        text NOT NULL,
  idempotency_key text,
  released_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX call_once ON query.call (actor, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX call_agreement ON query.call (agreement_id, released_at);

-- Refusals in number only: who was refused what is nobody's business but the act log's.
CREATE TABLE query.refusal (
  agreement_id    text NOT NULL,
  day             date NOT NULL,
  code            text NOT NULL,
  count           bigint NOT NULL,
  PRIMARY KEY (agreement_id, day, code)
);
