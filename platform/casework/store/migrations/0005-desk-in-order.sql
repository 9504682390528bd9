-- A desk in its order without looking up a clock for each line: the end of a task's duty stands on the task too.
ALTER TABLE casework.task ADD COLUMN due_at timestamptz;
UPDATE casework.task SET due_at = duty.due_at
  FROM (SELECT DISTINCT ON (task_id) task_id, due_at FROM casework.clock
        WHERE nature = 'duty' AND task_id IS NOT NULL ORDER BY task_id, started_at DESC, id) AS duty
  WHERE duty.task_id = task.id;
DROP INDEX casework.task_of_post;
CREATE INDEX task_open_of_post ON casework.task (post_id, (coalesce(due_at, 'infinity'::timestamptz)), id) WHERE state = 'open';

-- An inbox, newest first, and how much of it is unread.
DROP INDEX casework.notice_of_organisation;
DROP INDEX casework.notice_of_post;
DROP INDEX casework.notice_of_person;
CREATE INDEX notice_of_organisation ON casework.notice (organisation_id, sent_at DESC, id DESC) WHERE organisation_id IS NOT NULL;
CREATE INDEX notice_of_post ON casework.notice (post_id, sent_at DESC, id DESC) WHERE post_id IS NOT NULL;
CREATE INDEX notice_of_person ON casework.notice (person_id, sent_at DESC, id DESC) WHERE person_id IS NOT NULL;
CREATE INDEX notice_unread_of_organisation ON casework.notice (organisation_id, sent_at DESC, id DESC) WHERE organisation_id IS NOT NULL AND read_at IS NULL;
CREATE INDEX notice_unread_of_post ON casework.notice (post_id, sent_at DESC, id DESC) WHERE post_id IS NOT NULL AND read_at IS NULL;
CREATE INDEX notice_unread_of_person ON casework.notice (person_id, sent_at DESC, id DESC) WHERE person_id IS NOT NULL AND read_at IS NULL;
