import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { closeEngine } from '../runs/lab.ts';
import { people, person } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { type Ending, openEnding } from './ending.ts';
import { outcome } from './matter.ts';

const { operator, drafter } = people;
/** Of who takes over from the operator, and of who does not. */
const successor = person(organisations.affiliate, 'successor', 'operator');
const stranger = person(organisations.bank, 'stranger', 'operator');

let ending: Ending;
const lab = () => ending.lab;
beforeEach(async () => {
  ending = await openEnding();
});
afterEach(() => lab()?.close());
afterAll(closeEngine);

const merge = () =>
  lab().db.pool.query(
    `WITH why AS (
       INSERT INTO identity.reorganisation (id, plan, effective_at, document_number, document_date, reason, state, entered_by, entered_for, entered_at, decided_by, decided_at)
       VALUES ('reo_1', '{}', '2026-01-01Z', 'x', '2026-01-01', 'x', 'confirmed', 'x', 'x', '2026-01-01Z', 'y', '2026-01-01Z') RETURNING id)
     INSERT INTO identity.succession (predecessor_id, responsibility, successor_id, effective_at, reorganisation_id)
     SELECT $1::text, duty, $2::text, '2026-01-01Z', why.id FROM why, unnest(ARRAY['authorisation', 'general', 'products']) AS duty`,
    [organisations.operator, organisations.affiliate],
  );
const reads = new Map<string, { run: (actor: Actor, input: never, tx: never) => Promise<unknown> }>();
type Answer = { ok: boolean; value: { items?: unknown[]; mayPreview?: boolean } };
const read = (actor: Actor, name: string, input: object = {}): Promise<Answer> =>
  lab().db.database.transaction(
    async (tx) => {
      if (reads.size === 0)
        for (const module of lab().modules)
          for (const one of module.reads ?? []) reads.set(one.name, one as never);
      return (await reads.get(name)!.run(actor, input as never, tx as never)) as Answer;
    },
    { mode: 'snapshot' },
  );

/** Surfaces on which somebody sees an agreement; how many things they show. */
async function seen(actor: Actor): Promise<readonly number[]> {
  const id = lab().agreementId;
  const of = async (name: string, input: object = { id }) => {
    const answer = await read(actor, name, input);
    return answer.ok ? (answer.value.items?.length ?? 1) : 0;
  };
  return [
    await of('authorisation.agreements', {}),
    await of('authorisation.agreement'),
    await of('authorisation.agreement-changes'),
    await of('authorisation.assets'),
    await of('query.domains', {}),
    (await of('products.product', { id: ending.productId })) && 1,
  ];
}

it('what the operator had is its successor’s to see, no stranger’s, and its old account’s no more', async () => {
  await lab().db.pool.query(`UPDATE products.product SET state = 'delisted' WHERE id = $1`, [
    ending.productId,
  ]);
  await lab().act(operator, 'authorisation.enter-asset', {
    agreementId: lab().agreementId,
    kind: 'hardware',
    description: '服务器两台',
    owner: 'operator',
    reference: '发票 1',
  });
  const [all, none] = [Array(6).fill(1), Array(6).fill(0)];
  expect([await seen(operator), await seen(successor), await seen(stranger)]).toEqual([all, none, none]);
  expect((await read(stranger, 'authorisation.agreement', { id: lab().agreementId })).ok).toBe(false);
  await merge();
  expect([await seen(operator), await seen(successor), await seen(stranger)]).toEqual([none, all, none]);
  expect((await read(successor, 'authorisation.agreement', { id: lab().agreementId })).value.mayPreview).toBe(
    true,
  );
});

it('the ledger goes on with the successor: it enters and the body confirms; what it entered it does not confirm; the old account does nothing', async () => {
  const enter = (by: Actor, description: string) =>
    lab().act<{ assetId: string }>(by as never, 'authorisation.enter-asset', {
      agreementId: lab().agreementId,
      kind: 'hardware',
      description,
      owner: 'operator',
      reference: '发票 1',
    });
  const confirm = (by: Actor, assetId: string) =>
    lab().act(by as never, 'authorisation.confirm-asset', { assetId, remark: '核对一致' });
  const { assetId: before } = expectOk(await enter(drafter, '实施机构提供的机柜'));
  await merge();
  expect(await outcome(enter(operator, '旧账号登记'))).toMatch(/^request/);
  expect(await outcome(enter(stranger, '别家登记'))).toMatch(/^request/);
  for (const other of [operator, stranger]) expect(await outcome(confirm(other, before))).toMatch(/^request/);
  expect(await outcome(confirm(successor, before))).toBe('done');
  const { assetId } = expectOk(await enter(successor, '承接单位登记'));
  const second = person(organisations.affiliate, 'second-successor', 'operator');
  expect(await outcome(confirm(second, assetId))).not.toBe('done');
  expect(await outcome(confirm(drafter, assetId))).toBe('done');
});

it('the successor works under the agreement; the merged operator’s account is refused', async () => {
  const submit = (by: Actor) =>
    lab().act(by as never, 'query.submit-run', {
      agreementId: lab().agreementId,
      purpose: 'inclusive-finance',
      sql: 'SELECT count(*) AS n FROM residents',
    });
  expect(await outcome(submit(successor))).toMatch(/^request/);
  await merge();
  expect(await outcome(submit(successor))).toBe('done');
  for (const other of [operator, stranger]) expect(await outcome(submit(other))).toMatch(/^request/);
});
