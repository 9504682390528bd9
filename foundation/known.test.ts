import { describe, expect, it } from 'vitest';
import {
  absenceTitles,
  allKnown,
  chainKnown,
  describeKnown,
  isKnown,
  type Known,
  known,
  mapKnown,
  none,
  notFound,
  notYetPublished,
  suspended,
  unknown,
} from './known.ts';
import { text } from './text.ts';

const absences: readonly Known<number>[] = [none, unknown(), notFound(), notYetPublished(), suspended()];
const show = (value: number) => text(`${value}件`, `${value} cases`);

describe('known values', () => {
  it('a zero is known', () => {
    expect(isKnown(known(0))).toBe(true);
    expect(describeKnown(known(0), show)).toEqual({ zh: '0件', en: '0 cases' });
  });

  it('map changes values and keeps the reason of an absence', () => {
    expect(mapKnown(known(2), (value) => value * 2)).toEqual(known(4));
    for (const absence of absences) {
      expect(mapKnown(absence, (value) => value * 2)).toEqual(absence);
      expect(chainKnown(absence, () => known(1))).toEqual(absence);
      expect(isKnown(absence)).toBe(false);
    }
    expect(chainKnown(known(2), () => notFound())).toEqual({ state: 'not-found' });
  });

  it('a list is known when every part is', () => {
    expect(allKnown([known(1), known(2)])).toEqual(known([1, 2]));
    expect(allKnown([known(1), suspended(), unknown()])).toEqual({ state: 'suspended' });
    expect(allKnown([])).toEqual(known([]));
  });
});

describe('for people', () => {
  it('no two absences look alike, nor like a zero', () => {
    const shown = [known(0), ...absences].map((candidate) => describeKnown(candidate, show));
    expect(new Set(shown.map(({ zh }) => zh)).size).toBe(6);
    expect(new Set(shown.map(({ en }) => en)).size).toBe(6);
    expect(Object.keys(absenceTitles)).toHaveLength(5);
  });

  it('tells what more is known of the absence', () => {
    const expected = notYetPublished(Temporal.PlainDate.from('2026-12-01'));
    expect(describeKnown(expected, show)).toEqual({
      zh: '尚未公布（预计2026-12-01）',
      en: 'Not yet published (expected 2026-12-01)',
    });
    expect(describeKnown(suspended(text('复核中', 'under review')), show).zh).toBe('已暂停（复核中）');
    expect(describeKnown(notFound(text('登记簿', 'register')), show).en).toBe('Not found (register)');
    expect(describeKnown(unknown(text('未填报', 'not reported')), show).zh).toBe('不详（未填报）');
  });
});
