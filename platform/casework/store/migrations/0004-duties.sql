-- Duties by how they stand, for those who supervise: kept by when they were done, missed and open ones by when they were due.

CREATE INDEX clock_kept ON casework.clock (ended_at DESC, id DESC) WHERE nature = 'duty' AND outcome = 'kept';
CREATE INDEX clock_kept_by ON casework.clock (organisation_id, ended_at DESC, id DESC) WHERE nature = 'duty' AND outcome = 'kept';
CREATE INDEX clock_kept_under ON casework.clock (rule, ended_at DESC, id DESC) WHERE nature = 'duty' AND outcome = 'kept';
CREATE INDEX clock_missed ON casework.clock (due_at DESC, id DESC) WHERE nature = 'duty' AND outcome = 'missed';
CREATE INDEX clock_missed_by ON casework.clock (organisation_id, due_at DESC, id DESC) WHERE nature = 'duty' AND outcome = 'missed';
-- Of one organisation there is clock_late.
CREATE INDEX clock_open ON casework.clock (due_at DESC, id DESC) WHERE nature = 'duty' AND ended_at IS NULL;
