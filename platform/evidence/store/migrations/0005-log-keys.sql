-- The life of each key of the log: which one it followed, until when both sign, and the last tree it signed.
ALTER TABLE evidence.log_key
  ADD COLUMN previous      text,
  ADD COLUMN overlap_until timestamptz,
  ADD COLUMN last_size     bigint,
  ADD COLUMN ended_at      timestamptz,
  ADD CHECK ((last_size IS NULL) = (ended_at IS NULL));
