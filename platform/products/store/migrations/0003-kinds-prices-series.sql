-- Kinds of product, the price as a step of its own, the series of indices and the reports delivered.

ALTER TABLE products.product ADD COLUMN kind text;
UPDATE products.product SET kind = CASE form WHEN 'verification' THEN 'verification' ELSE 'data-api' END;
ALTER TABLE products.product ALTER COLUMN kind SET NOT NULL;
ALTER TABLE products.product ADD CHECK (kind IN ('data-api', 'verification', 'index', 'report', 'model-features'));
-- The form is the agreement's: what may come out.
ALTER TABLE products.product DROP CONSTRAINT product_form_check;
ALTER TABLE products.product ADD CHECK (form IN ('aggregate', 'verification', 'open-extract', 'model-training'));

-- Items of each resource that the definition reads anywhere: [{"resourceId", "itemIds"}]. Null: defined before this was kept.
ALTER TABLE products.product ADD COLUMN sources jsonb;

-- `price_fen` of the product is what was proposed until it is priced, and the price in force after that.
CREATE TABLE products.price (
  product_id   text NOT NULL REFERENCES products.product,
  version      integer NOT NULL,
  fee_class    text NOT NULL CHECK (fee_class IN ('free', 'guided')),
  price_fen    bigint NOT NULL CHECK (price_fen >= 0),
  -- Why it is this price: the ceiling's decision, the trial, or the use that is free.
  basis        text NOT NULL,
  priced_by    text NOT NULL,
  priced_at    timestamptz NOT NULL,
  PRIMARY KEY (product_id, version)
);
INSERT INTO products.price (product_id, version, fee_class, price_fen, basis, priced_by, priced_at)
  SELECT id, 1, fee_class, price_fen, '定义时拟定，随业务合规审核通过', defined_by, listed_at
  FROM products.product WHERE listed_at IS NOT NULL;

-- The published series of an index; a later number of a period is a revision beside the earlier one.
CREATE TABLE products.index_point (
  product_id    text NOT NULL REFERENCES products.product,
  period        text NOT NULL,
  version       integer NOT NULL,
  -- Place in the series: the order the definition gives its periods.
  place         integer NOT NULL,
  -- Null: the index is not known for this period.
  value         numeric,
  receipt_id    text NOT NULL,
  published_by  text NOT NULL,
  published_at  timestamptz NOT NULL,
  PRIMARY KEY (product_id, period, version)
);

-- A report that was delivered: which, under which order, with the receipts of its queries. What it says is not kept.
CREATE TABLE products.report_delivery (
  id            text PRIMARY KEY,
  product_id    text NOT NULL REFERENCES products.product,
  order_id      text NOT NULL REFERENCES products.product_order,
  period        text NOT NULL,
  parameters    jsonb NOT NULL,
  receipts      jsonb NOT NULL,
  -- SHA-256 of the report in canonical JSON.
  digest        text NOT NULL,
  delivered_at  timestamptz NOT NULL
);
CREATE INDEX report_delivery_of_order ON products.report_delivery (order_id, delivered_at);
