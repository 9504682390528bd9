-- Protected populations, their privacy budgets, and the history of what was released about them.

CREATE TABLE privacy.population (
  id             text PRIMARY KEY,
  name           text NOT NULL UNIQUE,
  unit           text NOT NULL,
  description    text NOT NULL,
  -- The data authority that keeps it.
  owner          text NOT NULL,
  -- For its whole life; it is raised, never refilled.
  epsilon        numeric NOT NULL DEFAULT 0 CHECK (epsilon >= 0),
  declared_by    text NOT NULL,
  declared_at    timestamptz NOT NULL
);

-- A resource belongs to one population for good: another one would be another key and another budget for the same people.
CREATE TABLE privacy.population_resource (
  resource_id    text PRIMARY KEY,
  population_id  text NOT NULL REFERENCES privacy.population,
  attached_by    text NOT NULL,
  attached_at    timestamptz NOT NULL
);
CREATE INDEX population_resources ON privacy.population_resource (population_id);

CREATE TABLE privacy.budget_change (
  id             text PRIMARY KEY,
  population_id  text NOT NULL REFERENCES privacy.population,
  -- The new total.
  epsilon        numeric NOT NULL CHECK (epsilon > 0),
  reason         text NOT NULL,
  state          text NOT NULL CHECK (state IN ('proposed', 'approved', 'declined')),
  proposed_by    text NOT NULL,
  proposed_at    timestamptz NOT NULL,
  decided_by     text,
  decided_at     timestamptz,
  opinion        text
);
CREATE UNIQUE INDEX budget_change_open ON privacy.budget_change (population_id) WHERE state = 'proposed';

-- What an agreement may spend. A closed share keeps what it spent and gives the rest back.
CREATE TABLE privacy.share (
  population_id  text NOT NULL REFERENCES privacy.population,
  agreement_id   text NOT NULL,
  epsilon        numeric NOT NULL CHECK (epsilon > 0),
  spent          numeric NOT NULL DEFAULT 0 CHECK (spent >= 0 AND spent <= epsilon),
  opened_at      timestamptz NOT NULL,
  closed_at      timestamptz,
  PRIMARY KEY (population_id, agreement_id)
);
CREATE INDEX share_agreement ON privacy.share (agreement_id);

-- One line per released answer. Nothing deletes here.
CREATE TABLE privacy.spending (
  call_id        text PRIMARY KEY,
  population_id  text NOT NULL,
  agreement_id   text NOT NULL,
  epsilon        numeric NOT NULL CHECK (epsilon > 0),
  at             timestamptz NOT NULL,
  FOREIGN KEY (population_id, agreement_id) REFERENCES privacy.share
);
CREATE INDEX spending_population ON privacy.spending (population_id, agreement_id);

-- Queries whose cells are in the history already: the same query over the same revisions has the same cells.
CREATE TABLE privacy.released_query (
  space          text NOT NULL,
  query          text NOT NULL,
  revisions      text NOT NULL,
  PRIMARY KEY (space, query, revisions)
);

-- Released numbers by keyed digests: which cell, under which conditions, how many units. No value, no key of a group.
CREATE TABLE privacy.released_cell (
  -- The population, or the resource where it has none.
  space          text NOT NULL,
  cell           text NOT NULL,
  revisions      text NOT NULL,
  -- What is counted over which tables.
  base           text NOT NULL,
  conditions     bigint[] NOT NULL,
  -- The same with constants of comparisons left out: `age < 38` and `age < 39` have one shape.
  shape          bigint[] NOT NULL,
  units          integer NOT NULL,
  agreement_id   text NOT NULL,
  call_id        text NOT NULL,
  released_at    timestamptz NOT NULL,
  PRIMARY KEY (space, cell, revisions)
);
CREATE INDEX released_cell_near ON privacy.released_cell (space, base, units);

CREATE TABLE privacy.alarm (
  id             text PRIMARY KEY,
  space          text NOT NULL,
  -- One alarm for a pair of queries, whichever came first.
  pair           text NOT NULL,
  agreement_id   text NOT NULL,
  organisation   text NOT NULL,
  handler        text NOT NULL,
  earlier_call   text NOT NULL,
  later_call     text NOT NULL,
  cells          integer NOT NULL,
  state          text NOT NULL CHECK (state IN ('open', 'harmless', 'acted-on')),
  finding        text,
  settled_by     text,
  raised_at      timestamptz NOT NULL,
  settled_at     timestamptz,
  UNIQUE (space, pair)
);
CREATE INDEX alarm_handler ON privacy.alarm (handler, raised_at);
