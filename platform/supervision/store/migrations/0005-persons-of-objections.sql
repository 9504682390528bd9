-- A person objected for stands under one digest for all agreements; only older rows are of one agreement.
ALTER TABLE supervision.objection_subject DROP CONSTRAINT objection_subject_pkey;
ALTER TABLE supervision.objection_subject ALTER COLUMN agreement_id DROP NOT NULL;
ALTER TABLE supervision.objection_subject ADD PRIMARY KEY (objection_id, digest);
