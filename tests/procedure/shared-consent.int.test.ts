import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { type Actor, expectOk, newId } from '#foundation';
import { closeEngine } from '../runs/lab.ts';
import { people, person } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { type Ending, openEnding } from './ending.ts';
import { outcome } from './matter.ts';

const { source, operator, drafter, buyer } = people;
/** The department that shares, what it is merged into, and somebody else's. */
const provider = person(organisations.affiliate, 'provider', 'source-department');
const successor = person(organisations.registry, 'successor', 'source-department');
const stranger = person(organisations.bank, 'stranger', 'source-department');

let ending: Ending;
const lab = () => ending.lab;
const act = (by: Actor, name: string, input: object) =>
  lab().act<{ state: string }>(by as never, name, input);
async function catalogue(title: string, organisation: string): Promise<string> {
  const id = newId('res');
  await lab().db.pool.query(
    `INSERT INTO catalog.resource (id, title, title_key, source_organisation, search, protected_units, created_at, changed_at)
     VALUES ($1, $2, $2, $3, '', '[]', '2026-01-05', '2026-01-05')`,
    [id, title, organisation],
  );
  return id;
}
const derive = (resourceId: string, fromResourceId: string, by: Actor = source) =>
  act(by, 'catalog.record-derivation', { resourceId, fromResourceId });
const consents = () =>
  ending.all<{ id: string; state: string; provider: string; through: string[] }>(
    `SELECT id, state, provider, through FROM authorisation.shared_consent ORDER BY opened_at, id`,
  );
const merge = (from: string, into: string) =>
  lab().db.pool.query(
    `WITH why AS (
       INSERT INTO identity.reorganisation (id, plan, effective_at, document_number, document_date, reason, state, entered_by, entered_for, entered_at, decided_by, decided_at)
       VALUES ('reo_' || $1, '{}', '2026-01-01Z', 'x', '2026-01-01', 'x', 'confirmed', 'x', 'x', '2026-01-01Z', 'y', '2026-01-01Z') RETURNING id)
     INSERT INTO identity.succession (predecessor_id, responsibility, successor_id, effective_at, reorganisation_id)
     SELECT $1::text, duty, $2::text, '2026-01-01Z', why.id FROM why, unnest(ARRAY['catalogue', 'general', 'authorisation']) AS duty`,
    [from, into],
  );
/** The residents come from a register, that from what another department shared: two steps away. */
async function grow(): Promise<void> {
  const shared = await catalogue('户籍底册', organisations.affiliate);
  const register = await catalogue('人口库', organisations.bureau);
  expectOk(await derive(register, shared));
  expectOk(await derive('res_residents', register));
  await lab().tick();
}

beforeEach(async () => {
  ending = await openEnding();
});
afterEach(() => lab()?.close());
afterAll(closeEngine);

it('R28 AR10 shared data two steps away: consent is due, nothing new is made of it, what stood goes on; a refusal stops it, a consent frees it', async () => {
  expect([await outcome(ending.ask()), await outcome(ending.submit())]).toEqual(['done', 'done']);
  await grow();
  const [asked] = await consents();
  expect(asked).toMatchObject({ state: 'due', provider: organisations.affiliate, through: ['户籍底册'] });
  expect(await outcome(ending.submit())).toBe('query/shared-consent-missing');
  expect(await outcome(act(buyer, 'products.order-product', { productId: ending.productId }))).not.toBe(
    'done',
  );
  expect(await outcome(ending.ask())).toBe('done');
  const consentId = asked!.id;
  for (const other of [stranger, source, operator, drafter])
    for (const step of ['give', 'refuse', 'withdraw'])
      expect(
        await outcome(
          act(other, `authorisation.${step}-shared-consent`, {
            consentId,
            ...(step === 'give' ? {} : { reason: '不宜用于经营' }),
          }),
        ),
      ).toMatch(/^request/);
  expectOk(await act(provider, 'authorisation.refuse-shared-consent', { consentId, reason: '不宜用于经营' }));
  expect(await outcome(ending.ask())).toBe('lineage/frozen');
  expect(await outcome(ending.submit())).toBe('query/shared-consent-missing');
  expect(
    await outcome(
      act(provider, 'authorisation.refuse-shared-consent', { consentId, reason: '再次' + '拒绝' }),
    ),
  ).not.toBe('done');
  expectOk(await act(provider, 'authorisation.give-shared-consent', { consentId }));
  expect([await outcome(ending.ask()), await outcome(ending.submit())]).toEqual(['done', 'done']);
  expectOk(
    await act(provider, 'authorisation.withdraw-shared-consent', { consentId, reason: '用途已经改变' }),
  );
  expect(await outcome(ending.ask())).toBe('lineage/frozen');
  const check = lab()
    .modules.flatMap(({ checks = [] }) => checks)
    .find(({ name }) => name === 'authorisation.shared-consents')!;
  const faults = async () =>
    (await lab().db.database.transaction((tx) => check.run(tx))).faults.map(({ en }) => en);
  expect(await faults()).toEqual([]);
  const [reason] = await ending.all(
    `SELECT code, rule FROM lineage.reason WHERE rule = 'R28' AND origin IS NULL AND until IS NULL`,
  );
  expect(reason).toEqual({ code: 'consent-withdrawn', rule: 'R28' });
  await lab().db.pool.query(`UPDATE lineage.reason SET until = now() WHERE rule = 'R28'`);
  expect(await faults()).toEqual([`product ${ending.productId} still uses shared data without consent`]);
});

it('an answer that does not come in time stops what stands on it', async () => {
  await grow();
  expect(await outcome(ending.ask())).toBe('done');
  lab().db.clock.advance({ hours: 24 * 40 });
  await lab().tick();
  expect((await consents()).map(({ state }) => state)).toEqual(['overdue']);
  expect(await outcome(ending.ask())).toBe('lineage/frozen');
});

it('a provider that merged: its successor is asked and answers, its old account does not; merged with the holder nothing is shared', async () => {
  await merge(organisations.affiliate, organisations.registry);
  await grow();
  const [asked] = await consents();
  expect(asked).toMatchObject({ state: 'due', provider: organisations.registry });
  const give = (by: Actor) => act(by, 'authorisation.give-shared-consent', { consentId: asked!.id });
  expect(await outcome(give(provider))).toMatch(/^request/);
  expect(expectOk(await give(successor)).state).toBe('given');
  await merge(organisations.registry, organisations.bureau);
  expect(await outcome(ending.submit())).toBe('done');
});

it('a provider that merges after its consent: the consent holds for its successor, which may withdraw it', async () => {
  await grow();
  const consentId = (await consents())[0]!.id;
  expectOk(await act(provider, 'authorisation.give-shared-consent', { consentId }));
  await merge(organisations.affiliate, organisations.registry);
  expect(await outcome(ending.submit())).toBe('done');
  const withdraw = (by: Actor) =>
    act(by, 'authorisation.withdraw-shared-consent', { consentId, reason: '职责已经调整' });
  expect(await outcome(withdraw(provider))).toMatch(/^request/);
  expectOk(await withdraw(successor));
  expect(await outcome(ending.submit())).toBe('query/shared-consent-missing');
});

it('a source that ended asks nothing any more; only the department ends it, and only what is one', async () => {
  await grow();
  const [{ id: register } = { id: '' }] = await ending.all<{ id: string }>(
    `SELECT id FROM catalog.resource WHERE title = '人口库'`,
  );
  const end = (by: Actor, fromResourceId = register) =>
    act(by, 'catalog.end-derivation', {
      resourceId: 'res_residents',
      fromResourceId,
      reason: '登记有误，已核实',
    });
  expect(await outcome(end(stranger))).toMatch(/^request/);
  expect(await outcome(end(source, 'res_nowhere'))).toBe('catalog/derivation-not-right');
  expect(await outcome(derive(register, 'res_residents'))).toBe('lineage/cycle');
  expectOk(await end(source));
  await lab().tick();
  expect((await consents()).map(({ state }) => state)).toEqual(['lapsed']);
  expect(await outcome(ending.submit())).toBe('done');
});
