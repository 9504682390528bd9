import { Type } from 'typebox';
import { type Database, ok, type Result, refuse } from '#foundation';
import { type OwnData, prepareOwnData, type QueryPorts } from '#platform/query';
import { type Definition, ownDataOf } from '../model/definition.ts';
import type { OwnDataInput } from '../model/kinds/own-data.ts';
import { productProblems } from '../problems.ts';
import type { ProductRow } from '../store/tables.ts';
import { reDevelops } from '../ties.ts';

/** What a caller is told of the rows it brought. */
export const OwnDataAnswer = Type.Object({
  rows: Type.Integer(),
  /** SHA-256 of {salt, columns, rows} in canonical JSON: it stands in the receipt. */
  digest: Type.String(),
  /** Known to the caller alone. */
  salt: Type.String(),
  /** False: the governed part was computed and is settled; what was to be made of it with the own rows took too long or too much. */
  computed: Type.Boolean(),
  /** Its files were removed and their key destroyed before the answer left. */
  deleted: Type.Literal(true),
});

/**
 * The rows a caller brings, where the reviewed definition asks for them (多元数据融合). They may not be what the same operator, or one tied to it,
 * delivered: computing with it would be to re-develop it (R30). What the caller says of their origin is kept with the call.
 */
export async function broughtAlong(
  ports: Pick<QueryPorts, 'keys'>,
  database: Database,
  product: ProductRow,
  defined: Definition,
  input: OwnDataInput | undefined,
): Promise<Result<{ readonly own?: OwnData }>> {
  const table = ownDataOf(defined);
  if (!table) return input ? refuse(productProblems['own-data-not-taken']()) : ok({});
  if (!input) return refuse(productProblems['own-data-missing']());
  const { origin, fromProduct, rows, csv } = input;
  if (fromProduct !== undefined) {
    const problem = await database.transaction((tx) => reDevelops(tx, product, fromProduct), {
      mode: 'snapshot',
    });
    if (problem) return refuse(problem);
  }
  const own = await prepareOwnData(ports, product.agreement_id, table, {
    ...(rows ? { rows } : {}),
    ...(csv === undefined ? {} : { csv }),
    origin: { statement: origin, product: fromProduct ?? null },
  });
  return own.ok ? ok({ own: own.value }) : own;
}
