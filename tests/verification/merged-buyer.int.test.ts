import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { merge } from '../objections/merged.ts';
import { read } from '../procedure/registration-ground.ts';
import { type Calling, client, prepareCalling, words, zhang } from './calling.ts';
import { machine, people } from './ground.ts';
import { organisations } from './town.ts';

// The bank that ordered is merged into another body, which goes on calling under its order.

const successor = machine(organisations.affiliate, ['buyer']);
let calling: Calling;
let ground: Calling['ground'];
let token: string;
beforeAll(async () => {
  calling = await prepareCalling();
  ground = calling.ground;
  token = await calling.consentOf({ resident_number: zhang });
});
afterAll(() => ground?.close());
const call = (by: Actor) => words(calling.call(zhang, { name: '张三' }, { consent: token }, '', by as never));
const authority2 = { ...people.compliance, roles: ['data-authority'] } as Actor;
const reason = '发现异常外传，先行停用';

it('the successor calls under the order it took over, and the bank that is no more does not', async () => {
  expect([await call(client), await call(successor)]).toEqual(['yes', 'request/not-found']);
  await merge(ground, organisations.bank, organisations.affiliate);
  expect([await call(client), await call(successor)]).toEqual(['request/not-found', 'yes']);
  // What is used goes on under the order, so a bill has it once.
  const { rows } = await ground.db.pool.query(`SELECT DISTINCT organisation FROM query.call`);
  expect(rows).toEqual([{ organisation: organisations.bank }]);
  const asked = { productId: calling.productId };
  expect(expectOk(await read(ground, 'products.consents', people.otherBuyer, asked))).toMatchObject({
    total: 1,
  });
  expect(expectOk(await read(ground, 'products.consents', people.buyer, asked))).toMatchObject({ total: 0 });
  const again = await ground.act(people.otherBuyer, 'products.order-product', asked);
  expect(again.ok ? 'done' : again.problem.code).toBe('products/ordered-already');
});

it('a stop of the successor reaches the order it took over', async () => {
  const { stopId } = expectOk(
    await ground.act(people.dataAuthority, 'supervision.stop-buyer', {
      organisationId: organisations.affiliate,
      reason,
    }),
  ) as { stopId: string };
  expect(await call(successor)).toBe('lineage/frozen');
  expectOk(await ground.act(authority2, 'supervision.lift-stop', { stopId, reason }));
  expect(await call(successor)).toBe('yes');
});

it('who was stopped before the merger does not call under what it takes over', async () => {
  const last = 'org_gggggggggggggggggggggggggg';
  await ground.db.pool.query('INSERT INTO identity.organisation (id, starts_at) VALUES ($1, $2)', [
    last,
    '2020-01-01Z',
  ]);
  await ground.db.pool.query(
    `INSERT INTO identity.organisation_record (organisation_id, name, kind, level, starts_at) VALUES ($1, '第三家', 'company', null, '2020-01-01Z')`,
    [last],
  );
  await ground.db.pool.query(
    `INSERT INTO identity.machine_client (id, organisation_id, name, roles, purposes, state, registered_by, registered_at, approved_by)
     VALUES ('cli_gggg', $1, 'g', '{}', '{}', 'approved', 'one', '2020-01-01Z', 'another')`,
    [last],
  );
  const third = machine(last, ['buyer']);
  const { stopId } = expectOk(
    await ground.act(people.dataAuthority, 'supervision.stop-buyer', { organisationId: last, reason }),
  ) as { stopId: string };
  await merge(ground, organisations.affiliate, last);
  expect([await call(successor), await call(third)]).toEqual(['request/not-found', 'lineage/frozen']);
  expectOk(await ground.act(authority2, 'supervision.lift-stop', { stopId, reason }));
  expect(await call(third)).toBe('yes');
});
