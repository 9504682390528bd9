import { type Expression, type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import { type Actor, startOfDate, type Tx } from '#foundation';
import { rowsOf, sidesOf } from '../sides.ts';
import { oversees } from './named-items.ts';

/** How a list is asked for exactly what a number of the cockpit, or of a report, counted. */
export const countedInput = {
  organisation: Type.Optional(Type.String({ maxLength: 60 })),
  /** With those it answered for on this day, as a report on the time before counted them; today when absent. */
  on: Type.Optional(Type.String({ format: 'date' })),
  /** Days in which it happened, the last one excluded. */
  from: Type.Optional(Type.String({ format: 'date' })),
  until: Type.Optional(Type.String({ format: 'date' })),
};

export interface Counted {
  readonly which?: string | undefined;
  readonly organisation?: string | undefined;
  readonly on?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * The condition behind a number: what happened (by the column of its instant) or stands, of an organisation and those it answers for. For who does
 * not oversee any other organisation than its own has nothing. On top of what a reader may see at all.
 */
export async function countedWhere(
  tx: Tx,
  actor: Actor,
  asked: Counted,
  {
    organisation,
    happened,
    stands,
  }: {
    /** The column under whose organisation it is counted. */
    readonly organisation: string;
    /** Of each way of happening the column of its instant. */
    readonly happened: { readonly [which: string]: string };
    readonly stands: { readonly [which: string]: Expression<SqlBool> };
  },
): Promise<Expression<SqlBool>> {
  const { which } = asked;
  const conditions: Expression<SqlBool>[] = [];
  const at = which === undefined ? undefined : happened[which];
  const day = (date: string) => startOfDate(Temporal.PlainDate.from(date));
  if (at) {
    conditions.push(sql<SqlBool>`${sql.ref(at)} IS NOT NULL`);
    if (asked.from) conditions.push(sql<SqlBool>`${sql.ref(at)} >= ${day(asked.from)}`);
    if (asked.until) conditions.push(sql<SqlBool>`${sql.ref(at)} < ${day(asked.until)}`);
  } else if (which !== undefined && stands[which]) conditions.push(stands[which]);
  if (asked.organisation !== undefined) {
    const whose = await rowsAskedFor(tx, actor, asked.organisation, asked.on);
    conditions.push(sql<SqlBool>`${sql.ref(organisation)} = ANY (${[...whose]}::text[])`);
  }
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` AND `)})`;
}

/**
 * An organisation that was asked for and those it answered for on a day, today when absent, as rows name them. For who does not oversee any other
 * than its own has none.
 */
export async function rowsAskedFor(
  tx: Tx,
  actor: Actor,
  organisation: string,
  on: string | undefined,
): Promise<readonly string[]> {
  if (oversees(actor))
    return rowsOf(tx, organisation, on === undefined ? tx.now : startOfDate(Temporal.PlainDate.from(on)));
  const own = [...(await sidesOf(tx, actor))];
  return organisation === own[0] ? own : [];
}
