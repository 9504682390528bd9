-- A guided price is a price: of one in tiers some tier costs, also where its first units are free.
ALTER TABLE products.price
  DROP CONSTRAINT price_check,
  ADD CONSTRAINT price_check CHECK (
    fee_class = 'free' OR price_fen > 0 OR coalesce(jsonb_path_exists(tiers, '$[*] ? (@.fen != "0")'), false)
  );
