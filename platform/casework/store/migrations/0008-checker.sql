-- Who checked is said by the reference to person and post.
ALTER TABLE casework.external_decision DROP COLUMN checker_person;
