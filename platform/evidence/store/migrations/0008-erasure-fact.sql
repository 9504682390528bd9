-- An entry names the erasure that emptied it, and the erasure its public fact. Tables that refer to each other in a circle cannot be put back
-- from a backup one after the other, so one of the two is not a reference: the fact of an erasure is held against the log by `verify-all`.
ALTER TABLE evidence.erasure DROP CONSTRAINT erasure_fact_fkey;
