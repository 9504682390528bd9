-- Objections during the public notice (登记办法 Art 12): real name, evidence, recheck by another person than the form reviewer.

CREATE TABLE registration.objection (
  id                  text PRIMARY KEY,
  application_id      text NOT NULL REFERENCES registration.application (id),
  objector            text NOT NULL,
  objector_name       text NOT NULL CHECK (objector_name <> ''),
  organisation        text,
  interest            text NOT NULL,
  reason              text NOT NULL,
  evidence_upload     text NOT NULL,
  evidence_name       text NOT NULL,
  evidence_sha256     text NOT NULL,
  state               text NOT NULL CHECK (state IN ('rechecking', 'upheld', 'dismissed', 'closed')),
  raised_at           timestamptz NOT NULL,
  decided_by          text,
  decided_at          timestamptz,
  finding             text,
  CHECK ((state = 'rechecking') = (decided_at IS NULL))
);
-- One open objection of a person to a notice.
CREATE UNIQUE INDEX objection_open ON registration.objection (application_id, objector) WHERE state = 'rechecking';
CREATE INDEX objection_of_application ON registration.objection (application_id, raised_at);

-- Since when the notice stands still while an objection is rechecked.
ALTER TABLE registration.application ADD COLUMN notice_paused_at timestamptz;
ALTER TABLE registration.application ADD CHECK ((state = 'objected') = (notice_paused_at IS NOT NULL));

DROP INDEX registration.application_live;
CREATE UNIQUE INDEX application_live ON registration.application (thing_kind, thing_id)
  WHERE state NOT IN ('not-accepted', 'examination-failed', 'terminated', 'cancelled');
