import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectOk, text } from '#foundation';
import { type Ground, people } from '../verification/ground.ts';
import { desk, outcome } from './matter.ts';
import {
  onNotice,
  platformAnswers,
  read,
  registered,
  registrationGround,
  row,
  toldToPlatform,
} from './registration-ground.ts';

const { buyer, coder, examiner, rechecker } = people;
let ground: Ground;
beforeAll(async () => {
  ground = await registrationGround();
});
afterAll(() => ground?.close());

it('an objection that is not accepted has a paper with reason and remedy, the notice goes on, and it is raised again on new evidence only', async () => {
  const applicationId = await onNotice(ground);
  const objection = {
    applicationId,
    interest: '数据涉及本单位',
    reason: '所列内容与事实不符，见附件',
    evidenceUploadId: 'upl_1',
  };
  const { objectionId } = expectOk(await ground.act(buyer, 'registration.raise-objection', objection));
  const finding = { objectionId, finding: '所附材料与登记内容无关' };
  expect((await ground.act(examiner, 'registration.decline-objection', finding)).ok).toBe(false);
  expectOk(await ground.act(rechecker, 'registration.decline-objection', finding));
  expect((await row(ground, applicationId)).state).toBe('public-notice');
  const { rows } = await ground.db.pool.query(
    `SELECT paragraphs::text AS said FROM casework.document WHERE template = 'registration.objection-not-accepted'`,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].said).toContain('所附材料与登记内容无关');
  expect(rows[0].said).toContain('行政复议');
  expect(await outcome(ground.act(buyer, 'registration.raise-objection', objection))).toBe(
    'registration/objection-repeated',
  );
  expectOk(
    await ground.act(rechecker, 'registration.decline-objection', {
      ...finding,
      objectionId: expectOk(
        await ground.act(buyer, 'registration.raise-objection', {
          ...objection,
          evidenceUploadId: 'upl_3',
          newEvidence: '新的批准文件显示范围不同',
        }),
      )['objectionId'],
    }),
  );
  for (const check of ground.modules.find(({ name }) => name === 'registration')?.checks ?? [])
    expect((await ground.db.database.transaction((tx) => check.run(tx))).faults).toEqual([]);
  expectOk(
    await ground.act(people.source, 'registration.withdraw-application', {
      applicationId,
      reason: '另行办理',
    }),
  );
});

it('R16 a lapse is told to the platform once, and who had the code assigned is kept and shown', async () => {
  const applicationId = await registered(ground);
  const before = await row(ground, applicationId);
  expect([before.coded_by, before.coded_post]).toEqual(['per_coder', 'pst_coder']);
  expect(
    expectOk(await read(ground, 'registration.by-query-code', buyer, { queryCode: before.query_code })),
  ).toHaveProperty('codedBy');
  ground.db.clock.advance({ hours: 24 * 366 * 4 });
  for (let times = 0; times < 3; times++) await ground.tick();
  expect((await row(ground, applicationId)).state).toBe('lapsed');
  expect(toldToPlatform.filter((one) => one.applicationId === applicationId)).toEqual([
    { type: 'cancellation', applicationId },
  ]);
  const { rows } = await ground.db.pool.query(
    'SELECT how, state, attempts FROM registration.platform_report',
  );
  expect(rows).toEqual([{ how: 'lapsed', state: 'told', attempts: 1 }]);
  expect(await outcome(ground.act(coder, 'registration.tell-platform', { applicationId }))).toBe(
    'registration/nothing-to-tell',
  );
  expect(await desk(ground, applicationId)).toEqual([]);
});

const report = async (applicationId: string) =>
  (
    await ground.db.pool.query(
      'SELECT state, attempts, answer FROM registration.platform_report WHERE registration_id = $1',
      [applicationId],
    )
  ).rows[0];
const faults = async () => {
  const found = [];
  for (const check of ground.modules.find(({ name }) => name === 'registration')?.checks ?? [])
    found.push(...(await ground.db.database.transaction((tx) => check.run(tx))).faults.map(({ en }) => en));
  return found;
};
const silent = async () => ({ ok: false, retry: true, reason: text('没有应答', 'no answer') }) as const;

it('R16 a platform that does not answer is told again every ten minutes, three times, then by a person', async () => {
  const applicationId = await registered(ground);
  platformAnswers.push(silent, silent, silent);
  ground.db.clock.advance({ hours: 24 * 366 * 4 });
  await ground.tick();
  expect(await report(applicationId)).toEqual({ state: 'waiting', attempts: 1, answer: '没有应答' });
  await ground.tick();
  expect((await report(applicationId)).attempts).toBe(1);
  expect(await desk(ground, applicationId)).toEqual([]);
  expect(await faults()).toEqual([]);
  for (const attempts of [2, 3]) {
    ground.db.clock.advance({ minutes: 11 });
    await ground.tick();
    expect((await report(applicationId)).attempts).toBe(attempts);
  }
  expect(await desk(ground, applicationId)).toEqual(['coder: registration.tell-platform']);
  ground.db.clock.advance({ hours: 24 });
  await ground.tick();
  expect((await report(applicationId)).attempts).toBe(3);
  expect((await ground.act(examiner, 'registration.tell-platform', { applicationId })).ok).toBe(false);
  expectOk(await ground.act(coder, 'registration.tell-platform', { applicationId }));
  expect((await report(applicationId)).state).toBe('told');
  expect(await desk(ground, applicationId)).toEqual([]);
  expect(await faults()).toEqual([]);
});

it('R16 a platform that refuses is not told again by itself; it is asked outside the transaction, and a crash while it is asked loses nothing', async () => {
  const applicationId = await registered(ground);
  platformAnswers.push(
    async () => {
      // The lapse and the next attempt are committed by now: another connection sees them.
      expect((await row(ground, applicationId)).state).toBe('lapsed');
      expect((await report(applicationId)).attempts).toBe(1);
      throw new Error('the process dies here');
    },
    async () => ({ ok: false, retry: false, reason: text('编码不存在', 'no such code') }),
  );
  ground.db.clock.advance({ hours: 24 * 366 * 4 });
  await expect(ground.tick()).rejects.toThrow('dies here');
  await ground.tick();
  expect((await report(applicationId)).state).toBe('waiting');
  ground.db.clock.advance({ minutes: 11 });
  await ground.tick();
  expect(await report(applicationId)).toEqual({ state: 'refused', attempts: 2, answer: '编码不存在' });
  expect(await desk(ground, applicationId)).toEqual(['coder: registration.tell-platform']);
  expect(await faults()).toEqual([]);
});
