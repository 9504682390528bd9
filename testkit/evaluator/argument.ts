import { isDeepStrictEqual } from 'node:util';
import { compileScope, narrowQuery, type ReleasedResult, type SelectTree } from '#platform/query/model';
import { type Coverage, coverage } from './coverage.ts';
import { drawFrom, seedOf } from './draw.ts';
import { type EvaluatedResult, evaluateQuery, isGrouped, wholeOf } from './evaluate-query.ts';
import { governedGround, testKey, testPurpose, testTime } from './governed-run.ts';
import { drawnParameters, drawQuery } from './random-query.ts';
import { drawWorld } from './random-world.ts';

export interface ArgumentSize {
  readonly seed: number;
  /** (agreement, data, SQL) triples. */
  readonly cases: number;
  /** Queries asked of one world: an agreement, its data and an engine that holds their projections. */
  readonly queriesPerWorld: number;
  /** Worlds argued about at the same time: while one waits for its engine another is evaluated. */
  readonly abreast: number;
}

/** What a run has met. */
export interface ArgumentFigures {
  readonly coverage: Coverage;
  readonly cases: number;
  readonly admitted: number;
  readonly withRows: number;
  readonly withBlanks: number;
  readonly refused: ReadonlyMap<string, number>;
}

/**
 * The engine and the row-by-row evaluator answer the same random queries over the same random agreements and data; throws at the first answer
 * they do not agree on, with the seed that draws it again.
 */
export async function argue({
  seed,
  cases,
  queriesPerWorld,
  abreast,
}: ArgumentSize): Promise<ArgumentFigures> {
  const met = coverage();
  const refused = new Map<string, number>();
  const counts = { cases: 0, admitted: 0, withRows: 0, withBlanks: 0 };
  const worlds = Math.ceil(cases / queriesPerWorld);
  let next = 0;

  const argueOnWorld = async (index: number): Promise<void> => {
    const draw = drawFrom(seedOf(seed, index));
    const { agreement, data, revisions } = drawWorld(draw);
    const { relations } = compileScope(agreement, testPurpose, testTime, revisions);
    const ground = await governedGround(agreement, data, revisions);
    try {
      for (let count = 0; count < queriesPerWorld; count++) {
        const sql = drawQuery(draw, relations);
        const where = `seed ${seed}, world ${index}: ${sql}`;
        const answer = await ground
          .answer(sql, drawnParameters.declared, drawnParameters.values)
          .catch((cause: unknown) => {
            throw new Error(`the engine broke on ${where}`, { cause });
          });
        counts.cases += 1;
        if (!answer.ok) {
          refused.set(answer.problem.code, (refused.get(answer.problem.code) ?? 0) + 1);
          continue;
        }
        const { query, result } = answer.value;
        const form = query.normalForm;
        // Over open tables the whole language is read; what is drawn here is of its narrower part, which the evaluator knows.
        const tree = 'body' in query.tree ? narrowQuery(query.tree, ground.scope) : query.tree;
        // Over open tables digits that do not fit a numeric(p, s) are null, where PostgreSQL stops; over groups of people a cast only rounds.
        if (form.shape === 'open' && / AS numeric\(/.test(sql)) continue;
        const subjects = form.shape === 'grouped' ? form.subjects : [];
        const expected = evaluateQuery({
          agreement,
          data,
          key: testKey,
          tree,
          parameters: drawnParameters.cells,
          subjects: subjects.map(({ countedBy, table, unitIndex }) => ({
            exactUnions: countedBy === 'rows',
            uniquePerRow: form.tables[table]!.relation.units[unitIndex]!.onePerRow,
          })),
        });
        const difference =
          form.shape === 'grouped'
            ? groupsDiffer(result, expected)
            : rowsDiffer(result, expected, isGrouped(tree) ? {} : tree);
        if (difference) throw new Error(`${difference} on ${where}`);
        counts.admitted += 1;
        if (result.rows.length > 0) counts.withRows += 1;
        if (result.suppressed.length > 0) counts.withBlanks += 1;
        met.agreement(agreement);
        met.query({ tree, normalForm: form }, drawnParameters.declared);
        for (const guard of expected.acted) met.guard(guard);
      }
    } finally {
      ground.close();
    }
  };
  const lane = async (): Promise<void> => {
    while (next < worlds) {
      const index = next;
      next += 1;
      await argueOnWorld(index);
    }
  };
  await Promise.all(Array.from({ length: abreast }, lane));
  return { coverage: met, refused, ...counts };
}

const told = (ours: unknown, theirs: unknown): string =>
  `the engine says ${JSON.stringify(ours)}, the evaluator ${JSON.stringify(theirs)}`;

function groupsDiffer(result: ReleasedResult, expected: EvaluatedResult): string | null {
  if (!isDeepStrictEqual(result.rows, expected.rows)) return told(result.rows, expected.rows);
  const blanks = result.suppressed.map(({ row, column }) => `${row},${column}`);
  if (!isDeepStrictEqual(blanks, expected.suppressed)) return told(blanks, expected.suppressed);
  const cut = expected.acted.has('rows') || expected.acted.has('bytes');
  return result.complete === !cut ? null : told(`complete: ${result.complete}`, [...expected.acted]);
}

/** Rows of open data come in no order of their own; where they were cut, at a bound or by LIMIT, all are among those there are. */
function rowsDiffer(
  result: ReleasedResult,
  expected: EvaluatedResult,
  { limit, offset }: Pick<Partial<SelectTree>, 'limit' | 'offset'>,
): string | null {
  const left = new Map<string, number>();
  for (const row of expected.rows) left.set(JSON.stringify(row), (left.get(JSON.stringify(row)) ?? 0) + 1);
  for (const row of result.rows) {
    const count = left.get(JSON.stringify(row)) ?? 0;
    if (count === 0) return told(row, 'no such row');
    left.set(JSON.stringify(row), count - 1);
  }
  const wanted = Math.min(
    wholeOf(limit) ?? Number.POSITIVE_INFINITY,
    Math.max(0, expected.rows.length - (wholeOf(offset) ?? 0)),
  );
  return result.complete && result.rows.length !== wanted ? told(result.rows, expected.rows) : null;
}
