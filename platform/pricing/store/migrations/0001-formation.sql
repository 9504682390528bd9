-- 价格形成: what an operator's services may take in a cycle, by which computation, decided by whom; and the ceilings inside it.
CREATE TABLE pricing.formation (
  id                text PRIMARY KEY,
  number            bigint GENERATED ALWAYS AS IDENTITY,
  agreement_id      text NOT NULL,
  agreement_number  text NOT NULL,
  operator          text NOT NULL,
  authorising_body  text NOT NULL,
  price_authority   text NOT NULL,
  data_authority    text NOT NULL,
  state             text NOT NULL CHECK (state IN ('applied', 'filed', 'surveyed', 'proposed', 'approved', 'declined', 'replaced')),
  reason            text NOT NULL,
  registrar_level   text NOT NULL,
  delegation        text,
  cost_year         integer NOT NULL,
  applied_by        text NOT NULL,
  applied_at        timestamptz NOT NULL,
  filed_by          text,
  filed_at          timestamptz,
  subsidy_fen       bigint CHECK (subsidy_fen >= 0),
  survey_reference  text,
  surveyed_by       text,
  surveyed_at       timestamptz,
  ten_year_yield    text,
  yield_year        integer,
  yield_source      text,
  rate              text,
  tax_fen           bigint CHECK (tax_fen >= 0),
  excess_cycles     integer,
  deduction_fen     bigint CHECK (deduction_fen >= 0),
  cost_fen          bigint CHECK (cost_fen >= 0),
  profit_fen        bigint CHECK (profit_fen >= 0),
  revenue_fen       bigint CHECK (revenue_fen >= 0),
  cycle_years       integer,
  proposed_by       text,
  proposed_at       timestamptz,
  valid_from        date,
  valid_until       date,
  decided_by        text,
  decided_at        timestamptz,
  opinion           text,
  log_entry         text,
  CHECK (state NOT IN ('surveyed', 'proposed', 'approved', 'replaced') OR surveyed_at IS NOT NULL),
  CHECK (state NOT IN ('proposed', 'approved', 'replaced') OR revenue_fen IS NOT NULL),
  CHECK (state NOT IN ('approved', 'replaced') OR (valid_until IS NOT NULL AND decided_by <> proposed_by)),
  -- The sum of the computation, whatever the program says.
  CHECK (revenue_fen IS NULL OR revenue_fen = GREATEST(0, cost_fen + profit_fen + tax_fen - deduction_fen))
);
CREATE INDEX formation_newest ON pricing.formation (applied_at DESC, id DESC);
CREATE INDEX formation_of_agreement ON pricing.formation (agreement_id, number);
-- One under way and one in force for an agreement.
CREATE UNIQUE INDEX formation_under_way ON pricing.formation (agreement_id)
  WHERE state IN ('applied', 'filed', 'surveyed', 'proposed');
CREATE UNIQUE INDEX formation_in_force ON pricing.formation (agreement_id) WHERE state = 'approved';

CREATE TABLE pricing.cost_line (
  formation_id   text NOT NULL REFERENCES pricing.formation,
  number         integer NOT NULL,
  what           text NOT NULL,
  item           text NOT NULL CHECK (item IN ('platform', 'handling', 'labour', 'acquisition', 'period')),
  serves         text NOT NULL CHECK (serves IN ('industry', 'public', 'shared')),
  industry_share integer NOT NULL CHECK (industry_share BETWEEN 0 AND 100),
  basis          text,
  filed_fen      bigint NOT NULL CHECK (filed_fen >= 0),
  allowed_fen    bigint CHECK (allowed_fen BETWEEN 0 AND filed_fen),
  cut_reason     text,
  PRIMARY KEY (formation_id, number),
  CHECK (allowed_fen IS NULL OR allowed_fen = filed_fen OR cut_reason IS NOT NULL)
);

-- What was taken above the permitted revenue, in the parts in which it is deducted from later cycles.
CREATE TABLE pricing.deduction (
  from_formation text NOT NULL REFERENCES pricing.formation,
  part           integer NOT NULL,
  agreement_id   text NOT NULL,
  amount_fen     bigint NOT NULL CHECK (amount_fen >= 0),
  taken_by       text REFERENCES pricing.formation,
  PRIMARY KEY (from_formation, part)
);

CREATE TABLE pricing.ceiling_set (
  id            text PRIMARY KEY,
  formation_id  text NOT NULL REFERENCES pricing.formation,
  version       integer NOT NULL,
  state         text NOT NULL CHECK (state IN ('proposed', 'standing', 'declined', 'replaced')),
  reason        text NOT NULL,
  full_fen      numeric(40, 0) NOT NULL,
  proposed_by   text NOT NULL,
  proposed_at   timestamptz NOT NULL,
  decided_by    text,
  decided_at    timestamptz,
  opinion       text,
  log_entry     text,
  UNIQUE (formation_id, version),
  CHECK (decided_by IS NULL OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX ceiling_set_proposed ON pricing.ceiling_set (formation_id) WHERE state = 'proposed';
CREATE UNIQUE INDEX ceiling_set_standing ON pricing.ceiling_set (formation_id) WHERE state = 'standing';

CREATE TABLE pricing.ceiling (
  set_id          text NOT NULL REFERENCES pricing.ceiling_set,
  product_id      text NOT NULL,
  basis           text NOT NULL CHECK (basis IN ('product', 'call', 'hour', 'row', 'byte')),
  ceiling_fen     bigint NOT NULL CHECK (ceiling_fen >= 0),
  expected_volume bigint NOT NULL CHECK (expected_volume >= 0),
  PRIMARY KEY (set_id, product_id)
);
CREATE INDEX ceiling_of_product ON pricing.ceiling (product_id);

-- Each year what was taken beside what is permitted (价格通知 四).
CREATE TABLE pricing.year_review (
  formation_id  text NOT NULL REFERENCES pricing.formation,
  year          integer NOT NULL,
  taken_fen     bigint NOT NULL CHECK (taken_fen >= 0),
  permitted_fen bigint NOT NULL CHECK (permitted_fen >= 0),
  adjust        text NOT NULL CHECK (adjust IN ('nothing', 'prices', 'ceilings')),
  excess_fen    bigint NOT NULL CHECK (excess_fen >= 0),
  measures      text NOT NULL,
  reviewed_by   text NOT NULL,
  reviewed_at   timestamptz NOT NULL,
  log_entry     text NOT NULL,
  PRIMARY KEY (formation_id, year)
);
