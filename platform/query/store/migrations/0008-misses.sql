-- Verifications that confirmed less than was asked, counted by buyer in the present hour only: one row a buyer, begun anew with the next hour.
CREATE TABLE query.miss_use (
  agreement_id  text NOT NULL,
  organisation  text NOT NULL,
  hour          timestamptz NOT NULL,
  misses        bigint NOT NULL,
  PRIMARY KEY (agreement_id, organisation)
);

-- A buyer reached the limit: the implementing body looks into it. At most one is open for a buyer under an agreement.
CREATE TABLE query.miss_alarm (
  id            text PRIMARY KEY,
  agreement_id  text NOT NULL,
  organisation  text NOT NULL,
  misses        bigint NOT NULL,
  state         text NOT NULL,
  finding       text,
  settled_by    text,
  raised_at     timestamptz NOT NULL,
  settled_at    timestamptz
);
CREATE UNIQUE INDEX miss_alarm_open ON query.miss_alarm (agreement_id, organisation) WHERE state = 'open';
