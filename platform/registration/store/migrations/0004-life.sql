-- What follows a first registration (登记办法 Art 9 (2)–(4), 15, 20): change, correction, cancellation, renewal; revocation and lapse.

ALTER TABLE registration.application DROP CONSTRAINT application_type_check;
ALTER TABLE registration.application
  ADD CONSTRAINT application_type_check CHECK (type IN ('first', 'change', 'correction', 'cancellation', 'renewal')),
  -- The first application, which is the registration, that this one follows.
  ADD COLUMN registration_id text REFERENCES registration.application (id),
  -- What its type asks for beside the materials.
  ADD COLUMN details jsonb,
  -- What the thing was when it was filed: columns, update cycle, holder, level, by name. What is registered is compared with what is served.
  ADD COLUMN described jsonb,
  -- Of the registration: how often its content was recorded.
  ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  ADD COLUMN recorded_at timestamptz,
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN end_reason text,
  ADD CONSTRAINT application_follows CHECK ((type = 'first') = (registration_id IS NULL)),
  ADD CONSTRAINT application_codes_of_first CHECK (type = 'first' OR (registration_code IS NULL AND query_code IS NULL));

DROP INDEX registration.application_live;
CREATE UNIQUE INDEX application_live ON registration.application (thing_kind, thing_id)
  WHERE type = 'first'
    AND state NOT IN ('not-accepted', 'examination-failed', 'terminated', 'withdrawn', 'cancelled', 'lapsed', 'revoked');
-- One live application of a type follows a registration at a time; corrections, which anybody may ask for, one of a person.
CREATE UNIQUE INDEX application_following ON registration.application (registration_id, type)
  WHERE type IN ('change', 'cancellation', 'renewal')
    AND state NOT IN ('not-accepted', 'examination-failed', 'terminated', 'withdrawn', 'recorded');
CREATE UNIQUE INDEX application_correction ON registration.application (registration_id, drafted_by)
  WHERE type = 'correction' AND state NOT IN ('not-accepted', 'examination-failed', 'terminated', 'withdrawn', 'recorded');

-- Proposed by one of the registrar's people, decided by another (Art 20).
CREATE TABLE registration.revocation (
  id                  text PRIMARY KEY,
  registration_id     text NOT NULL REFERENCES registration.application (id),
  ground              text NOT NULL,
  reason              text NOT NULL,
  state               text NOT NULL CHECK (state IN ('proposed', 'confirmed', 'dropped')),
  proposed_by         text NOT NULL,
  proposed_at         timestamptz NOT NULL,
  decided_by          text CHECK (decided_by <> proposed_by),
  decided_at          timestamptz,
  opinion             text,
  CHECK ((state = 'proposed') = (decided_at IS NULL))
);
CREATE UNIQUE INDEX revocation_proposed ON registration.revocation (registration_id) WHERE state = 'proposed';

-- What is served differs from what is registered, since when (Art 9 (2)); gone again when it agrees.
CREATE TABLE registration.drift (
  registration_id     text PRIMARY KEY REFERENCES registration.application (id),
  differences         jsonb NOT NULL,
  since               timestamptz NOT NULL
);

-- 开放数据 is a thing to register of its own, beside the resource it is opened from.
ALTER TABLE registration.application DROP CONSTRAINT application_thing_kind_check;
ALTER TABLE registration.application
  ADD CONSTRAINT application_thing_kind_check CHECK (thing_kind IN ('resource', 'product', 'open-data'));
