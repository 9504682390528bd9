-- 联合申请 (登记办法 Art 7): who files together with the registrant that leads, with which part, and whether each agrees to this filing.

ALTER TABLE registration.application ADD COLUMN lead_share text;

CREATE TABLE registration.co_applicant (
  id                  text PRIMARY KEY,
  application_id      text NOT NULL REFERENCES registration.application (id) ON DELETE CASCADE,
  organisation        text NOT NULL,
  role                text NOT NULL,
  share               text NOT NULL CHECK (share <> ''),
  place               integer NOT NULL,
  state               text NOT NULL CHECK (state IN ('asked', 'confirmed', 'refused', 'withdrawn', 'void')),
  asked_by            text NOT NULL,
  asked_at            timestamptz NOT NULL,
  -- Digest of the set, the parts and the materials that the answer was given to.
  agreed_digest       text,
  answered_by         text,
  answered_post       text,
  answered_at         timestamptz,
  said                text,
  CHECK (state IN ('asked', 'void') OR (answered_by IS NOT NULL AND answered_at IS NOT NULL)),
  CHECK (state <> 'confirmed' OR agreed_digest IS NOT NULL)
);
CREATE UNIQUE INDEX co_applicant_once ON registration.co_applicant (application_id, organisation) WHERE state <> 'void';
CREATE INDEX co_applicant_of_organisation ON registration.co_applicant (organisation) WHERE state <> 'void';
