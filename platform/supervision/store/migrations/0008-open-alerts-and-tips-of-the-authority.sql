-- An alert takes further facts only while nobody has explained or judged it. A returned one, which has an opinion, may stand beside a newer one.
DROP INDEX supervision.alert_open;
CREATE UNIQUE INDEX alert_open ON supervision.alert (rule, key) WHERE state = 'open' AND opinion IS NULL;

-- Reports against the data authority and its people are a kind of their own.
ALTER TABLE supervision.tip DROP CONSTRAINT tip_about_check;
ALTER TABLE supervision.tip ADD CONSTRAINT tip_about_check
  CHECK (about IN ('product', 'agreement', 'organisation', 'conduct', 'authority'));
