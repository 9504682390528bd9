import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import { type Actor, type AnyAct, type Database, expectOk, type Result } from '#foundation';
import { createPerform, loadPolicies } from '#platform/identity';
import { createRunWorker, type QueryPorts } from '#platform/query';
import {
  definition,
  type Ground,
  machine,
  people,
  prepareGround,
  purpose,
  residentsAgreement,
} from '../verification/ground.ts';
import { organisations, type Resident } from '../verification/town.ts';
import { type Pauses, pauses } from './pauses.ts';
import { type WatchedDatabase, watchedDatabase } from './watched-database.ts';
import { prepareProbe } from './what-left.ts';

/** A hub on a real PostgreSQL whose calls can be halted between their steps. */
export interface World {
  readonly ground: Ground;
  readonly pauses: Pauses;
  readonly database: WatchedDatabase;
  readonly statisticsAgreement: string;
  readonly verificationAgreement: string;
  readonly productId: string;
  /** An act by the watched database. */
  readonly act: <Output>(actor: Actor, name: string, input: object, key?: string) => Promise<Result<Output>>;
  /** A run that was computed, guarded and passed by a person, and waits to be collected. */
  readonly storedRun: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export const client = machine(organisations.bank, ['buyer']);

const residents: readonly Resident[] = Array.from({ length: 12 }, (_, index) => [
  `P${index}`,
  `99010119900307${String(index).padStart(3, '0')}X`,
  '张三',
  '1990-03-07',
  '500.00',
  '否',
]);
/** Identity numbers of people who may be asked about. */
export const subjects = residents.map(([, number]) => number);

export async function prepareWorld(): Promise<World> {
  const halts = pauses();
  let who: () => string = () => 'somebody';
  const ground = await prepareGround((ports: QueryPorts) => ({
    ...ports,
    engine: {
      ...ports.engine,
      run: async () => {
        await halts.at(who(), 'computed');
        return {
          ok: true,
          value: { columns: [], rows: [['12', '12', '12']], stats: { engineMs: 1, openMs: 0, queuedMs: 0 } },
        };
      },
    },
  }));
  const database = watchedDatabase(ground.db.database, halts.at);
  who = database.who;
  await prepareProbe(ground.db.pool);
  await ground.serve(residents);
  const statisticsAgreement = await ground.agree(
    residentsAgreement((document) => withRoom(document), { forms: ['aggregate'] }),
  );
  const verificationAgreement = await ground.agree(residentsAgreement((document) => withRoom(document)));
  const { productId } = await ground.offer(verificationAgreement, definition);
  const act = actsOver(ground, database);
  const worker = createRunWorker({
    ports: ground.ports,
    database: ground.db.database as Database,
    bell: { ring: () => {}, onRing: () => () => {} },
    versions: { gongshu: 'test', engine: 'test' },
    onError: (_run, error) => {
      throw error;
    },
  });
  return {
    ground,
    pauses: halts,
    database,
    statisticsAgreement,
    verificationAgreement,
    productId,
    act,
    async storedRun() {
      const { runId } = expectOk(
        await ground.act<{ runId: string }>(people.operator, 'query.submit-run', {
          agreementId: statisticsAgreement,
          purpose,
          sql: 'SELECT count(*) AS n FROM residents',
        }),
      );
      await worker.drain();
      expectOk(
        await ground.act(people.security, 'query.pass-egress', { runId, opinion: '只含汇总结果，可以放行' }),
      );
      return runId;
    },
    close: () => ground.close(),
  };
}

/** Quotas that no test uses up. */
function withRoom(document: Parameters<NonNullable<Parameters<typeof residentsAgreement>[0]>>[0]): void {
  document.parts.scope.quotas = {
    ...document.parts.scope.quotas,
    callsPerDay: '100000000',
    rowsPerDay: '100000000',
    distinctSubjectsPerDay: '100000000',
  };
}

function actsOver(ground: Ground, database: Database): World['act'] {
  const perform = createPerform({
    database,
    policies: loadPolicies(ground.modules),
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });
  const acts = new Map(
    ground.modules.flatMap(({ acts = [] }) => acts.map((act): [string, AnyAct] => [act.name, act])),
  );
  let number = 0;
  return <Output>(actor: Actor, name: string, input: object, key?: string) => {
    number += 1;
    return perform(actor, acts.get(name)!, input, {
      requestId: `req_watched_${number}`,
      ...(key === undefined ? {} : { idempotencyKey: key }),
    }) as Promise<Result<Output>>;
  };
}
