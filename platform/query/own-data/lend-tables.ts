import { randomBytes } from 'node:crypto';
import { newId } from '#foundation';
import type { Projection, QueryPorts, SealedRelation } from '../ports.ts';

/** Begins the id of a file that belongs to one call alone; no row speaks of it, and the next start sweeps what a killed process left. */
export const ownPrefix = 'own-';

/** A table to be put before the engine: a SELECT that gives its rows and reads nothing. */
export interface Lent {
  /** Name in the engine. */
  readonly relation: string;
  readonly select: string;
}

/** Sealed tables of one call. */
export interface Loan {
  /** A projection of these tables, beside others where given. */
  readonly projection: (tenant: string, beside?: readonly SealedRelation[]) => Projection;
  /** One more table under the same key. */
  readonly add: (table: Lent) => Promise<void>;
}

/**
 * Seals tables in files under a key made for this one call, lends them, and takes them away whatever happens: what the engine has open is let go, the
 * files are removed and the key is overwritten. A process that is killed meanwhile leaves files that nobody has a key to.
 */
export async function lendTables<T>(
  ports: Pick<QueryPorts, 'projections' | 'engine'>,
  tables: readonly Lent[],
  use: (loan: Loan) => Promise<T>,
): Promise<T> {
  const openAs = `${ownPrefix}${newId('own')}`;
  const keyBytes = randomBytes(32);
  const files: SealedRelation[] = [];
  const ids: string[] = [];
  const opened = new Set<string>();
  const add = async ({ relation, select }: Lent) => {
    const id = `${openAs}-${ids.length}`;
    ids.push(id);
    await ports.projections.make({
      id,
      select,
      view: 'nothing',
      pseudonymKey: randomBytes(32),
      sealKey: keyBytes,
      sealedAs: id,
    });
    files.push({ relation, path: ports.projections.path(id), sealedAs: id, keyBytes });
  };
  try {
    for (const table of tables) await add(table);
    return await use({
      add,
      projection(tenant, beside = []) {
        const id = `${openAs}/${opened.size}`;
        opened.add(id);
        return { id, tenant, files: [...beside, ...files] };
      },
    });
  } finally {
    for (const id of opened) await ports.engine.forget(id);
    for (const id of ids) await ports.projections.remove(id);
    keyBytes.fill(0);
  }
}
