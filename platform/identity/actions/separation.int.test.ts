import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Somebody, type StaffedHouse, staffedHouse } from '../../../testkit/staffed-house.ts';
import { separations } from '../model/separation.ts';

let house: StaffedHouse;
beforeAll(async () => {
  house = await staffedHouse();
});
afterAll(() => house.db.close());

const open = async (who: Somebody, roles: readonly string[]) => {
  const made = await house.does('security', 'identity.open-post', {
    organisationId: house.organisationId(who),
    titleZh: '新岗',
    titleEn: 'New post',
    roles,
  });
  if (!made.ok) throw new Error(made.problem.code);
  return made.value.postId as string;
};
const appoint = (postId: string, who: Somebody) =>
  house.does('security', 'identity.appoint', { postId, personId: house.personId(who), reason: '任用' });
/** Past every act, straight into the table: what the database itself says. */
const sit = (postId: string, who: Somebody) =>
  house.db.pool
    .query(`INSERT INTO identity.holding VALUES ($1, $2, $3, 'holder', $4, NULL, 'nobody', 'by hand')`, [
      `hol_${postId}${who}`,
      postId,
      house.personId(who),
      house.db.clock.now().toString(),
    ])
    .then(
      () => 'done',
      (error: { constraint?: string }) => error.constraint,
    );

describe('ID1 三员', () => {
  const pairs = [
    ['system', 'security-admin'],
    ['security', 'audit-admin'],
    ['audit', 'system-admin'],
  ] as const;

  it.each(pairs)('the %s administrator cannot be %s too: refused by the act', async (who, role) => {
    const result = await appoint(await open('authority', [role]), who);
    if (result.ok) throw new Error('appointed');
    expect(result.problem).toMatchObject({
      code: 'identity/kept-apart',
      rule: 'ID1',
      clause: { document: 'GB/T 22239-2019' },
    });
  });

  it.each(pairs)('the %s administrator cannot be %s too: refused by the database', async (who, role) => {
    expect(await sit(await open('authority', [role]), who)).toBe('one_capacity_per_person');
  });

  it('not by deputising for another either', async () => {
    const input = {
      postId: house.postId('audit'),
      personId: house.personId('system'),
      until: house.db.clock.now().add({ hours: 24 }).toString(),
      reason: '休假',
    };
    expect(await house.outcome('security', 'identity.name-deputy', input)).toBe('identity/kept-apart');
  });

  it('not by changing what a post is', async () => {
    const postId = await open('authority', ['data-authority']);
    await appoint(postId, 'system');
    const input = { postId, roles: ['security-admin'], reason: '调整' };
    expect(await house.outcome('security', 'identity.change-post-roles', input)).toBe('identity/kept-apart');
    const byHand = house.db.pool.query(
      `INSERT INTO identity.post_role VALUES ($1, 'security-admin', $2, NULL)`,
      [postId, house.db.clock.now().toString()],
    );
    await expect(byHand).rejects.toMatchObject({ constraint: 'one_capacity_per_person' });
  });

  it('and each stands alone on its post', async () => {
    const input = {
      organisationId: house.organisationId('authority'),
      titleZh: '万能岗',
      titleEn: 'Everything',
      roles: ['system-admin', 'data-authority'],
    };
    expect(await house.outcome('security', 'identity.open-post', input)).toBe('identity/roles-not-right');
  });
});

describe('ID2 管运适度分离', () => {
  it('an operator’s organisation gets no registrar’s post, an implementing body no operator’s', async () => {
    for (const [who, role] of [
      ['operator', 'registrar-reviewer'],
      ['implementing', 'operator'],
      ['registrar', 'implementing-body'],
    ] as const) {
      const input = {
        organisationId: house.organisationId(who),
        titleZh: '混岗',
        titleEn: 'Mixed post',
        roles: [role],
      };
      const result = await house.does('security', 'identity.open-post', input);
      if (result.ok) throw new Error('opened');
      expect(result.problem).toMatchObject({ code: 'identity/kept-apart', rule: 'ID2' });
    }
  });

  it('nor by moving a post, and not past the acts', async () => {
    const input = {
      postId: house.postId('registrar'),
      organisationId: house.organisationId('operator'),
      documentNumber: '公枢编〔2026〕2号',
      documentDate: '2026-01-04',
      reason: '划转',
    };
    expect(await house.outcome('security', 'identity.move-post', input)).toBe('identity/kept-apart');
    const byHand = house.db.pool.query(
      'UPDATE identity.post_seat SET organisation_id = $1 WHERE post_id = $2',
      [input.organisationId, input.postId],
    );
    await expect(byHand).rejects.toMatchObject({ constraint: 'one_capacity_per_organisation' });
  });

  it('and no person is both, in whatever organisations the posts are', async () => {
    const postId = await open('registrar', ['registrar-coder']);
    const result = await appoint(postId, 'operator');
    expect(result.ok ? 'done' : result.problem.rule).toBe('ID2');
    expect(await sit(postId, 'implementing')).toBe('one_capacity_per_person');
    expect((await appoint(postId, 'buyer')).ok).toBe(true);
  });
});

it('the database’s list of what is kept apart is the model’s', async () => {
  const { rows } = await house.db.pool.query(
    'SELECT separation, role, capacity, binds_organisation FROM identity.separated_role ORDER BY 1, 2',
  );
  const model = separations.flatMap((separation) =>
    Object.entries(separation.capacities).flatMap(([capacity, { roles }]) =>
      roles.map((role) => ({
        separation: separation.code,
        role,
        capacity,
        binds_organisation: separation.binds.includes('organisation'),
      })),
    ),
  );
  const key = (row: { separation: string; role: string }) => `${row.separation} ${row.role}`;
  expect(rows.toSorted((a, b) => key(a).localeCompare(key(b)))).toEqual(
    model.toSorted((a, b) => key(a).localeCompare(key(b))),
  );
});
