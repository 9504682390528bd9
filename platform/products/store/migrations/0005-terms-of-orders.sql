-- What was sold at what price, and what was refused and why: equal orders are compared with each other.

ALTER TABLE products.product_order
  -- Price in force and definition when the order was accepted; null before that, and where it was not kept.
  ADD COLUMN price_fen bigint,
  ADD COLUMN definition_digest text,
  ADD COLUMN declined_at timestamptz,
  ADD COLUMN declined_why text;

UPDATE products.product_order AS sold SET price_fen = (
  SELECT price.price_fen FROM products.price AS price
  WHERE price.product_id = sold.product_id AND price.priced_at <= sold.accepted_at
  ORDER BY price.version DESC LIMIT 1
) WHERE accepted_at IS NOT NULL;
CREATE INDEX product_order_placed ON products.product_order (created_at);
