-- Data products and services (数据产品和服务): definition, review, listing, order, delivery.

CREATE TABLE products.product (
  id              text PRIMARY KEY,
  code            text NOT NULL,
  title           text NOT NULL,
  summary         text NOT NULL,
  form            text NOT NULL CHECK (form IN ('aggregate', 'verification')),
  agreement_id    text NOT NULL,
  operator        text NOT NULL,
  purpose         text NOT NULL,
  -- What runs: {sql, parameters} or {resource, key, fields}.
  definition      jsonb NOT NULL,
  digest          text NOT NULL,
  fee_class       text NOT NULL CHECK (fee_class IN ('free', 'guided')),
  -- Fen for one call; formation comes with pricing.
  price_fen       bigint NOT NULL,
  state           text NOT NULL,
  defined_by      text NOT NULL,
  reviewed_by     text,
  review_opinion  text,
  listed_at       timestamptz,
  delivered_at    timestamptz,
  created_at      timestamptz NOT NULL,
  UNIQUE (operator, code)
);

CREATE TABLE products.product_order (
  id              text PRIMARY KEY,
  product_id      text NOT NULL REFERENCES products.product,
  buyer           text NOT NULL,
  state           text NOT NULL CHECK (state IN ('placed', 'accepted', 'declined', 'ended')),
  ordered_by      text NOT NULL,
  accepted_by     text,
  created_at      timestamptz NOT NULL,
  accepted_at     timestamptz
);
CREATE UNIQUE INDEX order_live ON products.product_order (product_id, buyer) WHERE state IN ('placed', 'accepted');
