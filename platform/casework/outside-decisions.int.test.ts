import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formWriter, listReader, sheetWriter } from '#adapters/files';
import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import type { Actor, AnyRead, Module } from '#foundation';
import { createPerform, identity, loadPolicies, type Perform } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { registryWith, uploads } from './cases/desk.ts';
import { holder, settleTown, town } from './cases/town.ts';
import { casework, confirmedDecision, noSeal, noteDecisionUse } from './index.ts';

let module: Module;
let db: TestDatabase;
let perform: Perform;
let number = 0;
beforeAll(async () => {
  module = casework({
    registry: () => registryWith(module),
    renderer: { contentType: 'application/pdf', extension: 'pdf', render: async () => Buffer.from('paper') },
    uploads: () => uploads,
    sheets: sheetWriter,
    forms: formWriter,
    reader: listReader,
    mayStart: () => true,
    seal: noSeal,
    publicAddress: 'https://hub.example',
  });
  db = await testDatabase([identity, module]);
  await settleTown(db.pool);
  perform = createPerform({
    database: db.database,
    policies: loadPolicies([identity, module], 'outside-decisions-test'),
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query('TRUNCATE casework.external_decision, casework.task, casework.step CASCADE');
  db.clock.set('2026-03-02T10:00:00+08:00');
});

const recorder = holder(town.acceptor);
const checker = holder(town.checker);
const stranger = holder(town.source);

const act = async (actor: Actor, name: string, input: object) => {
  const found = module.acts!.find((one) => one.name === name)!;
  const result = await perform(actor, found, input, { requestId: `req_${++number}` });
  // biome-ignore lint/suspicious/noExplicitAny: the answers of two acts.
  return result.ok ? (result.value as any) : { refused: result.problem.code };
};
const record = (said: {
  readonly number: string;
  readonly decidedOn?: string;
  readonly supersedes?: string;
}) =>
  act(recorder, 'casework.record-external-decision', {
    kind: 'meeting-minutes',
    decidedOn: '2026-02-01',
    title: `纪要 ${said.number}`,
    body: '同意开展授权运营。',
    scanUploadId: 'upl_scan',
    checkerPostId: town.checker,
    ...said,
  });
const check = (decisionId: string, verdict = 'confirm', actor: Actor = checker) =>
  act(actor, 'casework.confirm-external-decision', { decisionId, verdict, remark: '与扫描件一致' });
const confirmed = async (said: Parameters<typeof record>[0]): Promise<string> => {
  const { decisionId } = await record(said);
  expect(await check(decisionId)).toMatchObject({ state: 'confirmed' });
  return decisionId;
};
const read = async (actor: Actor, name: string, input: object) => {
  const found = module.reads!.find((one) => one.name === name) as AnyRead;
  const result = await db.database.transaction((tx) => found.run(actor, input, tx), { mode: 'snapshot' });
  // biome-ignore lint/suspicious/noExplicitAny: the answers of two reads.
  return result.ok ? (result.value as any) : { refused: result.problem.code };
};
const list = async (input: object, actor: Actor = recorder) =>
  (await read(actor, 'casework.outside-decisions', input)).items;
const one = (id: string, actor: Actor = recorder) => read(actor, 'casework.outside-decision', { id });

describe('the list of decisions taken off the system', () => {
  it('says of each who entered and who checked it, and finds them by number, title, content and state', async () => {
    const first = await confirmed({ number: '纪〔2026〕1号' });
    const { decisionId: second } = await record({ number: '纪〔2026〕2号', decidedOn: '2026-02-03' });
    expect((await list({})).map(({ id }: { id: string }) => id)).toEqual([second, first]);
    const [waiting, done] = await list({});
    expect(waiting).toMatchObject({ state: 'recorded', checkedBy: null, uses: 0 });
    expect(done).toMatchObject({ state: 'confirmed', stateTitle: { zh: '已复核' } });
    expect(done.recordedBy).not.toBe(done.checkedBy);
    expect([done.recordedBy, done.checkedBy]).not.toContain('—');
    expect(await list({ state: 'recorded' })).toHaveLength(1);
    expect(await list({ find: '〔2026〕2' })).toHaveLength(1);
    expect(await list({ find: '同意开展' })).toHaveLength(2);
    expect(await list({ find: '%' })).toHaveLength(0);
  });

  it('goes page by page, each once, also where many are of one day', async () => {
    for (let place = 0; place < 5; place++) await record({ number: `纪${place}` });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await read(recorder, 'casework.outside-decisions', {
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      expect(page.total).toBe(5);
      seen.push(...page.items.map(({ number: said }: { number: string }) => said));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen.sort()).toEqual(['纪0', '纪1', '纪2', '纪3', '纪4']);
    expect(await list({ cursor: 'nonsense' })).toHaveLength(5);
    const noDay = Buffer.from(JSON.stringify(['2026-99-99', 'dec_1'])).toString('base64url');
    expect(await list({ cursor: noDay })).toHaveLength(5);
  });

  it('is empty for another organisation, for which none of them is there', async () => {
    const id = await confirmed({ number: '纪1' });
    expect(await list({}, stranger)).toEqual([]);
    expect(await one(id, stranger)).toEqual({ refused: 'casework/not-found' });
    expect(await one('dec_00000000000000000000000000')).toEqual({ refused: 'casework/not-found' });
  });

  it('tells what rests on a decision, each thing once', async () => {
    const id = await confirmed({ number: '纪1' });
    const use = () =>
      db.database.transaction((tx) => noteDecisionUse(tx, id, { kind: 'application', id: 'app_1' }));
    await use();
    await use();
    const { restOnIt, uses } = await one(id);
    expect(uses).toBe(1);
    expect(restOnIt).toEqual([
      {
        kind: 'application',
        id: 'app_1',
        title: { zh: '申请 app_1', en: 'Application app_1' },
        page: '/registrations/app_1',
        usedAt: '2026-03-02T02:00:00Z',
      },
    ]);
  });
});

describe('a later decision', () => {
  it('takes the place of an earlier one only when a second person has confirmed it', async () => {
    const earlier = await confirmed({ number: '纪1' });
    const { decisionId: later } = await record({
      number: '纪2',
      decidedOn: '2026-02-10',
      supersedes: earlier,
    });
    expect(await one(earlier)).toMatchObject({ state: 'confirmed', supersededBy: null });
    expect(await check(later, 'confirm', recorder)).toHaveProperty('refused');
    expect(await check(later)).toMatchObject({ state: 'confirmed' });
    expect(await one(earlier)).toMatchObject({
      state: 'superseded',
      supersededBy: { id: later, number: '纪2' },
    });
    expect(await one(later)).toMatchObject({
      supersedes: { id: earlier, number: '纪1' },
      supersededBy: null,
    });
    const counts = (id: string) => db.database.transaction((tx) => confirmedDecision(tx, id));
    expect(await counts(earlier)).toBeNull();
    expect((await counts(later))?.number).toBe('纪2');
    // What forms offer are those that count.
    const offered = (await read(recorder, 'casework.decisions', {})).items;
    expect(offered.map(({ id }: { id: string }) => id)).toEqual([later]);
  });

  it('that is rejected takes nobody’s place', async () => {
    const earlier = await confirmed({ number: '纪1' });
    const { decisionId } = await record({ number: '纪2', supersedes: earlier });
    await check(decisionId, 'reject');
    expect(await one(earlier)).toMatchObject({ state: 'confirmed', supersededBy: null });
  });

  it('cannot take the place of a later one, of one not confirmed, of one of others, or of one that is not there', async () => {
    const refused = { refused: 'casework/not-to-supersede' };
    const later = await confirmed({ number: '纪1', decidedOn: '2026-02-20' });
    expect(await record({ number: '纪2', decidedOn: '2026-02-19', supersedes: later })).toEqual(refused);
    const { decisionId: unchecked } = await record({ number: '纪3' });
    expect(await record({ number: '纪4', supersedes: unchecked })).toEqual(refused);
    expect(await record({ number: '纪5', supersedes: 'dec_00000000000000000000000000' })).toEqual(refused);
    await db.pool.query(`UPDATE casework.external_decision SET organisation_id = $1 WHERE id = $2`, [
      town.bureau,
      later,
    ]);
    expect(await record({ number: '纪6', decidedOn: '2026-02-25', supersedes: later })).toEqual(refused);
  });

  it('is the only one: of two that are confirmed at once, the other is refused and may be rejected', async () => {
    const earlier = await confirmed({ number: '纪1' });
    const { decisionId: one_ } = await record({ number: '纪2', supersedes: earlier });
    const { decisionId: other } = await record({ number: '纪3', supersedes: earlier });
    const answers = await Promise.all([check(one_), check(other)]);
    expect(answers.filter((answer) => answer.state === 'confirmed')).toHaveLength(1);
    expect(answers.filter((answer) => answer.refused === 'casework/not-to-supersede')).toHaveLength(1);
    const lost = answers[0].state === 'confirmed' ? other : one_;
    expect(await check(lost, 'reject')).toMatchObject({ state: 'rejected' });
    expect(await check(lost)).toEqual({ refused: 'casework/already-checked' });
  });
});
