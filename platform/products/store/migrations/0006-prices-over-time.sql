-- Prices by tiers and from a day on, and until when an order stood.

-- [{"above", "fen"}]: what holds above so many units. Null: the same for each.
ALTER TABLE products.product
  ADD COLUMN tiers jsonb,
  -- Which of its prices is in force; null before the first.
  ADD COLUMN price_version integer;
ALTER TABLE products.price
  ADD COLUMN tiers jsonb,
  -- From when it holds; null: from when it was set.
  ADD COLUMN effective_at timestamptz;
UPDATE products.product SET price_version = (SELECT max(version) FROM products.price WHERE product_id = product.id);

ALTER TABLE products.product_order
  ADD COLUMN tiers jsonb,
  ADD COLUMN ended_at timestamptz;
-- When an order ended was not kept: no hour of service is charged for it.
UPDATE products.product_order SET ended_at = coalesce(accepted_at, created_at) WHERE state = 'ended';
