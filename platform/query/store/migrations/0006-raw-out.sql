-- How much of an answer repeated records of data that is not open (R31): {rows, values, keys, verbatim, tables}. Null where nothing was measured.
ALTER TABLE query.call ADD COLUMN raw_out jsonb;
