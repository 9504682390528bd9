-- Digest of the released number itself: the same number again tells nothing, another one behind as many units tells of whoever changed.
-- Null for numbers released before it was kept; they count as changed.
ALTER TABLE privacy.released_cell ADD COLUMN value text;
