import Fastify from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createLinkageKeeper } from '../../platform/privacy/actions/linkage/keeper.ts';
import { mountWaiting } from '../../programs/server/http/waiting.ts';
import { apart, club } from './tables.ts';
import { type LinkageWorld, linkageWorld } from './world.ts';

let world: LinkageWorld;
beforeAll(async () => {
  world = await linkageWorld();
}, 120_000);
afterAll(() => world.close());
beforeEach(async () => {
  await world.empty();
  await world.db.pool.query('TRUNCATE kernel.outbox');
});

async function waiting() {
  const app = Fastify();
  mountWaiting(app, world.db.database);
  const answer = await app.inject('/healthz/waiting');
  await app.close();
  return answer.json();
}
const none = { waiting: 0, failing: 0 };

it('says what the keeper has still to do, until nothing is left', async () => {
  expect(await waiting()).toEqual({ events: none, linkage: none });
  for (const id of [await world.release('diagnoses', apart), await world.release('club', club)])
    await world.entersService(id);
  expect(await waiting()).toMatchObject({ linkage: { waiting: 2, failing: 0 } });
  await world.keeper.drain();
  const after = await waiting();
  expect(after.linkage).toEqual(none);
  // What a check tells others is waiting in their stead, not lost between the two.
  expect(after.events.waiting).toBeGreaterThan(0);
});

it('counts a check that failed and will be tried again', async () => {
  await world.entersService(await world.release('diagnoses', apart));
  const broken = { ...world.lab.engine, sketch: () => Promise.reject(new Error('disk')) };
  await createLinkageKeeper(broken, world.db.database, { onError: () => {} }).drain();
  expect(await waiting()).toMatchObject({ linkage: { waiting: 1, failing: 1 } });
});
