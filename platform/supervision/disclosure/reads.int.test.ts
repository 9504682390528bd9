import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { type AnyRead, publicActor, type Read } from '#foundation';
import { authorisationDatabase } from '#platform/authorisation';
import { createSequencer, evidence, publishOverdueTotals } from '#platform/evidence';
import { identity } from '#platform/identity';
import { queryDatabase, refusalsByDay } from '#platform/query';
import { type TestDatabase, testDatabase } from '#testkit';
import { type Operation, operation } from '../../../testkit/operation.ts';
import { supervision } from '../index.ts';

const origin = 'test.example/log';
const ports = { origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] as const };
const unavailable = (): never => {
  throw new Error('not part of this test');
};
const sheets = { write: unavailable, begin: unavailable };
let db: TestDatabase;
let town: Operation;

beforeAll(async () => {
  db = await testDatabase([
    identity,
    evidence(ports),
    authorisationDatabase,
    queryDatabase,
    { name: 'products', migrations: new URL('../../products/store/migrations/', import.meta.url) },
  ]);
  town = operation(db.database, db.pool);
  await town.agreement('agr_1');
  await town.agreement('agr_2', { state: 'suspended', activeAt: '2026-01-05T11:00:00+08:00' });
  await town.fact('authorisation.suspended', 'agr_2');
  await town.product('prd_1', 'agr_1');
  await town.calls(25, 'agr_1');
  await town.calls(3, 'agr_2');
});
afterAll(() => db.close());

async function look<Answer>(name: string, input: object = {}): Promise<Answer> {
  const read = (
    supervision({ log: ports, uploads: unavailable, keys: unavailable, sheets }).reads as readonly AnyRead[]
  ).find((one) => one.name === name) as Read;
  const result = await db.database.transaction((tx) => read.run(publicActor, input as never, tx), {
    mode: 'snapshot',
  });
  if (!result.ok) throw new Error(result.problem.code);
  expect(Value.Errors(read.output, result.value)).toEqual([]);
  return result.value as Answer;
}
interface Line {
  agreementId: string;
  state: string;
  calls: object | null;
  evidence: { kind: string; index: number | null }[];
  untraced: object[];
  duties: { role: string; dueOn: string; complete: boolean; missing: { zh: string }[] }[];
}
interface Disclosed {
  authorisations: { items: Line[]; next: string | null; total: number };
  products: { items: (Omit<Line, 'duties'> & { priceFen: string; purpose: string })[] };
  totals: { from: string; through: string } | null;
  use: { purpose: { zh: string }; calls: object; merged: boolean }[];
  calls: object | null;
  refusals: object | null;
  states: { state: string; count: number }[];
}
const disclosure = (input = {}) => look<Disclosed>('supervision.disclosure', input);

describe('disclosure before any total is published', () => {
  it('says that use is not known, whatever the meter holds', async () => {
    const answer = await disclosure();
    expect([answer.calls, answer.refusals, answer.totals, answer.use]).toEqual([null, null, null, []]);
    expect(answer.authorisations.items.map(({ calls }) => calls)).toEqual([null, null]);
  });

  it('leads each line to its evidence, at first by id alone', async () => {
    const { authorisations, products, states } = await disclosure();
    expect(authorisations.items.map(({ agreementId, state }) => [agreementId, state])).toEqual([
      ['agr_2', 'suspended'],
      ['agr_1', 'active'],
    ]);
    expect(authorisations.items[0]?.evidence).toMatchObject([
      { kind: 'authorisation.in-force', index: null },
      { kind: 'authorisation.suspended', index: null },
    ]);
    expect(products.items[0]).toMatchObject({ priceFen: '150', purpose: '普惠金融服务', untraced: [] });
    expect(authorisations.items.flatMap(({ untraced }) => untraced)).toEqual([]);
    expect(states).toContainEqual({ state: 'suspended', title: { zh: '暂停', en: 'Suspended' }, count: 1 });
  });
});

describe('disclosure after a day', () => {
  beforeAll(async () => {
    db.clock.set('2026-01-06T09:00:00+08:00');
    await db.database.transaction((tx) =>
      publishOverdueTotals(tx, {
        since: Temporal.PlainDate.from('2026-01-05'),
        refusals: refusalsByDay,
      }),
    );
    await createSequencer(db.database, ports).drain();
    await town.calls(40, 'agr_2', 'today-only');
  });

  it('shows use as published: small counts merged, nothing of today', async () => {
    const { use, calls, totals, authorisations, refusals } = await disclosure();
    expect(totals).toMatchObject({ from: '2026-01-05', through: '2026-01-05' });
    expect(use.map(({ purpose, calls, merged }) => [purpose.zh, calls, merged])).toEqual([
      ['普惠金融服务', { atLeast: 25, atMost: 25 }, false],
      ['其他（数量太小，合并公布）', { atLeast: 1, atMost: 9 }, true],
    ]);
    expect([calls, refusals]).toEqual([
      { atLeast: 26, atMost: 34 },
      { atLeast: 0, atMost: 0 },
    ]);
    expect(authorisations.items.map((line) => line.calls)).toEqual([
      { atLeast: 0, atMost: 9 },
      { atLeast: 25, atMost: 34 },
    ]);
    expect(JSON.stringify(await disclosure())).not.toMatch(/today-only|"3"|org_bank/);
  });

  it('gives evidence its place in the log', async () => {
    const { authorisations } = await disclosure();
    expect(authorisations.items[1]?.evidence[0]?.index).toBe(0);
  });

  it('can be asked about days; days without totals are not zero', async () => {
    expect((await disclosure({ until: '2026-01-05' })).calls).toBeNull();
    expect((await disclosure({ from: '2026-01-05', until: '2026-01-06' })).calls).toEqual({
      atLeast: 26,
      atMost: 34,
    });
    expect((await disclosure({ from: '2026-02-28' })).calls).toBeNull();
  });

  it('takes days of the calendar alone', () => {
    const { input } = (
      supervision({ log: ports, uploads: unavailable, keys: unavailable, sheets }).reads as readonly AnyRead[]
    )[0] as Read;
    expect(Value.Check(input, { from: '2026-02-28' })).toBe(true);
    for (const from of ['2026-02-31', '2026-2-1', 'yesterday', ''])
      expect(Value.Check(input, { from })).toBe(false);
  });

  it('says by R33 what each discloser owes next and what is missing', async () => {
    const { authorisations } = await disclosure();
    const duties = authorisations.items.find(({ agreementId }) => agreementId === 'agr_1')?.duties;
    expect(duties?.map(({ role, dueOn, complete }) => [role, dueOn, complete])).toEqual([
      ['implementing-body', '2027-03-31', false],
      ['operator', '2027-03-31', true],
    ]);
    expect(duties?.[0]?.missing.map(({ zh }) => zh)).toEqual(['公共数据运营服务费上限收费标准']);
  });

  it('says by R75 when a line does not lead back to the log', async () => {
    await db.pool.query("DELETE FROM evidence.entry WHERE subject = 'prd_1'");
    const { products } = await disclosure();
    expect(products.items[0]?.untraced).toEqual([{ zh: '缺日志条目', en: 'no entry in the log' }]);
  });
});

describe('one authorisation', () => {
  it('is shown when it ever took effect, and is not there otherwise', async () => {
    expect(await look<Line>('supervision.authorisation', { id: 'agr_2' })).toMatchObject({
      agreementId: 'agr_2',
      state: 'suspended',
    });
    await town.agreement('agr_draft');
    await db.pool.query(
      "UPDATE authorisation.agreement SET active_at = NULL, state = 'draft' WHERE id = 'agr_draft'",
    );
    for (const id of ['agr_draft', 'agr_none'])
      await expect(look('supervision.authorisation', { id })).rejects.toThrow(
        'supervision/no-such-authorisation',
      );
  });
});

describe('the long lists', () => {
  it('go on by cursor without losing or repeating a line, also within one instant', async () => {
    for (let at = 3; at < 8; at++)
      await town.agreement(`agr_${at}`, { activeAt: '2026-01-05T09:30:00+08:00' });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await look<{ items: Line[]; next: string | null; total: number }>(
        'supervision.authorisations',
        { limit: 2, ...(cursor ? { cursor } : {}) },
      );
      expect(page.total).toBe(7);
      seen.push(...page.items.map(({ agreementId }) => agreementId));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(['agr_2', 'agr_1', 'agr_3', 'agr_4', 'agr_5', 'agr_6', 'agr_7']);
  });

  it('begin anew for a cursor that is not theirs', async () => {
    for (const cursor of ['x', 'eyJhdCI6MX0', Buffer.from('{"at":"x","id":"y"}').toString('base64url')]) {
      const page = await look<{ items: Line[] }>('supervision.authorisations', { cursor, limit: 1 });
      expect(page.items[0]?.agreementId).toBe('agr_2');
    }
    expect((await look<{ items: object[] }>('supervision.products', { limit: 1 })).items).toHaveLength(1);
  });
});
