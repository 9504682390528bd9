-- What is asked of a year's rows (a province: 300,000 filings) and had no index.

-- What followed a registration.
CREATE INDEX application_follows_registration ON registration.application (registration_id) WHERE registration_id IS NOT NULL;
-- The newest filing for a thing, also when none is live.
CREATE INDEX application_of_thing ON registration.application (thing_kind, thing_id, created_at DESC);
-- Public notices, newest first; all of them, and those that run.
DROP INDEX registration.application_notice;
CREATE INDEX application_notice ON registration.application (notice_from DESC, id DESC) WHERE notice_from IS NOT NULL;
CREATE INDEX application_on_notice ON registration.application (notice_from DESC, id DESC) WHERE state IN ('public-notice', 'objected');
-- Duties, by when they are due; of one organisation, or of all.
CREATE INDEX duty_of_organisation ON registration.duty (organisation, due_at DESC, thing_id DESC);
CREATE INDEX duty_due ON registration.duty (due_at DESC, thing_id DESC);
