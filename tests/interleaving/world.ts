import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import {
  type Action,
  type Actor,
  type AnyAct,
  type Database,
  expectOk,
  type Result,
  type Tx,
} from '#foundation';
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
  /** An end of an agreement is proposed; null when one is already, or it is over. */
  readonly propose: (agreementId: string) => Promise<string | null>;
  /** The decision that ends it, inside a transaction of the caller's. */
  readonly terminate: (tx: Tx, agreementId: string, terminationId: string) => Promise<void>;
  /** Another agreement, with what hangs on it, in the place of one that is over. */
  readonly renew: (agreementId: string) => Promise<void>;
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
  const statistics = () =>
    ground.agree(residentsAgreement((document) => withRoom(document), { forms: ['aggregate'] }));
  const verification = async () => {
    const agreementId = await ground.agree(residentsAgreement((document) => withRoom(document)));
    return { agreementId, productId: (await ground.offer(agreementId, definition)).productId };
  };
  const now = { statistics: await statistics(), verification: await verification() };
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
    get statisticsAgreement() {
      return now.statistics;
    },
    get verificationAgreement() {
      return now.verification.agreementId;
    },
    get productId() {
      return now.verification.productId;
    },
    act,
    async propose(agreementId) {
      const proposed = await ground.act<{ terminationId: string }>(
        people.drafter,
        'authorisation.propose-termination',
        { agreementId, ground: breach, statement: '审计发现的情况，详见报告' },
      );
      return proposed.ok ? proposed.value.terminationId : null;
    },
    async terminate(tx, agreementId, terminationId) {
      const decide = ground.modules
        .flatMap(({ acts = [] }) => acts)
        .find(({ name }) => name === 'authorisation.approve-termination') as Action;
      const input = {
        agreementId,
        terminationId,
        decisionNumber: '示例纪〔2026〕9号',
        decidedOn: '2026-01-05',
      };
      expectOk(await decide.run(people.compliance, input as never, tx));
    },
    async renew(agreementId) {
      if (agreementId === now.statistics) now.statistics = await statistics();
      if (agreementId === now.verification.agreementId) now.verification = await verification();
    },
    async storedRun() {
      const { runId } = expectOk(
        await ground.act<{ runId: string }>(people.operator, 'query.submit-run', {
          agreementId: now.statistics,
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

const breach = '泄露数据或转让授权';

/** Quotas that no test uses up, and a breach that ends the agreement. */
function withRoom(document: Parameters<NonNullable<Parameters<typeof residentsAgreement>[0]>>[0]): void {
  document.parts.scope.quotas = {
    ...document.parts.scope.quotas,
    callsPerDay: '100000000',
    rowsPerDay: '100000000',
    distinctSubjectsPerDay: '100000000',
    missesPerHour: '100000000',
  };
  document.parts.breach.consequences.push({ of: breach, consequence: 'terminate' });
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
