-- What every module stands on: the outbox, idempotency of acts, the audit line of each act, and the demo clock.

CREATE TABLE kernel.outbox (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind          text NOT NULL,
  subject       text NOT NULL,
  payload       jsonb NOT NULL,
  request_id    text NOT NULL,
  occurred_at   timestamptz NOT NULL,
  delivered_at  timestamptz,
  attempts      integer NOT NULL DEFAULT 0,
  -- Real time of the machine, not of the clock port: a retry waits even when a demo clock stands still.
  retry_after   timestamptz,
  last_error    text
);
CREATE INDEX outbox_undelivered ON kernel.outbox (id) WHERE delivered_at IS NULL;

CREATE TABLE kernel.idempotency (
  actor         text NOT NULL,
  key           text NOT NULL,
  act           text NOT NULL,
  input_digest  text NOT NULL,
  answer        jsonb,
  claimed_at    timestamptz NOT NULL,
  PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_age ON kernel.idempotency (claimed_at);

CREATE TABLE kernel.act_log (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_id    text NOT NULL,
  act           text NOT NULL,
  actor         text NOT NULL,
  subject       text,
  outcome       text NOT NULL,
  at            timestamptz NOT NULL
);
CREATE INDEX act_log_request ON kernel.act_log (request_id);
CREATE INDEX act_log_time ON kernel.act_log (at);

-- One row in a demo home, none elsewhere: how far the demo's time is from the machine's.
CREATE TABLE kernel.demo_clock (
  only_one      boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  offset_ms     bigint NOT NULL
);
