-- Alerts: what a rule found in the rows of the hub, who looks into it, what the organisation says, and what was decided by two persons.

CREATE TABLE supervision.alert (
  id               text PRIMARY KEY,
  number           bigint GENERATED ALWAYS AS IDENTITY,
  family           text NOT NULL CHECK (family IN ('conduct', 'guard', 'monitoring')),
  rule             text NOT NULL,
  -- What the rule looks at: one alert of a rule and key is open at a time.
  key              text NOT NULL,
  -- Whose post looks into it: the data authority's, or the audit administrator's where the authority's own people are concerned.
  desk             text NOT NULL CHECK (desk IN ('authority', 'audit')),
  owner            text NOT NULL,
  title_zh         text NOT NULL,
  title_en         text NOT NULL,
  -- Whose conduct it is; absent where it is no organisation's.
  organisation     text,
  thing_kind       text,
  thing_id         text,
  -- What was measured, and the threshold it passed.
  figures          jsonb NOT NULL,
  state            text NOT NULL,
  raised_at        timestamptz NOT NULL,
  -- Until then the organisation may explain before anything is held against it.
  explain_by       timestamptz,
  explanation      text,
  explained_by     text,
  explained_at     timestamptz,
  outcome          text CHECK (outcome IN ('founded', 'unfounded', 'measures')),
  finding          text,
  proposed_by      text,
  proposed_at      timestamptz,
  opinion          text,
  decided_by       text CHECK (decided_by <> proposed_by),
  decided_at       timestamptz,
  closing          text,
  closed_by        text,
  closed_at        timestamptz
);
CREATE UNIQUE INDEX alert_open ON supervision.alert (rule, key) WHERE state IN ('open', 'explained', 'proposed');
CREATE INDEX alert_recent ON supervision.alert (desk, raised_at DESC, id DESC);
CREATE INDEX alert_of_family ON supervision.alert (desk, family, raised_at DESC, id DESC);
CREATE INDEX alert_of_organisation ON supervision.alert (organisation, raised_at DESC, id DESC);

-- The rows and log entries behind it. A fact stands under one alert of a rule and key only: what was looked into is not raised again.
CREATE TABLE supervision.alert_fact (
  alert_id         text NOT NULL REFERENCES supervision.alert,
  rule             text NOT NULL,
  key              text NOT NULL,
  fact             text NOT NULL,
  kind             text NOT NULL,
  thing_id         text NOT NULL,
  said_zh          text NOT NULL,
  said_en          text NOT NULL,
  at               timestamptz,
  found_at         timestamptz NOT NULL,
  PRIMARY KEY (rule, key, fact)
);
CREATE INDEX alert_fact_of ON supervision.alert_fact (alert_id, found_at, fact);

-- Persons whose acts it is about: they neither see nor decide it before it is decided.
CREATE TABLE supervision.alert_person (
  alert_id         text NOT NULL REFERENCES supervision.alert,
  person_id        text NOT NULL,
  PRIMARY KEY (alert_id, person_id)
);
CREATE INDEX alert_person_alerts ON supervision.alert_person (person_id, alert_id);

-- One row for each family: held while it is looked through, so that two looks at once raise nothing twice.
CREATE TABLE supervision.alert_watch (
  family           text PRIMARY KEY,
  looked_at        timestamptz NOT NULL,
  looked_by        text NOT NULL,
  raised           integer NOT NULL
);
