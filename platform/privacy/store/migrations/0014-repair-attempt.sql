-- Repairs under way: written before the work begins, gone in the commit that keeps its revision, or when it was refused. What lies here
-- longer than a repair may take was cut off with its process, and nothing came of it.
CREATE TABLE privacy.repair_attempt (
  parent_revision_id   text NOT NULL,
  document_sha256      text NOT NULL,
  document             jsonb NOT NULL,
  begun_by             text NOT NULL,
  begun_at             timestamptz NOT NULL,
  PRIMARY KEY (parent_revision_id, document_sha256)
);
