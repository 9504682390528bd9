-- The theme as it was when the entry was proposed: what packages are found by. Entries from before have none until their next version.
ALTER TABLE opening.entry ADD COLUMN theme text;
CREATE INDEX entry_theme ON opening.entry (theme) WHERE state IN ('listed', 'withdrawing');
