import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { closeEngine, type Lab, openLab } from '../runs/lab.ts';
import { people, purpose } from '../verification/ground.ts';

let lab: Lab;
afterEach(() => lab?.close());
afterAll(closeEngine);

const opinion = '已核对有关材料';
const otherItems = 'SELECT name, count(*) AS n FROM residents GROUP BY name ORDER BY name';
const objectTo = async (items: string[], ground = 'wrong-value') => {
  const { objectionId } = expectOk(
    await lab.act<{ objectionId: string }>(people.buyer, 'supervision.raise-objection', {
      resourceId: 'res_residents',
      items,
      ground,
      capacity: 'buyer',
      statement: '本单位核对底册发现补贴标准与批复不一致，请核实。',
    }),
  );
  expectOk(await lab.act(people.source, 'supervision.accept-objection', { objectionId, opinion }));
  return objectionId;
};
const freeze = async (objectionId: string) => {
  const { freezeId } = expectOk(
    await lab.act<{ freezeId: string }>(people.source, 'supervision.propose-freeze', {
      objectionId,
      grounds: '错误值影响统计结果，核实前应停止使用。',
    }),
  );
  const authority = { ...people.dataAuthority, personId: 'per_authority_two' } as Actor;
  expectOk(await lab.act(authority, 'supervision.approve-freeze', { freezeId, opinion }));
};
const collect = (runId: string) => lab.act(people.operator, 'query.collect-run', { runId });
const cleared = async (sql?: string) => {
  const runId = await lab.submit(sql);
  await lab.worker.drain();
  expectOk(await lab.act(people.security, 'query.pass-egress', { runId, opinion }));
  return runId;
};

describe('OB2: an item that is frozen', () => {
  it('is read by no run from then on, while runs over other items go on', async () => {
    lab = await openLab();
    await freeze(await objectTo(['allowance']));
    await expect(lab.submit()).rejects.toThrow(/frozen/i);
    const { agreementId } = lab;
    const explained = expectOk(
      await lab.act<{ refusal: { code: string } | null }>(people.operator, 'query.explain-query', {
        agreementId,
        purpose,
        sql: 'SELECT name, sum(allowance) AS total FROM residents GROUP BY name',
      }),
    );
    expect(explained.refusal?.code).toBe('lineage/frozen');
    expectOk(await collect(await cleared(otherItems)));
  });

  it('lets nothing out that was computed over it and cleared before', async () => {
    lab = await openLab();
    const [over, other] = [await cleared(), await cleared(otherItems)];
    await freeze(await objectTo(['allowance']));
    expect(await collect(over)).toMatchObject({ ok: false, problem: { code: 'lineage/frozen' } });
    expectOk(await collect(other));
  });

  it('waits for a collection that began before anybody had spoken of it, and stops the next', async () => {
    lab = await openLab();
    const runId = await cleared();
    const holder = await lab.db.pool.connect();
    try {
      // A collection under way holds the item in its name, for it has no standing yet.
      await holder.query('BEGIN');
      await holder.query(
        `SELECT pg_advisory_xact_lock_shared(hashtextextended('gongshu.subject item/allowance', 0))`,
      );
      let marked = false;
      const marking = objectTo(['allowance']).then((id) => {
        marked = true;
        return id;
      });
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(marked).toBe(false);
      await holder.query('COMMIT');
      await freeze(await marking);
    } finally {
      holder.release();
    }
    expect(await collect(runId)).toMatchObject({ ok: false, problem: { code: 'lineage/frozen' } });
  });

  it('keeps a run that waits in the queue from beginning', async () => {
    lab = await openLab();
    const runId = await lab.submit();
    await freeze(await objectTo(['allowance']));
    await lab.worker.drain();
    expect(await lab.state(runId)).toBe('refused');
  });
});

describe('an item that is only marked', () => {
  it('is read, and the entry of the collection names the mark', async () => {
    lab = await openLab();
    await objectTo(['allowance']);
    expectOk(await collect(await cleared()));
    const { rows } = await lab.db.pool.query(
      `SELECT openings FROM evidence.entry WHERE kind = 'query.call' ORDER BY created_at DESC LIMIT 1`,
    );
    expect(JSON.stringify(rows)).toMatch(/marks.*complaint/);
  });

  it('makes a result computed before the mark stale', async () => {
    lab = await openLab();
    const runId = await cleared();
    await objectTo(['allowance']);
    expect(await collect(runId)).toMatchObject({ ok: false, problem: { code: 'lineage/standing-changed' } });
    expect(await lab.state(runId)).toBe('expired');
  });
});
