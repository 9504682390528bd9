-- Who gave the reason why persons are not told (R70): another person closes on it.
ALTER TABLE supervision.incident ADD COLUMN waived_by text;
