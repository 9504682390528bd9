-- A level that was graded and decided (GB/T 43697) is changed by grading anew, not by describing the items.
ALTER TABLE catalog.resource ADD COLUMN graded boolean NOT NULL DEFAULT false;
ALTER TABLE catalog.item ADD COLUMN graded boolean NOT NULL DEFAULT false;
