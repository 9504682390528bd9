import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaffedHouse, staffedHouse } from '../../../testkit/staffed-house.ts';
import { actorFor } from '../actor.ts';
import { deputyTermDays } from '../model/deputy-term.ts';

let house: StaffedHouse;
beforeAll(async () => {
  house = await staffedHouse();
});
afterAll(() => house.db.close());

const inDays = (days: number) =>
  house.db.clock
    .now()
    .add({ hours: 24 * days })
    .toString();
const named = (until: string, more: object = {}) => ({
  postId: house.postId('buyer'),
  personId: house.personId('authority'),
  until,
  reason: '出差',
  ...more,
});
const actingFrom = (post: 'buyer') =>
  house.read((tx) => actorFor(tx, { personId: house.personId('authority'), postId: house.postId(post) }));

describe('a deputy', () => {
  it('has the powers of the post for the term, and loses them at its end without any act', async () => {
    const result = await house.does('buyer', 'identity.name-deputy', named(inDays(10)));
    expect(result.ok).toBe(true);
    const actor = await actingFrom('buyer');
    expect(actor).toMatchObject({ roles: ['buyer'], organisationId: house.organisationId('buyer') });
    // The own post is acted from unless the deputised one is chosen.
    expect(await house.actor('authority')).toMatchObject({ roles: ['data-authority'] });
    house.db.clock.advance({ hours: 24 * 10 });
    expect(await actingFrom('buyer')).toBeNull();
    // An actor made before the end does not outlive it.
    if (!actor) throw new Error('no actor');
    expect(
      await house.outcome(actor, 'identity.end-deputy', { postId: house.postId('buyer'), reason: '再试' }),
    ).toBe('identity/post-not-held');
  });

  it('ID3 is not named for longer than the longest term, nor into the past', async () => {
    const result = await house.does('buyer', 'identity.name-deputy', named(inDays(deputyTermDays + 1)));
    expect(result.ok ? 'done' : [result.problem.code, result.problem.rule]).toEqual([
      'identity/term-too-long',
      'ID3',
    ]);
    expect(await house.outcome('buyer', 'identity.name-deputy', named(inDays(-1)))).toBe(
      'identity/retroactive',
    );
  });

  it('is one at a time, is not the holder, and is named by holder or administrator of that organisation only', async () => {
    expect(
      await house.outcome(
        'buyer',
        'identity.name-deputy',
        named(inDays(5), { personId: house.personId('buyer') }),
      ),
    ).toBe('identity/already-in-post');
    expect(await house.outcome('operator-admin', 'identity.name-deputy', named(inDays(5)))).toBe(
      'request/not-found',
    );
    expect(await house.outcome('buyer-admin', 'identity.name-deputy', named(inDays(5)))).toBe('done');
    expect(
      await house.outcome(
        'buyer',
        'identity.name-deputy',
        named(inDays(3), { personId: house.personId('operator-admin') }),
      ),
    ).toBe('identity/deputy-named');
  });

  it('does not appoint, nor name a deputy of its own; the term can be ended early', async () => {
    const term = { postId: house.postId('security'), personId: house.personId('authority') };
    expect(
      await house.outcome('security', 'identity.name-deputy', { ...term, until: inDays(5), reason: '休假' }),
    ).toBe('done');
    const deputy = await house.read((tx) => actorFor(tx, { personId: term.personId, postId: term.postId }));
    if (!deputy) throw new Error('no deputy');
    const result = await house.does(deputy, 'identity.appoint', {
      postId: house.postId('buyer'),
      personId: term.personId,
      reason: '越权',
    });
    expect(result.ok ? 'done' : [result.problem.code, result.problem.data?.['policy']]).toEqual([
      'request/forbidden',
      'identity.deputies-do-not-appoint',
    ]);
    expect(
      await house.outcome('security', 'identity.end-deputy', { postId: term.postId, reason: '提前返岗' }),
    ).toBe('done');
    expect(
      await house.outcome(deputy, 'identity.end-deputy', { postId: term.postId, reason: '再试' }),
    ).not.toBe('done');
  });

  it('cannot be two at once past the acts either', async () => {
    const byHand = (id: string, standing: string, person: string) =>
      house.db.pool.query(`INSERT INTO identity.holding VALUES ($1, $2, $3, $4, $5, $6, 'x', 'by hand')`, [
        id,
        house.postId('buyer'),
        person,
        standing,
        house.db.clock.now().toString(),
        inDays(2),
      ]);
    await expect(byHand('hol_a', 'deputy', house.personId('operator-admin'))).rejects.toMatchObject({
      constraint: 'one_holder_and_one_deputy',
    });
    await expect(
      house.db.pool.query(`UPDATE identity.holding SET ends_at = NULL WHERE standing = 'deputy'`),
    ).rejects.toMatchObject({ constraint: 'deputies_have_a_term' });
  });
});
