-- 应用场景 (实施规范 Art 9-4, 14-3): under an agreement that goes by scenario each is filed, reviewed twice and may be suspended or ended. A version is a row.

CREATE TABLE authorisation.scenario (
  id                  text PRIMARY KEY,
  -- The same for all versions of a scenario.
  number              text NOT NULL,
  version             integer NOT NULL,
  agreement_id        text NOT NULL REFERENCES authorisation.agreement,
  name                text NOT NULL,
  state               text NOT NULL,
  document            jsonb NOT NULL,
  digest              text NOT NULL,
  -- first, larger (reviewed again) or minor (in effect at once).
  size                text NOT NULL,
  replaces            text REFERENCES authorisation.scenario,
  reason              text,
  filed_by            text NOT NULL,
  filed_at            timestamptz NOT NULL,
  security_by         text,
  security_at         timestamptz,
  security_opinion    text,
  compliance_by       text,
  compliance_at       timestamptz,
  compliance_opinion  text,
  -- Of a return: ["what is missing"]; of a refusal, suspension or end: why.
  defects             jsonb,
  why                 text,
  approved_at         timestamptz,
  ended_at            timestamptz,
  log_entry           text,
  UNIQUE (number, version)
);
CREATE INDEX scenario_of_agreement ON authorisation.scenario (agreement_id);
-- Of a scenario one version is on its way, and one holds.
CREATE UNIQUE INDEX scenario_on_its_way ON authorisation.scenario (agreement_id, name)
  WHERE state IN ('security-review', 'compliance-review', 'returned');
CREATE UNIQUE INDEX scenario_that_holds ON authorisation.scenario (agreement_id, name)
  WHERE state IN ('approved', 'suspended');

-- What was returned, with what was found missing.
CREATE TABLE authorisation.scenario_return (
  scenario_id  text NOT NULL REFERENCES authorisation.scenario,
  returned_at  timestamptz NOT NULL,
  returned_by  text NOT NULL,
  stage        text NOT NULL,
  filed_by     text NOT NULL,
  document     jsonb NOT NULL,
  digest       text NOT NULL,
  defects      jsonb NOT NULL,
  PRIMARY KEY (scenario_id, returned_at)
);
