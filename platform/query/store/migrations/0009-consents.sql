-- Register of consents (授权同意) that verifications rest on. The subject stands in it by a digest under the agreement's key.
CREATE TABLE query.consent (
  id             text PRIMARY KEY,
  agreement_id   text NOT NULL,
  product_id     text NOT NULL,
  organisation   text NOT NULL,
  purpose        text NOT NULL,
  subject        bytea NOT NULL,
  -- The paper the subject signed: its number at the organisation, and its SHA-256 to hold it against.
  paper_number   text NOT NULL,
  paper_sha256   text NOT NULL,
  until          date NOT NULL,
  registered_by  text NOT NULL,
  -- The caller's key, and a digest under the agreement's key of what it was used for: who was meant cannot be found by trying.
  idempotency_key text NOT NULL,
  input_check    text NOT NULL,
  registered_at  timestamptz NOT NULL,
  entry_id       text NOT NULL,
  withdrawn_at   timestamptz,
  withdrawn_by   text,
  withdrawn_why  text,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX consent_once ON query.consent (registered_by, idempotency_key);
CREATE INDEX consent_of_subject ON query.consent (agreement_id, subject);
CREATE INDEX consent_of_product ON query.consent (product_id, organisation, registered_at DESC);
