-- Edges from source column to buyer, and for every thing one row that says whether it may be used right now.

CREATE TABLE lineage.standing (
  kind        text NOT NULL,
  id          text NOT NULL,
  status      text NOT NULL DEFAULT 'clear' CHECK (status IN ('clear', 'marked', 'frozen', 'ended')),
  -- Every change of the reasons bumps it; a release compares it with what it was admitted under.
  version     bigint NOT NULL DEFAULT 1,
  title_zh    text,
  title_en    text,
  owner       text,
  visibility  text NOT NULL DEFAULT 'parties' CHECK (visibility IN ('public', 'signed-in', 'parties')),
  changed_at  timestamptz NOT NULL,
  PRIMARY KEY (kind, id),
  CHECK ((title_zh IS NULL) = (title_en IS NULL))
);

CREATE TABLE lineage.edge (
  id          text PRIMARY KEY,
  from_kind   text NOT NULL,
  from_id     text NOT NULL,
  to_kind     text NOT NULL,
  to_id       text NOT NULL,
  relation    text NOT NULL,
  -- [{"fromColumn": …, "toColumn": …}], null when only the things are known.
  columns     jsonb,
  since       timestamptz NOT NULL,
  until       timestamptz,
  by          text NOT NULL,
  until_by    text,
  FOREIGN KEY (from_kind, from_id) REFERENCES lineage.standing (kind, id),
  FOREIGN KEY (to_kind, to_id) REFERENCES lineage.standing (kind, id),
  CHECK ((from_kind, from_id) <> (to_kind, to_id)),
  CHECK (until IS NULL OR until >= since)
);
CREATE UNIQUE INDEX edge_live ON lineage.edge (from_kind, from_id, to_kind, to_id, relation) WHERE until IS NULL;
CREATE INDEX edge_backwards ON lineage.edge (to_kind, to_id) WHERE until IS NULL;

-- Reasons of a thing's own have no origin; the others were carried here along edges from the origin's thing.
CREATE TABLE lineage.reason (
  id               text PRIMARY KEY,
  kind             text NOT NULL,
  thing_id         text NOT NULL,
  origin           text REFERENCES lineage.reason (id),
  code             text NOT NULL,
  effect           text NOT NULL CHECK (effect IN ('marked', 'frozen', 'ended')),
  text_zh          text NOT NULL,
  text_en          text NOT NULL,
  rule             text,
  clause_document  text,
  clause_article   text,
  decision         jsonb,
  since            timestamptz NOT NULL,
  until            timestamptz,
  by               text NOT NULL,
  until_by         text,
  FOREIGN KEY (kind, thing_id) REFERENCES lineage.standing (kind, id),
  CHECK ((clause_document IS NULL) = (clause_article IS NULL))
);
CREATE INDEX reason_live ON lineage.reason (kind, thing_id) WHERE until IS NULL;
CREATE UNIQUE INDEX reason_carried_once ON lineage.reason (origin, kind, thing_id) WHERE until IS NULL AND origin IS NOT NULL;
