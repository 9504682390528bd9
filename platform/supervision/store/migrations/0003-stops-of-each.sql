-- One stop of a thing in force for each organisation that orders one: what the owner's own side stopped, and lifts again, keeps nobody else from stopping it.

DROP INDEX supervision.stop_open;
CREATE UNIQUE INDEX stop_open ON supervision.stop (kind, thing_id, stopped_org) WHERE state = 'in-force';
