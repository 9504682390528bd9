import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, expectOk, newId } from '#foundation';
import { clocksOf } from '#platform/casework';
import { registrationDue } from '#platform/registration';
import { type Ground, people, prepareGround, residentsAgreement } from '../verification/ground.ts';
import { organisations, residents } from '../verification/town.ts';
import { desk, outcome, told } from './matter.ts';
import { read } from './registration-ground.ts';

const { operator, secondOperator, buyer, dataAuthority, source } = people;
let ground: Ground;
let productId: string;
beforeAll(async () => {
  ground = await prepareGround();
  await ground.serve(residents);
  ({ productId } = await ground.offer(await ground.agree(residentsAgreement())));
});
afterAll(() => ground?.close());

/** A paper of an organisation, as casework keeps it. */
async function paper(
  more: { readonly state?: 'recorded' | 'confirmed'; readonly of?: string; readonly on?: string } = {},
) {
  const id = newId('dec');
  const state = more.state ?? 'confirmed';
  await ground.db.pool.query(
    `INSERT INTO casework.external_decision (id, organisation_id, kind, number, decided_on, title, body, scan_upload, scan_sha256, state,
       recorded_by, recorder_person, recorded_at, checked_by, checked_at, remark)
     VALUES ($1, $2, 'proof', $3, $4, '验收单', '已交付', 'upl_1', repeat('0', 64), $5, 'x', 'per_x', $6, $7, $8, $9)`,
    [
      id,
      more.of ?? organisations.operator,
      `验〔2025〕${id.slice(4, 10)}号`,
      more.on ?? '2025-12-30',
      state,
      ground.db.clock.now().toString(),
      ...(state === 'confirmed'
        ? ['per_y@pst_y', ground.db.clock.now().toString(), '一致']
        : [null, null, null]),
    ],
  );
  return id;
}

const delivered = async (deliveredOn: string, more: object = {}, by: Actor = operator) =>
  ground.act<{ outsideDeliveryId: string; rule: string }>(by, 'registration.enter-delivery', {
    kind: 'product',
    thingId: productId,
    deliveredOn,
    deliveredBy: '原授权运营平台，交付给示例银行',
    decisionId: await paper(),
    ...more,
  });
// biome-ignore lint/suspicious/noExplicitAny: a test reads the fields it looks at.
const items = async (name: string, actor: Actor): Promise<any[]> =>
  (expectOk(await read(ground, name, actor, {})) as { items: never[] }).items;
const faults = async () => {
  const found = [];
  for (const check of ground.modules.find(({ name }) => name === 'registration')?.checks ?? [])
    found.push(...(await ground.db.database.transaction((tx) => check.run(tx))).faults.map(({ en }) => en));
  return found;
};
const missedNotices = async () =>
  (await told(ground, 'authority')).filter((kind) => kind === 'registration.duty-missed').length;

it('names everything that is wrong with an entry at once, and is nobody else’s to make', async () => {
  const wrong = await delivered('2026-12-31', {
    decisionId: await paper({ state: 'recorded' }),
    filedOn: '2025-04-01',
  });
  expect(wrong.ok).toBe(false);
  if (!wrong.ok)
    expect(wrong.problem.defects?.map(({ at }) => at)).toEqual(['/deliveredOn', '/filedOn', '/decisionId']);
  // Proof from before what it is to prove, and of another organisation.
  for (const decisionId of [await paper({ on: '2025-01-01' }), await paper({ of: organisations.bank })])
    expect(await outcome(delivered('2025-02-01', { decisionId }))).toBe('registration/delivery-unfit');
  expect(await outcome(delivered('2025-02-01', {}, buyer))).toBe('request/not-found');
  expect(await outcome(delivered('2025-02-01', {}, source))).toBe('request/not-found');
  expect(await outcome(delivered('2025-02-01', { thingId: 'prd_none' }))).toBe(
    await outcome(
      ground.act(buyer, 'registration.withdraw-delivery', {
        deliveryId: 'dlv_none',
        decisionId: 'dec_x',
        reason: '没有这一件',
      }),
    ),
  );
  expect(await items('registration.deliveries', operator)).toEqual([]);
  expect(await items('registration.duties', operator)).toEqual([]);
});

let first: string;
it('R3 what was delivered before the rules was due by 2025-04-14: it is missed at once, told, and on the desk', async () => {
  const decisionId = await paper();
  const entered = expectOk(await delivered('2025-02-01', { decisionId }));
  first = entered.outsideDeliveryId;
  expect(entered.rule).toBe('R3');
  expect(await outcome(delivered('2025-02-01', { decisionId }))).toBe('registration/delivery-there');
  await ground.tick();
  expect(await missedNotices()).toBe(1);
  expect(await desk(ground, productId)).toContain('operator: registration.draft-application');
  expect(await items('registration.duties', operator)).toMatchObject([
    { thingId: productId, rule: 'R3', lastDay: '2025-04-14', missed: true, metAt: null, deliveryId: first },
  ]);
  expect(await items('registration.deliveries', dataAuthority)).toHaveLength(1);
  expect(await items('registration.deliveries', buyer)).toEqual([]);
  expect(await faults()).toEqual([]);
});

it('R3 a first filing made elsewhere in time meets it: the entry that puts the first one right says so', async () => {
  const { outsideDeliveryId } = expectOk(
    await delivered('2025-02-10', {
      filedOn: '2025-04-01',
      filedWith: '省登记中心',
      filedNumber: '平台-1393264726771781632103',
      replaces: first,
    }),
  );
  await ground.tick();
  expect(await items('registration.duties', operator)).toMatchObject([
    { rule: 'R3', missed: false, metElsewhere: true, deliveryId: outsideDeliveryId },
  ]);
  expect(await desk(ground, productId)).not.toContain('operator: registration.draft-application');
  expect((await items('registration.deliveries', operator)).map(({ id, state }) => [id, state])).toEqual(
    expect.arrayContaining([
      [first, 'replaced'],
      [outsideDeliveryId, 'stands'],
    ]),
  );
  expect(await told(ground, 'authority')).toContain('registration.delivery-ended');
  expect(await faults()).toEqual([]);

  // What the hub delivers since changes nothing, and keeps the duty up when the entry is withdrawn.
  await ground.db.database.transaction((tx) =>
    registrationDue(tx, {
      kind: 'product',
      id: productId,
      title: '核验',
      organisation: organisations.operator,
      role: 'operator',
    }),
  );
  const hereAt = ground.db.clock.now().toString();
  expect((await items('registration.duties', operator))[0]).toMatchObject({ deliveryId: outsideDeliveryId });
  const withdrawal = { deliveryId: outsideDeliveryId, reason: '交付的是另一产品', decisionId: await paper() };
  expect(await outcome(ground.act(operator, 'registration.withdraw-delivery', withdrawal))).toBe(
    'request/forbidden',
  );
  expect(await outcome(ground.act(buyer, 'registration.withdraw-delivery', withdrawal))).toBe(
    'request/not-found',
  );
  expectOk(await ground.act(secondOperator, 'registration.withdraw-delivery', withdrawal));
  expect(await outcome(ground.act(secondOperator, 'registration.withdraw-delivery', withdrawal))).toBe(
    'lifecycle/not-now',
  );
  await ground.tick();
  expect(await items('registration.duties', operator)).toMatchObject([
    { rule: 'R2', missed: false, metAt: null, aroseAt: hereAt, deliveryId: null },
  ]);
  expect(await desk(ground, productId)).toContain('operator: registration.draft-application');
  expect(await faults()).toEqual([]);
});

it('R2 what another system delivered since is due twenty working days later, by the earliest of all', async () => {
  expectOk(await delivered('2025-12-20'));
  expectOk(await delivered('2025-12-01'));
  await ground.tick();
  expect(await items('registration.duties', operator)).toMatchObject([
    { rule: 'R2', lastDay: '2025-12-29', missed: true },
  ]);
  const clocks = await ground.db.database.transaction((tx) =>
    clocksOf(tx, { kind: 'product', id: productId }),
  );
  expect(clocks.filter(({ state }) => state === 'running')).toEqual([]);
  expect(await faults()).toEqual([]);
});

it('R3 a duty that stands on a withdrawn entry alone is there no more', async () => {
  await ground.db.pool.query('UPDATE registration.duty SET here_at = NULL');
  for (const { id } of (await items('registration.deliveries', operator)).filter(
    ({ state }) => state === 'stands',
  ))
    expectOk(
      await ground.act(secondOperator, 'registration.withdraw-delivery', {
        deliveryId: id,
        reason: '登记有误，予以撤销',
        decisionId: await paper(),
      }),
    );
  expect(await items('registration.duties', operator)).toEqual([]);
  expect(await desk(ground, productId)).not.toContain('operator: registration.draft-application');
  expect(await faults()).toEqual([]);
});
