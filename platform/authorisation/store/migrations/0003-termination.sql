-- 终止: an end before the term, proposed by one side and decided by another; and the steps of the exit that an operator confirms.

CREATE TABLE authorisation.termination (
  id              text PRIMARY KEY,
  agreement_id    text NOT NULL REFERENCES authorisation.agreement,
  state           text NOT NULL,
  -- breach, agreed or consent; the words are the agreement's own.
  ground_kind     text NOT NULL,
  ground          text NOT NULL,
  -- What happened, for the parties; the public fact names ground and decision only.
  statement       text NOT NULL,
  -- The day asked for; null for as soon as may be.
  wanted_on       date,
  proposed_by     text NOT NULL,
  proposer        text NOT NULL,
  decider         text NOT NULL,
  proposed_at     timestamptz NOT NULL,
  decision        jsonb,
  decided_by      text,
  decided_at      timestamptz,
  -- The day on which a decided one takes effect; null for at once.
  effective_on    date,
  effective_at    timestamptz,
  declined_reason text,
  log_entry       text
);
CREATE UNIQUE INDEX termination_open ON authorisation.termination (agreement_id) WHERE state IN ('proposed', 'decided');
CREATE INDEX termination_agreement ON authorisation.termination (agreement_id);

CREATE TABLE authorisation.exit_step (
  id              text PRIMARY KEY,
  agreement_id    text NOT NULL REFERENCES authorisation.agreement,
  step            text NOT NULL,
  due_on          date NOT NULL,
  opened_at       timestamptz NOT NULL,
  confirmed_at    timestamptz,
  confirmed_by    text,
  statement       text,
  UNIQUE (agreement_id, step)
);
