-- How many units of each kind a projection holds, by its unit column: few are counted by a bit for each. Only the engine's SQL is told.
ALTER TABLE query.projection ADD COLUMN units jsonb NOT NULL DEFAULT '{}';
