-- 变更、续期: what is proposed for an agreement in force, and the versions that were in force before.

-- Why a version is kept: returned, amended (a plan that goes the approval path again) or changed (an agreement that was in force).
ALTER TABLE authorisation.earlier_version
  ADD COLUMN kept_as        text NOT NULL DEFAULT 'returned',
  ADD COLUMN digest         text,
  ADD COLUMN in_force_from  timestamptz,
  ADD COLUMN in_force_until timestamptz,
  ADD COLUMN log_entry      text;

-- Since when the present version is in force; null for the first one, which is so since active_at.
ALTER TABLE authorisation.agreement ADD COLUMN version_since timestamptz;

CREATE TABLE authorisation.change (
  id              text PRIMARY KEY,
  agreement_id    text NOT NULL REFERENCES authorisation.agreement,
  state           text NOT NULL,
  -- larger or minor, as the difference of the documents says; renewal when the term gets longer.
  size            text NOT NULL,
  renewal         boolean NOT NULL,
  version         integer NOT NULL,
  document        jsonb NOT NULL,
  digest          text NOT NULL,
  reason          text NOT NULL,
  -- The day asked for; null for as soon as all agreed.
  effective_on    date,
  proposed_by     text NOT NULL,
  proposed_at     timestamptz NOT NULL,
  decision        jsonb,
  decided_by      text,
  decided_at      timestamptz,
  consented_by    text,
  consented_at    timestamptz,
  declined_reason text,
  in_force_at     timestamptz,
  log_entry       text
);
CREATE UNIQUE INDEX change_open ON authorisation.change (agreement_id) WHERE state IN ('proposed', 'approved', 'agreed');
CREATE INDEX change_agreement ON authorisation.change (agreement_id);
