-- A returned product is defined anew under its code. What was returned stays here, with who wrote it and why it was returned.

CREATE TABLE products.earlier_definition (
  product_id        text NOT NULL REFERENCES products.product,
  -- 1 is the first that was returned.
  version           integer NOT NULL,
  definition        jsonb NOT NULL,
  digest            text NOT NULL,
  defined_by        text NOT NULL,
  returned_opinion  text NOT NULL,
  replaced_at       timestamptz NOT NULL,
  PRIMARY KEY (product_id, version)
);
