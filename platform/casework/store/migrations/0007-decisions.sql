-- Decisions taken off the system as a list: a later one takes the place of an earlier one, and what rests on each is known.
ALTER TABLE casework.external_decision DROP CONSTRAINT external_decision_state_check;
ALTER TABLE casework.external_decision
  ADD CONSTRAINT external_decision_state_check CHECK (state IN ('recorded', 'confirmed', 'rejected', 'superseded')),
  -- The earlier decision that this one takes the place of, once it is confirmed.
  ADD COLUMN supersedes     text REFERENCES casework.external_decision (id),
  ADD COLUMN checker_person text;
CREATE INDEX external_decision_list ON casework.external_decision (organisation_id, decided_on DESC, id DESC);
-- One takes its place; a record that was rejected takes nobody's.
CREATE UNIQUE INDEX external_decision_supersedes ON casework.external_decision (supersedes)
  WHERE supersedes IS NOT NULL AND state IN ('confirmed', 'superseded');

CREATE TABLE casework.decision_use (
  decision_id   text NOT NULL REFERENCES casework.external_decision (id),
  subject_kind  text NOT NULL,
  subject_id    text NOT NULL,
  used_at       timestamptz NOT NULL,
  PRIMARY KEY (decision_id, subject_kind, subject_id)
);
-- In homes that have decided things: who checked, and what rests on which decision by now.
UPDATE casework.external_decision SET checker_person = split_part(checked_by, '@', 1) WHERE checked_by IS NOT NULL;
DO $$
BEGIN
  IF to_regclass('authorisation.plan') IS NOT NULL THEN
    EXECUTE $use$ INSERT INTO casework.decision_use
      SELECT decision ->> 'paper', 'authorisation-plan', id, approved_at FROM authorisation.plan
      WHERE approved_at IS NOT NULL AND decision ->> 'paper' IN (SELECT id FROM casework.external_decision) ON CONFLICT DO NOTHING $use$;
    EXECUTE $use$ INSERT INTO casework.decision_use
      SELECT decision ->> 'paper', 'agreement', id, approved_at FROM authorisation.agreement
      WHERE approved_at IS NOT NULL AND decision ->> 'paper' IN (SELECT id FROM casework.external_decision) ON CONFLICT DO NOTHING $use$;
  END IF;
  IF to_regclass('authorisation.change') IS NOT NULL THEN
    EXECUTE $use$ INSERT INTO casework.decision_use
      SELECT decision ->> 'paper', 'agreement-change', id, decided_at FROM authorisation.change
      WHERE decided_at IS NOT NULL AND decision ->> 'paper' IN (SELECT id FROM casework.external_decision) ON CONFLICT DO NOTHING $use$;
  END IF;
  IF to_regclass('authorisation.filing') IS NOT NULL THEN
    EXECUTE $use$ INSERT INTO casework.decision_use
      SELECT decision_id, 'authorisation-filing', id, filed_at FROM authorisation.filing
      WHERE filed_at IS NOT NULL AND decision_id IN (SELECT id FROM casework.external_decision) ON CONFLICT DO NOTHING $use$;
  END IF;
  IF to_regclass('authorisation.selection') IS NOT NULL THEN
    EXECUTE $use$ INSERT INTO casework.decision_use
      SELECT decision_id, 'authorisation-selection', id, decided_at FROM authorisation.selection
      WHERE decided_at IS NOT NULL AND decision_id IN (SELECT id FROM casework.external_decision) ON CONFLICT DO NOTHING $use$;
  END IF;
END $$;
