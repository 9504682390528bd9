-- Who had the code assigned, from which post. What was coded before is read from the history of the application.
ALTER TABLE registration.application ADD COLUMN coded_by text, ADD COLUMN coded_post text;
UPDATE registration.application SET coded_by = substring(step.actor FROM 'per_[0-9a-z]+'), coded_post = step.post_id
FROM casework.step
WHERE step.subject_kind = 'registration-application' AND step.subject_id = application.id AND step.title_zh = '赋码并出具登记结果'
  AND application.query_code IS NOT NULL;

-- What the registrar's platform is told of the end of a registration, and what it answered.
CREATE TABLE registration.platform_report (
  registration_id  text PRIMARY KEY REFERENCES registration.application (id) ON DELETE CASCADE,
  how              text NOT NULL CHECK (how IN ('cancelled', 'lapsed', 'revoked')),
  state            text NOT NULL CHECK (state IN ('waiting', 'told', 'refused')),
  attempts         integer NOT NULL DEFAULT 0,
  since            timestamptz NOT NULL,
  told_at          timestamptz,
  receipt          text,
  answer           text,
  CHECK ((state = 'told') = (told_at IS NOT NULL))
);

-- An objection that the registrar does not accept (异议不予受理), beside one that it dismisses after a recheck.
ALTER TABLE registration.objection DROP CONSTRAINT objection_state_check;
ALTER TABLE registration.objection
  ADD CONSTRAINT objection_state_check CHECK (state IN ('rechecking', 'upheld', 'dismissed', 'not-accepted', 'closed'));

-- Registrations from before there were clocks of a registration's life get theirs; what is due already happens at the next start.
INSERT INTO casework.clock (id, kind, subject_kind, subject_id, nature, rule, clause_document, clause_article, started_at, due_at, last_day, provisional, calendar_version, state)
SELECT 'clk_' || substr(md5(id || life.kind) || md5(life.kind || id), 1, 26), life.kind, 'registration-application', id, 'period', life.rule, '登记办法', '15',
  registered_at, ((valid_until - life.before)::timestamp AT TIME ZONE 'Asia/Shanghai'), valid_until - life.before - 1, false, 'calendar days', 'running'
FROM registration.application
CROSS JOIN (VALUES ('registration.lapse', 'R16', -1), ('registration.renewal-window', 'R15', 60)) AS life (kind, rule, before)
WHERE type = 'first' AND state = 'registered' AND valid_until IS NOT NULL AND registered_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM casework.clock WHERE subject_id = application.id AND kind = 'registration.lapse')
  AND NOT (life.kind = 'registration.renewal-window' AND EXISTS (SELECT 1 FROM registration.application AS renewal
    WHERE renewal.registration_id = application.id AND renewal.type = 'renewal'
      AND renewal.state NOT IN ('not-accepted', 'examination-failed', 'terminated', 'withdrawn', 'recorded')));
