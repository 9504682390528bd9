-- 整改: what somebody has to put right, by when, what they say they did, and who found it done.
CREATE TABLE supervision.rectification (
  id            text PRIMARY KEY,
  number        bigint GENERATED ALWAYS AS IDENTITY,
  ordered_org   text NOT NULL,
  ordered_role  text NOT NULL,
  organisation  text NOT NULL,
  role          text NOT NULL,
  title         text NOT NULL,
  facts         text NOT NULL,
  demands       text[] NOT NULL CHECK (cardinality(demands) > 0),
  state         text NOT NULL CHECK (state IN ('ordered', 'answered', 'accepted', 'escalated')),
  round         integer NOT NULL DEFAULT 1,
  due_on        date NOT NULL,
  ordered_by    text NOT NULL,
  ordered_at    timestamptz NOT NULL,
  answer        text,
  evidence_name text,
  evidence_sha256 text,
  answered_by   text,
  answered_at   timestamptz,
  closed_by     text,
  closed_at     timestamptz,
  closing       text,
  CHECK ((state IN ('accepted', 'escalated')) = (closed_at IS NOT NULL)),
  CHECK (closed_by IS NULL OR state = 'escalated' OR closed_by <> ordered_by)
);
CREATE INDEX rectification_ordered ON supervision.rectification (ordered_org, ordered_at DESC, id DESC);
CREATE INDEX rectification_of ON supervision.rectification (organisation, ordered_at DESC, id DESC);
CREATE INDEX rectification_newest ON supervision.rectification (ordered_at DESC, id DESC);
