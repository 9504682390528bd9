/** How many, as far as published totals tell. Equal ends are an exact number. */
export interface Count {
  readonly atLeast: number;
  readonly atMost: number;
}

/** A published figure: a number, or only that it is smaller than the threshold (and not zero). */
export type PublishedFigure = number | { readonly fewerThan: number };

/** A figure as it may be published: zero tells of nobody, a few could tell who asked about whom. */
export const publishable = (figure: number, threshold: number): PublishedFigure =>
  figure > 0 && figure < threshold ? { fewerThan: threshold } : figure;

export const exactly = (figure: number): Count => ({ atLeast: figure, atMost: figure });

export const countOf = (figure: PublishedFigure): Count =>
  typeof figure === 'number' ? exactly(figure) : { atLeast: 1, atMost: figure.fewerThan - 1 };

export const sumOf = (counts: Iterable<Count>): Count => {
  let [atLeast, atMost] = [0, 0];
  for (const count of counts) {
    atLeast += count.atLeast;
    atMost += count.atMost;
  }
  return { atLeast, atMost };
};
