import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { inForce, tables } from './dated.ts';
import { type Organisation, organisations } from './organisations.ts';

/** Organisations that stand now, in order of name, after one of them; `q` is a part of the name or a whole credit code. */
export async function findOrganisations(
  tx: Tx,
  wanted: { readonly q: string; readonly after: string | null; readonly limit: number },
): Promise<{ readonly rows: readonly Organisation[]; readonly total: number }> {
  const standing = tables(tx)
    .selectFrom('identity.organisation_record as record')
    .innerJoin('identity.organisation as organisation', 'organisation.id', 'record.organisation_id')
    .where(inForce('record', tx.now))
    .where(inForce('organisation', tx.now))
    .where((where) =>
      wanted.q === ''
        ? where.val(true)
        : where.or([
            sql<boolean>`position(lower(${wanted.q}) in lower(${sql.ref('record.name')})) > 0`,
            where('record.uscc', '=', wanted.q.toUpperCase()),
          ]),
    );
  const { total } = await standing
    .select((count) => sql<number>`${count.fn.countAll()}::int`.as('total'))
    .executeTakeFirstOrThrow();
  const page = await standing
    .select(['record.organisation_id as id', 'record.name'])
    .where((where) => (wanted.after === null ? where.val(true) : where('record.name', '>', wanted.after)))
    .orderBy('record.name')
    .limit(wanted.limit)
    .execute();
  const found = await organisations(
    tx,
    page.map(({ id }) => id),
  );
  return { total, rows: page.flatMap(({ id }) => found.get(id) ?? []) };
}
