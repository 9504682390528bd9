import fc, { type GeneratorValue } from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Expression, ExpressionKind, SelectTree } from '#platform/query/model';
import { compileScope } from '#platform/query/model';
import { evaluateQuery } from './evaluate-query.ts';
import { governedGround, testKey, testPurpose, testTime } from './governed-run.ts';
import { num } from './numbers.ts';
import { drawQuery, floorParameter } from './random-query.ts';
import { drawWorld, type RandomWorld } from './random-world.ts';

const runs = Number(process.env['GONGSHU_TEST_RUNS'] ?? 60);
const queriesPerWorld = 8;
const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

interface Case extends RandomWorld {
  readonly queries: readonly string[];
}

const cases = fc.gen().map((g: GeneratorValue): Case => {
  const world = drawWorld(g);
  const scope = compileScope(world.agreement, testPurpose, testTime, world.revisions);
  const queries = Array.from({ length: queriesPerWorld }, () => drawQuery(g, scope.relations));
  // The seed replays a failure; printing a whole agreement would hide which query it was.
  return { ...world, queries, [fc.toStringMethod]: () => `${queries.length} queries` } as Case;
});

const seen = new Set<string>();
const refusals = new Map<string, number>();
let admitted = 0;
let withRows = 0;
let withBlanks = 0;

it(`answers what the row-by-row evaluator answers (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ agreement, data, revisions, queries }) => {
      const ground = await governedGround(agreement, data, revisions);
      try {
        for (const sql of queries) {
          const answer = await ground
            .answer(sql, [floorParameter], { floor: '7' })
            .catch((cause: unknown) => {
              throw new Error(`the engine broke on: ${sql}`, { cause });
            });
          if (!answer.ok) {
            refusals.set(answer.problem.code, (refusals.get(answer.problem.code) ?? 0) + 1);
            continue;
          }
          const { query, result } = answer.value;
          admitted += 1;
          note(query.tree);
          const form = query.normalForm;
          const subjects = form.shape === 'grouped' ? form.subjects : [];
          const expected = evaluateQuery({
            agreement,
            data,
            key: testKey,
            tree: query.tree,
            parameters: { floor: num('7', 0) },
            subjects: subjects.map(({ countedBy, table, unitIndex }) => ({
              exactUnions: countedBy === 'rows',
              uniquePerRow: form.tables[table]!.relation.units[unitIndex]!.onePerRow,
            })),
          });
          const inOrder = (rows: readonly unknown[]): readonly unknown[] =>
            form.shape === 'extract' ? rows.map((row) => JSON.stringify(row)).toSorted() : rows;
          expect(inOrder(result.rows), sql).toEqual(inOrder(expected.rows));
          expect(
            result.suppressed.map(({ row, column }) => `${row},${column}`),
            sql,
          ).toEqual(expected.suppressed);
          if (result.rows.length > 0) withRows += 1;
          if (result.suppressed.length > 0) withBlanks += 1;
        }
      } finally {
        ground.close();
      }
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
}, 300_000);

/** Every kind of node the language has; a new one fails here until the generator draws it. */
const everyKind: Record<ExpressionKind, true> = {
  literal: true,
  name: true,
  parameter: true,
  arithmetic: true,
  negate: true,
  comparison: true,
  between: true,
  in: true,
  like: true,
  'is-null': true,
  and: true,
  or: true,
  not: true,
  case: true,
  cast: true,
  coalesce: true,
  abs: true,
  'date-trunc': true,
  extract: true,
  aggregate: true,
};
const everyPart = [
  'distinct',
  'inner join',
  'left join',
  'where',
  'group by',
  'having',
  'order by',
  'limit',
  'offset',
  'filter',
  'count distinct',
  'rows',
  '+',
  '-',
  '*',
  '/',
  '%',
];

afterAll(() => {
  // The drawn cases must be worth something: most admitted, many with rows and blanks, every node kind met.
  const total = runs * queriesPerWorld;
  console.log(
    `seed ${seed}: ${admitted} of ${total} admitted, ${withRows} with rows, ${withBlanks} with blanks; refused:`,
    Object.fromEntries(refusals),
  );
  expect([...Object.keys(everyKind), ...everyPart].filter((kind) => !seen.has(kind))).toEqual([]);
  expect(admitted / total).toBeGreaterThan(0.75);
  expect(withRows / total).toBeGreaterThan(0.2);
  expect(withBlanks / total).toBeGreaterThan(0.05);
});

function note(tree: SelectTree): void {
  const parts: Record<string, boolean> = {
    distinct: tree.distinct,
    'inner join': tree.joins.some(({ kind }) => kind === 'inner'),
    'left join': tree.joins.some(({ kind }) => kind === 'left'),
    where: tree.where !== undefined,
    'group by': tree.groupBy.length > 0,
    having: tree.having !== undefined,
    'order by': tree.orderBy.length > 0,
    limit: tree.limit !== undefined,
    offset: tree.offset !== undefined,
  };
  for (const [part, there] of Object.entries(parts)) if (there) seen.add(part);
  walk(tree);
  if (
    !seen.has('rows') &&
    !tree.distinct &&
    tree.groupBy.length === 0 &&
    !JSON.stringify(tree).includes('"aggregate"')
  )
    seen.add('rows');
}

function walk(part: unknown): void {
  if (Array.isArray(part)) part.forEach(walk);
  else if (typeof part === 'object' && part !== null) {
    const node = part as Expression;
    if (typeof node.kind === 'string') seen.add(node.kind);
    if (node.kind === 'arithmetic') seen.add(node.operator);
    if (node.kind === 'aggregate' && node.filter) seen.add('filter');
    if (node.kind === 'aggregate' && node.distinct) seen.add('count distinct');
    Object.values(part).forEach(walk);
  }
}
