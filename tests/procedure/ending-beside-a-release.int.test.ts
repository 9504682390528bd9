import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { holdStanding } from '#platform/lineage';
import { openEnding } from './ending.ts';

let ending: Awaited<ReturnType<typeof openEnding>>;
beforeAll(async () => {
  ending = await openEnding();
});
afterAll(() => ending.lab.close());

it('an end waits for a release that holds the agreement, and takes nothing that the release still needs', async () => {
  const { lab, productId, propose, decide } = ending;
  const { agreementId } = lab;
  const { terminationId } = expectOk(await propose());
  let ended: ReturnType<typeof decide> | undefined;
  const held = await lab.db.database.transaction(async (tx) => {
    await holdStanding(tx, [{ kind: 'agreement', id: agreementId }]);
    ended = decide(terminationId);
    for (let tries = 0; tries < 200 && (await lab.db.pool.query(waiting)).rows[0].n === 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 25));
    return holdStanding(tx, [{ kind: 'product', id: productId }]);
  });
  expect(held).toMatchObject([{ status: 'clear' }]);
  expect(expectOk(await ended!)).toMatchObject({ state: 'effective' });
  expect(await ending.ask()).toMatchObject({ ok: false });
});

/** Transactions of this database that wait for a lock of another. */
const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
