CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

-- 开放目录: what is opened to everybody, under conditions, or not, with reasons and basis; each decision is a version of its own.
CREATE TABLE opening.entry (
  id                  text PRIMARY KEY,
  number              bigint GENERATED ALWAYS AS IDENTITY,
  resource_id         text NOT NULL,
  version             integer NOT NULL,
  state               text NOT NULL CHECK (state IN ('proposed', 'listed', 'returned', 'taken-back', 'withdrawing', 'withdrawn', 'replaced')),
  class               text NOT NULL CHECK (class IN ('unconditional', 'conditional', 'not-open')),
  title               text NOT NULL,
  -- Title, summary, theme and items in lower case: what the public's search looks at.
  search              text NOT NULL,
  department          text NOT NULL,
  authority           text NOT NULL,
  reasons             text NOT NULL,
  legal_basis         text NOT NULL,
  conditions          text,
  priority            boolean NOT NULL,
  update_cycle        text NOT NULL CHECK (update_cycle IN ('realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular')),
  contact             text NOT NULL,
  proposed_by         text NOT NULL,
  proposed_at         timestamptz NOT NULL,
  decided_by          text,
  decided_at          timestamptz,
  opinion             text,
  -- The revision whose gate was passed when it was listed, and the digest of that verdict.
  revision_id         text,
  gate_digest         text,
  listed_at           timestamptz,
  -- When what is served entered service, and by when the next is due (R58); of what stands on the list.
  updated_at          timestamptz,
  due_on              date,
  ended_at            timestamptz,
  withdrawal_reason   text,
  withdrawal_by       text,
  withdrawal_at       timestamptz,
  withdrawn_by        text,
  log_entry           text,
  withdrawal_entry    text,
  UNIQUE (resource_id, version),
  CHECK (state NOT IN ('listed', 'withdrawing', 'withdrawn', 'replaced') OR (listed_at IS NOT NULL AND log_entry IS NOT NULL AND decided_by <> proposed_by)),
  CHECK ((class = 'conditional') = (conditions IS NOT NULL)),
  CHECK (state NOT IN ('listed', 'withdrawing') OR class <> 'unconditional' OR (revision_id IS NOT NULL AND gate_digest IS NOT NULL)),
  CHECK (state <> 'withdrawn' OR (withdrawal_reason IS NOT NULL AND withdrawal_entry IS NOT NULL AND ended_at IS NOT NULL AND withdrawn_by <> withdrawal_by))
);
CREATE UNIQUE INDEX entry_proposed ON opening.entry (resource_id) WHERE state = 'proposed';
CREATE UNIQUE INDEX entry_on_list ON opening.entry (resource_id) WHERE state IN ('listed', 'withdrawing');
CREATE INDEX entry_newest_listed ON opening.entry (listed_at DESC, id DESC) WHERE state IN ('listed', 'withdrawing');
CREATE INDEX entry_search ON opening.entry USING gin (search public.gin_trgm_ops) WHERE state IN ('listed', 'withdrawing');
CREATE INDEX entry_department ON opening.entry (department);
CREATE INDEX entry_authority ON opening.entry (authority);
