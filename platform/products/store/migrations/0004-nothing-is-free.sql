-- What is given for nothing is free, also where its use might be charged for (价格通知 一): a guided price is a price. The class was
-- taken from the use alone before.
UPDATE products.product SET fee_class = 'free' WHERE price_fen = 0;
UPDATE products.price SET fee_class = 'free' WHERE price_fen = 0;
ALTER TABLE products.price ADD CHECK (fee_class = 'free' OR price_fen > 0);
