-- A price whose day came while a ceiling set meanwhile stood below it: what held before its day goes on.
ALTER TABLE products.price ADD COLUMN not_taken_at timestamptz;
