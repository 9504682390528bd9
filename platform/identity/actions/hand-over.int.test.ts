import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Somebody, type StaffedHouse, staffedHouse } from '../../../testkit/staffed-house.ts';
import { actorFor } from '../actor.ts';
import { holderOf } from '../store/posts.ts';

let house: StaffedHouse;
let newcomer: string;
beforeAll(async () => {
  house = await staffedHouse();
  const made = await house.does('buyer-admin', 'identity.register-person', {
    name: '接任人',
    staffNumber: 'N1',
  });
  newcomer = made.ok ? made.value.personId : '';
});
afterAll(() => house.db.close());

const propose = (who: Somebody, toPersonId: string) =>
  house.does('security', 'identity.propose-hand-over', {
    postId: house.postId(who),
    toPersonId,
    things: [{ kind: 'seal', description: '业务章一枚' }],
    reason: '轮岗',
  });
const holder = (who: Somebody) => house.read(async (tx) => (await holderOf(tx, house.postId(who)))?.personId);

describe('a hand-over', () => {
  it('changes the holder when the giver signs, keeps the post, and ends when the receiver has signed', async () => {
    const proposed = await propose('buyer', newcomer);
    const handOverId = proposed.ok ? proposed.value.handOverId : '';
    // A proposal alone changes nothing, and there is one at a time.
    expect(await holder('buyer')).toBe(house.personId('buyer'));
    expect((await propose('buyer', house.personId('authority'))).ok).toBe(false);
    // Only the giver gives.
    expect(await house.outcome('buyer-admin', 'identity.give-hand-over', { handOverId })).toBe(
      'identity/not-your-post',
    );
    const giver = await house.actor('buyer');
    house.db.clock.advance({ hours: 1 });
    const furtherThings = [{ kind: 'files', description: '2025年台账' }];
    expect(await house.outcome(giver, 'identity.give-hand-over', { handOverId, furtherThings })).toBe('done');
    expect(await holder('buyer')).toBe(newcomer);
    expect(await house.read((tx) => actorFor(tx, { personId: house.personId('buyer') }))).toBeNull();
    const receiver = await house.read((tx) => actorFor(tx, { personId: newcomer }));
    if (!receiver) throw new Error('the newcomer holds no post');
    expect(receiver).toMatchObject({ postId: house.postId('buyer'), roles: ['buyer'] });
    const missing = await house.does(receiver, 'identity.receive-hand-over', {
      handOverId,
      missing: '缺印章',
    });
    expect(missing.ok && missing.value.state).toBe('disputed');
    const received = await house.does(receiver, 'identity.receive-hand-over', { handOverId });
    expect(received.ok && received.value.state).toBe('done');
    const { rows } = await house.db.pool.query(
      'SELECT state, things, note, given_at IS NOT NULL AS given FROM identity.hand_over WHERE id = $1',
      [handOverId],
    );
    expect(rows[0]).toMatchObject({ state: 'done', note: '缺印章', given: true });
    expect(rows[0].things).toHaveLength(2);
    // No instant without a holder, none with two.
    const { rows: holdings } = await house.db.pool.query(
      `SELECT starts_at, ends_at FROM identity.holding WHERE post_id = $1 AND standing = 'holder' ORDER BY starts_at`,
      [house.postId('buyer')],
    );
    expect(String(holdings[0].ends_at)).toBe(String(holdings[1].starts_at));
  });

  it('is withdrawn until the giver has signed, and falls with the giver’s own end', async () => {
    const proposed = await propose('authority', newcomer);
    const handOverId = proposed.ok ? proposed.value.handOverId : '';
    const withdraw = { handOverId, reason: '计划有变' };
    expect(await house.outcome('security', 'identity.withdraw-hand-over', withdraw)).toBe('done');
    expect(await house.outcome('security', 'identity.withdraw-hand-over', withdraw)).not.toBe('done');
    expect(await house.outcome('authority', 'identity.give-hand-over', { handOverId })).not.toBe('done');
    expect((await propose('authority', newcomer)).ok).toBe(true);
    await house.does('security', 'identity.vacate-post', {
      postId: house.postId('authority'),
      reason: '离任',
    });
    const { rows } = await house.db.pool.query(
      `SELECT state FROM identity.hand_over WHERE post_id = $1 AND state = 'proposed'`,
      [house.postId('authority')],
    );
    expect(rows).toEqual([]);
  });

  it('ID1 never brings two administrators into one hand', async () => {
    const result = await propose('system', house.personId('audit'));
    expect(result.ok ? 'done' : result.problem.rule).toBe('ID1');
  });
});

describe('the house', () => {
  it('does not lose its last administrator, by vacating, by other roles or by a disabled account', async () => {
    const postId = house.postId('security');
    const vacate = { postId, reason: '离任' };
    expect(await house.outcome('security', 'identity.vacate-post', vacate)).toBe(
      'identity/last-administrator',
    );
    const roles = { postId, roles: ['data-authority'], reason: '调整' };
    expect(await house.outcome('security', 'identity.change-post-roles', roles)).toBe(
      'identity/last-administrator',
    );
    const account = { personId: house.personId('security'), username: 'security' };
    expect(await house.outcome('system', 'identity.create-account', account)).toBe('done');
    const disable = { personId: account.personId, reason: '停用' };
    expect(await house.outcome('system', 'identity.disable-account', disable)).toBe(
      'identity/last-administrator',
    );
  });

  it('appoints to a vacant post only, and never the same person twice', async () => {
    const appoint = (postId: string, personId: string) =>
      house.outcome('security', 'identity.appoint', { postId, personId, reason: '任用' });
    expect(await appoint(house.postId('operator'), newcomer)).toBe('identity/post-held');
    expect(await appoint(house.postId('authority'), 'per_00000000000000000000000000')).toBe(
      'identity/no-such-reference',
    );
    expect(await appoint(house.postId('authority'), newcomer)).toBe('done');
  });
});
