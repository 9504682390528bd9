import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkageBounds } from '#platform/privacy';
import { type LinkageLab, linkageLab } from './lab.ts';

const text = (name: string) => ({ name, type: 'text' });
let lab: LinkageLab;
beforeAll(async () => {
  lab = await linkageLab({ ...linkageBounds, rows: 1_000, columns: 3 });
});
afterAll(() => lab.close());

const measured = (parquetSha256: string, columns: string[]) => ({
  parquetSha256,
  columns,
  quasi: [],
  naming: [],
});
const key = [{ first: 'a', firstView: 'value', second: 'a', secondView: 'value' }] as const;

it('tables beyond the bounds, and files that cannot be read, are not decided', async () => {
  await lab.write('large', { columns: ['a'], rows: Array.from({ length: 1_001 }, (_, at) => [String(at)]) });
  await lab.write('small', { columns: ['a'], rows: [['1']] });
  expect(await lab.engine.sketch('large', [text('a')])).toEqual({ ok: false, reason: 'too-large' });
  expect(await lab.engine.sketch('small', ['a', 'b', 'c', 'd'].map(text))).toEqual({
    ok: false,
    reason: 'too-wide',
  });
  expect(await lab.engine.sketch('missing', [text('a')])).toEqual({ ok: false, reason: 'unreadable' });
  expect(await lab.engine.begin(measured('large', ['a']))).toEqual({ ok: false, reason: 'too-large' });
  const begun = await lab.engine.begin(measured('small', ['a']));
  if (!begun.ok) throw new Error(begun.reason);
  expect(await begun.session.measure(measured('large', ['a']), [key], 5)).toEqual({
    ok: false,
    reason: 'too-large',
  });
  expect(await begun.session.measure(measured('small', ['a']), [key], 5)).toMatchObject({ ok: true });
  await begun.session.close();
});

it('what takes longer than its time is interrupted, and the engine goes on', async () => {
  const hasty = await linkageLab({ ...linkageBounds, pairMs: 1, checkMs: 1 });
  try {
    await hasty.write('wide', {
      columns: ['a', 'b'],
      rows: Array.from({ length: 50_000 }, (_, at) => [`x${at}`, `y${at}`]),
    });
    expect(await hasty.engine.sketch('wide', [text('a'), text('b')])).toEqual({
      ok: false,
      reason: 'took-too-long',
    });
    expect(await hasty.engine.begin(measured('wide', ['a', 'b']))).toEqual({
      ok: false,
      reason: 'took-too-long',
    });
  } finally {
    await hasty.close();
  }
});

it('columns of one value, of none, of huge and hostile cells are sketched in bounded time', async () => {
  const hostile = [
    'a'.repeat(100_000),
    `${'1'.repeat(190)}.`,
    `${'0'.repeat(199)}!`,
    '１'.repeat(150),
    '\u{20BB7}',
    "'; DROP TABLE x; --",
    '\n\t ',
  ];
  await lab.write('odd', {
    columns: ['one', 'none', 'hostile'],
    rows: hostile.map((cell) => ['same', null, cell]),
  });
  const sketch = await lab.engine.sketch('odd', ['one', 'none', 'hostile'].map(text));
  if (!sketch.ok) throw new Error(sketch.reason);
  const seen = sketch.columns
    .filter(({ view }) => view === 'value')
    .map(({ column, filled, distinct }) => [column, filled, distinct]);
  expect(seen).toEqual([
    ['one', 7, 1],
    ['none', 0, 0],
    ['hostile', 5, 5],
  ]);
});

it('the same values give other hashes under another secret', async () => {
  await lab.write('same', { columns: ['a'], rows: [['x'], ['y']] });
  const { createLinkageEngine } = await import('#adapters/duckdb');
  const { valueWays } = await import('#platform/privacy');
  const other = await createLinkageEngine({
    pathOf: lab.pathOf,
    secret: new Uint8Array(32).fill(8),
    ways: valueWays,
    bounds: linkageBounds,
  });
  const [one, two] = [await lab.engine.sketch('same', [text('a')]), await other.sketch('same', [text('a')])];
  await other.close();
  if (!one.ok || !two.ok) throw new Error('not sketched');
  expect([...one.columns[0]!.hashes]).not.toEqual([...two.columns[0]!.hashes]);
  expect(other.keyId).not.toBe(lab.engine.keyId);
});
