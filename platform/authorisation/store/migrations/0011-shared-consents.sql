-- R28 (实施规范 Art 5): whose data is in a granted resource by sharing, judged from lineage, and what that department said to its authorised operation.

CREATE TABLE authorisation.shared_consent (
  id            text PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES authorisation.agreement,
  resource_id   text NOT NULL,
  -- Who shared the data, as it was when this was opened; who answers for it now is identity's to say.
  provider      text NOT NULL,
  state         text NOT NULL,
  -- Titles of the resources through which the data came, or what the agreement declares.
  through       jsonb NOT NULL,
  due_on        date,
  opened_at     timestamptz NOT NULL,
  decided_at    timestamptz,
  decided_by    text,
  -- Number of the paper, where there is one; decision_id when it was entered and checked here.
  reference     text,
  decision_id   text,
  reason        text
);
CREATE INDEX shared_consent_of_agreement ON authorisation.shared_consent (agreement_id);
CREATE UNIQUE INDEX shared_consent_live ON authorisation.shared_consent (agreement_id, resource_id, provider)
  WHERE state <> 'lapsed';
