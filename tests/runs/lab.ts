import { createWorkerPool, type WorkerPool } from '#adapters/duckdb';
import { expectOk } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation';
import { createRunWorker, type QueryPorts, type RunWorker, type RunWorkerOptions } from '#platform/query';
import type { ModulePorts } from '../../programs/server/modules.ts';
import { type Ground, people, prepareGround, purpose, residentsAgreement } from '../verification/ground.ts';
import type { Resident } from '../verification/town.ts';

/** Sixty residents: in one district forty of them, in the other twelve, and eight that are nobody's. */
export const sixty: readonly Resident[] = Array.from({ length: 60 }, (_, index) => [
  `P${index}`,
  `99010119900307${String(index).padStart(3, '0')}X`,
  index < 40 ? '东区' : index < 52 ? '西区' : '南区',
  '1990-03-07',
  `${100 + index}.00`,
  '否',
]);

/** The rows of which each is about a person; `name` stands for the district here. */
export const byDistrict =
  'SELECT name, count(*) AS n, sum(allowance) AS total FROM residents GROUP BY name ORDER BY name';

let engine: Promise<WorkerPool> | undefined;
/** One pool for all tests of a file: what it holds is kept apart by projection. */
const sharedEngine = () => {
  engine ??= createWorkerPool({ maxWorkers: 2 });
  return engine;
};
export const closeEngine = async () => (await engine)?.close();

export interface Lab extends Ground {
  readonly worker: RunWorker;
  /** Another worker over the same database, as after a restart or on another machine. */
  another(options?: Partial<RunWorkerOptions>): RunWorker;
  readonly agreementId: string;
  submit(sql?: string, key?: string, more?: object): Promise<string>;
  state(runId: string): Promise<string>;
  run<Column = unknown>(runId: string, column: string): Promise<Column>;
}

export async function openLab(
  change: (document: AgreementDocument) => void = () => {},
  wrap: (ports: QueryPorts) => QueryPorts = (ports) => ports,
  more: Partial<ModulePorts> = {},
): Promise<Lab> {
  const engine = await sharedEngine();
  const ground = await prepareGround((ports) => wrap({ ...ports, engine }), more);
  await ground.serve(sixty);
  const agreementId = await ground.agree(
    residentsAgreement(
      (document) => {
        document.parts.security.output = { ...document.parts.security.output, minimumGroup: 10 };
        change(document);
      },
      { forms: ['aggregate'] },
    ),
  );
  const { ports, db } = ground;
  const another = (options: Partial<RunWorkerOptions> = {}) =>
    createRunWorker({
      ports,
      database: db.database,
      bell: { ring: () => {}, onRing: () => () => {} },
      versions: { gongshu: 'test', engine: 'test' },
      onError: (_run, error) => {
        throw error;
      },
      ...options,
    });
  const run = async <Column>(runId: string, column: string) =>
    (await db.pool.query(`SELECT * FROM query.run WHERE id = $1`, [runId])).rows[0][column] as Column;
  return {
    ...ground,
    agreementId,
    worker: another(),
    another,
    async submit(sql = byDistrict, key, more = {}) {
      const { runId } = expectOk(
        await ground.act<{ runId: string }>(
          people.operator,
          'query.submit-run',
          { agreementId, purpose, sql, ...more },
          key,
        ),
      );
      return runId;
    },
    state: (runId) => run(runId, 'state'),
    run,
  };
}
