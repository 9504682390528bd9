import { type Expression, type SqlBool, sql } from 'kysely';
import type { Actor, Tx } from '#foundation';
import { currentOrganisations, sidesIn } from '#platform/identity';
import type { AgreementRow, PlanRow } from '../store/tables.ts';

/** Who reads, with the organisations on whose side they stand: their own and those it answers for in authorised operation since a reorganisation. */
export interface Reader {
  readonly actor: Actor;
  /** The data authority, auditors and audit administrators see all. */
  readonly oversees: boolean;
  readonly sides: ReadonlySet<string>;
}

export async function readingAs(tx: Tx, actor: Actor): Promise<Reader> {
  const oversees = ['data-authority', 'auditor', 'audit-admin'].some((role) =>
    (actor.roles as readonly string[]).includes(role),
  );
  return { actor, oversees, sides: await sidesIn(tx, actor, 'authorisation') };
}

type Parties = Pick<AgreementRow, 'operator' | 'implementing_body' | 'authorising_body'>;
const among = ({ sides }: Reader, organisations: readonly string[]): boolean =>
  organisations.some((one) => sides.has(one));

/** Parties see their agreements, also what a body that was merged into theirs had; who oversees sees all. */
export const mayRead = (reader: Reader, row: Parties): boolean =>
  reader.oversees || among(reader, [row.operator, row.implementing_body, row.authorising_body]);

/** {@link mayRead} as a condition of a list, on the columns of an agreement or a plan (the plan has no operator yet). */
export const readBy = (
  { oversees, sides }: Reader,
  columns: readonly string[] = ['operator', 'implementing_body', 'authorising_body'],
): Expression<SqlBool> =>
  oversees
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(${sql.join(
        columns.map((column) => sql`${sql.ref(column)} = ANY (${[...sides]}::text[])`),
        sql` OR `,
      )})`;

/** In a post of one of its parties: those may also see what it leaves of its resources. */
export const isParty = (reader: Reader, row: Parties): boolean =>
  reader.actor.kind === 'person' &&
  ['implementing-body', 'authorising-body', 'operator'].some((role) =>
    (reader.actor.roles as readonly string[]).includes(role),
  ) &&
  among(reader, [row.operator, row.implementing_body, row.authorising_body]);

/** Both bodies of the plan, and who oversees. The result is public in the log; applications and single scores are not. */
export const mayReadSelection = (reader: Reader, plan: PlanRow): boolean =>
  reader.oversees || among(reader, [plan.implementing_body, plan.authorising_body]);

/** The one of these parties for which the actor acts: itself, or the one it answers for now. */
export async function sideOf(tx: Tx, actor: Actor, parties: readonly string[]): Promise<string | undefined> {
  const sides = await sidesIn(tx, actor, 'authorisation');
  return parties.find((party) => sides.has(party));
}

/** Do these two answer as one now: the same, or one merged into the other? */
export const sameNow = async (tx: Tx, one: string, other: string): Promise<boolean> => {
  const now = await currentOrganisations(tx, [one, other], 'authorisation');
  return now.get(one) === now.get(other);
};
