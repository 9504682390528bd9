-- Repairs: which revision was made from which, by what document. A repair never changes its parent.
CREATE TABLE privacy.repair (
  revision_id          text PRIMARY KEY,
  parent_revision_id   text NOT NULL,
  resource_id          text NOT NULL,
  -- gongshu-repair/1; values of hierarchies are in it, so it is the department's to see.
  document             jsonb NOT NULL,
  document_sha256      text NOT NULL,
  -- Per column what was done, rows left out, measures before and after, loss.
  outcome              jsonb NOT NULL,
  evidence             text NOT NULL,
  applied_by           text NOT NULL,
  applied_at           timestamptz NOT NULL,
  -- The same repair of the same revision is one revision.
  UNIQUE (parent_revision_id, document_sha256)
);
CREATE INDEX repair_resource ON privacy.repair (resource_id, applied_at DESC);
