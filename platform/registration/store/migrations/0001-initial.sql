-- 登记: one row per application; what is registered is an application that got its code.

CREATE TABLE registration.application (
  id                  text PRIMARY KEY,
  -- 首次 first; change, correction, cancellation and renewal are types of their own.
  type                text NOT NULL CHECK (type IN ('first')),
  thing_kind          text NOT NULL CHECK (thing_kind IN ('resource', 'product')),
  thing_id            text NOT NULL,
  title               text NOT NULL,
  content_summary     text NOT NULL,
  registrant          text NOT NULL,
  registrar           text NOT NULL,
  -- The seven material groups of 登记办法 Art 9 (1).
  materials           jsonb NOT NULL,
  state               text NOT NULL,
  -- 早于义务的自愿登记 (Art 5), or because of a delivery (Art 9 (1)).
  voluntary           boolean NOT NULL,
  drafted_by          text NOT NULL,
  reviewed_by         text,
  submitted_by        text,
  accepted_by         text,
  examined_by         text,
  submitted_at        timestamptz,
  accepted_at         timestamptz,
  examined_at         timestamptz,
  notice_from         timestamptz,
  notice_until        timestamptz,
  returned_defects    jsonb,
  refusal_reason      text,
  registration_code   text UNIQUE,
  query_code          text UNIQUE,
  registered_at       timestamptz,
  valid_until         date,
  result_document     text,
  evidence_entry      text NOT NULL,
  created_at          timestamptz NOT NULL
);
-- One live application or registration for a thing.
CREATE UNIQUE INDEX application_live ON registration.application (thing_kind, thing_id)
  WHERE state NOT IN ('not-accepted', 'examination-failed', 'cancelled');
CREATE INDEX application_notice ON registration.application (notice_from) WHERE notice_from IS NOT NULL;

-- Things that must be registered since they were supplied or delivered (R1, R2).
CREATE TABLE registration.duty (
  thing_kind          text NOT NULL,
  thing_id            text NOT NULL,
  organisation        text NOT NULL,
  arose_at            timestamptz NOT NULL,
  due_at              timestamptz NOT NULL,
  last_day            date NOT NULL,
  provisional         boolean NOT NULL,
  -- When it was met: by filing, or because it had been registered before.
  met_at              timestamptz,
  met_by              text,
  PRIMARY KEY (thing_kind, thing_id)
);
