import type { PersonId, Tx } from '#foundation';
import { tables } from './dated.ts';

export interface Person {
  readonly id: PersonId;
  readonly name: string;
}

/** A person's name. Throws on an unknown id. */
export async function personName(tx: Tx, id: string): Promise<string> {
  const name = (await personNames(tx, [id])).get(id);
  if (name === undefined) throw new Error(`there is no person ${id}`);
  return name;
}

/** Names by id; ids that do not exist are left out. */
export async function personNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('identity.person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function person(tx: Tx, id: string): Promise<Person | null> {
  const name = (await personNames(tx, [id])).get(id);
  return name === undefined ? null : { id: id as PersonId, name };
}
