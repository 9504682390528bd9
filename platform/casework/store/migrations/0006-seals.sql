-- Seals of papers: every paper waits for one when it is issued, and then bears one or, where its issuer has no certificate, none.
CREATE TABLE casework.seal (
  document_id           text PRIMARY KEY REFERENCES casework.document (id),
  state                 text NOT NULL CHECK (state IN ('waiting', 'sealed', 'none')),
  attempts              integer NOT NULL DEFAULT 0,
  -- Real time of the machine, not of the clock port: a retry waits even when a demo clock stands still.
  next_at               timestamptz,
  trouble               text,
  sealed_at             timestamptz,
  -- The sealed file, and the certificate in it.
  sha256                text,
  bytes                 integer,
  certificate_subject   text,
  certificate_issuer    text,
  certificate_serial    text,
  certificate_sha256    text,
  CHECK ((state = 'sealed') = (sha256 IS NOT NULL)),
  CHECK (num_nonnulls(sealed_at, sha256, bytes, certificate_subject, certificate_issuer, certificate_serial, certificate_sha256) IN (0, 7))
);
CREATE INDEX seal_waiting ON casework.seal (document_id) WHERE state = 'waiting';
-- Papers issued before there were seals bear none, and say so.
INSERT INTO casework.seal (document_id, state) SELECT id, 'none' FROM casework.document;
