import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { closeEngine } from '../runs/lab.ts';
import { people } from '../verification/ground.ts';
import { type Ending, openEnding } from './ending.ts';
import { desk, outcome, shown } from './matter.ts';

const { drafter, security, compliance, operator, secondOperator, buyer } = people;
type Somebody = (typeof people)[keyof typeof people];

let ending: Ending;
let agreementId: string;
const lab = () => ending.lab;
beforeEach(async () => {
  ending = await openEnding();
  ({ agreementId } = lab());
});
afterEach(() => lab()?.close());
afterAll(closeEngine);

const server = { kind: 'hardware', description: '隔离计算服务器', owner: 'operator', amount: '2 台' };
const reference = '发票 2026-0001';
const act = (by: Somebody, name: string, input: object) =>
  lab().act<{ assetId: string; state: string }>(by, `authorisation.${name}-asset`, input);
const enter = (by: Somebody = operator, more: object = {}) =>
  act(by, 'enter', { agreementId, ...server, reference, ...more });
const confirm = (assetId: string, by: Somebody = drafter) =>
  act(by, 'confirm', { assetId, remark: '实物与发票一致' });
const dispose = (assetId: string, by: Somebody = operator) =>
  act(by, 'dispose', { assetId, disposal: 'returned', reference: '返还交接单 1' });
async function held(): Promise<string> {
  const { assetId } = expectOk(await enter());
  expectOk(await confirm(assetId));
  return assetId;
}
const rows = <Row>(text: string) => ending.all<Row>(text);

it('R24 is in the ledger once the other side confirms, and by nobody of the side that entered it', async () => {
  for (const stranger of [buyer, compliance]) expect(await outcome(enter(stranger))).toMatch(/^request/);
  const { assetId, state } = expectOk(await enter());
  expect(state).toBe('proposed');
  expect(await desk(lab(), assetId)).toEqual(['drafter: authorisation.confirm-asset']);
  for (const own of [operator, secondOperator])
    expect(await outcome(confirm(assetId, own))).toMatch(/^request/);
  const moved = { ...drafter, personId: 'per_operator' } as typeof drafter;
  expect(await outcome(confirm(assetId, moved))).toBe('request/forbidden');
  expect(await outcome(dispose(assetId))).toBe('authorisation/asset-not-in-order');
  expect(expectOk(await confirm(assetId)).state).toBe('held');
  expect(await outcome(confirm(assetId, security))).not.toBe('done');
  expect(await desk(lab(), assetId)).toEqual([]);
});

it('what is not so is declined; a change keeps what was said before', async () => {
  const { assetId: none } = expectOk(await enter(drafter));
  expect(expectOk(await act(operator, 'decline', { assetId: none, remark: '没有这台设备' })).state).toBe(
    'declined',
  );
  const assetId = await held();
  const change = { assetId, ...server, amount: '3 台', reference: '发票 2026-0002' };
  expectOk(await act(security, 'change', change));
  // One thing at a time, and nothing is so before it is confirmed.
  expect(await outcome(dispose(assetId))).toBe('authorisation/asset-not-in-order');
  expect(
    (await rows<{ amount: string }>(`SELECT amount FROM authorisation.asset WHERE state = 'held'`))[0]!
      .amount,
  ).toBe('2 台');
  expect((await shown(lab(), 'asset', assetId)).fact('数量或金额')).toBe('3 台');
  expectOk(await confirm(assetId, operator));
  expect(
    (await rows<{ amount: string }>(`SELECT amount FROM authorisation.asset WHERE state = 'held'`))[0]!
      .amount,
  ).toBe('3 台');
  expect((await rows(`SELECT FROM authorisation.asset_movement WHERE asset_id = '${assetId}'`)).length).toBe(
    2,
  );
});

it('of two who confirm at the same time one does', async () => {
  const { assetId } = expectOk(await enter());
  const both = await Promise.all([outcome(confirm(assetId, drafter)), outcome(confirm(assetId, security))]);
  expect(both.filter((one) => one === 'done')).toHaveLength(1);
});

it('AR2 returning, deleting and the last step of an exit wait until nothing is left, and for what is still to be confirmed', async () => {
  const assetId = await held();
  const { terminationId } = expectOk(await ending.propose());
  expectOk(await ending.decide(terminationId));
  expect(await outcome(enter())).toBe('authorisation/asset-not-in-order');
  const step = async (name: string) =>
    (await rows<{ id: string }>(`SELECT id FROM authorisation.exit_step WHERE step = '${name}'`))[0]!.id;
  const settle = async (name: string, by: Somebody) =>
    outcome(
      lab().act(by, 'authorisation.confirm-exit-step', {
        exitStepId: await step(name),
        statement: '已经办理完毕',
      }),
    );
  expect(await settle('delete-data', operator)).toBe('authorisation/assets-open');
  expect((await shown(lab(), 'exit-step', await step('delete-data'))).fact('资产台账未处置')).toContain(
    '服务器',
  );
  expect(await settle('hand-over-logs', operator)).toBe('done');
  expectOk(await dispose(assetId));
  expect(await settle('delete-data', operator)).toBe('authorisation/assets-open');
  expectOk(await confirm(assetId));
  expect(await settle('delete-data', operator)).toBe('done');
});

it('verify-all: an asset nobody confirmed, that says otherwise, is out without confirmation or left after the exit is found', async () => {
  const assetId = await held();
  const check = lab()
    .modules.flatMap(({ checks = [] }) => checks)
    .find(({ name }) => name === 'authorisation.assets')!;
  const faults = async () =>
    (await lab().db.database.transaction((tx) => check.run(tx), { mode: 'snapshot' })).faults.length;
  expect(await faults()).toBe(0);
  const damaged = async (damage: string, repair: string) => {
    await lab().db.pool.query(damage);
    const found = await faults();
    await lab().db.pool.query(repair);
    return found;
  };
  const asset = (what: string) => `UPDATE authorisation.asset SET ${what}`;
  const movement = (what: string) => `UPDATE authorisation.asset_movement SET ${what}`;
  expect(await damaged(movement('decider = proposer, remark = decider'), movement('decider = remark'))).toBe(
    1,
  );
  expect(await damaged(movement("decided_by = 'per_operator'"), movement("decided_by = 'per_drafter'"))).toBe(
    1,
  );
  expect(await damaged(asset("owner = 'implementing-body'"), asset("owner = 'operator'"))).toBe(1);
  expect(await damaged(asset("state = 'disposed'"), asset("state = 'held'"))).toBe(1);
  expect(
    await damaged(
      `INSERT INTO authorisation.exit_step (id, agreement_id, step, due_on, opened_at, confirmed_at, by_role)
       VALUES ('exs_x', '${agreementId}', 'return-data', '2026-02-01', now(), now(), 'operator')`,
      'DELETE FROM authorisation.exit_step',
    ),
  ).toBe(1);
  expect(await faults()).toBe(0);
  expect(assetId).toMatch(/^ast_/);
});
