-- A returned plan or agreement is filed again under its number as the next version. Each version that was decided on stays here.

CREATE TABLE authorisation.earlier_version (
  -- Plan or agreement.
  subject_id          text NOT NULL,
  version             integer NOT NULL,
  document            jsonb NOT NULL,
  drafted_by          text NOT NULL,
  returned_reason     text NOT NULL,
  replaced_at         timestamptz NOT NULL,
  PRIMARY KEY (subject_id, version)
);
