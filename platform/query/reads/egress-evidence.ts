import { sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { defineRead, ok, refuse, TextSchema, type Tx, text } from '#foundation';
import { differenceOf, type QueryShape } from '../model/index.ts';
import type { QueryPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { openSealed } from '../runs/collect.ts';
import { runTitle } from '../runs/desk.ts';
import { findRun, type RunRow } from '../store/runs.ts';
import { queryTables } from '../store/tables.ts';
import { ResultSchema, resultAnswer } from './result-schema.ts';
import { ClauseSchema } from './schemas.ts';
import { mayReview, runSides } from './who-reads.ts';

const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);
const Change = Type.Object({ onlyHere: Type.Array(Type.String()), onlyThere: Type.Array(Type.String()) });

const Output = Type.Object({
  runId: Type.String(),
  sql: Type.String(),
  purpose: Type.String(),
  tables: Type.Array(
    Type.Object({ resourceId: Type.String(), title: Type.String(), revision: Type.String() }),
  ),
  verdicts: Type.Array(Type.Object({ guard: Type.String(), statement: TextSchema, clause: ClauseSchema })),
  /** Numbers that are blank in the table below. */
  blank: Type.Integer(),
  /** How many numbers stand on how many units, in bands; never a count. */
  units: Type.Array(
    Type.Object({
      unit: Type.String(),
      bands: Type.Array(
        Type.Object({ from: Type.Integer(), until: nullable(Type.Integer()), numbers: Type.Integer() }),
      ),
    }),
  ),
  /** How many rows of the table below repeat single records of data that is not open (R31); null where nothing had to be measured. */
  rawOut: nullable(
    Type.Object({
      rows: Type.Integer(),
      values: Type.Integer(),
      keys: Type.Integer(),
      verbatim: Type.Integer(),
      tables: Type.Array(Type.String()),
    }),
  ),
  /** Results of the same agreement over the same tables that share a measure: what was or may be collected already, newest first. */
  similar: Type.Array(
    Type.Object({
      runId: Type.String(),
      title: Type.String(),
      state: Type.String(),
      at: Type.String(),
      rows: Type.Integer(),
      sameRevisions: Type.Boolean(),
      keys: Change,
      measures: Change,
      condition: nullable(Type.Object({ here: nullable(Type.String()), there: nullable(Type.String()) })),
    }),
  ),
  /** Calls of products under the agreement that read one of these tables. */
  productCalls: Type.Integer(),
  result: Type.Object(ResultSchema),
});

/** What a reviewer weighs before a result leaves; for the implementing body's people, who may see it, and nobody else. */
export const egressEvidenceRead = (ports: QueryPorts) =>
  defineRead({
    name: 'query.egress-evidence',
    title: text('出域审核的依据', 'Evidence for the egress review'),
    path: '/api/v1/runs/{id}/evidence',
    audience: 'signed-in',
    input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
    output: Output,
    problems: [problems['no-such-run'].type, problems['result-gone'].type],
    looked: ({ id }) => `query-run/${id}`,
    async run(actor, { id }, tx) {
      const run = await findRun(tx, id);
      if (!run || !mayReview(actor, await runSides(tx, actor), run) || !run.evidence)
        return refuse(problems['no-such-run']());
      const result = await openSealed(ports, tx, run);
      if (!result.ok) return result;
      const evidence = run.evidence as unknown as Pick<
        Static<typeof Output>,
        'verdicts' | 'units' | 'rawOut'
      >;
      const record = run.record as unknown as {
        readonly revisions: readonly { resource: string; title: string; revision: string }[];
      };
      return ok({
        runId: run.id,
        sql: run.sql,
        purpose: run.purpose,
        tables: record.revisions.map(({ resource, title, revision }) => ({
          resourceId: resource,
          title,
          revision,
        })),
        verdicts: evidence.verdicts,
        blank: result.value.suppressed.length,
        units: evidence.units,
        rawOut: evidence.rawOut ?? null,
        similar: await similarResults(tx, run),
        productCalls: await productCalls(
          tx,
          run,
          record.revisions.map(({ resource }) => resource),
        ),
        result: resultAnswer(result.value),
      });
    },
  });

const mostCompared = 500;

async function similarResults(tx: Tx, run: RunRow): Promise<Static<typeof Output>['similar']> {
  const others = await queryTables(tx)
    .selectFrom('query.run')
    .select(['id', 'note', 'sql', 'state', 'shape', 'cleared_at', 'result_rows'])
    .where('agreement_id', '=', run.agreement_id)
    .where('state', 'in', ['cleared', 'released'])
    .where('id', '<>', run.id)
    .orderBy('cleared_at', 'desc')
    .limit(mostCompared)
    .execute();
  const here = run.shape as unknown as QueryShape;
  return others.flatMap((other) => {
    const difference = differenceOf(here, other.shape as unknown as QueryShape);
    if (!difference) return [];
    const { keys, measures, rows, sameRevisions } = difference;
    return [
      {
        runId: other.id,
        title: runTitle(other),
        state: other.state,
        at: other.cleared_at!.toString(),
        rows: other.result_rows!,
        sameRevisions,
        keys: { onlyHere: [...keys.onlyHere], onlyThere: [...keys.onlyThere] },
        measures: { onlyHere: [...measures.onlyHere], onlyThere: [...measures.onlyThere] },
        condition: rows && { ...rows },
      },
    ];
  });
}

async function productCalls(tx: Tx, run: RunRow, resources: readonly string[]): Promise<number> {
  const { calls } = await queryTables(tx)
    .selectFrom('query.call')
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('calls'))
    .where('agreement_id', '=', run.agreement_id)
    .where('product_id', 'is not', null)
    .where('form', '<>', 'verification')
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM jsonb_array_elements(revisions) AS used
        WHERE used->>'resource' = ANY (${[...resources]}::text[]))`,
    )
    .executeTakeFirstOrThrow();
  return calls;
}
