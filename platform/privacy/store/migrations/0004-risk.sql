-- Reports on how easily persons are recognised in a revision. Numbers only: no cell of the table is ever written here.

CREATE TABLE privacy.risk_report (
  id             text PRIMARY KEY,
  revision_id    text NOT NULL,
  resource_id    text NOT NULL,
  -- The source department; only it and the data authority see the report.
  owner          text NOT NULL,
  form           text NOT NULL CHECK (form IN ('open', 'share', 'authorise', 'product')),
  quasi          text[] NOT NULL CHECK (cardinality(quasi) > 0),
  sensitive      text[] NOT NULL,
  -- What else was chosen: missing values, population, what was proposed and left out and why.
  choice         jsonb NOT NULL,
  measures       jsonb NOT NULL,
  passes         boolean NOT NULL,
  reasons        jsonb NOT NULL,
  -- SHA-256 of the report in canonical JSON; the evidence entry of the signature commits to it.
  digest         text NOT NULL,
  state          text NOT NULL CHECK (state IN ('draft', 'signed')),
  assessed_by    text NOT NULL,
  assessed_at    timestamptz NOT NULL,
  signed_by      text,
  signed_at      timestamptz,
  entry_id       text,
  CHECK ((state = 'signed') = (signed_by IS NOT NULL AND signed_at IS NOT NULL AND entry_id IS NOT NULL))
);
CREATE INDEX risk_report_revision ON privacy.risk_report (revision_id, assessed_at DESC, id);
CREATE INDEX risk_report_resource ON privacy.risk_report (resource_id, assessed_at DESC, id);
