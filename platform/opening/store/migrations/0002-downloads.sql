-- How often open files were taken, by day and format: nothing of who took them.
CREATE TABLE opening.download_day (
  resource_id text NOT NULL,
  day         date NOT NULL,
  format      text NOT NULL CHECK (format IN ('csv', 'json', 'xlsx', 'parquet')),
  downloads   bigint NOT NULL CHECK (downloads > 0),
  PRIMARY KEY (resource_id, day, format)
);
