import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#foundation';
import { type StaffedHouse, staffedHouse } from '../../../testkit/staffed-house.ts';
import { actorFor } from '../actor.ts';
import { responsibilityCodes } from '../model/responsibilities.ts';
import { answerableAt } from '../model/succession.ts';
import { clientStanding } from '../store/clients.ts';
import { organisation, organisationByName } from '../store/organisations.ts';
import { currentPost, post } from '../store/posts.ts';
import { currentOrganisation } from '../store/succession.ts';

let house: StaffedHouse;
const houses: StaffedHouse[] = [];
beforeEach(async () => {
  house = await staffedHouse();
  houses.push(house);
});
afterAll(() => Promise.all(houses.map(({ db }) => db.close())));

const decision = { documentNumber: '公枢编〔2026〕1号', documentDate: '2026-01-04', reason: '机构改革' };
const register = async (name: string) => {
  const made = await house.does('system', 'identity.register-organisation', {
    name,
    kind: 'company',
  });
  if (!made.ok) throw new Error(`${made.problem.code} ${JSON.stringify(made.problem.defects ?? [])}`);
  return made.value.organisationId as string;
};
const enter = async (kind: string, input: object) => {
  const entered = await house.does('system', `identity.${kind}`, { ...input, ...decision });
  if (!entered.ok)
    throw new Error(`${entered.problem.code} ${JSON.stringify(entered.problem.defects ?? [])}`);
  return entered.value.reorganisationId as string;
};
const confirm = (reorganisationId: string) =>
  house.outcome('security', 'identity.confirm-reorganisation', { reorganisationId });

describe('a merger', () => {
  it('carries posts, their people and machine clients to the successor once a second person has confirmed it', async () => {
    const registered = await house.does('buyer-admin', 'identity.register-client', {
      name: '授信系统',
      roles: ['buyer'],
      purposes: [],
    });
    const clientId = registered.ok ? registered.value.clientId : '';
    await house.does('security', 'identity.approve-client', { clientId });
    const old = house.organisationId('buyer');
    const successor = await register('合并银行');
    const before = house.db.clock.now();
    const id = await enter('merge-organisations', { predecessors: [old], successorId: successor });
    expect((await house.actor('buyer')) as object).toMatchObject({ organisationId: old });
    house.db.clock.advance({ hours: 1 });
    expect(await confirm(id)).toBe('done');
    expect(await house.actor('buyer')).toMatchObject({ organisationId: successor, roles: ['buyer'] });
    const standing = await house.read((tx) => clientStanding(tx, clientId));
    expect(standing).toMatchObject({ usable: true, organisationId: successor, roles: ['buyer'] });
    // What was, stays true of its time.
    const then = await house.read((tx) => post(tx, house.postId('buyer'), before));
    expect(then?.organisationId).toBe(old);
    expect((await house.read((tx) => organisation(tx, old)))?.until?.toString()).toBe(
      house.db.clock.now().toString(),
    );
    // Nothing is done twice.
    expect(await confirm(id)).not.toBe('done');
  });

  it('is confirmed by another person than who entered it, and never puts kept-apart bodies together (ID2)', async () => {
    const successor = await register('合并公司');
    const id = await enter('merge-organisations', {
      predecessors: [house.organisationId('buyer')],
      successorId: successor,
    });
    // The same person, who has been made security administrator meanwhile, is still the one who entered it.
    const system = await house.actor('system');
    const asSecurity = { ...system, roles: ['security-admin'] } as typeof system;
    const result = await house.does(asSecurity, 'identity.confirm-reorganisation', { reorganisationId: id });
    expect(result.ok ? 'done' : result.problem.data?.['policy']).toBe('house.four-eyes');
    const both = await house.does('system', 'identity.merge-organisations', {
      predecessors: [house.organisationId('operator'), house.organisationId('implementing')],
      successorId: successor,
      ...decision,
    });
    expect(both.ok ? 'done' : [both.problem.code, both.problem.rule]).toEqual(['identity/kept-apart', 'ID2']);
  });

  it('that is rejected changes nothing', async () => {
    const old = house.organisationId('buyer');
    const id = await enter('merge-organisations', {
      predecessors: [old],
      successorId: await register('合并单位'),
    });
    const reject = { reorganisationId: id, note: '文件号不符' };
    expect(await house.outcome('security', 'identity.reject-reorganisation', reject)).toBe('done');
    expect((await house.read((tx) => organisation(tx, old)))?.until).toBeNull();
    expect(await confirm(id)).not.toBe('done');
  });
});

describe('a split', () => {
  it('leaves no post and no responsibility without a successor, and the database agrees with the plain rule', async () => {
    const old = house.organisationId('operator');
    const [one, other] = [await register('数据运营一公司'), await register('数据运营二公司')];
    const posts = [
      { postId: house.postId('operator'), organisationId: one },
      { postId: house.postId('operator-admin'), organisationId: other },
    ];
    const responsibilities = Object.fromEntries(
      responsibilityCodes.map((code) => [code, code === 'products' ? one : other]),
    );
    const split = { organisationId: old, successors: [one, other], posts, responsibilities };
    const lacking = await house.does('system', 'identity.split-organisation', {
      ...split,
      posts: posts.slice(1),
      ...decision,
    });
    expect(lacking.ok ? 'done' : lacking.problem.code).toBe('identity/reorganisation-not-right');
    expect(await confirm(await enter('split-organisation', split))).toBe('done');
    expect(await house.actor('operator')).toMatchObject({ organisationId: one });
    expect(await house.actor('operator-admin')).toMatchObject({ organisationId: other });
    const now = house.db.clock.now();
    const lines = responsibilityCodes.map((responsibility) => ({
      predecessor: old,
      responsibility,
      successor: responsibilities[responsibility] ?? null,
      effectiveAt: now,
    }));
    for (const code of responsibilityCodes) {
      const stored = await house.read((tx) => currentOrganisation(tx, old, tx.now, code));
      expect([code, stored]).toEqual([code, answerableAt(lines, old, code, now)]);
    }
  });
});

describe('an organisation', () => {
  it('is renamed from an instant on, and found by the name of the time', async () => {
    const id = house.organisationId('buyer');
    const before = house.db.clock.now();
    house.db.clock.advance({ hours: 1 });
    const rename = (name: string) =>
      house.outcome('system', 'identity.rename-organisation', { organisationId: id, name, ...decision });
    expect(await rename('centre')).toBe('identity/name-taken');
    expect(await rename('新银行')).toBe('done');
    expect((await house.read((tx) => organisationByName(tx, '新银行')))?.id).toBe(id);
    expect(await house.read((tx) => organisationByName(tx, 'bank'))).toBeNull();
    expect((await house.read((tx) => organisationByName(tx, 'bank', before)))?.id).toBe(id);
    expect(await house.actor('buyer')).toMatchObject({ organisationId: id });
  });

  it('is closed once it has no posts; what refers to it goes to the successor, or ends with it', async () => {
    const empty = await register('空壳单位');
    const heir = await register('承接单位');
    expect(
      await confirm(await enter('close-organisation', { organisationId: empty, successorId: heir })),
    ).toBe('done');
    expect(await house.read((tx) => currentOrganisation(tx, empty))).toBe(heir);
    house.db.clock.advance({ hours: 2 });
    expect(await confirm(await enter('close-organisation', { organisationId: heir }))).toBe('done');
    expect(await house.read((tx) => currentOrganisation(tx, empty))).toBeNull();
    const staffed = await house.does('system', 'identity.close-organisation', {
      organisationId: house.organisationId('buyer'),
      ...decision,
    });
    expect(staffed.ok ? 'done' : staffed.problem.code).toBe('identity/reorganisation-not-right');
  });

  it('R71 is not registered with a credit code that does not check, nor with one that another has', async () => {
    const input = (uscc: string, name: string) => ({ name, kind: 'company', uscc });
    const act = 'identity.register-organisation';
    expect(await house.outcome('system', act, input('91350100M000100Y4Z', '甲公司'))).toBe(
      'identity/particulars-not-right',
    );
    expect(await house.outcome('system', act, input('91350100M000100Y43', '甲公司'))).toBe('done');
    expect(await house.outcome('system', act, input('91350100M000100Y43', '乙公司'))).toBe(
      'identity/uscc-taken',
    );
    const nobody = { organisationId: newId('org'), name: '无此单位', ...decision };
    expect(await house.outcome('system', 'identity.rename-organisation', nobody)).toBe('request/not-found');
  });

  it('’s post that is closed hands its tasks to another; a moved one keeps its holder', async () => {
    const close = (postId: string, toPostId: string) =>
      house.outcome('security', 'identity.close-post', { postId, tasksGoTo: toPostId, reason: '撤岗' });
    const target = house.postId('buyer-admin');
    expect(await close(house.postId('buyer'), house.postId('buyer'))).toBe('identity/post-closed');
    expect(await close(house.postId('buyer'), target)).toBe('done');
    expect(await house.read((tx) => post(tx, house.postId('buyer')))).toBeNull();
    expect(await house.read((tx) => currentPost(tx, house.postId('buyer')))).toBe(target);
    const move = {
      postId: house.postId('authority'),
      organisationId: house.organisationId('buyer'),
      ...decision,
    };
    expect(await house.outcome('security', 'identity.move-post', move)).toBe('done');
    const actor = await house.read((tx) => actorFor(tx, { personId: house.personId('authority') }));
    expect(actor).toMatchObject({ organisationId: house.organisationId('buyer'), roles: ['data-authority'] });
  });
});
