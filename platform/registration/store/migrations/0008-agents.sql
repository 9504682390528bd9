-- 委托代理: a registrant has an agent file in its name, under a letter that says for what and until when.

CREATE TABLE registration.mandate (
  id                  text PRIMARY KEY,
  principal           text NOT NULL,
  -- The role of the principal's post that answers for it.
  principal_role      text NOT NULL,
  agent               text NOT NULL CHECK (agent <> principal),
  -- Types of application it carries.
  covers              text[] NOT NULL CHECK (cardinality(covers) > 0),
  -- Things it is for; none: all that the principal registers.
  things              text[] NOT NULL,
  until               date NOT NULL,
  letter_number       text NOT NULL CHECK (letter_number <> ''),
  letter_upload       text NOT NULL,
  letter_name         text NOT NULL,
  letter_sha256       text NOT NULL,
  state               text NOT NULL CHECK (state IN ('asked', 'in-force', 'refused', 'withdrawn', 'resigned', 'expired')),
  entered_by          text NOT NULL,
  entered_side        text NOT NULL CHECK (entered_side IN ('principal', 'agent')),
  entered_at          timestamptz NOT NULL,
  answered_by         text CHECK (answered_by <> entered_by),
  answered_post       text,
  answered_at         timestamptz,
  -- Since when it is in force, and the entry of the log that fixes what was confirmed.
  in_force_at         timestamptz,
  entry_id            text,
  ended_by            text,
  ended_at            timestamptz,
  said                text,
  CHECK ((in_force_at IS NULL) = (entry_id IS NULL)),
  CHECK (state NOT IN ('in-force', 'expired') OR (in_force_at IS NOT NULL AND answered_by IS NOT NULL)),
  CHECK ((state IN ('withdrawn', 'resigned', 'expired')) = (ended_at IS NOT NULL))
);
-- The same letter once.
CREATE UNIQUE INDEX mandate_once ON registration.mandate (principal, agent, letter_number) WHERE state IN ('asked', 'in-force');
CREATE INDEX mandate_of_principal ON registration.mandate (principal, entered_at DESC);
CREATE INDEX mandate_of_agent ON registration.mandate (agent, entered_at DESC);

-- What an agent did in an application, under which mandate.
CREATE TABLE registration.agent_act (
  application_id      text NOT NULL REFERENCES registration.application (id) ON DELETE CASCADE,
  place               integer NOT NULL,
  step                text NOT NULL CHECK (step IN ('draft', 'complete', 'submit')),
  mandate_id          text NOT NULL REFERENCES registration.mandate (id),
  agent               text NOT NULL,
  person              text NOT NULL,
  post                text NOT NULL,
  at                  timestamptz NOT NULL,
  PRIMARY KEY (application_id, place)
);
CREATE INDEX agent_act_of_mandate ON registration.agent_act (mandate_id);

-- The form review looked at the mandate of whoever filed for the registrant.
ALTER TABLE registration.application ADD COLUMN mandate_checked boolean NOT NULL DEFAULT false;
