import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, type AnyRead, expectOk, type Read, type Result } from '#foundation';
import { createProjectionKeeper } from '#platform/query';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { catalogueTables, serveEdition, twoTables } from './two-tables.ts';

let ground: Ground;
let agreementId: string;

beforeAll(async () => {
  ground = await prepareGround();
  await catalogueTables(ground);
  await serveEdition(ground, 1);
  agreementId = await ground.agree(twoTables());
  const keeper = createProjectionKeeper(ground.ports, ground.db.database, { onError: () => {} });
  await keeper.start();
  await keeper.drain();
  await keeper.stop();
});
afterAll(() => ground.close());

interface Costs {
  readonly items: readonly { readonly title: string; readonly state: string; readonly bytes: number }[];
  readonly present: { readonly projections: number; readonly bytes: number };
  readonly total: { readonly projections: number; readonly bytes: number };
}
const read = (name: string, actor: Actor, input: object): Promise<Result<Costs>> => {
  const all: readonly AnyRead[] = ground.modules.flatMap(({ reads = [] }) => reads);
  const found = all.find((one) => one.name === name) as Read;
  return ground.db.database.transaction((tx) => found.run(actor, input as never, tx), {
    mode: 'snapshot',
  }) as Promise<Result<Costs>>;
};
const administrator: Actor = {
  ...people.buyer,
  organisationId: organisations.registry,
  roles: ['system-admin'],
} as Actor;

it('an agreement’s page shows what each projection weighs on disk and in memory', async () => {
  const { items, present } = expectOk(
    await read('query.projections-of-agreement', people.operator, { id: agreementId }),
  );
  expect(items).toMatchObject([
    { state: 'serving', because: null },
    { state: 'serving', because: null },
  ]);
  // How many rows a condition leaves is an answer about people.
  for (const told of [...items, present]) expect(told).not.toHaveProperty('rows');
  const onDisk = (await ground.ports.projections.list()).reduce((sum, { bytes }) => sum + bytes, 0);
  expect(present).toMatchObject({ projections: 2, bytes: onDisk });
  const refused = await read('query.projections-of-agreement', people.buyer, { id: agreementId });
  expect(refused.ok).toBe(false);
});

it('the overview shows parties their own and the system administrator all, and nobody else anything', async () => {
  for (const who of [people.drafter, administrator]) {
    const { items, total } = expectOk(await read('query.projections', who, {}));
    expect(items).toMatchObject([{ agreementId, projections: 2 }]);
    expect(total.projections).toBe(2);
  }
  expect(expectOk(await read('query.projections', people.buyer, {})).items).toEqual([]);
});
