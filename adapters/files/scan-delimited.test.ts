import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { scanDelimited } from './scan-delimited.ts';

const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** What papaparse makes of it, the newline at the end left out; `undefined` when it finds fault with a quote. */
function byPapaparse(text: string): string[][] | undefined {
  const unified = text.replaceAll('\r\n', '\n');
  const { data, errors } = Papa.parse<string[]>(unified, { delimiter: ',', newline: '\n', quoteChar: '"' });
  if (errors.some(({ type }) => type === 'Quotes')) return undefined;
  if (unified.endsWith('\n') && data.at(-1)?.length === 1 && data.at(-1)?.[0] === '') data.pop();
  return data;
}

const cell = fc.oneof(
  fc.constantFrom('', '1', '甲', '合计', ' x ', '\r', '2022-01-02', '😀', '0'.repeat(20)),
  fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/[",\n]/g, '')),
);
const quoted = fc
  .oneof(cell, fc.constantFrom('a"b', 'a,b', 'a\nb', 'a\r\nb', '"', '""', ''))
  .map((text) => `"${text.replaceAll('"', '""')}"`);
const line = fc
  .array(fc.oneof({ weight: 4, arbitrary: cell }, quoted), { minLength: 1, maxLength: 6 })
  .map((cells) => cells.join(','));
const wellFormed = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 40 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, newline, ends]) => lines.join(newline) + (ends ? newline : ''));
const anything = fc
  .array(fc.constantFrom('a', ',', '"', '""', '\n', '\r\n', '\r', ' ', '甲'), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe(`rows of delimited text (seed ${seed})`, () => {
  it('are those of papaparse, cell for cell, and the columns by distinct cells say the same', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const scanned = scanDelimited(text, ',', 1000)!;
        expect(scanned.rows).toEqual(byPapaparse(text));
        scanned.columns.forEach(({ ids, values }, position) => {
          expect(new Set(values).size).toBe(values.length);
          expect([...ids].map((id) => (id < 0 ? undefined : values[id]))).toEqual(
            scanned.rows.map((row) => row[position]),
          );
        });
      }),
      { seed, numRuns: 400 },
    );
  });

  it('are left to papaparse whenever a quote is out of place, and only what both read the same is taken', () => {
    let left = 0;
    fc.assert(
      fc.property(anything, (text) => {
        const scanned = scanDelimited(text, ',', 1000);
        if (!scanned) left++;
        else if (text !== '') expect(scanned.rows).toEqual(byPapaparse(text));
      }),
      { seed, numRuns: 2000 },
    );
    expect(left).toBeGreaterThan(100);
  });

  it('keep distinct cells apart however many there are', () => {
    const text = Array.from({ length: 5000 }, (_, row) => `${row},${row % 7},x`).join('\n');
    const { columns } = scanDelimited(text, ',', 10_000)!;
    expect(columns.map(({ values }) => values.length)).toEqual([5000, 7, 1]);
    expect(columns[0]!.values[4321]).toBe('4321');
  });

  it('stop at the bound', () => {
    expect(scanDelimited('a\nb\nc\n', ',', 2)!.rows).toEqual([['a'], ['b']]);
    expect(scanDelimited(','.repeat(300), ',', 10)).toBeUndefined();
  });
});
