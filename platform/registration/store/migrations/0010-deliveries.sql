-- What was supplied or delivered in authorised operation without the hub: before it, or by another system. R2 and R3 are judged by it too.
CREATE TABLE registration.delivery (
  id             text PRIMARY KEY,
  thing_kind     text NOT NULL CHECK (thing_kind IN ('resource', 'product')),
  thing_id       text NOT NULL,
  organisation   text NOT NULL,
  delivered_on   date NOT NULL,
  -- By which system, to whom, in words.
  delivered_by   text NOT NULL,
  -- The first filing, where it was made elsewhere too; the number is opaque.
  filed_on       date,
  filed_with     text,
  filed_number   text,
  decision_id    text NOT NULL,
  paper_number   text NOT NULL,
  state          text NOT NULL CHECK (state IN ('stands', 'replaced', 'withdrawn')),
  replaces       text REFERENCES registration.delivery (id),
  entered_by     text NOT NULL,
  entered_post   text NOT NULL,
  entered_at     timestamptz NOT NULL,
  entry_id       text NOT NULL,
  ended_by       text,
  ended_at       timestamptz,
  -- The paper that shows why it does not count any more.
  ended_decision text,
  said           text,
  CHECK ((filed_on IS NULL) = (filed_number IS NULL) AND (filed_on IS NULL) = (filed_with IS NULL)),
  CHECK ((state = 'stands') = (ended_at IS NULL))
);
-- One paper tells of one delivery of a thing once.
CREATE UNIQUE INDEX delivery_paper_once ON registration.delivery (thing_kind, thing_id, decision_id) WHERE state = 'stands';
CREATE INDEX delivery_of_thing ON registration.delivery (thing_kind, thing_id) WHERE state = 'stands';
CREATE INDEX delivery_of_organisation ON registration.delivery (organisation, entered_at DESC, id DESC);

-- When the hub itself delivered it; null where it was delivered elsewhere alone. And the delivery elsewhere that the duty rests on, where that came first.
ALTER TABLE registration.duty ADD COLUMN here_at timestamptz, ADD COLUMN delivery_id text;
UPDATE registration.duty SET here_at = arose_at;
