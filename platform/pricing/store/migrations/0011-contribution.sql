-- What the weights of a sharing by contribution are made of: a product's revenue divided among the organisations its columns come from.
CREATE TABLE pricing.sharing_contribution (
  sharing_id   text NOT NULL REFERENCES pricing.sharing,
  product_id   text NOT NULL,
  -- Organisation that the items come from, as it is called now.
  source       text NOT NULL,
  columns      bigint NOT NULL CHECK (columns > 0),
  columns_of   bigint NOT NULL CHECK (columns_of >= columns),
  revenue_fen  bigint NOT NULL CHECK (revenue_fen >= 0),
  part_fen     bigint NOT NULL CHECK (part_fen BETWEEN 0 AND revenue_fen),
  PRIMARY KEY (sharing_id, product_id, source)
);
CREATE TRIGGER never_edited BEFORE UPDATE OR DELETE ON pricing.sharing_contribution
  FOR EACH ROW EXECUTE FUNCTION pricing.never_edited();
