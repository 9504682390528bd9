-- 评价: published schemes, and evaluations with all that an index was computed from.
CREATE TABLE supervision.evaluation_scheme (
  id            text PRIMARY KEY,
  version       integer NOT NULL UNIQUE CHECK (version > 0),
  document      jsonb NOT NULL,
  digest        text NOT NULL,
  state         text NOT NULL CHECK (state IN ('proposed', 'adopted', 'returned')),
  effective_on  date NOT NULL,
  proposed_by   text NOT NULL,
  proposed_org  text NOT NULL,
  proposed_at   timestamptz NOT NULL,
  decided_by    text,
  decided_at    timestamptz,
  opinion       text,
  CHECK ((state = 'proposed') = (decided_at IS NULL)),
  CHECK (decided_by IS NULL OR decided_by <> proposed_by)
);

CREATE TABLE supervision.evaluation (
  id             text PRIMARY KEY,
  number         bigint GENERATED ALWAYS AS IDENTITY,
  scheme_id      text NOT NULL REFERENCES supervision.evaluation_scheme (id),
  kind           text NOT NULL CHECK (kind IN ('department', 'operator')),
  -- Months of the period, the first day of each.
  first_month    date NOT NULL,
  last_month     date NOT NULL CHECK (last_month >= first_month),
  state          text NOT NULL CHECK (state IN ('heard', 'published', 'withdrawn')),
  drafted_by     text NOT NULL,
  drafted_org    text NOT NULL,
  drafted_at     timestamptz NOT NULL,
  hearing_due    timestamptz NOT NULL,
  hearing_until  date NOT NULL,
  decided_by     text,
  decided_at     timestamptz,
  opinion        text,
  digest         text,
  CHECK ((state = 'heard') = (decided_at IS NULL)),
  CHECK (state <> 'published' OR (decided_by <> drafted_by AND digest IS NOT NULL))
);
CREATE UNIQUE INDEX evaluation_of_period ON supervision.evaluation (kind, first_month, last_month) WHERE state <> 'withdrawn';
CREATE INDEX evaluation_newest ON supervision.evaluation (drafted_at DESC, id DESC);

-- A figure of an organisation, or of one it answers for since; null where it was not taken.
CREATE TABLE supervision.evaluation_input (
  evaluation_id  text NOT NULL REFERENCES supervision.evaluation (id),
  organisation   text NOT NULL,
  origin         text NOT NULL,
  name           text NOT NULL,
  value          bigint,
  PRIMARY KEY (evaluation_id, organisation, origin, name)
);

CREATE TABLE supervision.evaluation_result (
  evaluation_id  text NOT NULL REFERENCES supervision.evaluation (id),
  organisation   text NOT NULL,
  -- Hundredths of a point; null where too little of the weight has a score.
  points         integer CHECK (points BETWEEN 0 AND 10000),
  weight         integer NOT NULL,
  scores         jsonb NOT NULL,
  PRIMARY KEY (evaluation_id, organisation)
);

CREATE TABLE supervision.evaluation_objection (
  id             text PRIMARY KEY,
  evaluation_id  text NOT NULL REFERENCES supervision.evaluation (id),
  organisation   text NOT NULL,
  indicator      text NOT NULL,
  statement      text NOT NULL,
  state          text NOT NULL CHECK (state IN ('raised', 'upheld', 'dismissed')),
  raised_by      text NOT NULL,
  raised_at      timestamptz NOT NULL,
  answer         text,
  answered_by    text,
  answered_at    timestamptz,
  CHECK ((state = 'raised') = (answered_at IS NULL)),
  UNIQUE (evaluation_id, organisation, indicator)
);
