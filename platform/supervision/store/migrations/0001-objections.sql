-- Data objections: who objects to what and why, what was marked by it, and decisions to freeze.

CREATE TABLE supervision.objection (
  id               text PRIMARY KEY,
  -- In the order in which they came.
  number           bigint GENERATED ALWAYS AS IDENTITY,
  about            text NOT NULL CHECK (about IN ('resource', 'items', 'subject', 'product')),
  -- Absent where the objection is about a product.
  resource_id      text,
  product_id       text,
  -- Items objected to; empty for the whole resource.
  items            text[] NOT NULL DEFAULT '{}',
  title            text NOT NULL,
  ground           text NOT NULL,
  capacity         text NOT NULL,
  -- What the person says. Shown to those who handle it and to who raised it; never in the log.
  statement        text NOT NULL,
  state            text NOT NULL,
  raised_by        text NOT NULL,
  raised_person    text NOT NULL,
  raised_org       text NOT NULL,
  raised_at        timestamptz NOT NULL,
  -- The source department the thing belongs to, who examines the objection, and the data authority that decides on freezing.
  department       text NOT NULL,
  handler          text NOT NULL,
  authority        text NOT NULL,
  accepted_by      text,
  accepted_at      timestamptz,
  frozen_at_once   boolean NOT NULL DEFAULT false,
  -- What the verification came to, by whom.
  outcome          text CHECK (outcome IN ('upheld', 'dismissed')),
  finding          text,
  decided_by       text,
  decided_at       timestamptz,
  -- What the department did about it.
  correction       text,
  corrected_by     text,
  corrected_at     timestamptz,
  closed_by        text,
  closed_at        timestamptz,
  closing          text,
  CHECK ((resource_id IS NULL) <> (product_id IS NULL)),
  CHECK ((about = 'product') = (product_id IS NOT NULL))
);
CREATE INDEX objection_of_resource ON supervision.objection (resource_id);
CREATE INDEX objection_of_product ON supervision.objection (product_id);
CREATE INDEX objection_recent ON supervision.objection (raised_at DESC, id DESC);

CREATE TABLE supervision.objection_evidence (
  objection_id     text NOT NULL REFERENCES supervision.objection,
  place            integer NOT NULL,
  upload_id        text NOT NULL,
  name             text NOT NULL,
  bytes            bigint NOT NULL,
  sha256           text NOT NULL,
  PRIMARY KEY (objection_id, place)
);

-- A record of a person objected to: its digest under the key of each agreement that verifies it. What identifies it is not kept.
CREATE TABLE supervision.objection_subject (
  objection_id     text NOT NULL REFERENCES supervision.objection,
  agreement_id     text NOT NULL,
  digest           text NOT NULL,
  PRIMARY KEY (objection_id, agreement_id, digest)
);

CREATE TABLE supervision.freeze (
  id               text PRIMARY KEY,
  objection_id     text NOT NULL REFERENCES supervision.objection,
  state            text NOT NULL,
  grounds          text NOT NULL,
  proposed_by      text NOT NULL,
  proposed_at      timestamptz NOT NULL,
  decided_by       text,
  decided_at       timestamptz,
  opinion          text,
  document         text,
  review_by        timestamptz,
  lifted_by        text,
  lifted_at        timestamptz,
  lifted_why       text
);
-- One proposal or freeze of an objection at a time.
CREATE UNIQUE INDEX freeze_open ON supervision.freeze (objection_id) WHERE state IN ('proposed', 'in-force');

-- Reasons that stand in the lineage for an objection or a freeze, on the things it is about.
CREATE TABLE supervision.mark (
  reason_id        text PRIMARY KEY,
  objection_id     text NOT NULL REFERENCES supervision.objection,
  freeze_id        text REFERENCES supervision.freeze,
  kind             text NOT NULL,
  thing_id         text NOT NULL,
  code             text NOT NULL,
  marked_at        timestamptz NOT NULL,
  cleared_at       timestamptz
);
CREATE INDEX mark_of_objection ON supervision.mark (objection_id);

-- What was reached when it was marked: kept as it was then, whatever the lineage says later.
CREATE TABLE supervision.marked_thing (
  objection_id     text NOT NULL REFERENCES supervision.objection,
  kind             text NOT NULL,
  id               text NOT NULL,
  title            text,
  effect           text NOT NULL,
  -- Output columns of a product made of the items objected to.
  columns          text[] NOT NULL DEFAULT '{}',
  at               timestamptz NOT NULL,
  PRIMARY KEY (objection_id, kind, id, effect)
);
