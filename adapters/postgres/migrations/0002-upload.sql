CREATE TABLE kernel.upload (
  id               text PRIMARY KEY,
  name             text NOT NULL,
  bytes            bigint NOT NULL,
  sha256           text NOT NULL,
  actor            text NOT NULL,
  organisation     text,
  at               timestamptz NOT NULL
);
