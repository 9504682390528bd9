-- The alarm a query raised when it was first released: the same query again is under the same alarm.
ALTER TABLE privacy.released_query ADD COLUMN alarm_id text REFERENCES privacy.alarm;
