import { expect, it } from 'vitest';
import { releaseForms } from '../release-form.ts';
import { measuresOf } from './assemble.ts';
import type { SensitiveMeasures } from './measures.ts';
import { R64, thresholdsOf } from './rules.ts';

const sensitive = (distinctL: number, tEqual: number, tOrdered: number | null): SensitiveMeasures => ({
  column: 'illness',
  distinct: 9,
  distinctL,
  entropyL: distinctL,
  recursive: [],
  tEqual,
  tOrdered,
});
const table = (k: number, of: readonly SensitiveMeasures[] = [], leftOut = 0) =>
  measuresOf(
    { rows: k * 10, leftOut, sizes: [{ size: k, classes: 10 }], columns: [], pairs: [], population: null },
    { quasi: [], threshold: 0.05, sensitive: of },
  );
const judged = (
  form: (typeof releaseForms)[number],
  measures: ReturnType<typeof table>,
  direct: string[] = [],
) => R64.judge({ form, measures, direct });

it('R64 lets pass from the k of the form on, and no row below it', () => {
  for (const form of releaseForms) {
    const { k } = thresholdsOf(form);
    expect(judged(form, table(k)).holds).toBe(true);
    expect(judged(form, table(k - 1)).holds).toBe(false);
  }
  expect(thresholdsOf('open').k).toBe(20);
  expect(R64.verified).toBe(false);
  expect(judged('open', table(19)).reasons[0]!.zh).toContain('要求 k ≥ 20（5%）');
});

it('R64 asks for diversity and closeness of every sensitive attribute, by order where it has one', () => {
  expect(judged('open', table(20, [sensitive(3, 0.9, 0.4)])).holds).toBe(true);
  expect(judged('open', table(20, [sensitive(2, 0.1, null)])).holds).toBe(false);
  expect(judged('open', table(20, [sensitive(3, 0.41, null)])).holds).toBe(false);
  expect(judged('open', table(20, [sensitive(5, 0.1, null), sensitive(2, 0.1, null)])).holds).toBe(false);
  expect(judged('authorise', table(3, [sensitive(1, 1, null)])).holds).toBe(true);
});

it('R64 passes no table with direct identifiers to everybody or a buyer', () => {
  expect(releaseForms.filter((form) => judged(form, table(20), ['身份证号']).holds)).toEqual([
    'share',
    'authorise',
  ]);
});

it('R64 passes nothing whose rows were not all judged', () => {
  expect(judged('open', table(50, [], 1)).holds).toBe(false);
});

it('R64 takes the parameters of a profile, and tells first what stands in the way', () => {
  const { holds, reasons } = R64.judge(
    { form: 'open', measures: table(10, [sensitive(3, 0.9, null)]), direct: [] },
    { openK: 10 },
  );
  expect(holds).toBe(false);
  expect(reasons.map(({ en }) => en.split(' ')[0])).toEqual(['Sensitive', 'k', 'The']);
});
