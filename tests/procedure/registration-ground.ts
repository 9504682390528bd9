import { createHash } from 'node:crypto';
import { type Actor, expectOk, type Uploads } from '#foundation';
import type { Registrar } from '#platform/registration';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import { organisations, residents } from '../verification/town.ts';

const { source, secondSource, acceptor, examiner, coder } = people;
export const evidenceSha256 = createHash('sha256').update('evidence').digest('hex');
/** Of the file `upl_3`. */
const otherEvidence = createHash('sha256').update('other evidence').digest('hex');
const uploads: Uploads = {
  keep: () => Promise.reject(new Error('nothing is uploaded here')),
  find: async (_tx, _actor, id) =>
    id === 'upl_1' || id === 'upl_3'
      ? { id, name: '证据.pdf', bytes: 8, sha256: id === 'upl_1' ? evidenceSha256 : otherEvidence }
      : null,
  read: async () => Buffer.from('evidence'),
};
/** A platform that gives each application codes of its own and remembers what it was told. */
export const toldToPlatform: { type: string; applicationId: string }[] = [];
/** What the platform answers a report with instead, one after the other; a function may look at the world while it is asked. */
export const platformAnswers: (() => Promise<Awaited<ReturnType<Registrar['record']>>>)[] = [];
const registrar: Registrar = {
  assignCode: async ({ applicationId }) => ({
    ok: true,
    registrationCode: `DJ-${applicationId}`,
    queryCode: `CX-${applicationId}`,
  }),
  record: async ({ type, applicationId }) => {
    toldToPlatform.push({ type, applicationId });
    return (await platformAnswers.shift()?.()) ?? { ok: true };
  },
};
export const materials = {
  legality: '依职责采集，依据相关法规',
  storage: '政务云，结构化数据库',
  productsAndServices: '暂无产品，供授权运营',
  scenarios: '普惠金融、公共治理场景',
  riskAssessment: '已完成数据安全风险评估',
  riskAssessmentNumber: 'AQ2026-01',
};

export async function registrationGround(): Promise<Ground> {
  const ground = await prepareGround(undefined, { uploads, registrar });
  await ground.serve(residents);
  return ground;
}

type Step = readonly [Actor, string, object?];
export async function doSteps(ground: Ground, applicationId: string, steps: readonly Step[]): Promise<void> {
  for (const [actor, step, more] of steps)
    expectOk(await ground.act(actor, `registration.${step}`, { applicationId, ...more }));
}
const filing: readonly Step[] = [
  [secondSource, 'review-application'],
  [source, 'submit-application'],
  [acceptor, 'accept-application'],
  [examiner, 'pass-examination'],
];
/** Reviewed, filed, accepted and passed by the form review. */
export const fileAndPass = (ground: Ground, applicationId: string) => doSteps(ground, applicationId, filing);

export const draftFirst = (ground: Ground) =>
  ground.act(source, 'registration.draft-application', {
    kind: 'resource',
    thingId: 'res_residents',
    registrarId: organisations.registry,
    contentSummary: '居民及其补贴的基本情况。',
    materials,
  });

/** The residents on public notice. */
export async function onNotice(ground: Ground): Promise<string> {
  const { applicationId } = expectOk(await draftFirst(ground)) as { applicationId: string };
  await fileAndPass(ground, applicationId);
  return applicationId;
}

/** The residents registered: after their notice, with their codes. */
export async function registered(ground: Ground): Promise<string> {
  const applicationId = await onNotice(ground);
  ground.db.clock.advance({ hours: 24 * 20 });
  await ground.tick();
  expectOk(await ground.act(coder, 'registration.assign-code', { applicationId }));
  await ground.tick();
  return applicationId;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads the columns it looks at.
export async function row(ground: Ground, applicationId: string): Promise<any> {
  const { rows } = await ground.db.pool.query('SELECT * FROM registration.application WHERE id = $1', [
    applicationId,
  ]);
  return rows[0];
}

/** Answer of a read. */
export const read = (ground: Ground, name: string, actor: Actor, input: object) => {
  const one = ground.modules.flatMap(({ reads = [] }) => reads).find((each) => each.name === name)!;
  return ground.db.database.transaction((tx) => one.run(actor, input, tx), {
    mode: 'snapshot',
  }) as Promise<never>;
};
