import { describe, expect, it } from 'vitest';
import type { Family } from '../../model/detection/index.ts';
import { corpus } from './corpus.ts';
import { foundIn, measureCorpus } from './measure.ts';
import { negatives } from './negatives.ts';

/** Below one where the corpus holds what the detectors cannot tell; docs/reference/detection.md lists each column missed. */
const recallFloors: { readonly [family in Family]?: number } = { 'person-name': 0.97 };
const usualFloor = 0.98;

describe('the corpus of personal data and what looks like it', () => {
  const measures = measureCorpus();

  it('is the same each time it is made', () => {
    expect(corpus()).toEqual(corpus());
    expect(corpus().length).toBeGreaterThan(550);
  });
  it.each(measures.map((measure) => [measure.family, measure] as const))(
    '%s: precision and recall are no less than they were',
    (family, { precision, recall, missed, wrong }) => {
      expect(precision, `called and not there: ${wrong.join('; ')}`).toBeGreaterThanOrEqual(usualFloor);
      expect(recall, `missed: ${missed.join('; ')}`).toBeGreaterThanOrEqual(
        recallFloors[family] ?? usualFloor,
      );
    },
  );
  it('no column of what only looks like personal data is called so', () => {
    const names = new Set(negatives.map(({ name }) => name));
    const called = corpus()
      .filter(({ name }) => names.has(name))
      .flatMap((column) => foundIn(column).map((family) => `${column.name} (${column.header}): ${family}`));
    expect(called).toEqual([]);
  });
});
