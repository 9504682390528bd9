import { type InstantInterval, intersect, type Text, text } from '#foundation';
import type { RoleCode } from './roles.ts';

/** Capacities of which one party may have only one at a time. */
export interface Separation {
  readonly code: string;
  readonly title: Text;
  /** Whom it binds: the person in the posts, the organisation that has the posts, or both. */
  readonly binds: readonly ('person' | 'organisation')[];
  readonly capacities: {
    readonly [capacity: string]: { readonly title: Text; readonly roles: readonly RoleCode[] };
  };
}

/** 三员: each administrator is somebody else. */
export const threeAdministrators: Separation = {
  code: 'three-administrators',
  title: text('三员分立', 'Three administrators, three persons'),
  binds: ['person'],
  capacities: {
    system: { title: text('系统管理员', 'system administrator'), roles: ['system-admin'] },
    security: { title: text('安全管理员', 'security administrator'), roles: ['security-admin'] },
    audit: { title: text('审计管理员', 'audit administrator'), roles: ['audit-admin'] },
  },
};

/** 管运适度分离: who registers, who operates and who organises the operation are different bodies with different people. */
export const registryAndOperation: Separation = {
  code: 'registry-and-operation',
  title: text('管运适度分离', 'Management and operation kept apart'),
  binds: ['person', 'organisation'],
  capacities: {
    registrar: {
      title: text('登记机构', 'registrar'),
      roles: ['registrar-acceptor', 'registrar-reviewer', 'registrar-coder'],
    },
    operator: { title: text('运营机构', 'operator'), roles: ['operator'] },
    implementing: { title: text('实施机构', 'implementing body'), roles: ['implementing-body'] },
  },
};

export const separations: readonly Separation[] = [threeAdministrators, registryAndOperation];

/** Somebody has a role for a time: a person by holding or deputising in a post, an organisation by having the post. */
export interface HeldRole {
  readonly party: string;
  readonly role: RoleCode;
  readonly during: InstantInterval;
}

export interface Collision {
  readonly separation: Separation;
  readonly party: string;
  readonly capacities: readonly [string, string];
  /** When both would be had. */
  readonly during: InstantInterval;
}

/** The capacity a role belongs to under a separation, if any. */
export function capacityOf(separation: Separation, role: RoleCode): string | undefined {
  return Object.entries(separation.capacities).find(([, capacity]) => capacity.roles.includes(role))?.[0];
}

/**
 * Every pair of roles that puts two capacities into one hand at one time. Empty means the separation is kept. Intervals that only
 * touch do not collide: one may become security administrator the moment one ceases to be system administrator.
 */
export function collisions(separation: Separation, held: readonly HeldRole[]): readonly Collision[] {
  const relevant = held.flatMap((one) => {
    const capacity = capacityOf(separation, one.role);
    return capacity === undefined ? [] : [{ ...one, capacity }];
  });
  return relevant.flatMap((one, index) =>
    relevant.slice(index + 1).flatMap((other): Collision[] => {
      if (one.party !== other.party || one.capacity === other.capacity) return [];
      const during = intersect(one.during, other.during);
      return during
        ? [{ separation, party: one.party, capacities: [one.capacity, other.capacity], during }]
        : [];
    }),
  );
}

/** The collisions of all separations that bind this kind of party. */
export const collisionsOf = (
  party: 'person' | 'organisation',
  held: readonly HeldRole[],
): readonly Collision[] =>
  separations
    .filter((separation) => separation.binds.includes(party))
    .flatMap((separation) => collisions(separation, held));

/** The sentence that says what a collision is about. */
export function describeCollision({ separation, capacities: [one, other] }: Collision): Text {
  const [left, right] = [separation.capacities[one]!.title, separation.capacities[other]!.title];
  return text(
    `“${left.zh}”与“${right.zh}”不能同时由同一方担任（${separation.title.zh}）。`,
    `The ${left.en} and the ${right.en} may not be the same at the same time (${separation.title.en.toLowerCase()}).`,
  );
}
