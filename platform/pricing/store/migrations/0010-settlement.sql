-- 结算: periods that are closed, statements out of the meter, bills, payments and what corrects them, the ledger, and benefit sharing.

-- A settlement period of an agreement that was closed, once.
CREATE TABLE pricing.period (
  agreement_id  text NOT NULL,
  from_on       date NOT NULL,
  until_on      date NOT NULL,
  closed_at     timestamptz NOT NULL,
  -- Calls of products in it, as the meter had them then.
  calls         bigint NOT NULL CHECK (calls >= 0),
  PRIMARY KEY (agreement_id, from_on),
  CHECK (until_on > from_on)
);

CREATE TABLE pricing.statement (
  id                text PRIMARY KEY,
  agreement_id      text NOT NULL,
  agreement_number  text NOT NULL,
  operator          text NOT NULL,
  implementing_body text NOT NULL,
  buyer             text NOT NULL,
  from_on           date NOT NULL,
  until_on          date NOT NULL,
  state             text NOT NULL CHECK (state IN ('issued', 'disputed', 'confirmed', 'billed', 'closed')),
  calls             bigint NOT NULL CHECK (calls >= 0),
  total_fen         bigint NOT NULL CHECK (total_fen >= 0),
  -- What is to be billed: the total, less what a dispute took off.
  accepted_fen      bigint CHECK (accepted_fen BETWEEN 0 AND total_fen),
  digest            text NOT NULL,
  entry_id          text NOT NULL,
  issued_at         timestamptz NOT NULL,
  -- Silence until then confirms.
  due_on            date,
  disputed_by       text,
  disputed_at       timestamptz,
  settled_how       text CHECK (settled_how IN ('confirmed', 'silent', 'decided', 'nothing-due')),
  settled_by        text,
  settled_at        timestamptz,
  FOREIGN KEY (agreement_id, from_on) REFERENCES pricing.period,
  UNIQUE (agreement_id, buyer, from_on),
  CHECK ((state IN ('issued', 'disputed')) = (settled_at IS NULL)),
  CHECK ((settled_at IS NULL) = (accepted_fen IS NULL))
);
CREATE INDEX statement_newest ON pricing.statement (issued_at DESC, id DESC);
CREATE INDEX statement_of_buyer ON pricing.statement (buyer, issued_at DESC, id DESC);
CREATE INDEX statement_of_operator ON pricing.statement (operator, issued_at DESC, id DESC);

CREATE TABLE pricing.statement_line (
  statement_id      text NOT NULL REFERENCES pricing.statement,
  line              integer NOT NULL CHECK (line > 0),
  product_id        text NOT NULL,
  product_title     text NOT NULL,
  purpose           text NOT NULL,
  purpose_class     text NOT NULL,
  basis             text NOT NULL,
  -- The price as agreed in the order; null where none was agreed and none was in force.
  price_fen         bigint NOT NULL CHECK (price_fen >= 0),
  price_source      text NOT NULL CHECK (price_source IN ('order', 'price-list', 'none')),
  order_id          text,
  -- Lines of the meter in [from_at, until_at).
  from_at           timestamptz NOT NULL,
  until_at          timestamptz NOT NULL,
  -- Of a period closed before: it was committed after that.
  late              boolean NOT NULL,
  calls             bigint NOT NULL CHECK (calls >= 0),
  quantity          bigint NOT NULL CHECK (quantity >= 0),
  amount_fen        bigint NOT NULL,
  dispute           text,
  accepted_quantity bigint CHECK (accepted_quantity BETWEEN 0 AND quantity),
  decision          text,
  PRIMARY KEY (statement_id, line),
  CHECK (amount_fen = quantity * price_fen),
  CHECK (until_at > from_at)
);

CREATE TABLE pricing.bill (
  id            text PRIMARY KEY,
  -- 文号 of its paper: of one operator and year without gaps.
  number        text NOT NULL UNIQUE,
  document_id   text NOT NULL,
  statement_id  text NOT NULL UNIQUE REFERENCES pricing.statement,
  agreement_id  text NOT NULL,
  operator      text NOT NULL,
  buyer         text NOT NULL,
  gross_fen     bigint NOT NULL CHECK (gross_fen > 0),
  -- Of ten thousand; the price includes it.
  tax_rate      integer NOT NULL CHECK (tax_rate BETWEEN 0 AND 9999),
  tax_fen       bigint NOT NULL CHECK (tax_fen >= 0 AND tax_fen <= gross_fen),
  due_on        date NOT NULL,
  issued_by     text NOT NULL,
  issued_at     timestamptz NOT NULL
);
CREATE INDEX bill_newest ON pricing.bill (issued_at DESC, id DESC);
CREATE INDEX bill_of_agreement ON pricing.bill (agreement_id);

CREATE TABLE pricing.bill_line (
  bill_id       text NOT NULL REFERENCES pricing.bill,
  line          integer NOT NULL,
  product_title text NOT NULL,
  purpose_class text NOT NULL,
  quantity      bigint NOT NULL CHECK (quantity > 0),
  price_fen     bigint NOT NULL CHECK (price_fen > 0),
  gross_fen     bigint NOT NULL,
  tax_fen       bigint NOT NULL,
  PRIMARY KEY (bill_id, line),
  CHECK (gross_fen = quantity * price_fen)
);

CREATE TABLE pricing.payment (
  id            text PRIMARY KEY,
  bill_id       text NOT NULL REFERENCES pricing.bill,
  operator      text NOT NULL,
  amount_fen    bigint NOT NULL CHECK (amount_fen > 0),
  -- What of it settles the bill, and what is more than was due.
  applied_fen   bigint NOT NULL CHECK (applied_fen >= 0),
  surplus_fen   bigint NOT NULL CHECK (surplus_fen >= 0),
  -- Without tax, of what settles the bill: what is shared.
  net_fen       bigint NOT NULL CHECK (net_fen >= 0),
  paid_on       date NOT NULL,
  late_days     integer NOT NULL CHECK (late_days >= 0),
  payer         text NOT NULL,
  -- Why somebody else pays.
  on_behalf     text,
  -- Serial number of the bank's slip.
  reference     text NOT NULL,
  slip_name     text,
  slip_sha256   text,
  recorded_by   text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  UNIQUE (operator, reference),
  CHECK (amount_fen = applied_fen + surplus_fen)
);
CREATE INDEX payment_of ON pricing.payment (bill_id);

CREATE TABLE pricing.credit_note (
  id            text PRIMARY KEY,
  bill_id       text NOT NULL REFERENCES pricing.bill,
  line          integer NOT NULL,
  gross_fen     bigint NOT NULL CHECK (gross_fen > 0),
  tax_fen       bigint NOT NULL CHECK (tax_fen >= 0),
  reason        text NOT NULL,
  state         text NOT NULL CHECK (state IN ('proposed', 'approved', 'declined')),
  -- What of it was still to be paid; the rest is owed to the buyer, and was shared before without tax.
  open_fen      bigint,
  net_back_fen  bigint,
  number        text UNIQUE,
  document_id   text,
  proposed_by   text NOT NULL,
  proposed_at   timestamptz NOT NULL,
  decided_by    text,
  decided_at    timestamptz,
  opinion       text,
  FOREIGN KEY (bill_id, line) REFERENCES pricing.bill_line,
  CHECK ((state = 'proposed') = (decided_at IS NULL)),
  CHECK (decided_by <> proposed_by),
  CHECK ((state = 'approved') = (number IS NOT NULL)),
  CHECK ((state = 'approved') = (open_fen IS NOT NULL))
);
CREATE INDEX credit_note_of ON pricing.credit_note (bill_id);

CREATE TABLE pricing.write_off (
  bill_id       text PRIMARY KEY REFERENCES pricing.bill,
  amount_fen    bigint NOT NULL CHECK (amount_fen > 0),
  reason        text NOT NULL,
  written_by    text NOT NULL,
  written_at    timestamptz NOT NULL
);

CREATE TABLE pricing.refund (
  id            text PRIMARY KEY,
  bill_id       text NOT NULL REFERENCES pricing.bill,
  operator      text NOT NULL,
  amount_fen    bigint NOT NULL CHECK (amount_fen > 0),
  reference     text NOT NULL,
  recorded_by   text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  UNIQUE (operator, reference)
);
CREATE INDEX refund_of ON pricing.refund (bill_id);

-- The ledger, by double entry. One posting for each document.
CREATE TABLE pricing.posting (
  id            text PRIMARY KEY,
  -- Organisation whose book it is.
  book          text NOT NULL,
  document_kind text NOT NULL,
  document_id   text NOT NULL,
  agreement_id  text NOT NULL,
  title         text NOT NULL,
  posted_at     timestamptz NOT NULL,
  UNIQUE (document_kind, document_id)
);
CREATE INDEX posting_of_book ON pricing.posting (book, posted_at DESC, id DESC);

CREATE TABLE pricing.entry (
  posting_id    text NOT NULL REFERENCES pricing.posting,
  line          integer NOT NULL,
  account       text NOT NULL,
  -- Organisation on the other side, where the account is kept by party.
  party         text,
  debit_fen     bigint NOT NULL DEFAULT 0 CHECK (debit_fen >= 0),
  credit_fen    bigint NOT NULL DEFAULT 0 CHECK (credit_fen >= 0),
  PRIMARY KEY (posting_id, line),
  CHECK ((debit_fen = 0) <> (credit_fen = 0))
);

-- At the commit every posting has entries, and its debits are its credits.
CREATE FUNCTION pricing.posting_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  posting text := CASE TG_TABLE_NAME WHEN 'posting' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'posting_id' END;
  entries integer;
  difference numeric;
BEGIN
  SELECT count(*), coalesce(sum(debit_fen) - sum(credit_fen), 0) INTO entries, difference FROM pricing.entry WHERE posting_id = posting;
  IF entries < 2 OR difference <> 0 THEN
    RAISE check_violation USING MESSAGE = format('posting %s does not balance', posting), CONSTRAINT = 'posting_balances';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON pricing.posting
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pricing.posting_balances();
CREATE CONSTRAINT TRIGGER entry_balances AFTER INSERT ON pricing.entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pricing.posting_balances();

-- What was issued or posted is never edited: another document corrects it.
CREATE FUNCTION pricing.never_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE integrity_constraint_violation USING MESSAGE = format('%s is never edited: another document corrects it', TG_TABLE_NAME);
END $$;
CREATE TRIGGER never_edited BEFORE UPDATE OR DELETE ON pricing.posting FOR EACH ROW EXECUTE FUNCTION pricing.never_edited();
CREATE TRIGGER never_edited BEFORE UPDATE OR DELETE ON pricing.entry FOR EACH ROW EXECUTE FUNCTION pricing.never_edited();
CREATE TRIGGER never_edited BEFORE UPDATE OR DELETE ON pricing.bill FOR EACH ROW EXECUTE FUNCTION pricing.never_edited();
CREATE TRIGGER never_edited BEFORE UPDATE OR DELETE ON pricing.bill_line FOR EACH ROW EXECUTE FUNCTION pricing.never_edited();
CREATE TRIGGER never_edited BEFORE UPDATE OR DELETE ON pricing.payment FOR EACH ROW EXECUTE FUNCTION pricing.never_edited();
CREATE TRIGGER never_edited BEFORE UPDATE OR DELETE ON pricing.write_off FOR EACH ROW EXECUTE FUNCTION pricing.never_edited();
CREATE TRIGGER never_edited BEFORE UPDATE OR DELETE ON pricing.refund FOR EACH ROW EXECUTE FUNCTION pricing.never_edited();

-- 收益分配: what was received and not shared yet, divided by the agreement's rule.
CREATE TABLE pricing.sharing (
  id              text PRIMARY KEY,
  agreement_id    text NOT NULL,
  agreement_digest text NOT NULL,
  operator        text NOT NULL,
  implementing_body text NOT NULL,
  state           text NOT NULL CHECK (state IN ('proposed', 'decided', 'withdrawn')),
  revenue_fen     bigint NOT NULL CHECK (revenue_fen > 0),
  cost_fen        bigint NOT NULL CHECK (cost_fen >= 0),
  cost_basis      text,
  profit_fen      bigint NOT NULL CHECK (profit_fen >= 0),
  cap_fen         bigint,
  -- What stays with the operator.
  kept_fen        bigint NOT NULL CHECK (kept_fen >= 0),
  number          text UNIQUE,
  document_id     text,
  proposed_by     text NOT NULL,
  proposed_at     timestamptz NOT NULL,
  decided_by      text,
  decided_at      timestamptz,
  opinion         text,
  CHECK ((state = 'proposed') = (decided_at IS NULL)),
  CHECK (decided_by <> proposed_by OR state <> 'decided')
);
CREATE UNIQUE INDEX sharing_open ON pricing.sharing (agreement_id) WHERE state = 'proposed';
CREATE INDEX sharing_newest ON pricing.sharing (proposed_at DESC, id DESC);

-- Where its revenue comes from: payments, less what credit notes gave back. Each is shared once.
CREATE TABLE pricing.sharing_source (
  sharing_id  text NOT NULL REFERENCES pricing.sharing,
  kind        text NOT NULL CHECK (kind IN ('payment', 'credit-note')),
  source_id   text NOT NULL,
  amount_fen  bigint NOT NULL,
  PRIMARY KEY (kind, source_id)
);
CREATE INDEX sharing_source_of ON pricing.sharing_source (sharing_id);

CREATE TABLE pricing.sharing_line (
  sharing_id    text NOT NULL REFERENCES pricing.sharing,
  line          integer NOT NULL,
  -- Place of its rule in the agreement's benefit sharing.
  rule          integer NOT NULL,
  party         text NOT NULL,
  party_name    text NOT NULL,
  party_kind    text NOT NULL,
  way           text NOT NULL CHECK (way IN ('money', 'services', 'data-governance', 'non-tax-revenue')),
  share         text NOT NULL,
  share_of      text NOT NULL CHECK (share_of IN ('revenue', 'profit')),
  -- Columns of the products that come from this party, of all; null where the share is agreed with it alone.
  weight        bigint,
  weight_of     bigint,
  amount_fen    bigint NOT NULL CHECK (amount_fen >= 0),
  PRIMARY KEY (sharing_id, line)
);

CREATE TABLE pricing.payout (
  sharing_id    text NOT NULL,
  line          integer NOT NULL,
  amount_fen    bigint NOT NULL CHECK (amount_fen > 0),
  payee         text NOT NULL,
  -- Number of the notice of payment of non-tax revenue (非税收入缴款书).
  treasury_notice text,
  reference     text NOT NULL,
  paid_on       date NOT NULL,
  recorded_by   text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  PRIMARY KEY (sharing_id, line),
  FOREIGN KEY (sharing_id, line) REFERENCES pricing.sharing_line
);
CREATE TRIGGER never_edited BEFORE UPDATE OR DELETE ON pricing.payout FOR EACH ROW EXECUTE FUNCTION pricing.never_edited();

-- In kind (实施规范 Art 20): what was done, for what value, and that the other side has it.
CREATE TABLE pricing.delivery (
  id            text PRIMARY KEY,
  sharing_id    text NOT NULL,
  line          integer NOT NULL,
  what          text NOT NULL,
  value_fen     bigint NOT NULL CHECK (value_fen > 0),
  delivered_on  date NOT NULL,
  state         text NOT NULL CHECK (state IN ('recorded', 'confirmed', 'declined')),
  recorded_by   text NOT NULL,
  recorded_at   timestamptz NOT NULL,
  confirmed_by  text,
  confirmed_at  timestamptz,
  opinion       text,
  FOREIGN KEY (sharing_id, line) REFERENCES pricing.sharing_line,
  CHECK ((state = 'recorded') = (confirmed_at IS NULL)),
  CHECK (confirmed_by <> recorded_by)
);
CREATE INDEX delivery_of ON pricing.delivery (sharing_id, line);
