-- Persons of an alert: whose acts it is about, and who is above or beside them in their posts. Neither sees nor judges it before it is decided.
ALTER TABLE supervision.alert_person ADD COLUMN standing text NOT NULL DEFAULT 'concerned'
  CHECK (standing IN ('concerned', 'superior'));

-- A person is heard before anything is held against them.
CREATE TABLE supervision.alert_hearing (
  alert_id         text NOT NULL REFERENCES supervision.alert,
  person_id        text NOT NULL,
  asked_by         text NOT NULL CHECK (asked_by <> person_id),
  asked_at         timestamptz NOT NULL,
  answer_by        timestamptz NOT NULL,
  answer           text,
  answered_at      timestamptz,
  PRIMARY KEY (alert_id, person_id),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX alert_hearing_of ON supervision.alert_hearing (person_id, alert_id);

-- Each look at who reported, with its reason: for those who audit. The log has no word of it.
CREATE TABLE supervision.reporter_look (
  tip_id           text NOT NULL REFERENCES supervision.tip,
  person_id        text NOT NULL,
  reason           text NOT NULL,
  at               timestamptz NOT NULL
);
CREATE INDEX reporter_look_of ON supervision.reporter_look (tip_id, at);
