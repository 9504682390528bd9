-- Reports from the public: what is reported, who looks into it, and what came of it. Who reported stands apart, for the handler alone.

CREATE TABLE supervision.tip (
  id               text PRIMARY KEY,
  number           bigint GENERATED ALWAYS AS IDENTITY,
  about            text NOT NULL CHECK (about IN ('product', 'agreement', 'organisation', 'conduct')),
  -- What it is against, in the words of who reports.
  thing            text NOT NULL,
  body             text,
  statement        text NOT NULL,
  -- The same sent again within a day is the same.
  digest           text NOT NULL,
  -- SHA-256 of the follow-up code; the code is shown once and not kept.
  code_digest      text NOT NULL UNIQUE,
  named            boolean NOT NULL,
  desk             text NOT NULL CHECK (desk IN ('authority', 'audit')),
  handler          text NOT NULL,
  state            text NOT NULL,
  received_at      timestamptz NOT NULL,
  accepted_by      text,
  accepted_at      timestamptz,
  -- Why it is not accepted.
  reason           text,
  outcome          text CHECK (outcome IN ('founded', 'partly', 'unfounded')),
  answer           text,
  concluded_by     text,
  concluded_at     timestamptz,
  CHECK (desk = 'audit' OR concluded_by IS NULL OR concluded_by <> accepted_by)
);
CREATE INDEX tip_recent ON supervision.tip (desk, received_at DESC, id DESC);
CREATE INDEX tip_received ON supervision.tip (received_at);
CREATE INDEX tip_digest ON supervision.tip (digest, received_at);

CREATE TABLE supervision.tip_reporter (
  tip_id           text PRIMARY KEY REFERENCES supervision.tip,
  name             text NOT NULL,
  contact          text NOT NULL
);
