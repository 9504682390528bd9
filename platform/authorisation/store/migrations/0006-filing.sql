-- 备案: an approved plan and a signed agreement are filed with the upper authority; one row for each version that has to be.

CREATE TABLE authorisation.filing (
  id              text PRIMARY KEY,
  -- authorisation-plan or agreement.
  subject_kind    text NOT NULL,
  subject_id      text NOT NULL,
  version         integer NOT NULL,
  -- Who files.
  organisation_id text NOT NULL,
  due_on          date NOT NULL,
  opened_at       timestamptz NOT NULL,
  filed_at        timestamptz,
  filed_by        text,
  -- With whom, and what came back: number and date of a paper whose scan a second person compared (casework).
  authority       text,
  reference       text,
  filed_on        date,
  decision_id     text,
  log_entry       text,
  UNIQUE (subject_kind, subject_id, version)
);
