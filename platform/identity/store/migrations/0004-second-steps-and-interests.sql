-- Second steps of two people, with who took the first: what shows whether somebody approves the own circle.
CREATE TABLE identity.second_step (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  act              text NOT NULL,
  subject_kind     text NOT NULL,
  subject_id       text NOT NULL,
  person_id        text NOT NULL,
  post_id          text NOT NULL,
  organisation_id  text NOT NULL,
  -- Persons who took the first step.
  first_persons    text[] NOT NULL,
  -- Organisation whose matter it is; empty where it is nobody's.
  owner            text NOT NULL,
  at               timestamptz NOT NULL
);
CREATE INDEX second_step_time ON identity.second_step (at);

-- 回避: interests that a person declares in an organisation. While one stands the person handles nothing of that organisation.
CREATE TABLE identity.declared_interest (
  id               text PRIMARY KEY,
  person_id        text NOT NULL REFERENCES identity.person,
  organisation_id  text NOT NULL REFERENCES identity.organisation,
  ground           text NOT NULL CHECK (ground IN ('kin', 'employment', 'shares', 'other')),
  note             text NOT NULL,
  declared_at      timestamptz NOT NULL,
  ended_at         timestamptz,
  -- Not the person themself: what one declared one does not take back alone.
  ended_by         text CHECK (ended_by <> person_id),
  why_ended        text,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX declared_interest_standing ON identity.declared_interest (person_id, organisation_id) WHERE ended_at IS NULL;
