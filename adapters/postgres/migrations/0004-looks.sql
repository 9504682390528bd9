-- Who looked at what: by person, for the person and the auditors; by thing, for whose record it is.
CREATE INDEX act_log_looks_of ON kernel.act_log (split_part(actor, '@', 1), id DESC) WHERE outcome = 'looked';
CREATE INDEX act_log_looks_at ON kernel.act_log (subject, id DESC) WHERE outcome = 'looked';
