-- How often a filing was returned for completion: all defects are to be told at once (登记办法 Art 10), so more than once is worth a look.

ALTER TABLE registration.application ADD COLUMN times_returned integer NOT NULL DEFAULT 0 CHECK (times_returned >= 0);
