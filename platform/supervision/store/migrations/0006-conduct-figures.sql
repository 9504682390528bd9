-- What the public sees of the conduct of operators: made with the look of a day, so that nobody's question goes over all orders.

CREATE TABLE supervision.conduct_figures (
  day              date PRIMARY KEY,
  computed_at      timestamptz NOT NULL,
  figures          jsonb NOT NULL
);
