-- Whose decision it was and in which meeting: minutes are often entered by another organisation than the one that met.

ALTER TABLE casework.external_decision
  -- Null: the organisation that entered it.
  ADD COLUMN deciding_body text,
  ADD COLUMN meeting       text;
CREATE INDEX external_decision_subject ON casework.external_decision (subject_kind, subject_id) WHERE subject_id IS NOT NULL;
