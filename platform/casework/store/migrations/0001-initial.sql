-- 办件: who has to do what by when, what was told to whom, and the formal papers of it.

CREATE TABLE casework.task (
  id               text PRIMARY KEY,
  kind             text NOT NULL,
  title_zh         text NOT NULL,
  title_en         text NOT NULL,
  subject_kind     text NOT NULL,
  subject_id       text NOT NULL,
  post_id          text NOT NULL,
  role             text NOT NULL,
  organisation_id  text NOT NULL,
  acts             text[] NOT NULL,
  state            text NOT NULL CHECK (state IN ('open', 'done', 'cancelled')),
  opened_at        timestamptz NOT NULL,
  done_at          timestamptz,
  done_by          text,
  CHECK ((state = 'open') = (done_at IS NULL))
);
CREATE INDEX task_of_post ON casework.task (post_id, state, opened_at, id);
CREATE INDEX task_of_subject ON casework.task (subject_kind, subject_id);

CREATE TABLE casework.clock (
  id                text PRIMARY KEY,
  kind              text NOT NULL,
  subject_kind      text NOT NULL,
  subject_id        text NOT NULL,
  -- A duty must be done before it is due; a period simply runs out; a reminder belongs to a duty.
  nature            text NOT NULL CHECK (nature IN ('duty', 'period', 'reminder')),
  rule              text NOT NULL,
  clause_document   text NOT NULL,
  clause_article    text NOT NULL,
  organisation_id   text,
  task_id           text REFERENCES casework.task (id),
  started_at        timestamptz NOT NULL,
  due_at            timestamptz NOT NULL,
  last_day          date NOT NULL,
  provisional       boolean NOT NULL,
  calendar_version  text NOT NULL,
  state             text NOT NULL CHECK (state IN ('running', 'paused', 'fired', 'stopped')),
  paused_at         timestamptz,
  fired_at          timestamptz,
  -- When the duty was done or given up; a duty that fired may still be open.
  ended_at          timestamptz,
  outcome           text CHECK (outcome IN ('kept', 'missed')),
  attempts          integer NOT NULL DEFAULT 0,
  -- Real time of the machine, not of the clock port: a retry waits even when a demo clock stands still.
  retry_after       timestamptz,
  last_error        text,
  CHECK ((state = 'paused') = (paused_at IS NOT NULL)),
  CHECK (nature = 'duty' OR outcome IS NULL)
);
CREATE UNIQUE INDEX clock_one_at_a_time ON casework.clock (subject_kind, subject_id, kind) WHERE state IN ('running', 'paused');
CREATE INDEX clock_due ON casework.clock (due_at, id) WHERE state = 'running';
CREATE INDEX clock_of_task ON casework.clock (task_id) WHERE task_id IS NOT NULL;

CREATE TABLE casework.notice (
  id               text PRIMARY KEY,
  kind             text NOT NULL,
  organisation_id  text,
  post_id          text,
  person_id        text,
  subject_kind     text NOT NULL,
  subject_id       text NOT NULL,
  text_zh          text NOT NULL,
  text_en          text NOT NULL,
  document_id      text,
  sent_at          timestamptz NOT NULL,
  -- 送达: when it stood in an inbox that somebody can open. Null while nobody holds the post.
  served_at        timestamptz,
  read_at          timestamptz,
  read_by          text,
  CHECK (num_nonnulls(organisation_id, post_id, person_id) = 1),
  CHECK ((read_at IS NULL) = (read_by IS NULL)),
  CHECK (read_at IS NULL OR served_at IS NOT NULL)
);
CREATE INDEX notice_of_organisation ON casework.notice (organisation_id, sent_at) WHERE organisation_id IS NOT NULL;
CREATE INDEX notice_of_post ON casework.notice (post_id, sent_at) WHERE post_id IS NOT NULL;
CREATE INDEX notice_of_person ON casework.notice (person_id, sent_at) WHERE person_id IS NOT NULL;

-- 机关代字: the letters with which an organisation's document numbers begin.
CREATE TABLE casework.document_word (
  organisation_id  text PRIMARY KEY,
  word             text NOT NULL UNIQUE
);

CREATE TABLE casework.document_sequence (
  organisation_id  text NOT NULL,
  mark             text NOT NULL,
  year             integer NOT NULL,
  last             integer NOT NULL,
  PRIMARY KEY (organisation_id, mark, year)
);

CREATE TABLE casework.document (
  id               text PRIMARY KEY,
  template         text NOT NULL,
  organisation_id  text NOT NULL,
  issuer           text NOT NULL,
  mark             text NOT NULL,
  year             integer NOT NULL,
  sequence         integer NOT NULL,
  number           text NOT NULL,
  title_zh         text NOT NULL,
  title_en         text NOT NULL,
  addressee        text,
  paragraphs       jsonb NOT NULL,
  values           jsonb NOT NULL,
  subject_kind     text NOT NULL,
  subject_id       text NOT NULL,
  issued_by        text NOT NULL,
  issued_at        timestamptz NOT NULL,
  -- SHA-256 of what the paper says; printed on it, so that paper and record can be compared.
  digest           text NOT NULL,
  UNIQUE (organisation_id, mark, year, sequence)
);
CREATE INDEX document_of_subject ON casework.document (subject_kind, subject_id);
ALTER TABLE casework.notice ADD FOREIGN KEY (document_id) REFERENCES casework.document (id);
CREATE INDEX notice_of_document ON casework.notice (document_id) WHERE document_id IS NOT NULL;

-- Decisions taken off the system (会议纪要, 三重一大), entered by one person and confirmed by another.
CREATE TABLE casework.external_decision (
  id               text PRIMARY KEY,
  organisation_id  text NOT NULL,
  kind             text NOT NULL,
  number           text NOT NULL,
  decided_on       date NOT NULL,
  title            text NOT NULL,
  body             text NOT NULL,
  scan_upload      text NOT NULL,
  scan_sha256      text NOT NULL,
  subject_kind     text,
  subject_id       text,
  state            text NOT NULL CHECK (state IN ('recorded', 'confirmed', 'rejected')),
  recorded_by      text NOT NULL,
  recorder_person  text NOT NULL,
  recorded_at      timestamptz NOT NULL,
  checked_by       text,
  checked_at       timestamptz,
  remark           text,
  CHECK ((state = 'recorded') = (checked_by IS NULL)),
  CHECK ((checked_by IS NULL) = (checked_at IS NULL))
);
CREATE UNIQUE INDEX external_decision_number ON casework.external_decision (organisation_id, number) WHERE state <> 'rejected';

CREATE TABLE casework.step (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject_kind  text NOT NULL,
  subject_id    text NOT NULL,
  title_zh      text NOT NULL,
  title_en      text NOT NULL,
  actor         text NOT NULL,
  -- How the page names the actor: the organisation, and for the same organisation the post.
  organisation_id text,
  post_id       text,
  at            timestamptz NOT NULL
);
CREATE INDEX step_of_subject ON casework.step (subject_kind, subject_id, id);
