import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { expectOk, type Module, type Tx, text } from '#foundation';
import { caseworkDatabase, createTicker, tasksOf } from '#platform/casework';
import { identity } from '#platform/identity';
import { type Receipt, verifyReceipt } from '#verifier';
import { type StaffedHouse, staffedHouse } from '../../../testkit/staffed-house.ts';
import {
  appendEntry,
  auditedEntries,
  createSequencer,
  entryStanding,
  evidence,
  type LogPorts,
  type Need,
  openingsOf,
  publicFacts,
  receipt,
  recordUse,
} from '../index.ts';
import { erasureClock } from './run-erasure.ts';

const origin = 'test.example/log';
const [made, later] = ['2026-01-05T09:00:00+08:00', '2029-06-01T09:00:00+08:00'];
let house: StaffedHouse;
let log: LogPorts;
let needs: Map<string, Need>;
let module: Module;
const failures: unknown[] = [];

beforeEach(async () => {
  failures.length = 0;
  log = { origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] };
  needs = new Map();
  module = evidence(log, {
    needs: async (_tx, ids) => new Map(ids.flatMap((id) => (needs.has(id) ? [[id, needs.get(id)!]] : []))),
    batch: 3,
  });
  house = await staffedHouse([identity, { ...caseworkDatabase, title: text('办件', 'Casework') }, module]);
  house.db.clock.set(made);
});
afterEach(() => house.db.close());

const within = <Value>(body: (tx: Tx) => Promise<Value>) => house.db.database.transaction(body);
const called = (agreement = 'agr_1', more: { product?: string; buyer?: string } = {}) =>
  within(async (tx) => {
    const { product = 'prd_1', buyer = 'org_bank' } = more;
    const { id } = await appendEntry(tx, {
      kind: 'query.call',
      fields: { agreement: '公授〔2026〕1号', product, organisation: buyer },
    });
    await recordUse(tx, { entry: id, product, agreement, purpose: '贷前核验', buyer, units: 3n });
    return id;
  });
const consented = (product: string) =>
  within(async (tx) => (await appendEntry(tx, { kind: 'query.consent', fields: { product } })).id);
const ticker = (handler = module.clocks![erasureClock]!) =>
  createTicker({
    database: house.db.database,
    clock: house.db.clock,
    handlers: new Map([[erasureClock, handler]]),
    onError: (_clock, error) => failures.push(error),
  });
const propose = (before: string) =>
  house.does('authority', 'evidence.propose-erasure', { before, reason: '三年保存期已满' });
/** Proposed, decided, worked through. */
async function erased(before: string): Promise<string> {
  const { erasureId } = expectOk(await propose(before));
  expectOk(await house.does('security', 'evidence.approve-erasure', { erasureId }));
  await ticker().tick();
  expect(failures).toEqual([]);
  return erasureId;
}
const kept = async (ids: readonly string[]) => {
  const found = await Promise.all(ids.map((id) => within((tx) => openingsOf(tx, id))));
  return found.map((openings) => openings !== null);
};
const erasure = async (id: string) =>
  (
    await house.db.pool.query<{ state: string; erased: bigint; kept: bigint }>(
      'SELECT state, erased, kept FROM evidence.erasure WHERE id = $1',
      [id],
    )
  ).rows[0];
const over = (title: string, at: string | null, parties: readonly string[] = []): Need => ({
  parties,
  title: text(title, title),
  over: at === null ? null : Temporal.Instant.from(at),
  because: text('协议', 'agreement'),
});
const check = (name: string) => house.read((tx) => module.checks!.find((one) => one.name === name)!.run(tx));

describe('deciding to erase (R67)', () => {
  it('is refused before the period is over, with the latest date there is', async () => {
    house.db.clock.set('2029-01-05T23:59:59+08:00');
    expect(await propose('2026-01-06')).toMatchObject({
      ok: false,
      problem: {
        code: 'evidence/retention-not-over',
        rule: 'R67',
        detail: { zh: expect.stringContaining('今天最晚可以填2026-01-05') },
      },
    });
    house.db.clock.set('2029-01-06T00:00:00+08:00');
    expectOk(await propose('2026-01-06'));
  });

  it('takes two persons: the data authority proposes, the security administrator decides, nobody else', async () => {
    house.db.clock.set(later);
    // Without a permit there is nothing to find; an auditor is told why not.
    for (const who of ['security', 'system', 'registrar'] as const)
      expect(
        await house.outcome(who, 'evidence.propose-erasure', { before: '2026-02-01', reason: '保存期满' }),
      ).toBe('request/not-found');
    const { erasureId } = expectOk(await propose('2026-02-01'));
    expect(await within((tx) => tasksOf(tx, { kind: 'erasure', id: erasureId }))).toMatchObject([
      { postId: house.postId('security'), state: 'open' },
    ]);
    expect(await house.outcome('audit', 'evidence.approve-erasure', { erasureId })).toBe('request/forbidden');
    for (const who of ['system', 'registrar'] as const)
      expect(await house.outcome(who, 'evidence.approve-erasure', { erasureId })).toBe('request/not-found');
    expect((await propose('2026-01-07')).ok).toBe(false);
    expectOk(
      await house.does('security', 'evidence.decline-erasure', { erasureId, opinion: '先等审计结束' }),
    );
    await ticker().tick();
    expect(await erasure(erasureId)).toMatchObject({ state: 'declined', erased: 0n });
    // Declined is not open: another can be proposed.
    expectOk(await propose('2026-01-07'));
  });
});

describe('erasing', () => {
  it('takes salts and values in batches, once, announces it, and leaves what is younger', async () => {
    const old: string[] = [];
    for (let count = 0; count < 11; count += 1) old.push(await called());
    house.db.clock.set('2026-03-01T09:00:00+08:00');
    const young = await called();
    await createSequencer(house.db.database, log).drain();
    const before = (await within((tx) => receipt(tx, log, old[0]!))) as Receipt;
    house.db.clock.set(later);
    const id = await erased('2026-02-01');
    expect(await kept([...old, young])).toEqual([...old.map(() => false), true]);
    expect(await erasure(id)).toEqual({ state: 'done', erased: 11n, kept: 0n });
    await createSequencer(house.db.database, log).drain();
    expect(
      await within((tx) => publicFacts(tx, { kind: 'evidence.openings-erased', limit: 5 })),
    ).toMatchObject([
      {
        index: 12,
        leaf: {
          subject: id,
          fact: { before: '2026-02-01', decidedOn: '2029-06-01', rule: 'R67', erased: 11, kept: 0 },
        },
      },
    ]);
    // What was fetched before says and proves the same as ever; what is fetched now proves that it stands there, and no more.
    expect(verifyReceipt(before).valid).toBe(true);
    const after = (await within((tx) => receipt(tx, log, old[0]!))) as Receipt;
    expect(after).toMatchObject({ leaf: before.leaf, index: before.index, disclosed: {} });
    const verdict = verifyReceipt(after);
    expect(verdict.valid).toBe(true);
    expect(verdict.facts).toContainEqual({ label: expect.anything(), value: '4' });
    expect(await within((tx) => entryStanding(tx, old[0]!))).toMatchObject({
      index: 0,
      fields: [],
      erased: { erasure: id, factIndex: 12 },
    });
    expect(await within((tx) => entryStanding(tx, young))).toMatchObject({ erased: null });
    expect(await within((tx) => entryStanding(tx, 'ent_nothing'))).toBeNull();
    // The meter line is there as before: sums of use do not change.
    expect((await within((tx) => auditedEntries(tx, old))).get(old[3]!)).toMatchObject({
      values: null,
      erasedBy: id,
      meter: { units: 3n },
    });
    expect(await check('evidence.retention')).toMatchObject({
      looked: 12,
      faults: [],
      notes: [{ en: expect.stringContaining('retention of 11 entries is over (R67)') }],
    });
  });

  it('goes on after a batch that failed, and neither skips nor counts twice', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 8; count += 1) ids.push(await called());
    house.db.clock.set(later);
    const { erasureId } = expectOk(await propose('2026-02-01'));
    expectOk(await house.does('security', 'evidence.approve-erasure', { erasureId }));
    let turns = 0;
    const whole = module.clocks![erasureClock]!;
    // The second batch is done in full and then undone with its transaction, as a crash before the commit would.
    await ticker(async (tx, clock) => {
      await whole(tx, clock);
      turns += 1;
      if (turns === 2) throw new Error('lost');
    }).tick();
    expect(failures).toEqual([new Error('lost')]);
    expect((await kept(ids)).filter((there) => there)).toHaveLength(5);
    await house.db.pool.query('UPDATE casework.clock SET retry_after = NULL');
    // Two programs with a ticker each share the rest between them.
    await Promise.all([ticker().tick(), ticker().tick()]);
    await ticker().tick();
    expect(await kept(ids)).toEqual(ids.map(() => false));
    expect(await erasure(erasureId)).toEqual({ state: 'done', erased: 8n, kept: 0n });
  });

  it('keeps what belongs to an agreement that goes on, and for three years after its end', async () => {
    const [running, ended, longAgo, under] = [
      await called('agr_goes'),
      await called('agr_ended'),
      await called('agr_past'),
      await consented('prd_goes'),
    ];
    needs = new Map([
      ['agr_goes', over('一号', null)],
      ['prd_goes', over('指数', null)],
      ['agr_ended', over('二号', '2027-01-01T00:00:00+08:00')],
      ['agr_past', over('三号', '2026-03-01T00:00:00+08:00')],
    ]);
    house.db.clock.set(later);
    expect(await erasure(await erased('2026-02-01'))).toEqual({ state: 'done', erased: 1n, kept: 3n });
    expect(await kept([running, ended, longAgo, under])).toEqual([true, true, false, true]);
    // A later erasure comes back to what was kept.
    house.db.clock.set('2030-01-01T00:00:00+08:00');
    await erased('2026-02-01');
    expect(await kept([running, ended, longAgo, under])).toEqual([true, false, false, true]);
  });

  it('keeps what is held by decision until somebody else lifts the hold', async () => {
    const agreement = 'agr_00000000000000000000000001';
    const ids = [
      await called(agreement),
      await called(),
      await called('agr_3', { buyer: house.organisationId('buyer') }),
    ];
    needs = new Map([[agreement, over('一号', '2026-01-06T00:00:00+08:00')]]);
    const hold = (thing: string) =>
      house.does('authority', 'evidence.place-hold', { thing, reason: '买方书面异议，第7号' });
    expect(await hold('agr_00000000000000000000000009')).toMatchObject({
      problem: { code: 'evidence/nothing-to-hold' },
    });
    const { holdId } = expectOk(await hold(agreement));
    expectOk(await hold(ids[1]!));
    expectOk(await hold(house.organisationId('buyer')));
    expect(await hold(agreement)).toMatchObject({ problem: { code: 'evidence/already-held' } });
    house.db.clock.set(later);
    expect(await erasure(await erased('2026-02-01'))).toMatchObject({ erased: 0n, kept: 3n });
    const lifting = { holdId, reason: '异议已了结' };
    expect(await house.outcome('authority', 'evidence.lift-hold', lifting)).toBe('request/forbidden');
    expectOk(await house.does('security', 'evidence.lift-hold', lifting));
    expect(await house.outcome('security', 'evidence.lift-hold', lifting)).toBe('evidence/not-held');
    await erased('2026-02-01');
    expect(await kept(ids)).toEqual([false, true, true]);
    // Of this one there is nothing left that a hold could keep.
    expect(await hold(ids[0]!)).toMatchObject({ problem: { code: 'evidence/nothing-to-hold' } });
  });
});

describe('a hold', () => {
  const hold = (thing: string) =>
    house.does('security', 'evidence.place-hold', { thing, reason: '涉诉，第9号' });

  it('of a party keeps what was done under its agreements, whoever asked', async () => {
    const [ofThem, ofOthers] = [await called('agr_theirs'), await called('agr_others', { product: 'prd_2' })];
    needs = new Map([
      ['agr_theirs', over('一号', '2026-01-06T00:00:00+08:00', [house.organisationId('operator')])],
      ['agr_others', over('二号', '2026-01-06T00:00:00+08:00', ['org_other'])],
    ]);
    expectOk(await hold(house.organisationId('operator')));
    house.db.clock.set(later);
    await erased('2026-02-01');
    expect(await kept([ofThem, ofOthers])).toEqual([true, false]);
  });

  it('waits for the batch under way: what is there when it is placed stays', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push(await called());
    house.db.clock.set(later);
    const { erasureId } = expectOk(await propose('2026-02-01'));
    expectOk(await house.does('security', 'evidence.approve-erasure', { erasureId }));
    const whole = module.clocks![erasureClock]!;
    const [taken, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let batches = 0;
    const erasing = ticker(async (tx, clock) => {
      await whole(tx, clock);
      if (batches++ > 0) return;
      taken.resolve();
      await commit.promise;
    }).tick();
    await taken.promise;
    let placed = false;
    const holding = Promise.all([ids[0]!, ids[4]!].map(hold)).then((results) => {
      placed = true;
      return results;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const waited = !placed;
    commit.resolve();
    expect(waited).toBe(true);
    const answers = await holding;
    const there = await kept([ids[4]!]);
    await erasing;
    for (let turn = 0; turn < 3; turn += 1) await ticker().tick();
    expect(failures).toEqual([]);
    // A hold is told of what is there to keep, and nothing goes after its commit.
    expect(answers[1]!.ok).toBe(there[0]);
    expect(await kept([ids[4]!])).toEqual(there);
  });
});

describe('verify-all after an erasure', () => {
  const damaged = async (damage: string) => {
    await house.db.pool.query(damage);
    return (await check('evidence.retention')).faults.map(({ en }) =>
      en.replace(/[a-z]{3}_[0-9a-z]{26}/g, '…'),
    );
  };
  it.each([
    [
      'values gone without a decision',
      `UPDATE evidence.entry SET openings = NULL WHERE openings IS NOT NULL`,
      'without a decision',
    ],
    [
      'a young entry taken',
      `UPDATE evidence.entry SET openings = NULL, erasure = (SELECT id FROM evidence.erasure) WHERE openings IS NOT NULL`,
      'should not have taken',
    ],
    [
      'another count than was taken',
      `UPDATE evidence.entry SET erasure = NULL WHERE id = (SELECT min(id) FROM evidence.entry WHERE erasure IS NOT NULL)`,
      'another number',
    ],
    ['a date that was too late', `UPDATE evidence.erasure SET before = '2027-01-01'`, 'had to be kept'],
    [
      'what an older backup brought back',
      `UPDATE evidence.entry SET erasure = NULL; UPDATE evidence.erasure SET state = 'declined', done_at = NULL, fact = NULL`,
      'propose the erasure again',
    ],
    ['other figures than the log says', `UPDATE evidence.erasure SET kept = 40`, 'the log says otherwise'],
  ])('finds %s', async (_what, damage, said) => {
    await called();
    await called();
    house.db.clock.set('2026-03-01T09:00:00+08:00');
    await called();
    house.db.clock.set(later);
    await erased('2026-02-01');
    expect((await check('evidence.retention')).faults).toEqual([]);
    expect((await damaged(damage)).join('\n')).toContain(said);
  });
});
