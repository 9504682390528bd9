-- 资产台账 (实施规范 Art 9-6, 14-5): what each party brought into the operation, every entry, change and disposal agreed by both.

CREATE TABLE authorisation.asset (
  id            text PRIMARY KEY,
  agreement_id  text NOT NULL REFERENCES authorisation.agreement,
  -- Within the agreement, from one.
  number        integer NOT NULL,
  -- proposed, held, disposed or declined.
  state         text NOT NULL,
  kind          text NOT NULL,
  description   text NOT NULL,
  -- operator, implementing-body or authorising-body.
  owner         text NOT NULL,
  amount        text,
  UNIQUE (agreement_id, number)
);

CREATE TABLE authorisation.asset_movement (
  id               text PRIMARY KEY,
  asset_id         text NOT NULL REFERENCES authorisation.asset,
  -- in, change or out.
  kind             text NOT NULL,
  -- proposed, confirmed or declined.
  state            text NOT NULL,
  -- Of in and change: what the asset is from now on.
  content          jsonb,
  -- Of out: what became of it.
  disposal         text,
  reference        text NOT NULL,
  evidence_upload  text,
  evidence_sha256  text,
  proposed_by      text NOT NULL,
  proposer         text NOT NULL,
  proposed_at      timestamptz NOT NULL,
  decided_by       text,
  decider          text,
  decided_at       timestamptz,
  remark           text
);
CREATE UNIQUE INDEX asset_movement_open ON authorisation.asset_movement (asset_id) WHERE state = 'proposed';
CREATE INDEX asset_movement_of ON authorisation.asset_movement (asset_id, proposed_at);
