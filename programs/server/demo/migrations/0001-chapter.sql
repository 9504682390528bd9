-- What of the demo's story has been told. A boot that was killed tells the rest; a told chapter is never told again,
-- whatever visitors did since.
CREATE TABLE demo.chapter (
  name text PRIMARY KEY,
  kept jsonb NOT NULL,
  told_at timestamptz NOT NULL
);
