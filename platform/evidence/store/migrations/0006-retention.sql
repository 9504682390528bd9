-- Salts and values are erased after the period of R67: who decided it, how far it is, and what is kept nevertheless.

CREATE TABLE evidence.erasure (
  id           text PRIMARY KEY,
  -- Entries made earlier than this date are meant.
  before       date NOT NULL,
  reason       text NOT NULL CHECK (char_length(reason) BETWEEN 4 AND 1000),
  owner        text NOT NULL,
  state        text NOT NULL CHECK (state IN ('proposed', 'declined', 'running', 'done')),
  proposed_by  text NOT NULL,
  proposed_at  timestamptz NOT NULL,
  decided_by   text CHECK (decided_by <> proposed_by),
  decided_at   timestamptz,
  opinion      text,
  -- Entries up to this one, in the order of time and id, were looked at. A crash undoes the batch and leaves the mark before it.
  reached_at   timestamptz,
  reached_id   text,
  erased       bigint NOT NULL DEFAULT 0 CHECK (erased >= 0),
  kept         bigint NOT NULL DEFAULT 0 CHECK (kept >= 0),
  done_at      timestamptz,
  -- The public fact that says so.
  fact         text REFERENCES evidence.entry (id),
  CHECK ((state = 'proposed') = (decided_at IS NULL)),
  CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
  CHECK ((state = 'done') = (done_at IS NOT NULL)),
  CHECK ((state = 'done') = (fact IS NOT NULL))
);
-- One at a time: two walks over the same entries would each count them.
CREATE UNIQUE INDEX erasure_open ON evidence.erasure ((true)) WHERE state IN ('proposed', 'running');

-- Which erasure took the salts and values of an entry.
ALTER TABLE evidence.entry ADD COLUMN erasure text REFERENCES evidence.erasure (id);
ALTER TABLE evidence.entry ADD CONSTRAINT entry_erased CHECK (erasure IS NULL OR openings IS NULL);
CREATE INDEX entry_erased_by ON evidence.entry (erasure) WHERE erasure IS NOT NULL;

-- Evidence kept by decision, while something about it is disputed.
CREATE TABLE evidence.hold (
  id         text PRIMARY KEY,
  -- Id of an agreement, a product, an organisation, or one entry.
  thing      text NOT NULL,
  reason     text NOT NULL CHECK (char_length(reason) BETWEEN 4 AND 1000),
  owner      text NOT NULL,
  placed_by  text NOT NULL,
  placed_at  timestamptz NOT NULL,
  lifted_by  text CHECK (lifted_by <> placed_by),
  lifted_at  timestamptz,
  why_lifted text,
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
);
CREATE UNIQUE INDEX hold_of_thing ON evidence.hold (thing) WHERE lifted_at IS NULL;
