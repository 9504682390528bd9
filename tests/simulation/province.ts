import type pg from 'pg';
import type { Actor } from '#foundation';

/** How large the province is: departments that register, operators with products, registrars that serve them. */
export const size = { departments: 50, operators: 12, registrars: 5, others: 4 } as const;

interface Seat {
  readonly organisation: string;
  readonly name: string;
  readonly role: string;
  /** Who sits there, told apart within the organisation. */
  readonly who: string;
}

const id = (prefix: string, name: string) => `${prefix}_${name.padEnd(26, '0')}`;
export const organisationId = (name: string): string => id('org', name);

const seats: readonly Seat[] = [
  ...Array.from({ length: size.departments }, (_, at) => at).flatMap((at) => [
    seat(`d${at}d`, `示例厅局${at + 1}`, 'source-department', 'a'),
    seat(`d${at}d`, `示例厅局${at + 1}`, 'source-department', 'b'),
  ]),
  ...Array.from({ length: size.operators }, (_, at) => at).flatMap((at) => [
    seat(`p${at}p`, `示例运营公司${at + 1}`, 'operator', 'a'),
    seat(`p${at}p`, `示例运营公司${at + 1}`, 'operator', 'b'),
  ]),
  ...Array.from({ length: size.registrars }, (_, at) => at).flatMap((at) => {
    const name = at === 0 ? '示例省数据登记中心' : `示例市${at}数据登记中心`;
    return [
      seat(`r${at}r`, name, 'registrar-acceptor', 'a'),
      seat(`r${at}r`, name, 'registrar-reviewer', 'b'),
      seat(`r${at}r`, name, 'registrar-reviewer', 'c'),
      seat(`r${at}r`, name, 'registrar-coder', 'd'),
    ];
  }),
  seat('a0a', '示例省数据局', 'data-authority', 'a'),
  ...Array.from({ length: size.others }, (_, at) => seat(`b${at}b`, `示例银行${at + 1}`, 'buyer', 'a')),
];

function seat(organisation: string, name: string, role: string, who: string): Seat {
  return { organisation, name, role, who };
}

const actors = new Map(
  seats.map((one) => [
    `${one.organisation}/${one.who}`,
    {
      kind: 'person',
      personId: id('per', one.organisation + one.who) as 'per_x',
      postId: id('pst', one.organisation + one.who) as 'pst_x',
      organisationId: organisationId(one.organisation) as 'org_x',
      roles: [one.role],
    } satisfies Actor,
  ]),
);

/** Somebody of an organisation, by its short name and the seat: `d7d`, `a`. */
export const actor = (organisation: string, who: string): Extract<Actor, { kind: 'person' }> =>
  actors.get(`${organisation}/${who}`)!;

/** Everybody sits where they sit all the year. */
export async function settleProvince(pool: pg.Pool): Promise<void> {
  const since = '2020-01-01T00:00:00Z';
  for (const [short, name] of new Map(seats.map((one) => [one.organisation, one.name]))) {
    await pool.query('INSERT INTO identity.organisation (id, starts_at) VALUES ($1, $2)', [
      organisationId(short),
      since,
    ]);
    await pool.query(
      `INSERT INTO identity.organisation_record (organisation_id, name, kind, level, starts_at) VALUES ($1, $2, 'public-institution', 'province', $3)`,
      [organisationId(short), name, since],
    );
  }
  for (const one of seats) {
    const { postId, personId } = actor(one.organisation, one.who);
    await pool.query(
      'INSERT INTO identity.post (id, title_zh, title_en, starts_at) VALUES ($1, $2, $3, $4)',
      [postId, `${one.role}岗${one.who}`, `${one.role} ${one.who}`, since],
    );
    await pool.query(
      'INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) VALUES ($1, $2, $3)',
      [postId, organisationId(one.organisation), since],
    );
    await pool.query('INSERT INTO identity.post_role (post_id, role, starts_at) VALUES ($1, $2, $3)', [
      postId,
      one.role,
      since,
    ]);
    await pool.query('INSERT INTO identity.person (id, name, registered_at) VALUES ($1, $2, $3)', [
      personId,
      `人员${one.organisation}${one.who}`,
      since,
    ]);
    await pool.query(
      `INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, decided_by, reason) VALUES ($1, $2, $3, 'holder', $4, 'test', 'test')`,
      [id('hld', one.organisation + one.who), postId, personId, since],
    );
  }
}
