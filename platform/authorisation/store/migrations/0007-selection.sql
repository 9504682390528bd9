-- 遴选: an operator is found after the plan was approved, with announcement, candidates, scores and the committee's decision.

CREATE TABLE authorisation.selection (
  id               text PRIMARY KEY,
  number           text NOT NULL UNIQUE,
  plan_id          text NOT NULL REFERENCES authorisation.plan,
  state            text NOT NULL,
  method           text NOT NULL,
  announcement     text NOT NULL,
  -- [{"name", "weight"}], weights in percent, together one hundred.
  criteria         jsonb NOT NULL,
  -- Last day for candidates.
  closes_on        date NOT NULL,
  announced_by     text NOT NULL,
  announced_at     timestamptz NOT NULL,
  winner           text,
  -- Why not the first, where another was chosen.
  ground           text,
  decision_id      text,
  decided_by       text,
  decided_at       timestamptz,
  cancelled_reason text,
  log_entry        text
);
-- One selection of a plan runs or was decided at a time.
CREATE UNIQUE INDEX selection_of_plan ON authorisation.selection (plan_id) WHERE state IN ('announced', 'decided');

CREATE TABLE authorisation.candidate (
  selection_id     text NOT NULL REFERENCES authorisation.selection,
  organisation_id  text NOT NULL,
  reference        text NOT NULL,
  received_on      date NOT NULL,
  entered_by       text NOT NULL,
  entered_at       timestamptz NOT NULL,
  -- {"criterion": points of a hundred}
  scores           jsonb,
  total            numeric,
  scored_by        text,
  scored_at        timestamptz,
  PRIMARY KEY (selection_id, organisation_id)
);
