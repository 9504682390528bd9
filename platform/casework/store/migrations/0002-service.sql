-- 送达: what was handed over, posted, left or announced off the system, with its scan. Service on the platform stands in the notice.
CREATE TABLE casework.service (
  id           text PRIMARY KEY,
  document_id  text NOT NULL REFERENCES casework.document (id),
  notice_id    text NOT NULL REFERENCES casework.notice (id),
  way          text NOT NULL CHECK (way IN ('in-person', 'post', 'left', 'announced')),
  served_on    date NOT NULL,
  reference    text NOT NULL,
  scan_upload  text NOT NULL,
  scan_sha256  text NOT NULL,
  entered_by   text NOT NULL,
  entered_at   timestamptz NOT NULL,
  UNIQUE (notice_id, way, reference)
);
CREATE INDEX service_of_document ON casework.service (document_id);

-- Papers an organisation issued or received, the newest first; and by number.
CREATE INDEX document_issued ON casework.document (organisation_id, issued_at DESC, id DESC);
CREATE INDEX document_number ON casework.document (number text_pattern_ops);
CREATE INDEX notice_with_paper ON casework.notice (organisation_id, sent_at DESC, id DESC)
  WHERE document_id IS NOT NULL AND organisation_id IS NOT NULL;
