-- The gate before release: secrecy reviews, bases of personal information, decisions of named persons, what passed, and what was stopped again.

CREATE TABLE privacy.secrecy_review (
  id               text PRIMARY KEY,
  -- The department whose reviewer looked.
  organisation     text NOT NULL,
  result           text NOT NULL CHECK (result IN ('non-secret', 'secret', 'undecided')),
  trade_secrets    boolean NOT NULL,
  -- The decision taken off this system.
  decision_number  text NOT NULL,
  decided_on       date NOT NULL,
  note             text,
  state            text NOT NULL CHECK (state IN ('awaiting', 'confirmed', 'rejected')),
  recorded_by      text NOT NULL,
  recorded_at      timestamptz NOT NULL,
  checked_by       text,
  checked_at       timestamptz,
  opinion          text,
  log_entry        text,
  -- Newer reviews of a revision come after older ones, also within one instant.
  arrival          bigint GENERATED ALWAYS AS IDENTITY
);
CREATE TABLE privacy.secrecy_review_revision (
  review_id        text NOT NULL REFERENCES privacy.secrecy_review,
  revision_id      text NOT NULL,
  resource_id      text NOT NULL,
  PRIMARY KEY (review_id, revision_id)
);
CREATE INDEX secrecy_review_of_revision ON privacy.secrecy_review_revision (revision_id);

-- Why the personal information of a revision may circulate.
CREATE TABLE privacy.basis (
  id               text PRIMARY KEY,
  organisation     text NOT NULL,
  kind             text NOT NULL CHECK (kind IN ('consent', 'statutory', 'anonymised')),
  -- Statute with article, where the consents are, or the risk report.
  reference        text NOT NULL,
  explanation      text NOT NULL,
  state            text NOT NULL CHECK (state IN ('awaiting', 'confirmed', 'rejected', 'withdrawn')),
  declared_by      text NOT NULL,
  declared_at      timestamptz NOT NULL,
  checked_by       text,
  checked_at       timestamptz,
  opinion          text,
  log_entry        text,
  arrival          bigint GENERATED ALWAYS AS IDENTITY
);
CREATE TABLE privacy.basis_revision (
  basis_id         text NOT NULL REFERENCES privacy.basis,
  revision_id      text NOT NULL,
  resource_id      text NOT NULL,
  PRIMARY KEY (basis_id, revision_id)
);
CREATE INDEX basis_of_revision ON privacy.basis_revision (revision_id);

-- A named person's release of findings, and the second person's decision on it.
CREATE TABLE privacy.gate_decision (
  id               text PRIMARY KEY,
  resource_id      text NOT NULL,
  revision_id      text NOT NULL,
  form             text NOT NULL,
  -- The department that proposes, and the data authority that decides.
  organisation     text NOT NULL,
  authority        text NOT NULL,
  -- [{key, mark, reason}]
  findings         jsonb NOT NULL,
  state            text NOT NULL CHECK (state IN ('proposed', 'approved', 'declined', 'withdrawn')),
  proposed_by      text NOT NULL,
  proposed_at      timestamptz NOT NULL,
  decided_by       text,
  decided_at       timestamptz,
  opinion          text,
  withdrawn_by     text,
  withdrawn_at     timestamptz,
  withdrawn_why    text,
  log_entry        text,
  public_entry     text
);
CREATE INDEX gate_decision_of_revision ON privacy.gate_decision (revision_id, form);
CREATE UNIQUE INDEX gate_decision_open ON privacy.gate_decision (revision_id, form) WHERE state = 'proposed';

-- What passed, and on what. Nothing deletes here.
CREATE TABLE privacy.gate_pass (
  id               text PRIMARY KEY,
  resource_id      text NOT NULL,
  revision_id      text NOT NULL,
  form             text NOT NULL,
  -- What it passed for: the revision itself, an agreement, a product.
  thing_kind       text NOT NULL,
  thing_id         text NOT NULL,
  verdict          jsonb NOT NULL,
  -- SHA-256 of the verdict in canonical JSON.
  digest           text NOT NULL,
  log_entry        text NOT NULL,
  passed_by        text NOT NULL,
  passed_at        timestamptz NOT NULL
);
CREATE INDEX gate_pass_of_revision ON privacy.gate_pass (revision_id, form);
CREATE INDEX gate_pass_of_resource ON privacy.gate_pass (resource_id);

-- A revision that passed and would not pass now: what stands in lineage against it until it does again.
CREATE TABLE privacy.gate_closing (
  id               text PRIMARY KEY,
  resource_id      text NOT NULL,
  revision_id      text NOT NULL,
  form             text NOT NULL,
  -- Codes of the conditions.
  conditions       text[] NOT NULL,
  -- Reason in lineage; null when nothing is frozen and people are only told.
  reason_id        text,
  closed_at        timestamptz NOT NULL,
  reopened_at      timestamptz
);
CREATE UNIQUE INDEX gate_closing_open ON privacy.gate_closing (revision_id, form) WHERE reopened_at IS NULL;
