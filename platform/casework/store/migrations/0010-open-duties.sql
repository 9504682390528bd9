-- What runs and what is late is counted among the open duties alone: otherwise by all clocks that run, ten times as many.
CREATE INDEX clock_running ON casework.clock (due_at DESC, id DESC)
  WHERE nature = 'duty' AND ended_at IS NULL AND outcome IS NULL;
CREATE INDEX clock_missed_open ON casework.clock (due_at DESC, id DESC)
  WHERE nature = 'duty' AND ended_at IS NULL AND outcome = 'missed';
