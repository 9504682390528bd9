import { readFile } from 'node:fs/promises';
import type { Result } from '#foundation';
import type { QueryEngine, QueryRun } from '#platform/query';
import { type Ground, prepareGround } from '../verification/ground.ts';
import type { Resident } from '../verification/town.ts';
import { type Called, call, manyResidents, productsAgreement } from './ground.ts';
import { inProcessEngine } from './in-process-engine.ts';

/** What an engine was given: tables, SQL, and the sealed bytes as they lay on disk. */
export interface SeenRun {
  readonly tables: readonly string[];
  readonly sql: string;
  readonly files: readonly { readonly path: string; readonly bytes: Buffer }[];
}

export interface WatchedGround extends Ground {
  /** Runs since the last look. */
  seen(): readonly SeenRun[];
  /** Decides the next runs; undefined lets one go on. */
  interfere: (run: QueryRun) => ReturnType<QueryEngine['run']> | undefined;
}

/** A ground that sees what comes before the engine and can stand in its way. */
export async function watchedGround(): Promise<WatchedGround> {
  const runs: SeenRun[] = [];
  let watched: WatchedGround | undefined;
  const engine = inProcessEngine();
  const ground = await prepareGround((ports) => ({
    ...ports,
    engine: {
      ...engine,
      async run(run) {
        const files = await Promise.all(
          run.projection.files.map(async ({ path }) => ({ path, bytes: await readFile(path) })),
        );
        runs.push({ tables: run.projection.files.map(({ relation }) => relation), sql: run.sql, files });
        return watched?.interfere(run) ?? engine.run(run);
      },
    },
  }));
  watched = Object.assign(ground, { seen: () => runs.splice(0), interfere: () => undefined });
  return watched;
}

/** A hundred and twenty residents in two cohorts, and one alone in a third: nobody may learn anything about 独居. */
export const alone: Resident = ['P990', '990101199003079990', '独居', '1950-01-01', '777.00', '是'];

/** A watched ground with them in service, and two agreements over them: as people, and as open data. */
export async function peopledGround() {
  const ground = await watchedGround();
  await ground.serve([...manyResidents, alone]);
  return {
    ground,
    agreementId: await ground.agree(productsAgreement()),
    openId: await ground.agree(
      productsAgreement({ protectedUnits: [], otherItems: [], forms: ['open-extract'] }),
    ),
  };
}

export interface CalledWithOwn extends Called {
  readonly callId: string;
  readonly ownData?: {
    readonly rows: number;
    readonly digest: string;
    readonly salt: string;
    readonly computed: boolean;
    readonly deleted: true;
  };
}

export const origin = '本行客户分布台账';

export const callWith = (
  ground: Ground,
  productId: string,
  rows: readonly object[],
  more: object = {},
  options: Parameters<typeof call>[3] = {},
): Promise<Result<CalledWithOwn>> =>
  call(ground, productId, { ownData: { origin, rows, ...more } }, options) as Promise<Result<CalledWithOwn>>;

export const cohorts = {
  name: 'own',
  columns: [
    { name: 'cohort', type: 'date', required: true },
    { name: 'segment', type: 'text', required: false },
    { name: 'weight', type: 'integer', required: false },
  ],
  key: 'cohort',
  keyRepeats: true,
  mostRows: 50,
};
/** The same, keyed by a person’s name. */
export const names = {
  ...cohorts,
  columns: [{ name: 'person', type: 'text', required: true }, ...cohorts.columns.slice(1)],
  key: 'person',
};
/** A governed step: two cohorts of sixty, and one of a single person that is not listed; `few` is blank in 1990 and four in 1991. */
export const step = `WITH g AS (SELECT birth_date AS cohort, count(*) AS people, sum(allowance) AS total, count(*) FILTER (WHERE name IN ('居民1', '居民2', '居民3', '居民5', '居民7')) AS few FROM residents GROUP BY birth_date)`;
export const bySegment = `${step} SELECT o.segment, sum(g.people) AS people, sum(g.few) AS few, count(*) AS parts FROM own AS o JOIN g ON g.cohort = o.cohort GROUP BY o.segment ORDER BY o.segment`;

/** How much is written down: calls, meter lines, log entries, uses of own data. */
export async function written(ground: Ground): Promise<readonly number[]> {
  const { rows } = await ground.db.pool.query(
    `SELECT (SELECT count(*)::int FROM query.call) AS a, (SELECT count(*)::int FROM evidence.meter_line) AS b,
            (SELECT count(*)::int FROM evidence.entry) AS c, (SELECT count(*)::int FROM query.own_data) AS d`,
  );
  return Object.values(rows[0] as Record<string, number>);
}
