import { randomBytes } from 'node:crypto';
import { newId } from '#foundation';
import type { UnitsIn } from '../model/index.ts';
import type { Projection, QueryPorts, SealedRelation } from '../ports.ts';

/** What a table of one call is: rows its caller brought, or made-up ones. */
export type LentAs = 'own' | 'try';

/** An id of a file that belongs to one call alone; no row speaks of it, and the next start sweeps what a killed process left. */
export const isLent = (id: string): boolean => /^(?:own|try)-/.test(id);

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
  /** Units of each kind that a table has. */
  readonly unitsIn: UnitsIn;
}

/**
 * Seals tables in files under a key made for this one call, lends them, and takes them away whatever happens: what the engine has open is let go, the
 * files are removed and the key is overwritten. A process that is killed meanwhile leaves files that nobody has a key to.
 */
export async function lendTables<T>(
  ports: Pick<QueryPorts, 'projections' | 'engine'>,
  as: LentAs,
  tables: readonly Lent[],
  use: (loan: Loan) => Promise<T>,
): Promise<T> {
  const openAs = `${as}-${newId('lnt')}`;
  const keyBytes = randomBytes(32);
  const files: SealedRelation[] = [];
  const ids: string[] = [];
  const opened = new Set<string>();
  const units = new Map<string, { readonly [column: string]: number }>();
  const add = async ({ relation, select }: Lent) => {
    const id = `${openAs}-${ids.length}`;
    ids.push(id);
    const made = await ports.projections.make({
      id,
      select,
      view: 'nothing',
      pseudonymKey: randomBytes(32),
      sealKey: keyBytes,
      sealedAs: id,
    });
    units.set(relation, made.units);
    files.push({ relation, path: ports.projections.path(id), sealedAs: id, keyBytes });
  };
  try {
    for (const table of tables) await add(table);
    return await use({
      add,
      unitsIn: (table, column) => units.get(table)?.[column],
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
