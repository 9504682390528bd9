-- 年度披露与年度报告: what each discloser, and the authorising body of each operator, owes for a year, in versions.
CREATE TABLE supervision.yearly_report (
  id            text PRIMARY KEY,
  number        bigint GENERATED ALWAYS AS IDENTITY,
  kind          text NOT NULL CHECK (kind IN ('implementing-body', 'operator', 'operator-report')),
  organisation  text NOT NULL,
  -- The operator reported on; of a disclosure who discloses.
  about         text NOT NULL,
  year          integer NOT NULL CHECK (year BETWEEN 2000 AND 2200),
  version       integer NOT NULL CHECK (version > 0),
  state         text NOT NULL CHECK (state IN ('owed', 'drafted', 'submitted', 'issued', 'replaced')),
  due_on        date NOT NULL,
  -- Why the version before it is corrected.
  reason        text,
  agreements    text[] NOT NULL,
  lines         jsonb NOT NULL,
  own           jsonb NOT NULL,
  opened_at     timestamptz NOT NULL,
  -- Records that go on after the year were looked at as of then.
  as_of         timestamptz,
  drafted_by    text,
  submitted_by  text,
  submitted_at  timestamptz,
  decided_by    text,
  decided_at    timestamptz,
  opinion       text,
  digest        text,
  document_id   text,
  log_entry     text,
  missed_entry  text,
  -- Whom a report on an operator went to.
  filed_to      text[] NOT NULL DEFAULT '{}',
  UNIQUE (kind, organisation, about, year, version),
  CHECK ((version > 1) = (reason IS NOT NULL)),
  CHECK (state NOT IN ('issued', 'replaced') OR (decided_by <> submitted_by AND decided_by <> drafted_by
    AND digest IS NOT NULL AND log_entry IS NOT NULL AND document_id IS NOT NULL AND decided_at IS NOT NULL))
);
CREATE UNIQUE INDEX yearly_report_under_way ON supervision.yearly_report (kind, organisation, about, year)
  WHERE state IN ('owed', 'drafted', 'submitted');
CREATE UNIQUE INDEX yearly_report_in_force ON supervision.yearly_report (kind, organisation, about, year) WHERE state = 'issued';
CREATE INDEX yearly_report_newest ON supervision.yearly_report (year DESC, number DESC);
