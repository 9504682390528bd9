import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from '#platform/lineage';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import {
  catalogued,
  confirmed,
  gradesIn,
  itemOf,
  loaded,
  openGrading,
  outcome,
  overseer,
  source,
  stranger,
} from './graded.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let ground: Ground;
beforeEach(async () => {
  ground = await prepareGround();
});
afterEach(() => ground?.close());

const catalogLevels = async (resource: string) => {
  const { rows } = await ground.db.pool.query(
    `SELECT column_name, level, graded FROM catalog.item WHERE resource_id = $1 ORDER BY position`,
    [resource],
  );
  const table = await ground.db.pool.query('SELECT level, graded FROM catalog.resource WHERE id = $1', [
    resource,
  ]);
  return { items: rows, table: table.rows[0] };
};
const entries = async () =>
  (await ground.db.pool.query(`SELECT kind FROM evidence.entry WHERE kind = 'privacy.grades'`)).rows.length;
const changes = async () =>
  (
    await ground.db.pool.query(
      `SELECT payload FROM kernel.outbox WHERE kind = 'privacy.level-changed' ORDER BY id`,
    )
  ).rows.map(({ payload }) => payload);

describe('R59: levels are proposed from what was found, and a person decides', () => {
  it('proposes each item and the table when a revision is read, with reasons and no value', async () => {
    const resource = await catalogued(ground, ['编号', '身份证号', '诊断', '备注']);
    expect(await gradesIn(ground, resource)).toEqual({ table: null, items: [] });
    await loaded(ground, resource, [{ family: 'resident-id', column: '身份证号' }]);
    const grades = await gradesIn(ground, resource);
    expect(grades.table).toEqual({ level: 'general-4', state: 'proposed' });
    expect(grades.items.map(({ columnName, level }) => [columnName, level])).toEqual([
      ['编号', 'general-1'],
      ['身份证号', 'general-3'],
      ['诊断', 'general-4'],
      ['备注', 'general-1'],
    ]);
    expect(grades.items.every(({ state, reasons }) => state === 'proposed' && reasons.length > 0)).toBe(true);
    expect((await catalogLevels(resource)).table).toEqual({ level: null, graded: false });
  });

  it('comes into force when the department confirms: catalogue, log and event', async () => {
    const resource = await catalogued(ground, ['编号', '电话']);
    await loaded(ground, resource, [{ family: 'mobile', column: '电话' }]);
    await confirmed(ground, resource);
    expect((await gradesIn(ground, resource)).table).toEqual({ level: 'general-3', state: 'confirmed' });
    expect(await catalogLevels(resource)).toEqual({
      table: { level: 'general-3', graded: true },
      items: [
        { column_name: '编号', level: 'general-1', graded: true },
        { column_name: '电话', level: 'general-3', graded: true },
      ],
    });
    expect(await entries()).toBe(1);
    expect(await changes()).toMatchObject([{ from: null, to: 'general-3', items: 2 }]);
  });

  it('lets the department raise with a reason at once, and the table follows its items', async () => {
    const resource = await catalogued(ground, ['编号', '备注']);
    await loaded(ground, resource, []);
    const itemId = await itemOf(ground, resource, '备注');
    const gradingId = await openGrading(ground, resource);
    const raise = (override: object) =>
      outcome(ground.act(source, 'privacy.confirm-grades', { gradingId, overrides: [override] }));
    const reason = '记载管网坐标，影响公共利益';
    expect(await raise({ itemId, level: 'important', reason: '无' })).toBe('request/invalid');
    expect(
      await raise({
        itemId,
        level: 'general-3',
        reason,
        impact: { object: 'public-interest', degree: 'serious' },
      }),
    ).toBe('privacy/grades-not-right');
    expect(
      await raise({
        itemId,
        level: 'important',
        reason,
        impact: { object: 'public-interest', degree: 'serious' },
      }),
    ).toBe('done');
    const grades = await gradesIn(ground, resource);
    expect(grades.table).toEqual({ level: 'important', state: 'confirmed' });
    expect(grades.items.find((item) => item.itemId === itemId)).toMatchObject({
      level: 'important',
      state: 'overridden',
    });
  });

  it('never lets a table stand below its highest item', async () => {
    const resource = await catalogued(ground, ['电话']);
    await loaded(ground, resource, [{ family: 'mobile', column: '电话' }]);
    const gradingId = await openGrading(ground, resource);
    const table = { level: 'general-1', reason: '只是办公电话' };
    expect(await outcome(ground.act(source, 'privacy.confirm-grades', { gradingId, table }))).toBe(
      'privacy/grades-not-right',
    );
  });

  it('describing the items does not change a level that was decided', async () => {
    const resource = await catalogued(ground, ['电话']);
    await loaded(ground, resource, [{ family: 'mobile', column: '电话' }]);
    await confirmed(ground, resource);
    const describeWith = (level?: string) =>
      outcome(
        ground.act(source, 'catalog.describe-items', {
          resourceId: resource,
          items: [{ name: '联系电话', columnName: '电话', type: 'text', ...(level ? { level } : {}) }],
        }),
      );
    expect(await describeWith('general-1')).toBe('catalog/items-not-right');
    expect(await describeWith()).toBe('done');
    expect((await catalogLevels(resource)).items).toEqual([
      { column_name: '电话', level: 'general-3', graded: true },
    ]);
  });
});

describe('lowering takes a second person', () => {
  const lowered = async () => {
    const resource = await catalogued(ground, ['电话']);
    await loaded(ground, resource, [{ family: 'mobile', column: '电话' }]);
    const gradingId = await openGrading(ground, resource);
    const itemId = await itemOf(ground, resource, '电话');
    const reason = '均为单位总机，已公开';
    expect(
      await outcome(
        ground.act(source, 'privacy.confirm-grades', {
          gradingId,
          overrides: [{ itemId, level: 'general-1', reason }],
          table: { level: 'general-1', reason },
        }),
      ),
    ).toBe('done');
    return { resource, gradingId };
  };

  it('waits for the data authority, and stands as proposed until then', async () => {
    const { resource, gradingId } = await lowered();
    expect((await gradesIn(ground, resource)).table).toEqual({ level: 'general-3', state: 'proposed' });
    expect(await entries()).toBe(0);
    const agree = (actor: typeof source) =>
      outcome(ground.act(actor, 'privacy.agree-grades', { gradingId, opinion: '同意，已核对' }));
    expect(await agree(source)).toBe('request/forbidden');
    expect(await agree({ ...overseer, personId: 'per_source' } as typeof source)).toBe('request/forbidden');
    expect(await agree(overseer as typeof source)).toBe('done');
    expect((await gradesIn(ground, resource)).table).toEqual({ level: 'general-1', state: 'overridden' });
    expect(await entries()).toBe(1);
    // The same findings in a newer revision do not ask again; a new one does.
    await loaded(ground, resource, [{ family: 'mobile', column: '电话' }]);
    expect(await openGrading(ground, resource)).toBeUndefined();
    await loaded(ground, resource, [{ family: 'bank-card', column: '电话', sensitive: true }]);
    expect((await gradesIn(ground, resource)).table).toEqual({ level: 'general-4', state: 'proposed' });
  });

  it('goes back to what was proposed when it declines', async () => {
    const { resource, gradingId } = await lowered();
    expect(
      await outcome(
        ground.act(overseer, 'privacy.decline-grades', { gradingId, opinion: '其中有个人手机号' }),
      ),
    ).toBe('done');
    const grades = await gradesIn(ground, resource);
    expect(grades.table).toEqual({ level: 'general-3', state: 'proposed' });
    expect(grades.items[0]!.reasons.some(({ source: from }) => from === 'person')).toBe(false);
    expect(await openGrading(ground, resource)).toBe(gradingId);
  });
});

describe('R60: what is made from other data is not lower than it', () => {
  it('inherits the level of its source, and goes below it only with evidence', async () => {
    const origin = await catalogued(ground, ['电话']);
    await loaded(ground, origin, [{ family: 'bank-card', column: '电话', sensitive: true }]);
    await confirmed(ground, origin);
    const derived = await catalogued(ground, ['区县', '户数']);
    await ground.db.database.transaction((tx) =>
      connect(tx, {
        from: { kind: 'resource', id: origin },
        to: { kind: 'resource', id: derived },
        relation: 'derived-into',
        by: 'test',
      }),
    );
    await loaded(ground, derived, []);
    const grades = await gradesIn(ground, derived);
    expect(grades.table).toEqual({ level: 'general-4', state: 'proposed' });
    expect(grades.items.map(({ level }) => level)).toEqual(['general-1', 'general-1']);
    const gradingId = await openGrading(ground, derived);
    const lower = (more: object = {}) =>
      outcome(
        ground.act(source, 'privacy.confirm-grades', {
          gradingId,
          table: { level: 'general-2', reason: '已汇总到区县' },
          ...more,
        }),
      );
    expect(await lower()).toBe('privacy/level-below-source');
    expect(await lower({ evidence: { kind: 'risk-report', id: 'rsk_none' } })).toBe(
      'privacy/evidence-does-not-stand',
    );
    await signedReport(derived, 'rsk_1', true);
    await signedReport(derived, 'rsk_2', false);
    expect(await lower({ evidence: { kind: 'risk-report', id: 'rsk_2' } })).toBe(
      'privacy/evidence-does-not-stand',
    );
    expect(await lower({ evidence: { kind: 'risk-report', id: 'rsk_1' } })).toBe('done');
    expect(
      await outcome(ground.act(overseer, 'privacy.agree-grades', { gradingId, opinion: '证据成立' })),
    ).toBe('done');
    expect((await gradesIn(ground, derived)).table).toEqual({ level: 'general-2', state: 'overridden' });
  });

  async function signedReport(resource: string, id: string, passes: boolean) {
    await ground.db.pool.query(
      `INSERT INTO privacy.risk_report (id, revision_id, resource_id, owner, form, quasi, sensitive, choice, measures, passes, reasons, digest,
         state, assessed_by, assessed_at, signed_by, signed_at, entry_id)
       SELECT $1, revision_id, $2, owner, 'open', '{区县}', '{}', '{}', '{}', $3, '[]', 'd', 'signed', 'a', now(), 'b', now(), 'e'
       FROM privacy.grading WHERE resource_id = $2 AND state = 'proposed'`,
      [id, resource, passes],
    );
  }
});

it('not yours and not there are the same answer', async () => {
  const resource = await catalogued(ground, ['电话']);
  await loaded(ground, resource, []);
  const gradingId = await openGrading(ground, resource);
  const answers = await Promise.all([
    outcome(ground.act(stranger, 'privacy.confirm-grades', { gradingId })),
    outcome(ground.act(stranger, 'privacy.confirm-grades', { gradingId: 'grd_none' })),
    outcome(ground.act(people.operator, 'privacy.confirm-grades', { gradingId })),
    outcome(ground.act(stranger, 'privacy.propose-grades', { resourceId: resource })),
    outcome(ground.act(stranger, 'privacy.propose-grades', { resourceId: 'res_none' })),
  ]);
  expect(new Set(answers).size).toBe(1);
});
