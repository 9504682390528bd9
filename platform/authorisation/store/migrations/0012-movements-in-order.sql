-- What was said of an asset stands in the order in which it was said, also where two things were said at one instant: each is said
-- once the one before it is decided.
ALTER TABLE authorisation.asset_movement ADD COLUMN place integer;
UPDATE authorisation.asset_movement AS one SET place = ordered.place FROM (
  SELECT id, row_number() OVER (PARTITION BY asset_id ORDER BY proposed_at, (state = 'proposed'), decided_at, (kind = 'in') DESC, (kind = 'out'), id) AS place
  FROM authorisation.asset_movement
) AS ordered WHERE ordered.id = one.id;
ALTER TABLE authorisation.asset_movement ALTER COLUMN place SET NOT NULL, ADD UNIQUE (asset_id, place);
DROP INDEX authorisation.asset_movement_of;
