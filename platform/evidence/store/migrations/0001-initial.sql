-- The transparency log as the database knows it, and the meter. The tiles themselves are files (see README.md).

CREATE TABLE evidence.entry (
  id          text PRIMARY KEY,
  -- Order of arrival, only to take the oldest first. It does not follow commit order and is never used as "everything after n".
  arrival     bigint GENERATED ALWAYS AS IDENTITY,
  kind        text NOT NULL,
  form        text NOT NULL CHECK (form IN ('committed', 'public')),
  subject     text CHECK ((form = 'public') = (subject IS NOT NULL) OR recovered),
  -- The bytes that are hashed into the log.
  leaf        bytea NOT NULL CHECK (octet_length(leaf) BETWEEN 2 AND 65535),
  -- Salts and values of a committed entry as JSON text: jsonb would refuse NUL inside strings. NULL once retention is over.
  openings    text,
  -- Fields the holder of the id is shown.
  disclosed   text[] NOT NULL DEFAULT '{}',
  log_index   bigint UNIQUE CHECK (log_index >= 0),
  created_at  timestamptz NOT NULL,
  -- Put back from the log's own tail after an older database was restored; openings are lost then.
  recovered   boolean NOT NULL DEFAULT false
);
CREATE INDEX entry_waiting ON evidence.entry (arrival) WHERE log_index IS NULL;
CREATE INDEX entry_public ON evidence.entry (kind, log_index DESC) WHERE form = 'public';
CREATE INDEX entry_subject ON evidence.entry (subject, log_index DESC) WHERE form = 'public';
CREATE INDEX entry_opened ON evidence.entry (created_at) WHERE openings IS NOT NULL;

-- One row. `assigned`: indexes below it are given away for good. `size`, `root`, `checkpoint`: the last tree head published.
CREATE TABLE evidence.log (
  only_one     boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  -- Raised by every sequencer before it writes; who holds an older number may not publish (fencing).
  epoch        bigint NOT NULL DEFAULT 0,
  assigned     bigint NOT NULL DEFAULT 0,
  size         bigint NOT NULL DEFAULT 0 CHECK (size BETWEEN 0 AND assigned),
  root         bytea CHECK (octet_length(root) = 32),
  checkpoint   text,
  published_at timestamptz,
  CHECK ((checkpoint IS NULL) = (root IS NULL))
);
INSERT INTO evidence.log DEFAULT VALUES;

-- Every key that ever signed for this log, so that old checkpoints and receipts stay verifiable after a change of keys.
CREATE TABLE evidence.log_key (
  vkey        text PRIMARY KEY,
  first_size  bigint NOT NULL,
  since       timestamptz NOT NULL
);

-- One line for each released call, written in the release transaction.
CREATE TABLE evidence.meter_line (
  entry       text PRIMARY KEY REFERENCES evidence.entry (id),
  product     text,
  agreement   text NOT NULL,
  purpose     text NOT NULL CHECK (char_length(purpose) BETWEEN 1 AND 200),
  buyer       text NOT NULL,
  units       bigint NOT NULL CHECK (units >= 0),
  hour        timestamptz NOT NULL,
  at          timestamptz NOT NULL
);
CREATE INDEX meter_agreement ON evidence.meter_line (agreement, hour);
CREATE INDEX meter_product ON evidence.meter_line (product, hour) WHERE product IS NOT NULL;
CREATE INDEX meter_hour ON evidence.meter_line (hour);

CREATE TABLE evidence.daily_total (
  day          date PRIMARY KEY,
  entries      text[] NOT NULL,
  published_at timestamptz NOT NULL
);
