-- A correction that was begun and is not needed is dropped; what was issued stands. A first version is owed and cannot be.
ALTER TABLE supervision.yearly_report
  DROP CONSTRAINT yearly_report_state_check,
  ADD CONSTRAINT yearly_report_state_check
    CHECK (state IN ('owed', 'drafted', 'submitted', 'issued', 'replaced', 'dropped')),
  ADD CONSTRAINT yearly_report_dropped_check CHECK (state <> 'dropped' OR version > 1);
