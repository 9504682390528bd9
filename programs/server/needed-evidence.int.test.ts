import { afterAll, beforeAll, expect, it } from 'vitest';
import { text } from '#foundation';
import { addReason, clearReason, type ReasonCode } from '#platform/lineage';
import { type Ground, prepareGround, residentsAgreement } from '../../tests/verification/ground.ts';
import { residents } from '../../tests/verification/town.ts';
import { neededEvidence } from './needed-evidence.ts';

let ground: Ground;
let agreementId: string;
let productId: string;
beforeAll(async () => {
  ground = await prepareGround();
  await ground.serve(residents);
  agreementId = await ground.agree(residentsAgreement());
  ({ productId } = await ground.offer(agreementId));
}, 120_000);
afterAll(() => ground?.close());

const needs = async (ids: readonly string[] = [agreementId, productId]) => {
  const found = await ground.db.database.transaction((tx) => neededEvidence(tx, ids));
  return Object.fromEntries(
    [...found].map(([id, { over, because }]) => [id, [over?.toString() ?? null, because.zh]]),
  );
};

it('is that of an agreement that goes on, and of its products; what is not there is not named', async () => {
  expect(await needs([productId, 'agr_nothing', 'org_x'])).toEqual({
    [agreementId]: [null, '协议尚未终止'],
    [productId]: [null, '协议尚未终止'],
  });
  expect(await needs([])).toEqual({});
});

it('counts from the end of the agreement, and not while something about it is open', async () => {
  const ended = '2026-02-01T00:00:00Z';
  await ground.db.pool.query("UPDATE authorisation.agreement SET state = 'terminated', ended_at = $1", [
    ended,
  ]);
  const over = { [agreementId]: [ended, '协议已终止'], [productId]: [ended, '协议已终止'] };
  expect(await needs()).toEqual(over);
  const open = (kind: string, id: string, code: Exclude<ReasonCode, 'decided-freeze'>) =>
    ground.db.database.transaction((tx) =>
      addReason(tx, { kind, id }, { code, text: text('买方异议', 'A buyer objects'), by: 'test' }),
    );
  // On the product: the agreement’s other products can go; on the agreement: nothing can.
  const onProduct = await open('product', productId, 'complaint');
  expect(await needs()).toEqual({ ...over, [productId]: [null, '买方异议'] });
  await ground.db.database.transaction((tx) => clearReason(tx, onProduct, 'test'));
  expect(await needs()).toEqual(over);
  await open('agreement', agreementId, 'leak');
  expect(await needs()).toEqual({ [agreementId]: [null, '买方异议'], [productId]: [null, '买方异议'] });
});
