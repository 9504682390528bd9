import fc, { type GeneratorValue } from 'fast-check';
import { expect, inject, it } from 'vitest';
import { drawOpenQuery, drawRows, drawTour } from './draw-open-query.ts';
import { comparableRows, openGround } from './open-ground.ts';

// Random queries of the whole language, answered by the engine behind admission and printing and by PostgreSQL as they are written.
// GONGSHU_TEST_SEED replays, GONGSHU_TEST_RUNS lengthens.

const queriesPerWorld = 20;
const worlds = Math.ceil(Number(process.env['GONGSHU_TEST_RUNS'] ?? 480) / queriesPerWorld);
const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

const cases = fc.gen().map((g: GeneratorValue) => ({
  rows: drawRows(g),
  queries: [...Array.from({ length: queriesPerWorld - 2 }, () => drawOpenQuery(g)), drawTour(g), drawTour(g)],
  [fc.toStringMethod]: () => `${queriesPerWorld} queries`,
}));

it(`answers ${worlds * queriesPerWorld} random queries as PostgreSQL does (seed ${seed})`, async () => {
  const met = new Map<string, number>();
  const refused = new Map<string, number>();
  let [admitted, withRows] = [0, 0];
  await fc.assert(
    fc.asyncProperty(cases, async ({ rows, queries }) => {
      const ground = await openGround(inject('postgresUrl'), rows);
      try {
        for (const sql of queries) {
          const answer = await ground.governed.answer(sql).catch((cause: unknown) => {
            throw new Error(`the engine broke on: ${sql}`, { cause });
          });
          if (!answer.ok) {
            const { code, data } = answer.problem;
            const why = `${code} ${String(data?.['construct'] ?? '')}`;
            refused.set(why, (refused.get(why) ?? 0) + 1);
            continue;
          }
          const theirs = await ground.oracle(sql).catch((cause: unknown) => {
            throw new Error(`PostgreSQL refused: ${sql}`, { cause });
          });
          const { result, query } = answer.value;
          expect(comparableRows(result.rows, false), sql).toEqual(comparableRows(theirs, false));
          admitted += 1;
          if (result.rows.length > 0) withRows += 1;
          for (const kind of kindsOf(query.normalForm)) met.set(kind, (met.get(kind) ?? 0) + 1);
        }
      } finally {
        await ground.close();
      }
    }),
    { numRuns: worlds, seed, endOnFailure: true },
  );
  const total = worlds * queriesPerWorld;
  console.log(
    `seed ${seed}: ${admitted} of ${total} admitted, ${withRows} with rows; refused:`,
    Object.fromEntries(refused),
  );
  expect(everyKind.filter((kind) => !met.has(kind))).toEqual([]);
  expect(admitted / total).toBeGreaterThan(0.9);
  expect(withRows / total).toBeGreaterThan(0.35);
}, 1_800_000);

/** Every kind of node a query over open tables is made of: typed expressions, leaves, bodies, joins, functions, aggregates, windows. */
const everyKind: readonly string[] = [
  ...[
    'literal',
    'leaf',
    'arithmetic',
    'negate',
    'abs',
    'comparison',
    'between',
    'in',
    'like',
    'is-null',
    'not',
    'and',
    'or',
    'coalesce',
    'case',
    'widen',
  ],
  ...['column', 'key', 'aggregate', 'mask', 'function', 'window', 'query', 'in-query'],
  ...['select', 'set', 'values', 'table', 'with', 'join'],
  ...['inner', 'left', 'right', 'full', 'cross'].map((kind) => `join: ${kind}`),
  ...['union', 'intersect', 'except'].map((kind) => `operator: ${kind}`),
  ...[
    'concat',
    'concat-ws',
    'concat-operator',
    'lower',
    'upper',
    'trim',
    'ltrim',
    'rtrim',
    'left',
    'right',
    'length',
    'strpos',
    'replace',
    'substring',
    'substring-from',
    'split-part',
    'lpad',
    'rpad',
    'starts-with',
    'ilike',
    'regex',
    'nullif',
    'greatest',
    'least',
    'floor',
    'ceil',
    'sign',
    'trunc',
    'decimal-remainder',
    'sqrt',
    'power',
    'exp',
    'ln',
    'log10',
    'add-days',
    'days-between',
    'add-interval',
    'date-trunc',
    'extract',
    'extract-second',
    'extract-epoch',
    'to-char',
    'to-text',
    'round-to-whole',
    'boolean-to-whole',
    'boolean-letter',
    'to-digits',
    'to-date',
    'to-timestamp',
  ].map((name) => `function: ${name}`),
  ...[
    'count',
    'sum',
    'min',
    'max',
    'bool_and',
    'bool_or',
    'string_agg',
    'percentile_cont',
    'percentile_disc',
    'stddev_pop',
    'stddev_samp',
    'var_pop',
    'var_samp',
    'covar_pop',
    'covar_samp',
    'row_number',
    'rank',
    'dense_rank',
    'percent_rank',
    'cume_dist',
    'ntile',
    'lag',
    'lead',
    'first_value',
    'last_value',
    'nth_value',
  ].map((name) => `function: ${name}`),
];

function* kindsOf(part: unknown): Iterable<string> {
  if (Array.isArray(part)) for (const one of part) yield* kindsOf(one);
  else if (typeof part === 'object' && part !== null) {
    const node = part as { readonly [field: string]: unknown };
    if (typeof node['kind'] === 'string') yield node['kind'];
    if (typeof node['function'] === 'string') yield `function: ${node['function']}`;
    if (node['kind'] === 'join') yield `join: ${String(node['join'])}`;
    if (node['kind'] === 'set') yield `operator: ${String(node['operator'])}`;
    for (const one of Object.values(node)) yield* kindsOf(one);
  }
}
