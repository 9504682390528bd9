-- Who there is: organisations and how they followed one another, posts, the people in them, and machine clients.
-- Every fact is dated [starts_at, ends_at); ends_at NULL means that no end is set.

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

CREATE TABLE identity.reorganisation (
  id                text PRIMARY KEY,
  plan              jsonb NOT NULL,
  -- NULL: at the confirmation.
  effective_at      timestamptz,
  document_number   text NOT NULL,
  document_date     date NOT NULL,
  document_sha256   text,
  reason            text NOT NULL,
  state             text NOT NULL CHECK (state IN ('entered', 'confirmed', 'rejected')),
  entered_by        text NOT NULL,
  entered_for       text NOT NULL,
  entered_at        timestamptz NOT NULL,
  decided_by        text,
  decided_at        timestamptz,
  note              text,
  CHECK (decided_by IS DISTINCT FROM entered_by OR decided_by IS NULL),
  CHECK ((state = 'entered') = (decided_by IS NULL))
);

CREATE TABLE identity.organisation (
  id                text PRIMARY KEY,
  starts_at         timestamptz NOT NULL,
  ends_at           timestamptz CHECK (ends_at >= starts_at),
  ended_by          text REFERENCES identity.reorganisation
);

-- What an organisation was called and was, over time. Renaming it or amending a particular begins a new record.
CREATE TABLE identity.organisation_record (
  organisation_id   text NOT NULL REFERENCES identity.organisation,
  name              text NOT NULL,
  kind              text NOT NULL,
  level             text,
  uscc              text,
  division          text,
  parent_id         text REFERENCES identity.organisation CHECK (parent_id <> organisation_id),
  document_number   text,
  document_date     date,
  reason            text,
  starts_at         timestamptz NOT NULL,
  ends_at           timestamptz CHECK (ends_at >= starts_at),
  PRIMARY KEY (organisation_id, starts_at),
  CONSTRAINT one_record_at_a_time
    EXCLUDE USING gist (organisation_id WITH =, tstzrange(starts_at, ends_at) WITH &&),
  CONSTRAINT one_organisation_per_name
    EXCLUDE USING gist (name WITH =, organisation_id WITH <>, tstzrange(starts_at, ends_at) WITH &&),
  CONSTRAINT one_organisation_per_uscc
    EXCLUDE USING gist (uscc WITH =, organisation_id WITH <>, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX organisation_record_name ON identity.organisation_record (name);

-- From effective_at on, the predecessor's responsibility is the successor's; NULL: it ended.
CREATE TABLE identity.succession (
  predecessor_id    text NOT NULL REFERENCES identity.organisation,
  responsibility    text NOT NULL,
  successor_id      text REFERENCES identity.organisation CHECK (successor_id <> predecessor_id),
  effective_at      timestamptz NOT NULL,
  reorganisation_id text NOT NULL REFERENCES identity.reorganisation,
  PRIMARY KEY (predecessor_id, responsibility)
);
CREATE INDEX succession_successor ON identity.succession (successor_id);

CREATE TABLE identity.person (
  id                text PRIMARY KEY,
  name              text NOT NULL,
  staff_number      text UNIQUE,
  contact           text,
  registered_at     timestamptz NOT NULL
);

CREATE TABLE identity.post (
  id                text PRIMARY KEY,
  title_zh          text NOT NULL,
  title_en          text NOT NULL,
  starts_at         timestamptz NOT NULL,
  ends_at           timestamptz CHECK (ends_at >= starts_at),
  -- Where its tasks go when it is closed.
  successor_id      text REFERENCES identity.post CHECK (successor_id <> id)
);

CREATE TABLE identity.post_seat (
  post_id           text NOT NULL REFERENCES identity.post,
  organisation_id   text NOT NULL REFERENCES identity.organisation,
  starts_at         timestamptz NOT NULL,
  ends_at           timestamptz CHECK (ends_at >= starts_at),
  reorganisation_id text REFERENCES identity.reorganisation,
  PRIMARY KEY (post_id, starts_at),
  CONSTRAINT one_seat_at_a_time
    EXCLUDE USING gist (post_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX post_seat_organisation ON identity.post_seat (organisation_id);

CREATE TABLE identity.post_role (
  post_id           text NOT NULL REFERENCES identity.post,
  role              text NOT NULL,
  starts_at         timestamptz NOT NULL,
  ends_at           timestamptz CHECK (ends_at >= starts_at),
  PRIMARY KEY (post_id, role, starts_at),
  CONSTRAINT one_grant_of_a_role
    EXCLUDE USING gist (post_id WITH =, role WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX post_role_role ON identity.post_role (role);

-- Who sits in a post: its holder, or a deputy for a term.
CREATE TABLE identity.holding (
  id                text PRIMARY KEY,
  post_id           text NOT NULL REFERENCES identity.post,
  person_id         text NOT NULL REFERENCES identity.person,
  standing          text NOT NULL CHECK (standing IN ('holder', 'deputy')),
  starts_at         timestamptz NOT NULL,
  ends_at           timestamptz CHECK (ends_at >= starts_at),
  decided_by        text NOT NULL,
  reason            text NOT NULL,
  CONSTRAINT deputies_have_a_term CHECK (standing = 'holder' OR ends_at IS NOT NULL),
  CONSTRAINT one_holder_and_one_deputy
    EXCLUDE USING gist (post_id WITH =, standing WITH =, tstzrange(starts_at, ends_at) WITH &&),
  CONSTRAINT nobody_is_their_own_deputy
    EXCLUDE USING gist (post_id WITH =, person_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX holding_person ON identity.holding (person_id);

CREATE TABLE identity.hand_over (
  id                text PRIMARY KEY,
  post_id           text NOT NULL REFERENCES identity.post,
  giver_id          text NOT NULL REFERENCES identity.person,
  receiver_id       text NOT NULL REFERENCES identity.person CHECK (receiver_id <> giver_id),
  things            jsonb NOT NULL,
  reason            text NOT NULL,
  state             text NOT NULL CHECK (state IN ('proposed', 'given', 'done', 'disputed', 'withdrawn')),
  proposed_by       text NOT NULL,
  proposed_at       timestamptz NOT NULL,
  given_at          timestamptz,
  received_at       timestamptz,
  note              text,
  CHECK (state <> 'done' OR (given_at IS NOT NULL AND received_at IS NOT NULL))
);
CREATE UNIQUE INDEX hand_over_one_open ON identity.hand_over (post_id) WHERE state = 'proposed';

-- Separation of duties, kept by the database itself. The list repeats model/separation.ts; a test compares them.
CREATE TABLE identity.separated_role (
  separation        text NOT NULL,
  role              text NOT NULL,
  capacity          text NOT NULL,
  binds_organisation boolean NOT NULL,
  PRIMARY KEY (separation, role)
);
INSERT INTO identity.separated_role (separation, role, capacity, binds_organisation) VALUES
  ('three-administrators', 'system-admin', 'system', false),
  ('three-administrators', 'security-admin', 'security', false),
  ('three-administrators', 'audit-admin', 'audit', false),
  ('registry-and-operation', 'registrar-acceptor', 'registrar', true),
  ('registry-and-operation', 'registrar-reviewer', 'registrar', true),
  ('registry-and-operation', 'registrar-coder', 'registrar', true),
  ('registry-and-operation', 'operator', 'operator', true),
  ('registry-and-operation', 'implementing-body', 'implementing', true);

-- Derived by trigger from holdings, seats and roles of a post.
CREATE TABLE identity.person_capacity (
  post_id           text NOT NULL,
  person_id         text NOT NULL,
  separation        text NOT NULL,
  capacity          text NOT NULL,
  during            tstzrange NOT NULL,
  CONSTRAINT one_capacity_per_person
    EXCLUDE USING gist (person_id WITH =, separation WITH =, capacity WITH <>, during WITH &&)
);
CREATE INDEX person_capacity_post ON identity.person_capacity (post_id);

CREATE TABLE identity.organisation_capacity (
  post_id           text NOT NULL,
  organisation_id   text NOT NULL,
  separation        text NOT NULL,
  capacity          text NOT NULL,
  during            tstzrange NOT NULL,
  CONSTRAINT one_capacity_per_organisation
    EXCLUDE USING gist (organisation_id WITH =, separation WITH =, capacity WITH <>, during WITH &&)
);
CREATE INDEX organisation_capacity_post ON identity.organisation_capacity (post_id);

CREATE FUNCTION identity.derive_capacities() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text := coalesce(NEW.post_id, OLD.post_id);
BEGIN
  DELETE FROM identity.person_capacity WHERE post_id = changed;
  DELETE FROM identity.organisation_capacity WHERE post_id = changed;
  INSERT INTO identity.person_capacity (post_id, person_id, separation, capacity, during)
    SELECT changed, h.person_id, s.separation, s.capacity,
           tstzrange(h.starts_at, h.ends_at) * tstzrange(r.starts_at, r.ends_at)
    FROM identity.holding h
    JOIN identity.post_role r ON r.post_id = h.post_id
      AND tstzrange(r.starts_at, r.ends_at) && tstzrange(h.starts_at, h.ends_at)
    JOIN identity.separated_role s ON s.role = r.role
    WHERE h.post_id = changed;
  INSERT INTO identity.organisation_capacity (post_id, organisation_id, separation, capacity, during)
    SELECT changed, p.organisation_id, s.separation, s.capacity,
           tstzrange(p.starts_at, p.ends_at) * tstzrange(r.starts_at, r.ends_at)
    FROM identity.post_seat p
    JOIN identity.post_role r ON r.post_id = p.post_id
      AND tstzrange(r.starts_at, r.ends_at) && tstzrange(p.starts_at, p.ends_at)
    JOIN identity.separated_role s ON s.role = r.role AND s.binds_organisation
    WHERE p.post_id = changed;
  RETURN NULL;
END $$;

CREATE TRIGGER holding_capacities AFTER INSERT OR UPDATE OR DELETE ON identity.holding
  FOR EACH ROW EXECUTE FUNCTION identity.derive_capacities();
CREATE TRIGGER seat_capacities AFTER INSERT OR UPDATE OR DELETE ON identity.post_seat
  FOR EACH ROW EXECUTE FUNCTION identity.derive_capacities();
CREATE TRIGGER role_capacities AFTER INSERT OR UPDATE OR DELETE ON identity.post_role
  FOR EACH ROW EXECUTE FUNCTION identity.derive_capacities();

CREATE TABLE identity.machine_client (
  id                text PRIMARY KEY,
  -- As registered; who it belongs to now follows the succession of machine-clients.
  organisation_id   text NOT NULL REFERENCES identity.organisation,
  name              text NOT NULL,
  roles             text[] NOT NULL,
  purposes          text[] NOT NULL,
  state             text NOT NULL CHECK (state IN ('registered', 'approved', 'disabled')),
  registered_by     text NOT NULL,
  registered_at     timestamptz NOT NULL,
  approved_by       text CHECK (approved_by <> registered_by),
  approved_at       timestamptz,
  disabled_by       text,
  disabled_at       timestamptz,
  disabled_reason   text,
  CHECK (state <> 'approved' OR approved_by IS NOT NULL)
);
CREATE INDEX machine_client_organisation ON identity.machine_client (organisation_id);

CREATE TABLE identity.client_secret (
  id                text PRIMARY KEY,
  client_id         text NOT NULL REFERENCES identity.machine_client,
  -- scrypt, with its salt and cost in front.
  hash              text NOT NULL,
  issued_by         text NOT NULL,
  starts_at         timestamptz NOT NULL,
  ends_at           timestamptz CHECK (ends_at >= starts_at)
);
CREATE INDEX client_secret_client ON identity.client_secret (client_id);
