-- A filing may go over a line to the authority above instead of on paper: asked for by the implementing body, claimed, sent, recorded.
ALTER TABLE authorisation.filing
  ADD COLUMN line_state    text CHECK (line_state IN ('waiting', 'taken', 'refused')),
  ADD COLUMN line_receiver text,
  -- What is sent, fixed when it was asked for: a version of the plan or the agreement does not change, its digest shows it.
  ADD COLUMN line_content  jsonb,
  ADD COLUMN line_digest   text,
  ADD COLUMN line_asked_by text,
  ADD COLUMN line_asked_at timestamptz,
  ADD COLUMN line_attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN line_answer   text,
  ADD CONSTRAINT filing_line_whole CHECK (
    (line_state IS NULL) = (line_content IS NULL) AND (line_state IS NULL) = (line_digest IS NULL) AND (line_state IS NULL) = (line_receiver IS NULL));
