-- 授权运营: implementation plans and agreements. Documents are never changed after approval; a change is a new version.

CREATE TABLE authorisation.plan (
  id                  text PRIMARY KEY,
  number              text NOT NULL,
  version             integer NOT NULL,
  state               text NOT NULL,
  title               text NOT NULL,
  document            jsonb NOT NULL,
  implementing_body   text NOT NULL,
  authorising_body    text NOT NULL,
  drafted_by          text NOT NULL,
  approved_by         text,
  decision            jsonb,
  returned_reason     text,
  created_at          timestamptz NOT NULL,
  approved_at         timestamptz,
  UNIQUE (number, version)
);

CREATE TABLE authorisation.agreement (
  id                  text PRIMARY KEY,
  number              text NOT NULL,
  version             integer NOT NULL,
  state               text NOT NULL,
  plan_id             text NOT NULL REFERENCES authorisation.plan,
  document            jsonb NOT NULL,
  -- SHA-256 of the canonical document, in hex; in the log since activation.
  digest              text NOT NULL,
  authorising_body    text NOT NULL,
  implementing_body   text NOT NULL,
  operator            text NOT NULL,
  term_from           date NOT NULL,
  term_until          date NOT NULL,
  drafted_by          text NOT NULL,
  approved_by         text,
  decision            jsonb,
  signed_by           text,
  returned_reason     text,
  -- Reason in lineage that keeps it suspended, while it is.
  suspension          text,
  log_entry           text,
  created_at          timestamptz NOT NULL,
  approved_at         timestamptz,
  signed_at           timestamptz,
  active_at           timestamptz,
  ended_at            timestamptz,
  UNIQUE (number, version)
);
CREATE INDEX agreement_operator ON authorisation.agreement (operator);
CREATE INDEX agreement_state ON authorisation.agreement (state);

-- Numbers are given per year without gaps: 公授〔2026〕1号.
CREATE TABLE authorisation.number (
  series              text NOT NULL,
  year                integer NOT NULL,
  last                integer NOT NULL,
  PRIMARY KEY (series, year)
);
