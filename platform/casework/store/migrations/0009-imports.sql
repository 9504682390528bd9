-- Spreadsheets that were brought in, and what became of each of their rows.

CREATE TABLE casework.import (
  id               text PRIMARY KEY,
  list             text NOT NULL,
  organisation_id  text NOT NULL,
  -- Rows are carried out as whoever filed the sheet, from the same post.
  filed_person     text NOT NULL,
  filed_post       text NOT NULL,
  file_name        text NOT NULL,
  sha256           text NOT NULL,
  -- Files handed in with the sheet: [{id, name, sha256}].
  attachments      jsonb NOT NULL,
  ignored          jsonb NOT NULL,
  state            text NOT NULL CHECK (state IN ('filed', 'tried', 'carrying-out', 'finished', 'discarded')),
  rows             integer NOT NULL,
  filed_at         timestamptz NOT NULL,
  tried_at         timestamptz,
  confirmed_at     timestamptz,
  ended_at         timestamptz,
  -- Real time of the machine: trying that broke is tried again later.
  retry_after      timestamptz
);

-- The same file of the same list is one import of an organisation, whoever hands it in.
CREATE UNIQUE INDEX import_file ON casework.import (organisation_id, list, sha256) WHERE state <> 'discarded';
CREATE INDEX import_of_person ON casework.import (filed_person, filed_at DESC, id DESC);
CREATE INDEX import_at_work ON casework.import (filed_at) WHERE state IN ('filed', 'carrying-out');

CREATE TABLE casework.import_row (
  import_id   text NOT NULL REFERENCES casework.import (id),
  -- Its number in the file.
  number      integer NOT NULL,
  said        jsonb NOT NULL,
  cells       jsonb NOT NULL,
  state       text NOT NULL CHECK (state IN ('read', 'ready', 'unchanged', 'wrong', 'done')),
  problem     jsonb,
  answer      jsonb,
  done_at     timestamptz,
  PRIMARY KEY (import_id, number),
  CHECK ((state = 'done') = (done_at IS NOT NULL)),
  CHECK ((state = 'wrong') = (problem IS NOT NULL))
);
CREATE INDEX import_row_to_do ON casework.import_row (import_id, number) WHERE state IN ('read', 'ready');
