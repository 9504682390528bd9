import type { Selectable } from 'kysely';
import { Type } from 'typebox';
import { defineRead, ok, refuse, type Tx, text } from '#foundation';
import {
  type Agreement,
  agreementsByIds,
  agreement as findAgreement,
  mayReadAgreement,
  type Reader,
  readingAs,
} from '#platform/authorisation';
import { problems } from '../problems.ts';
import { type QueryTables, queryTables } from '../store/tables.ts';

type Row = Selectable<QueryTables['query.projection']>;

/** What a projection costs. How many rows it has is an answer about those in them and is not told. */
const Cost = {
  /** On disk, sealed. */
  bytes: Type.Integer(),
  /** The plain copy: memory it takes while it is made and while a worker holds it. */
  plainBytes: Type.Integer(),
  buildMs: Type.Integer(),
};
const Sum = Type.Object({ projections: Type.Integer(), ...Cost });

/** `making`, `serving`, `replaced` (runs that have it go on), `ending`, `destroyed`. */
const stateOf = (row: Row): 'making' | 'serving' | 'replaced' | 'ending' | 'destroyed' =>
  row.destroyed_at
    ? 'destroyed'
    : row.ending_at
      ? 'ending'
      : row.retired_at
        ? 'replaced'
        : row.built_at
          ? 'serving'
          : 'making';

const costOf = (row: Row) => ({
  bytes: Number(row.bytes),
  plainBytes: Number(row.plain_bytes),
  buildMs: row.build_ms,
});

/** What lies on disk now, and the time it took to make. */
function sumOf(rows: readonly Row[]) {
  const there = rows.filter((row) => row.built_at && !row.destroyed_at).map(costOf);
  const sum = (of: (one: (typeof there)[number]) => number) => there.reduce((all, one) => all + of(one), 0);
  return {
    projections: there.length,
    bytes: sum((one) => one.bytes),
    plainBytes: sum((one) => one.plainBytes),
    buildMs: sum((one) => one.buildMs),
  };
}

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** The data domain (授权数据域) of one agreement: each projection, what it costs, and how it ended. For the parties and those who oversee. */
const ofAgreement = defineRead({
  name: 'query.projections-of-agreement',
  title: text('协议的授权数据域', 'The data domain of an agreement'),
  path: '/api/v1/agreements/{id}/projections',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        resourceId: Type.String(),
        title: Type.String(),
        relation: Type.String(),
        revisionId: Type.String(),
        state: Type.Enum(['making', 'serving', 'replaced', 'ending', 'destroyed']),
        because: Nullable,
        ...Cost,
        builtAt: Nullable,
        destroyedAt: Nullable,
      }),
    ),
    present: Sum,
    /** The key: when it was destroyed, and the entry of the log that says so. */
    keyDestroyed: Type.Union([Type.Object({ at: Type.String(), entry: Type.String() }), Type.Null()]),
  }),
  problems: [problems['nothing-granted'].type],
  async run(actor, input, tx) {
    const agreement = await findAgreement(tx, input.id);
    if (!agreement || !mayReadAgreement(await readingAs(tx, actor), agreement))
      return refuse(problems['nothing-granted']());
    const rows = await queryTables(tx)
      .selectFrom('query.projection')
      .selectAll()
      .where('agreement_id', '=', input.id)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(500)
      .execute();
    const titles = new Map(
      agreement.document.parts.scope.resources.map(({ resourceId, title }) => [resourceId, title]),
    );
    return ok({
      items: rows.map((row) => ({
        id: row.id,
        resourceId: row.resource_id,
        title: titles.get(row.resource_id) ?? row.relation,
        relation: row.relation,
        revisionId: row.revision_id,
        state: stateOf(row),
        because: row.ending_because,
        ...costOf(row),
        builtAt: row.built_at?.toString() ?? null,
        destroyedAt: row.destroyed_at?.toString() ?? null,
      })),
      present: sumOf(rows),
      keyDestroyed: await keyEnd(tx, agreement.id),
    });
  },
});

async function keyEnd(tx: Tx, agreementId: string) {
  const end = await queryTables(tx)
    .selectFrom('query.key_end')
    .select(['destroyed_at', 'entry_id'])
    .where('key_id', '=', agreementId)
    .executeTakeFirst();
  return end?.destroyed_at && end.entry_id ? { at: end.destroyed_at.toString(), entry: end.entry_id } : null;
}

/** What the data domains cost together. The system administrator sees figures of all, everybody else those of agreements they may read. */
const overview = defineRead({
  name: 'query.projections',
  title: text('授权数据域的占用', 'What the data domains cost'),
  path: '/api/v1/projections',
  audience: 'signed-in',
  input: Type.Object({}),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        agreementId: Type.String(),
        number: Type.String(),
        operator: Type.String(),
        state: Type.String(),
        ...Sum.properties,
      }),
    ),
    next: Type.Null(),
    total: Sum,
  }),
  async run(actor, _input, tx) {
    const rows = await queryTables(tx)
      .selectFrom('query.projection')
      .selectAll()
      .where('destroyed_at', 'is', null)
      .orderBy('agreement_id')
      .execute();
    const byAgreement = Map.groupBy(rows, (row) => row.agreement_id);
    const reader = await readingAs(tx, actor);
    const agreements = (await agreementsByIds(tx, [...byAgreement.keys()])).filter((one) =>
      maySee(reader, one),
    );
    return ok({
      items: agreements.map((one) => ({
        agreementId: one.id,
        number: one.number,
        operator: one.document.parties.operator.name,
        state: one.state,
        ...sumOf(byAgreement.get(one.id)!),
      })),
      next: null,
      total: sumOf(agreements.flatMap(({ id }) => byAgreement.get(id)!)),
    });
  },
});

const maySee = (reader: Reader, agreement: Agreement): boolean =>
  mayReadAgreement(reader, agreement) || (reader.actor.roles as readonly string[]).includes('system-admin');

export const projectionReads = [ofAgreement, overview];
