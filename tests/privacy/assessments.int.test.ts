import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectOk } from '#foundation';
import { assessmentInForce } from '#platform/privacy';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import {
  catalogued,
  confirmed,
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
let resource: string;
beforeEach(async () => {
  ground = await prepareGround();
  resource = await catalogued(ground, ['管段', '坐标']);
  await loaded(ground, resource, []);
});
afterEach(() => ground?.close());

const second = people.secondSource;
const words = '目的明确，范围最小，已经核对';
const answers = (points: readonly string[], worst = 'sound') =>
  points.map((point, place) => ({ point, judgement: place === 0 ? worst : 'sound', finding: words }));
const pia = ['lawful', 'impact', 'measures'];
const six = ['lawful', 'risk', 'receiver', 'contract', 'measures', 'other'];
const seven = ['who', 'processing', 'measures', 'incidents', 'provision', 'export', 'other'];

async function drafted(input: object): Promise<string> {
  const { assessmentId } = expectOk(await ground.act(source, 'privacy.draft-assessment', input)) as {
    assessmentId: string;
  };
  return assessmentId;
}
const does = (actor: typeof source, act: string, input: object) => outcome(ground.act(actor, act, input));
async function signed(input: object, said: object): Promise<string> {
  const assessmentId = await drafted(input);
  expect(await does(source, 'privacy.submit-assessment', { assessmentId, ...said })).toBe('done');
  expect(await does(second, 'privacy.sign-assessment', { assessmentId, opinion: '已逐项核对' })).toBe('done');
  await ground.tick();
  return assessmentId;
}
const inForce = (kind: 'pia' | 'pre-provision', form?: 'open' | 'share') =>
  ground.db.database.transaction(
    (tx) =>
      assessmentInForce(tx, { kind, subject: { kind: 'resource', id: resource }, ...(form ? { form } : {}) }),
    { mode: 'snapshot' },
  );

describe('R62: an impact assessment of three items, signed by a second person', () => {
  it('is submitted complete or not at all, and told everything that lacks at once', async () => {
    const assessmentId = await drafted({ kind: 'pia', resourceId: resource });
    const result = await ground.act(source, 'privacy.submit-assessment', {
      assessmentId,
      answers: answers(['lawful', 'lawful', 'receiver']),
    });
    expect(result).toMatchObject({ ok: false, problem: { code: 'privacy/assessment-not-complete' } });
    const defects = result.ok ? [] : (result.problem.defects ?? []);
    expect(defects.map(({ at }) => at)).toEqual([
      '/answers/1/point',
      '/answers/2/point',
      '/answers/impact',
      '/answers/measures',
      '/forms',
    ]);
  });

  it('is relied on once signed, for the forms it covers, until it runs out; kept three years and in the log', async () => {
    const assessmentId = await drafted({ kind: 'pia', resourceId: resource, forms: ['open'] });
    const submit = { assessmentId, answers: answers(pia, 'with-measures') };
    expect(await does(source, 'privacy.submit-assessment', submit)).toBe('done');
    expect(await inForce('pia', 'open')).toBeNull();
    expect(await does(source, 'privacy.sign-assessment', { assessmentId, opinion: '我自己签' })).toBe(
      'request/forbidden',
    );
    expect(await does(second, 'privacy.sign-assessment', { assessmentId, opinion: '已逐项核对' })).toBe(
      'done',
    );
    expect(await inForce('pia', 'open')).toMatchObject({ id: assessmentId, conclusion: 'with-measures' });
    expect(await inForce('pia', 'share')).toBeNull();
    const { rows } = await ground.db.pool.query(
      'SELECT signed_at, valid_until, keep_until, digest FROM privacy.assessment WHERE id = $1',
      [assessmentId],
    );
    const months = (one: Temporal.Instant, other: Temporal.Instant) =>
      one.toZonedDateTimeISO('Asia/Shanghai').until(other.toZonedDateTimeISO('Asia/Shanghai'), {
        largestUnit: 'months',
      }).months;
    expect(months(rows[0].signed_at, rows[0].valid_until)).toBe(12);
    expect(months(rows[0].signed_at, rows[0].keep_until)).toBe(36);
    expect(rows[0].digest).toMatch(/^[0-9a-f]{64}$/);
    const entries = await ground.db.pool.query(
      `SELECT 1 FROM evidence.entry WHERE kind = 'privacy.assessment'`,
    );
    expect(entries.rows.length).toBe(1);
    // A month before it runs out the department is told; afterwards it is not relied on.
    ground.db.clock.advance({ hours: 24 * 340 });
    await ground.tick();
    expect(await inForce('pia', 'open')).not.toBeNull();
    const told = await ground.db.pool.query(
      `SELECT organisation_id FROM casework.notice WHERE kind = 'privacy.assessment-runs-out'`,
    );
    expect(told.rows).toEqual([{ organisation_id: organisations.bureau }]);
    ground.db.clock.advance({ hours: 24 * 30 });
    expect(await inForce('pia', 'open')).toBeNull();
  });

  it('does not cover data that is graded higher afterwards, and is not there once withdrawn', async () => {
    await confirmed(ground, resource);
    const said = { answers: answers(pia), forms: ['open'] };
    const assessmentId = await signed({ kind: 'pia', resourceId: resource }, said);
    expect(await inForce('pia')).not.toBeNull();
    await loaded(ground, resource, [{ family: 'mobile', column: '坐标' }]);
    expect(await inForce('pia')).toBeNull();
    const again = await signed({ kind: 'pia', resourceId: resource }, said);
    expect(await inForce('pia')).toMatchObject({ id: again });
    for (const id of [again, assessmentId])
      expect(
        await does(source, 'privacy.withdraw-assessment', { assessmentId: id, opinion: '用途变更' }),
      ).toBe('done');
    expect(await inForce('pia')).toBeNull();
    const { rows } = await ground.db.pool.query('SELECT count(*)::int AS n FROM privacy.assessment');
    expect(rows[0].n).toBe(2);
  });

  it('says no when one point is not sound', async () => {
    await signed(
      { kind: 'pia', resourceId: resource },
      { answers: answers(pia, 'unsound'), forms: ['open'] },
    );
    expect(await inForce('pia')).toMatchObject({ conclusion: 'unsound' });
  });
});

it('R65: six points, or the statutory duty in their stead, which no other assessment knows', async () => {
  const basis = '《突发事件应对法》规定的报送义务';
  await signed(
    { kind: 'pre-provision', resourceId: resource, receiver: '应急管理部门' },
    { statutoryBasis: basis, forms: ['share'] },
  );
  expect(await inForce('pre-provision', 'share')).toMatchObject({
    statutoryBasis: basis,
    conclusion: 'sound',
  });
  const full = { answers: answers(six), forms: ['share'] };
  await signed({ kind: 'pre-provision', resourceId: resource, receiver: '应急管理部门' }, full);
  const assessmentId = await drafted({ kind: 'pia', resourceId: resource });
  expect(
    await does(source, 'privacy.submit-assessment', {
      assessmentId,
      statutoryBasis: basis,
      answers: answers(pia),
      forms: ['open'],
    }),
  ).toBe('privacy/assessment-not-complete');
});

describe('R66: who holds important data reports every year', () => {
  const tasks = async (state = 'open') =>
    (
      await ground.db.pool.query(
        `SELECT task.title_zh, task.organisation_id, clock.last_day::text, clock.state, clock.outcome
         FROM casework.task JOIN casework.clock ON clock.task_id = task.id AND clock.nature = 'duty'
         WHERE task.kind = 'privacy.yearly-report' AND task.state = $1 ORDER BY task.opened_at`,
        [state],
      )
    ).rows;

  async function becomeHolder() {
    await ground.act(source, 'privacy.confirm-grades', {
      gradingId: await openGrading(ground, resource),
      overrides: [
        { itemId: await itemOf(ground, resource, '坐标'), level: 'important', reason: '重要设施的精确坐标' },
      ],
    });
    await ground.tick();
  }
  const report = (year: number) => signed({ kind: 'yearly', year }, { answers: answers(seven) });

  it('opens the duty with its clock, ends it when signed, and opens the next when its year begins', async () => {
    const year = ground.db.clock.now().toZonedDateTimeISO('Asia/Shanghai').year;
    expect(await tasks()).toEqual([]);
    await becomeHolder();
    expect(await tasks()).toMatchObject([
      { organisation_id: organisations.bureau, last_day: `${year}-12-31`, state: 'running' },
    ]);
    expect(await does(source, 'privacy.draft-assessment', { kind: 'yearly', year: year + 1 })).toBe(
      'privacy/assessment-not-about',
    );
    await report(year);
    expect(await tasks()).toEqual([]);
    expect(await tasks('done')).toMatchObject([{ outcome: 'kept' }]);
    ground.db.clock.set(`${year + 1}-01-02T09:00:00+08:00`);
    await ground.tick();
    expect(await tasks()).toMatchObject([{ last_day: `${year + 1}-12-31` }]);
  });

  it('stays late when the year is over, and the data authority is told', async () => {
    const year = ground.db.clock.now().toZonedDateTimeISO('Asia/Shanghai').year;
    await becomeHolder();
    ground.db.clock.set(`${year + 1}-01-02T09:00:00+08:00`);
    await ground.tick();
    expect(await tasks()).toMatchObject([{ state: 'fired' }]);
    const told = await ground.db.pool.query(
      `SELECT post_id FROM casework.notice WHERE kind = 'privacy.yearly-report-late'`,
    );
    expect(told.rows).toEqual([{ post_id: 'pst_overseer' }]);
    await report(year);
    expect(await tasks('done')).toMatchObject([{ outcome: 'missed' }]);
    expect(await tasks()).toMatchObject([{ last_day: `${year + 1}-12-31` }]);
  });

  it('ends the duty when nothing important is held any more', async () => {
    await becomeHolder();
    const { gradingId } = expectOk(
      await ground.act(source, 'privacy.propose-grades', { resourceId: resource }),
    ) as { gradingId: string };
    expect(await does(source, 'privacy.confirm-grades', { gradingId })).toBe('done');
    expect((await tasks()).length).toBe(1);
    expect(
      await does(overseer as typeof source, 'privacy.agree-grades', { gradingId, opinion: '设施已公开' }),
    ).toBe('done');
    await ground.tick();
    expect(await tasks()).toEqual([]);
  });
});

it('not yours and not there are the same answer', async () => {
  const assessmentId = await drafted({ kind: 'pia', resourceId: resource });
  const refusals = await Promise.all([
    does(stranger as typeof source, 'privacy.save-assessment', { assessmentId }),
    does(stranger as typeof source, 'privacy.save-assessment', { assessmentId: 'asm_none' }),
    does(stranger as typeof source, 'privacy.draft-assessment', { kind: 'pia', resourceId: resource }),
    does(stranger as typeof source, 'privacy.draft-assessment', { kind: 'pia', resourceId: 'res_none' }),
    does(people.operator as typeof source, 'privacy.draft-assessment', { kind: 'yearly', year: 2025 }),
  ]);
  expect(new Set(refusals).size).toBe(1);
});
