-- Newer reports come after older ones, also within one instant.
ALTER TABLE privacy.risk_report ADD COLUMN arrival bigint GENERATED ALWAYS AS IDENTITY;
