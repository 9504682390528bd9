import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { type Calling, prepareCalling, words, zhang } from './calling.ts';
import { definition } from './ground.ts';
import { organisations, residents } from './town.ts';

let calling: Calling;
let call: Calling['call'];
let count: Calling['count'];
let ground: Calling['ground'];
let agreementId: string;
let productId: string;

beforeAll(async () => {
  calling = await prepareCalling();
  ({ call, count, ground, agreementId, productId } = calling);
});
afterAll(() => ground?.close());

describe('a verification call', () => {
  it('answers yes and no, with a receipt, and writes call, entry, meter line and quota in one commit', async () => {
    const before = await count('evidence.meter_line');
    const answer = expectOk(await call(zhang, { name: '张三', allowance: '500', birth_date: '1991-01-01' }));
    expect(answer.answers).toEqual([
      { item: 'name', answer: 'yes' },
      { item: 'allowance', answer: 'yes' },
      { item: 'birth_date', answer: 'no' },
    ]);
    expect(answer.exists).toBeNull();
    const { rows } = await ground.db.pool.query(
      `SELECT call.form, call.entry_id, call.product_id, call.subject, entry.kind, entry.openings, line.buyer
       FROM query.call JOIN evidence.entry ON entry.id = call.entry_id JOIN evidence.meter_line AS line ON line.entry = entry.id
       WHERE call.id = $1`,
      [answer.callId],
    );
    expect(rows).toMatchObject([
      {
        form: 'verification',
        entry_id: answer.receiptId,
        product_id: productId,
        kind: 'query.verification',
        buyer: organisations.bank,
      },
    ]);
    expect(await count('evidence.meter_line')).toBe(before + 1);
    const { rows: consents } = await ground.db.pool.query('SELECT id FROM query.consent');
    expect(rows[0].openings).toContain(consents[0].id);
    // Nothing that is stored tells who was asked about or what was answered.
    expect(JSON.stringify(rows)).not.toContain(zhang);
    expect(JSON.stringify(rows)).not.toContain('张三');
  });

  it('takes the generalised value where the agreement grants only that', async () => {
    expect(await words(call(zhang, { birth_date: '1990-01-01' }))).toBe('yes');
    expect(await words(call(zhang, { birth_date: '1990-03-07' }))).toBe('no');
  });

  it('reads values in one form: width, outer blanks, check letter, idle zeros', async () => {
    expect(
      await words(call(' ９９０１０１１９９００３０７００１x ', { name: '张三　', allowance: '0500.0' })),
    ).toBe('yes yes');
  });

  it('R63: misses are one answer in words and shape: another value, none on record, no such subject', async () => {
    const shapes = await Promise.all(
      [
        call(zhang, { name: '李四', allowance: '1' }),
        call('990101198505120024', { name: '张三', allowance: '1' }),
        call('990101198505120099', { name: '张三', allowance: '1' }),
      ].map(async (result) => {
        const { callId, receiptId, salt, ...rest } = expectOk(await result);
        const { receipt, ...words } = rest as typeof rest & { receipt: string };
        return [callId.length, receiptId.length, salt?.length, receipt.length, words];
      }),
    );
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[2]).toEqual(shapes[0]);
  });

  it('starts the filing clocks with the first delivery, once', async () => {
    const { rows } = await ground.db.pool.query('SELECT delivered_at FROM products.product WHERE id = $1', [
      productId,
    ]);
    expect(rows[0].delivered_at).not.toBeNull();
    const { rows: clocks } = await ground.db.pool.query(
      `SELECT subject_kind FROM casework.clock WHERE subject_id = ANY ($1) ORDER BY subject_kind`,
      [[productId, 'res_residents']],
    );
    expect(clocks.map(({ subject_kind }) => subject_kind)).toEqual(['product', 'resource']);
  });

  it('gives a replay the receipt and no answer, and refuses the key for another question', async () => {
    const first = expectOk(await call(zhang, { name: '张三' }, {}, 'once'));
    const lines = await count('evidence.meter_line');
    expect(await call(zhang, { name: '张三' }, {}, 'once')).toMatchObject({
      ok: true,
      value: { callId: first.callId, receiptId: first.receiptId, answers: null, salt: null },
    });
    expect(await count('evidence.meter_line')).toBe(lines);
    expect(await words(call(zhang, { name: '李四' }, {}, 'once'))).toBe('query/key-used-otherwise');
  });

  it('with one key twice at the same time is released once', async () => {
    const lines = await count('evidence.meter_line');
    const both = await Promise.all([1, 2, 3].map(() => call(zhang, { name: '张三' }, {}, 'race')));
    const values = both.map(expectOk);
    expect(new Set(values.map(({ receiptId }) => receiptId)).size).toBe(1);
    expect(values.filter(({ answers }) => answers !== null)).toHaveLength(1);
    expect(await count('evidence.meter_line')).toBe(lines + 1);
  });

  it('with keys that are looked up together is told of its own', async () => {
    const first = expectOk(await call(zhang, { name: '张三' }, {}, 'of several'));
    const [again, otherwise, fresh] = await Promise.all([
      call(zhang, { name: '张三' }, {}, 'of several'),
      words(call(zhang, { name: '李四' }, {}, 'of several')),
      words(call(zhang, { name: '张三' }, {}, 'another of several')),
    ]);
    expect(expectOk(again)).toMatchObject({ receiptId: first.receiptId, answers: null });
    expect([otherwise, fresh]).toEqual(['query/key-used-otherwise', 'yes']);
  });

  it('leaves together with others, each with its own receipt', async () => {
    const many = await Promise.all(
      Array.from({ length: 50 }, (_, index) => call(residents[index % 4]![1], { name: '张三' })),
    );
    const receipts = many.map((result) => expectOk(result).receiptId);
    expect(new Set(receipts).size).toBe(50);
    expect(many.filter((result) => expectOk(result).answers?.[0]?.answer === 'yes')).toHaveLength(13);
  });
});

describe('a service that tells existence', () => {
  it('keeps apart what is another value, none on record, and no such subject', async () => {
    const own = {
      productId: (await ground.offer(agreementId, { ...definition, tellsExistence: true })).productId,
    };
    const told = async (subject: string, compared: object = {}) => {
      const { exists, answers } = expectOk(await call(subject, { ...compared }, own));
      return [exists, ...(answers ?? []).map(({ answer }) => answer)];
    };
    expect(await told(zhang)).toEqual(['yes']);
    expect(await told(residents[1]![1], { allowance: '1', name: '张三' })).toEqual(['yes', 'no', 'unknown']);
    expect(await told('nobody', { name: '张三' })).toEqual(['no', 'unknown']);
  });
});

it('leaves calls, entries, meter and quotas that agree', async () => {
  const checks = ground.modules
    .flatMap((module) => module.checks ?? [])
    .filter(({ name }) => name.startsWith('query.'));
  expect(checks.length).toBeGreaterThan(1);
  for (const check of checks) {
    const report = await ground.db.database.transaction((tx) => check.run(tx), { mode: 'snapshot' });
    // Verifications read no projection, spend no ε, and are no runs in the data domain.
    const others = ['query.projections', 'query.key-ends', 'query.runs', 'query.results', 'query.epsilon'];
    if (!others.includes(check.name)) expect(report.looked, check.name).toBeGreaterThan(0);
    expect(report.faults, check.name).toEqual([]);
  }
});
