-- Comparing goes on where it stopped: a pair of revisions, neither of which ever changes, is measured once.

CREATE TABLE privacy.linkage_measured (
  -- The smaller id first, in bytes.
  first_revision_id  text NOT NULL,
  second_revision_id text NOT NULL,
  -- What the outcome rests on besides the two tables: thresholds, bounds, key of the sketches. Under another one it is measured again.
  basis          text NOT NULL,
  -- begun: being measured now, or broken off with the program that did it.
  outcome        text NOT NULL CHECK (outcome IN ('begun', 'apart', 'measured')),
  -- How often it was begun since it last ended.
  begun          integer NOT NULL,
  -- What the first tells more by the second, and the second by the first: counts and names of columns, never a value.
  first_more     jsonb,
  second_more    jsonb,
  at             timestamptz NOT NULL,
  PRIMARY KEY (first_revision_id, second_revision_id),
  CHECK ((outcome = 'measured') = (first_more IS NOT NULL AND second_more IS NOT NULL))
);
CREATE INDEX linkage_measured_second ON privacy.linkage_measured (second_revision_id);

-- In which order the background learnt that revisions entered service. Each is set against those before it; those after it are set against it.
CREATE TABLE privacy.linkage_place (
  revision_id    text PRIMARY KEY,
  place          bigint NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
  -- A revision that comes back into service gets another place.
  in_service_at  timestamptz NOT NULL
);

ALTER TABLE privacy.linkage_job
  ADD COLUMN pairs integer NOT NULL DEFAULT 0,
  ADD COLUMN pairs_done integer NOT NULL DEFAULT 0;
