import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkageBounds } from '#platform/privacy';
import { joinKeys } from '../../platform/privacy/model/linkage/join-keys.ts';
import { type LinkedTable, linkedTable } from '../../platform/privacy/model/linkage/linked-table.ts';
import { type LinkageLab, linkageLab } from './lab.ts';

let lab: LinkageLab;
beforeAll(async () => {
  lab = await linkageLab();
});
afterAll(() => lab.close());

const seed = Date.now() % 2 ** 31;
function random() {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
  };
}

const tables = 200;
const shares = [0.3, 0.5, 0.8, 1] as const;
/** Values of the smaller column that lie where both sketches look, on average; with fewer of them a share of three tenths shows in too few. */
const looked = 40;
const headers = ['许可编号', '企业名称', '设备序列', '档案号', '经营场所'];

/**
 * Released tables of many sizes with columns of their own; each fourth shares a column with the one before it under another header, in one of the
 * shares (of the smaller one). What the sketches are asked: is every planted pair among those that are joined, and how many others. Under other headers a
 * small column beside a large one shows too little of itself in both sketches: such a pair may be lost, and is not asked for.
 */
it(`sketches of ${tables} released tables lose no planted pair that they can see, and spare nine joins of ten (seed ${seed})`, async () => {
  const next = random();
  const planted: { one: number; two: number; share: number; seen: number }[] = [];
  const sketched: LinkedTable[] = [];
  let before: { at: number; rows: number; share: number } | null = null;
  for (let at = 0; at < tables; at++) {
    const rows = 60 + Math.floor(next() ** 3 * 20_000);
    const taken: number = before ? Math.ceil(Math.min(rows, before.rows) * before.share) : 0;
    if (before) {
      const [small, large] = [rows, before.rows].sort((a, b) => a - b) as [number, number];
      const seen = small * Math.min(1, linkageBounds.sketch / large);
      planted.push({ one: before.at, two: at, share: before.share, seen });
    }
    const header = headers[at % headers.length]!;
    await lab.writeSelect(
      `t${at}`,
      `SELECT CASE WHEN range < ${taken} THEN 't${before?.at ?? at}-' ELSE 't${at}-' END || range AS ${header},
              CASE range * ${at + 1} % 7 % 4 WHEN 0 THEN '东城区' WHEN 1 THEN '西城区' WHEN 2 THEN '朝阳区' ELSE '海淀区' END AS 区县 FROM range(${rows})`,
    );
    before = at % 4 === 0 ? { at, rows, share: shares[(at / 4) % shares.length]! } : null;
    const columns = [header, '区县'].map((name) => ({ name, type: 'text' }));
    const sketch = await lab.engine.sketch(`t${at}`, columns);
    if (!sketch.ok) throw new Error(sketch.reason);
    sketched.push(linkedTable(sketch.rows, sketch.columns, new Map()));
  }
  const joined = new Set<string>();
  for (let one = 0; one < tables; one++)
    for (let two = one + 1; two < tables; two++)
      if (joinKeys(sketched[one]!, sketched[two]!).length > 0) joined.add(`${one}/${two}`);
  expect(planted.length).toBe(50);
  const clear = planted.filter(({ seen }) => seen >= looked);
  expect(clear.length).toBeGreaterThan(20);
  expect(clear.filter(({ one, two }) => !joined.has(`${one}/${two}`))).toEqual([]);
  // What cannot be excluded is joined too: small columns beside large ones of the same header.
  expect(joined.size / ((tables * (tables - 1)) / 2)).toBeLessThan(0.1);
}, 600_000);
