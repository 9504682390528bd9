-- 退出清单: every step of part 9 is a row, whoever it is of; what the hub carries out itself has the log entry that proves it.

ALTER TABLE authorisation.exit_step
  -- hub, operator, implementing-body or authorising-body.
  ADD COLUMN by_role text NOT NULL DEFAULT 'operator',
  ADD COLUMN proof   text;
ALTER TABLE authorisation.exit_step DROP CONSTRAINT exit_step_agreement_id_step_key;
ALTER TABLE authorisation.exit_step ADD UNIQUE (agreement_id, step, by_role);
