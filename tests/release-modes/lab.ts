import { createWorkerPool, type WorkerPool } from '#adapters/duckdb';
import { type Actor, expectOk } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation';
import { takeShares } from '#platform/privacy';
import { type GovernedCall, runGoverned } from '#platform/query';
import { item } from '#testkit';
import { type Ground, people, prepareGround, purpose, residentsAgreement } from '../verification/ground.ts';
import { organisations, type Resident } from '../verification/town.ts';

const keeper = (name: string): Actor => ({
  kind: 'person',
  personId: `per_${name}` as 'per_x',
  postId: `pst_${name}` as 'pst_x',
  organisationId: organisations.authority as 'org_x',
  roles: ['data-authority'],
});
/** Two people of the data authority. */
export const keepers = { first: keeper('overseer'), second: keeper('another') } as const;

let pool: Promise<WorkerPool> | undefined;
export const closePool = async () => (await pool)?.close();

/** A town whose queries run in confined workers. */
export async function prepareLab(): Promise<Ground> {
  pool ??= createWorkerPool({ threads: 1, maxWorkers: 2 });
  const engine = await pool;
  return prepareGround((ports) => ({ ...ports, engine }));
}

/** So many residents; every tenth is disabled, allowances are 100, 200, … 1000 in turn. */
export const residentsTo = (count: number): readonly Resident[] =>
  Array.from(
    { length: count },
    (_, index): Resident => [
      `P${index}`,
      `99010119900307${String(index).padStart(4, '0')}`,
      `张${index}`,
      '1990-03-07',
      `${((index % 10) + 1) * 100}.00`,
      index % 10 === 0 ? '是' : '否',
    ],
  );

/** Set the residents to a mode the way a department does it, and give the population a budget where it needs one. */
export async function setMode(
  ground: Ground,
  mode: 'reviewed' | 'cell-key' | 'differential-privacy',
  epsilon?: string,
): Promise<string | null> {
  expectOk(
    await ground.act(people.source, 'catalog.set-release-mode', {
      resourceId: 'res_residents',
      mode,
      units: [{ unit: 'person', columns: ['公民身份号码'] }],
    }),
  );
  if (mode === 'reviewed') return null;
  const { populationId } = expectOk(
    await ground.act<{ populationId: string }>(keepers.first, 'privacy.declare-population', {
      name: '本市居民',
      unit: 'person',
      description: '户籍或常住在本市的自然人',
    }),
  );
  expectOk(
    await ground.act(keepers.first, 'privacy.attach-resource', { populationId, resourceId: 'res_residents' }),
  );
  if (epsilon) await setBudget(ground, populationId, epsilon);
  return populationId;
}

export async function setBudget(ground: Ground, populationId: string, epsilon: string): Promise<void> {
  const { changeId } = expectOk(
    await ground.act<{ changeId: string }>(keepers.first, 'privacy.propose-budget', {
      populationId,
      epsilon,
      reason: '年度统计需要',
    }),
  );
  expectOk(await ground.act(keepers.second, 'privacy.approve-budget', { changeId }));
}

export const document = (
  share: { readonly population: string; readonly epsilon: string; readonly perCall: string } | null = null,
  change: (document: AgreementDocument) => void = () => {},
): AgreementDocument =>
  residentsAgreement(
    (made) => {
      const [granted] = made.parts.scope.resources;
      granted!.items = [
        ...granted!.items.map((one) =>
          one.itemId === 'allowance' ? { ...one, range: { low: '0', high: '1000' } } : one,
        ),
        { ...item('disability', '残疾', 'text'), values: ['是', '否', '不详'] },
        // Granted as a pseudonym, so that people can be counted.
        item('resident_number', '公民身份号码', 'text', { kind: 'pseudonym', domain: 'resident' }),
      ];
      granted!.otherItems = [];
      made.parts.security.privacyBudget = share ? [share] : [];
      change(made);
    },
    { forms: ['aggregate'], rowsPerUnit: 1 },
  );

/** An agreement in force with its shares taken, as a signature takes them. */
export async function agreeWithShare(ground: Ground, made: AgreementDocument): Promise<string> {
  const id = await ground.agree(made);
  const short = await ground.db.database.transaction((tx) =>
    takeShares(tx, id, made.parts.security.privacyBudget),
  );
  if (short) throw new Error(short.code);
  return id;
}

let asked = 0;
export const ask = (ground: Ground, agreementId: string, sql: string, more: Partial<GovernedCall> = {}) =>
  runGoverned(ground.ports, ground.db.database, {
    agreementId,
    purpose,
    sql,
    parameters: [],
    values: {},
    actor: people.operator,
    organisation: organisations.operator,
    productId: null,
    standsOn: [],
    requestId: `req_modes_${++asked}`,
    signal: new AbortController().signal,
    ...more,
  });

export const rowsOf = async (...question: Parameters<typeof ask>) => {
  const { result } = expectOk(await ask(...question));
  if (!result) throw new Error('a replay has no rows');
  return result;
};

export const codeOf = async (...question: Parameters<typeof ask>): Promise<string> => {
  const answer = await ask(...question);
  return answer.ok ? 'released' : answer.problem.code;
};
