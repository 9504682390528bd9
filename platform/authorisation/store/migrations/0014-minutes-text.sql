-- The text that lay there when minutes about it were entered: they approve that text and no other. Minutes entered before this are bound by their time alone.
CREATE TABLE authorisation.minutes_text (
  decision_id  text PRIMARY KEY,
  subject_kind text NOT NULL,
  subject_id   text NOT NULL,
  version      integer NOT NULL,
  digest       text NOT NULL,
  noted_at     timestamptz NOT NULL
);
