CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

-- What data exists: resources, their items, their revisions. Nothing here is ever overwritten by a later file.

CREATE TABLE catalog.resource (
  id                   text PRIMARY KEY,
  -- Number in the list it was imported from, or NULL.
  list_number          integer,
  title                text NOT NULL,
  -- Title without blanks and width differences: what "the same title" means.
  title_key            text NOT NULL,
  source_organisation  text NOT NULL,
  theme                text,
  theme_as_given       text,
  summary              text NOT NULL DEFAULT '',
  formats              text[] NOT NULL DEFAULT '{}',
  update_cycle         text,
  level                text,
  -- NULL: open data without protected units. Otherwise one mode for all agreements and revisions.
  release_mode         text CHECK (release_mode IN ('reviewed', 'cell-key', 'differential-privacy')),
  -- [{unit, columns}] e.g. [{"unit":"person","columns":["person_id"]}]
  protected_units      jsonb NOT NULL DEFAULT '[]',
  archived             boolean NOT NULL DEFAULT false,
  source_updated_at    timestamptz,
  search               tsvector NOT NULL,
  version              integer NOT NULL DEFAULT 1,
  created_at           timestamptz NOT NULL,
  changed_at           timestamptz NOT NULL,
  CHECK ((release_mode IS NULL) = (protected_units = '[]'))
);
CREATE INDEX resource_search ON catalog.resource USING gin (search);
CREATE INDEX resource_title_trigram ON catalog.resource USING gin (title public.gin_trgm_ops);
CREATE INDEX resource_title_key ON catalog.resource (title_key);
CREATE INDEX resource_department ON catalog.resource (source_organisation);
CREATE INDEX resource_theme ON catalog.resource (theme);
CREATE INDEX resource_order ON catalog.resource (source_updated_at DESC NULLS LAST, id);

CREATE TABLE catalog.item (
  id                   text PRIMARY KEY,
  resource_id          text NOT NULL REFERENCES catalog.resource,
  position             integer NOT NULL,
  -- Name for people; the column's name in the file.
  name                 text NOT NULL,
  column_name          text NOT NULL,
  type                 text NOT NULL,
  unit                 text,
  code_table           text,
  level                text,
  source_organisation  text NOT NULL,
  legal_basis          text,
  UNIQUE (resource_id, column_name)
);

CREATE TABLE catalog.defect (
  resource_id          text NOT NULL REFERENCES catalog.resource,
  code                 text NOT NULL,
  detail               jsonb NOT NULL,
  PRIMARY KEY (resource_id, code)
);

CREATE TABLE catalog.import_run (
  id                   text PRIMARY KEY,
  file_name            text NOT NULL,
  sha256               text NOT NULL UNIQUE,
  rows                 integer NOT NULL,
  report               jsonb NOT NULL,
  at                   timestamptz NOT NULL
);

CREATE TABLE catalog.revision (
  id                   text PRIMARY KEY,
  resource_id          text NOT NULL REFERENCES catalog.resource,
  number               integer NOT NULL,
  state                text NOT NULL CHECK (state IN ('checked', 'in-service', 'superseded', 'stopped')),
  file_name            text NOT NULL,
  received_sha256      text NOT NULL,
  received_bytes       bigint NOT NULL,
  parquet_sha256       text NOT NULL,
  parquet_bytes        bigint NOT NULL,
  rows                 bigint NOT NULL,
  columns              jsonb NOT NULL,
  manifest             jsonb NOT NULL,
  profile              jsonb NOT NULL,
  findings             jsonb NOT NULL,
  loaded_by            text NOT NULL,
  created_at           timestamptz NOT NULL,
  in_service_at        timestamptz,
  UNIQUE (resource_id, number)
);
CREATE UNIQUE INDEX revision_one_in_service ON catalog.revision (resource_id) WHERE state = 'in-service';
