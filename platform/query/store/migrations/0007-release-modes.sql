-- Release mode and parameters of the guards a call went through; null for verifications and for calls before this column.
ALTER TABLE query.call ADD COLUMN guard jsonb;
