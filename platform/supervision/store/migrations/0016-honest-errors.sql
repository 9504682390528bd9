-- 容错认定: what somebody tried in good faith, on what ground, what went wrong, what the hub's own records say of it, and what two persons of another body made of it.
CREATE TABLE supervision.honest_error (
  id                text PRIMARY KEY,
  number            bigint GENERATED ALWAYS AS IDENTITY,
  organisation      text NOT NULL,
  role              text NOT NULL,
  filed_by          text NOT NULL,
  filed_at          timestamptz NOT NULL,
  area              text NOT NULL CHECK (area IN ('mechanism', 'authorisation', 'pricing', 'benefit-sharing', 'other')),
  title             text NOT NULL,
  tried             text NOT NULL,
  went_wrong        text NOT NULL,
  limits_kept       text NOT NULL,
  remedy            text NOT NULL,
  tried_from        date NOT NULL,
  tried_until       date NOT NULL CHECK (tried_until >= tried_from),
  -- The ground: a decision that was confirmed, or a scenario that was approved.
  decision_id       text,
  scenario_id       text,
  agreement_id      text,
  -- The same act elsewhere.
  alert_id          text REFERENCES supervision.alert,
  rectification_id  text REFERENCES supervision.rectification,
  assessor          text NOT NULL CHECK (assessor <> organisation),
  assessor_role     text NOT NULL,
  -- Persons who took part in the ground it rests on: they neither assess nor decide.
  apart             text[] NOT NULL,
  state             text NOT NULL CHECK (state IN ('filed', 'proposed', 'recognised', 'not-recognised', 'withdrawn')),
  limits_found      jsonb NOT NULL,
  limits_at         timestamptz NOT NULL,
  outcome           text CHECK (outcome IN ('recognised', 'not-recognised')),
  excluded          text[] NOT NULL DEFAULT '{}',
  reasons           text,
  proposed_by       text CHECK (proposed_by <> filed_by),
  proposed_at       timestamptz,
  answer_by         timestamptz,
  answer            text,
  answered_by       text,
  answered_at       timestamptz,
  opinion           text,
  decided_by        text CHECK (decided_by <> filed_by),
  decided_at        timestamptz,
  digest            text,
  CHECK (decision_id IS NOT NULL OR scenario_id IS NOT NULL),
  CHECK (decided_by <> proposed_by),
  CHECK ((state IN ('recognised', 'not-recognised')) = (decided_at IS NOT NULL)),
  CHECK (decided_at IS NULL OR (state = outcome AND opinion IS NOT NULL AND digest IS NOT NULL)),
  CHECK (outcome IS DISTINCT FROM 'recognised' OR cardinality(excluded) = 0)
);
CREATE INDEX honest_error_newest ON supervision.honest_error (filed_at DESC, id DESC);
CREATE INDEX honest_error_of ON supervision.honest_error (organisation, filed_at DESC, id DESC);
CREATE INDEX honest_error_assessed ON supervision.honest_error (assessor, filed_at DESC, id DESC);
CREATE INDEX honest_error_alert ON supervision.honest_error (alert_id) WHERE alert_id IS NOT NULL;
CREATE INDEX honest_error_rectification ON supervision.honest_error (rectification_id) WHERE rectification_id IS NOT NULL;
CREATE INDEX honest_error_agreement ON supervision.honest_error (agreement_id) WHERE agreement_id IS NOT NULL;
-- The same act is filed once, unless it was withdrawn.
CREATE UNIQUE INDEX honest_error_once ON supervision.honest_error
  (organisation, coalesce(decision_id, ''), coalesce(scenario_id, ''), tried_from, tried_until) WHERE state <> 'withdrawn';
