-- Figures of the cockpit as they were taken. What happened in a month stands under it and does not change once the month is over; what
-- is counted as it stands (resources, open cases) is kept as it stood at the month's last taking.

CREATE TABLE supervision.figure (
  -- The first of it, in Shanghai.
  month         date NOT NULL,
  name          text NOT NULL,
  -- Whose; empty where it is no organisation's.
  organisation  text NOT NULL,
  -- What it is broken down by: a rule, a purpose, a class of buyers; empty where by nothing.
  part          text NOT NULL,
  value         bigint NOT NULL,
  PRIMARY KEY (name, month, organisation, part)
);
CREATE INDEX figure_of_organisation ON supervision.figure (organisation, name, month);

CREATE TABLE supervision.figures_taken (
  month     date PRIMARY KEY,
  taken_at  timestamptz NOT NULL
);
