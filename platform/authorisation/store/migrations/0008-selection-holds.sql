-- A selection is of one version of its plan; a score that is corrected stays, with who gave it and why another took its place.

ALTER TABLE authorisation.selection ADD COLUMN plan_version integer;
UPDATE authorisation.selection SET plan_version = plan.version
FROM authorisation.plan AS plan WHERE plan.id = selection.plan_id;
ALTER TABLE authorisation.selection ALTER COLUMN plan_version SET NOT NULL;

CREATE TABLE authorisation.earlier_score (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  selection_id     text NOT NULL,
  organisation_id  text NOT NULL,
  scores           jsonb NOT NULL,
  total            numeric NOT NULL,
  scored_by        text NOT NULL,
  scored_at        timestamptz NOT NULL,
  replaced_by      text NOT NULL,
  replaced_at      timestamptz NOT NULL,
  reason           text NOT NULL,
  FOREIGN KEY (selection_id, organisation_id) REFERENCES authorisation.candidate
);
CREATE INDEX earlier_score_of ON authorisation.earlier_score (selection_id, organisation_id, id);
