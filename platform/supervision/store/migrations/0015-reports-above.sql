-- Reports to the level above, and what is sent outside with a receipt: they, and reports of incidents.
CREATE TABLE supervision.report_above (
  id             text PRIMARY KEY,
  number         bigint GENERATED ALWAYS AS IDENTITY,
  organisation   text NOT NULL,
  -- Months of the period, the first day of each.
  first_month    date NOT NULL,
  last_month     date NOT NULL CHECK (last_month >= first_month),
  version        integer NOT NULL CHECK (version > 0),
  -- The version before, which this one corrects.
  corrects       text UNIQUE REFERENCES supervision.report_above (id),
  reason         text,
  state          text NOT NULL CHECK (state IN ('due', 'drafted', 'approved', 'sent', 'corrected')),
  due_on         date NOT NULL,
  receiver       text,
  summary        text,
  -- All it says, as it is sent; its digest is fixed when it is approved.
  document       jsonb,
  digest         text,
  drafted_by     text,
  drafted_at     timestamptz,
  decided_by     text,
  decided_at     timestamptz,
  opinion        text,
  paper          text,
  sent_at        timestamptz,
  created_at     timestamptz NOT NULL,
  CHECK ((version > 1) = (corrects IS NOT NULL)),
  CHECK (decided_by IS NULL OR decided_by <> drafted_by),
  CHECK (state IN ('due', 'drafted') OR (digest IS NOT NULL AND document IS NOT NULL AND decided_by IS NOT NULL)),
  CHECK (state NOT IN ('sent', 'corrected') OR sent_at IS NOT NULL)
);
-- One version at a time: the next is drafted when the one before was sent.
CREATE UNIQUE INDEX report_above_version ON supervision.report_above (organisation, first_month, last_month, version);
CREATE INDEX report_above_newest ON supervision.report_above (created_at DESC, id DESC);

CREATE TABLE supervision.dispatch (
  id             text PRIMARY KEY,
  kind           text NOT NULL CHECK (kind IN ('report-above', 'incident-report', 'incident-forward')),
  subject_id     text NOT NULL,
  organisation   text NOT NULL,
  receiver       text NOT NULL,
  title          text NOT NULL,
  content        jsonb NOT NULL,
  digest         text NOT NULL,
  paper          text,
  -- waiting for the next try, being sent, taken, or waiting for somebody to deliver it by hand.
  state          text NOT NULL CHECK (state IN ('waiting', 'sending', 'delivered', 'by-hand')),
  asked_by       text NOT NULL,
  asked_at       timestamptz NOT NULL,
  attempts       integer NOT NULL DEFAULT 0,
  -- Real time of the machine, as of the ticker: whoever claims it has it until then, and a try waits until then.
  lease          text,
  leased_until   timestamptz,
  retry_after    timestamptz,
  -- Why it was not taken at the last try.
  answer         text,
  way            text CHECK (way IN ('line', 'hand', 'drill')),
  receipt        text,
  delivered_at   timestamptz,
  delivered_by   text,
  entered_at     timestamptz,
  CHECK ((state = 'delivered') = (way IS NOT NULL)),
  CHECK ((state = 'delivered') = (delivered_at IS NOT NULL)),
  CHECK (state <> 'delivered' OR way = 'drill' OR receipt IS NOT NULL),
  CHECK ((state = 'sending') = (lease IS NOT NULL))
);
-- A report goes out once; of an incident, one report and one passing on.
CREATE UNIQUE INDEX dispatch_once ON supervision.dispatch (kind, subject_id);
CREATE INDEX dispatch_open ON supervision.dispatch (retry_after NULLS FIRST, id) WHERE state IN ('waiting', 'sending');
