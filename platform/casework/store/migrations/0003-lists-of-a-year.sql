-- What is asked of a year's rows (a province: 300,000 filings, over a million clocks) and had no index.

-- All clocks of a thing, also those that are over: its task page, and every act that ends or restarts one.
CREATE INDEX clock_of_subject ON casework.clock (subject_kind, subject_id, kind);
-- Duties that are late and still open, the oldest first; of one organisation, or of all.
CREATE INDEX clock_late ON casework.clock (organisation_id, due_at, id) WHERE nature = 'duty' AND ended_at IS NULL;
-- What a post has finished, newest first.
CREATE INDEX task_finished_of_post ON casework.task (post_id, done_at DESC, id DESC) WHERE state <> 'open';
