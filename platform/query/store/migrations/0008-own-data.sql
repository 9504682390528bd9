-- Own data that a caller brought into a product's computation (多元数据融合): that it was used and deleted, never the data.
CREATE TABLE query.own_data (
  -- The call is written later in the same transaction.
  call_id       text PRIMARY KEY REFERENCES query.call (id) DEFERRABLE INITIALLY DEFERRED,
  rows          integer NOT NULL,
  -- SHA-256 of a salt that only the caller has, the columns and the rows.
  digest        text NOT NULL,
  -- Where the caller says they come from, and the product they are a delivery of, if of one (R30).
  origin        text NOT NULL,
  from_product  text,
  -- When the release began its files were removed and its key overwritten.
  deleted_at    timestamptz NOT NULL
);
