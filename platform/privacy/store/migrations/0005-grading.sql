-- Levels of tables and items (GB/T 43697), and the assessments the law asks for. Nothing here is deleted: a newer one supersedes.

CREATE TABLE privacy.grading (
  id              text PRIMARY KEY,
  resource_id     text NOT NULL,
  -- The revision whose findings it rests on; NULL: items alone, no data was there.
  revision_id     text,
  -- Source department of the resource when it was made; the grading is its to decide.
  owner           text NOT NULL,
  -- Data authority that agrees to a lower level; set when one is asked for.
  handler         text,
  state           text NOT NULL CHECK (state IN ('proposed', 'awaiting', 'in-force', 'superseded', 'dropped')),
  proposed        text NOT NULL,
  level           text NOT NULL,
  reasons         jsonb NOT NULL,
  overridden      boolean NOT NULL DEFAULT false,
  reason          text,
  -- {kind, id} of the risk report or repair that a level below its source rests on.
  evidence        jsonb,
  proposed_by     text NOT NULL,
  proposed_at     timestamptz NOT NULL,
  confirmed_by    text,
  confirmed_at    timestamptz,
  agreed_by       text,
  agreed_at       timestamptz,
  opinion         text,
  ended_at        timestamptz,
  -- The entry of the log it was entered with when it came into force.
  entry_id        text
);
CREATE UNIQUE INDEX grading_in_force ON privacy.grading (resource_id) WHERE state = 'in-force';
CREATE UNIQUE INDEX grading_open ON privacy.grading (resource_id) WHERE state IN ('proposed', 'awaiting');
CREATE INDEX grading_owner ON privacy.grading (owner, proposed_at);

CREATE TABLE privacy.grade (
  grading_id      text NOT NULL REFERENCES privacy.grading,
  item_id         text NOT NULL,
  position        integer NOT NULL,
  name            text NOT NULL,
  column_name     text NOT NULL,
  proposed        text NOT NULL,
  level           text NOT NULL,
  reasons         jsonb NOT NULL,
  overridden      boolean NOT NULL DEFAULT false,
  reason          text,
  PRIMARY KEY (grading_id, item_id)
);
CREATE INDEX grade_item ON privacy.grade (item_id);

CREATE TABLE privacy.assessment (
  id              text PRIMARY KEY,
  kind            text NOT NULL CHECK (kind IN ('pia', 'pre-provision', 'yearly')),
  -- resource, or the organisation that holds important data
  subject_kind    text NOT NULL CHECK (subject_kind IN ('resource', 'organisation')),
  subject_id      text NOT NULL,
  owner           text NOT NULL,
  title           text NOT NULL,
  state           text NOT NULL CHECK (state IN ('draft', 'submitted', 'signed', 'withdrawn')),
  -- Forms of release it covers; empty for the yearly report.
  forms           text[] NOT NULL DEFAULT '{}',
  receiver        text,
  -- Year the yearly report is about.
  year            integer,
  answers         jsonb NOT NULL,
  statutory_basis text,
  conclusion      text CHECK (conclusion IN ('sound', 'with-measures', 'unsound')),
  -- Level of the table when it was signed: data graded higher later is assessed anew.
  level           text,
  drafted_by      text NOT NULL,
  drafted_at      timestamptz NOT NULL,
  submitted_by    text,
  submitted_at    timestamptz,
  signed_by       text,
  signed_at       timestamptz,
  valid_until     timestamptz,
  keep_until      timestamptz,
  opinion         text,
  withdrawn_at    timestamptz,
  withdrawn_by    text,
  digest          text,
  entry_id        text,
  CHECK ((kind = 'yearly') = (year IS NOT NULL)),
  CHECK (state <> 'signed' OR (signed_at IS NOT NULL AND valid_until IS NOT NULL AND keep_until IS NOT NULL))
);
CREATE INDEX assessment_subject ON privacy.assessment (subject_kind, subject_id, kind);
CREATE INDEX assessment_owner ON privacy.assessment (owner, drafted_at);
