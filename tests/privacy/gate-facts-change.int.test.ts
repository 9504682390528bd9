import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { ensureStanding, standingOf } from '#platform/lineage';
import { passGate } from '#platform/privacy';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { catalogued, loaded, outcome, source } from './graded.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let ground: Ground;
let resource: string;
let revision: string;
const second = people.secondSource;
const reviewer: Actor = {
  kind: 'person',
  personId: 'per_reviewer' as 'per_x',
  postId: 'pst_reviewer' as 'pst_x',
  organisationId: organisations.bureau as 'org_x',
  roles: ['secrecy-reviewer'],
};

/** A revision with sensitive information that passes as long as its impact assessment is in force. */
beforeEach(async () => {
  ground = await prepareGround();
  resource = await catalogued(ground, ['民族']);
  revision = await loaded(ground, resource, [{ family: 'ethnicity', column: '民族', sensitive: true }]);
  const described = { title: { zh: '表', en: 'table' }, owner: organisations.bureau, visibility: 'public' };
  await ground.db.database.transaction((tx) =>
    ensureStanding(tx, { kind: 'revision', id: revision }, described as never),
  );
  const { reviewId } = expectOk(
    await ground.act(reviewer, 'privacy.record-secrecy-review', {
      revisionIds: [revision],
      result: 'non-secret',
      tradeSecrets: false,
      decisionNumber: '保审1号',
      decidedOn: '2026-01-05',
    }),
  ) as { reviewId: string };
  expectOk(
    await ground.act(second, 'privacy.confirm-secrecy-review', {
      reviewId,
      check: 'confirm',
      opinion: '与文件一致',
    }),
  );
});
afterEach(() => ground?.close());

const passes = () =>
  outcome(
    ground.db.database.transaction((tx) =>
      passGate(
        tx,
        source,
        {
          resourceId: resource,
          revisionId: revision,
          form: 'authorise',
          scope: { kept: null, consented: false },
        },
        { kind: 'revision', id: revision },
      ),
    ),
  );
const stands = async () => {
  await ground.tick();
  return ground.db.database.transaction(
    async (tx) => (await standingOf(tx, [{ kind: 'revision', id: revision }]))[0]!.status,
    { mode: 'snapshot' },
  );
};
async function assessed(worst = 'sound'): Promise<string> {
  ground.db.clock.advance({ minutes: 1 });
  const { assessmentId } = expectOk(
    await ground.act(source, 'privacy.draft-assessment', { kind: 'pia', resourceId: resource }),
  ) as { assessmentId: string };
  const answers = ['lawful', 'impact', 'measures'].map((point, place) => ({
    point,
    judgement: place === 0 ? worst : 'sound',
    finding: '目的明确，范围最小，已经核对',
  }));
  expectOk(
    await ground.act(source, 'privacy.submit-assessment', { assessmentId, answers, forms: ['authorise'] }),
  );
  expectOk(await ground.act(second, 'privacy.sign-assessment', { assessmentId, opinion: '已逐项核对' }));
  await ground.tick();
  return assessmentId;
}
const withdraw = async (assessmentId: string) =>
  expectOk(await ground.act(source, 'privacy.withdraw-assessment', { assessmentId, opinion: '用途变更' }));

describe('R62: what passed with an impact assessment stops when that is there no longer', () => {
  it('because it was withdrawn; a new one opens it again', async () => {
    expect(await passes()).toBe('privacy/gate-closed');
    const first = await assessed();
    expect(await passes()).toBe('done');
    expect(await stands()).toBe('clear');
    await withdraw(first);
    expect(await stands()).toBe('frozen');
    expect(await passes()).toBe('privacy/gate-closed');
    await assessed();
    expect(await stands()).toBe('clear');
  });

  it('because it ran out', async () => {
    await assessed();
    expect(await passes()).toBe('done');
    ground.db.clock.advance({ hours: 24 * 300 });
    expect(await stands()).toBe('clear');
    ground.db.clock.advance({ hours: 24 * 70 });
    expect(await stands()).toBe('frozen');
  });

  it('because a newer one found it not sound, which taking that one back does not heal', async () => {
    await assessed();
    expect(await passes()).toBe('done');
    const bad = await assessed('unsound');
    expect(await stands()).toBe('frozen');
    await withdraw(bad);
    expect(await stands()).toBe('frozen');
    expect(await passes()).toBe('privacy/gate-closed');
  });

  it('also when the revision was superseded meanwhile: what is shown of it stops too', async () => {
    const first = await assessed();
    expect(await passes()).toBe('done');
    await ground.db.pool.query(`UPDATE catalog.revision SET state = 'superseded' WHERE id = $1`, [revision]);
    await withdraw(first);
    expect(await stands()).toBe('frozen');
  });
});
