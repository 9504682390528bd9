import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateAt } from '#foundation';
import { people } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { type Accounts, billed, openAccounts, party } from './ground.ts';
import { outcomeOf } from './outcome.ts';

const { operator, secondOperator, buyer, otherBuyer, security, drafter, source } = people;
let accounts: Accounts;
let number = 0;
const act = (by: Parameters<Accounts['ground']['act']>[0], name: string, input: object) =>
  outcomeOf(accounts.ground.act(by, `pricing.${name}`, input));
const today = () => dateAt(accounts.ground.db.clock.now()).toString();
const pay = (billId: string, amount: string, more: object = {}) =>
  act(operator, 'record-payment', {
    billId,
    amount,
    paidOn: today(),
    payer: '示例bank',
    reference: `SLIP${++number}`,
    ...more,
  });
const bill = async (id: string) => (await accounts.read(operator, 'pricing.bill', { id })).value;

describe('statements', () => {
  beforeAll(async () => {
    accounts = await openAccounts();
  }, 120_000);
  afterAll(() => accounts?.ground.close());

  it('ST1 are made once a month, after its end and some days, whoever asks and however often', async () => {
    await accounts.use(7);
    accounts.ground.db.clock.set('2026-02-03T12:00:00+08:00');
    expect(await accounts.close()).toBe(0);
    accounts.ground.db.clock.set('2026-02-04T00:00:00+08:00');
    const both = await Promise.all([accounts.close(), accounts.close()]);
    expect(both).toContain(1);
    expect(await accounts.close()).toBe(0);
    const statements = await accounts.rows(
      'SELECT buyer, calls::int, total_fen::int, state FROM pricing.statement',
    );
    expect(statements).toEqual([{ buyer: organisations.bank, calls: 7, total_fen: 140, state: 'issued' }]);
    const [line] = await accounts.rows('SELECT price_source, late, basis FROM pricing.statement_line');
    expect(line).toEqual({ price_source: 'order', late: false, basis: expect.any(String) });
    expect(await accounts.faults()).toEqual([]);
  });

  it('take what was committed after the closing into the next one, and say so', async () => {
    accounts.ground.db.clock.set('2026-01-31T23:59:59+08:00');
    await accounts.use(2);
    accounts.ground.db.clock.set('2026-02-10T09:00:00+08:00');
    await accounts.use(3);
    accounts.ground.db.clock.set('2026-03-04T09:00:00+08:00');
    expect(await accounts.close()).toBe(1);
    const { id } = await accounts.statement();
    const lines = await accounts.rows(
      'SELECT late, calls::int FROM pricing.statement_line WHERE statement_id = $1 ORDER BY line',
      [id],
    );
    expect(lines).toEqual([
      { late: false, calls: 3 },
      { late: true, calls: 2 },
    ]);
    accounts.ground.db.clock.set('2026-04-04T09:00:00+08:00');
    expect(await accounts.close()).toBe(1);
    expect((await accounts.rows('SELECT 1 FROM pricing.statement')).length).toBe(2);
    expect(await accounts.faults()).toEqual([]);
  });

  it('ST2 stand when nobody disputed them in time, and are seen by their sides alone', async () => {
    await accounts.ground.tick();
    const states = await accounts.rows('SELECT DISTINCT state, settled_how FROM pricing.statement');
    expect(states).toEqual([{ state: 'confirmed', settled_how: 'silent' }]);
    const { id } = await accounts.statement();
    expect((await accounts.read(otherBuyer, 'pricing.statement', { id })).problem.code).toBe(
      'pricing/no-such-account',
    );
    expect((await accounts.read(buyer, 'pricing.statement', { id })).value.lines).toHaveLength(2);
    expect((await accounts.read(otherBuyer, 'pricing.statements')).value.items).toEqual([]);
    expect(await act(otherBuyer, 'confirm-statement', { statementId: id })).toBe('request/not-found');
    expect(await act(buyer, 'confirm-statement', { statementId: id })).toBe('lifecycle/not-now');
  });

  it('ST3 are disputed line by line, and the implementing body decides by the meter', async () => {
    accounts.ground.db.clock.set('2026-04-10T09:00:00+08:00');
    await accounts.use(10);
    accounts.ground.db.clock.set('2026-05-04T09:00:00+08:00');
    await accounts.close();
    const { id: statementId } = await accounts.statement();
    const reason = '其中四次为重复调用';
    expect(await act(buyer, 'dispute-statement', { statementId, lines: [{ line: 9, reason }] })).toBe(
      'pricing/no-such-line',
    );
    expect(await act(buyer, 'dispute-statement', { statementId, lines: [{ line: 1, reason }] })).toBe('done');
    const decide = (quantity: string, line = 1) =>
      act(security, 'decide-dispute', { statementId, decisions: [{ line, quantity, reason }] });
    expect(
      await act(operator, 'decide-dispute', { statementId, decisions: [{ line: 1, quantity: '6', reason }] }),
    ).not.toBe('done');
    expect(await decide('11')).toBe('pricing/amount-unfit');
    expect(await decide('6', 2)).toBe('pricing/no-such-line');
    expect(await decide('6')).toBe('done');
    expect(await act(operator, 'issue-bill', { statementId, taxRate: 555 })).toBe('pricing/rate-unknown');
    expect(await act(operator, 'issue-bill', { statementId, taxRate: 600 })).toBe('done');
    expect(await act(operator, 'issue-bill', { statementId, taxRate: 600 })).toBe('lifecycle/not-now');
    const [row] = await accounts.rows(
      'SELECT gross_fen::int, tax_fen::int FROM pricing.bill WHERE statement_id = $1',
      [statementId],
    );
    // 6 × 0.20 = 1.20 yuan; of it 1.20 × 6 / 106 = 0.0679 is tax.
    expect(row).toEqual({ gross_fen: 120, tax_fen: 7 });
    expect(await accounts.faults()).toEqual([]);
  });
});

describe('bills', () => {
  let billId: string;
  beforeAll(async () => {
    accounts = await openAccounts();
    billId = await billed(accounts, 100);
  }, 120_000);
  afterAll(() => accounts?.ground.close());

  it('ST4 ST5 are paid by instalments; a slip counts once, and a payer must be the buyer or say why', async () => {
    expect(await pay(billId, '5', { payer: '他人' })).toBe('pricing/wrong-payer');
    expect(await pay(billId, '5', { paidOn: '2099-01-01' })).toBe('pricing/not-yet-day');
    expect(await pay(billId, '0')).toBe('pricing/amount-unfit');
    expect(await pay(billId, '5', { slipUploadId: 'upl_9' })).toBe('pricing/slip-missing');
    expect(await pay(billId, '7.33', { reference: 'ONCE' })).toBe('done');
    expect(await pay(billId, '7.33', { reference: 'ONCE' })).toBe('pricing/slip-recorded');
    expect(await bill(billId)).toMatchObject({
      gross: '20.00',
      tax: '1.13',
      received: '7.33',
      open: '12.67',
      state: 'part-paid',
    });
    accounts.ground.db.clock.advance({ hours: 24 * 60 });
    expect((await bill(billId)).state).toBe('overdue');
    expect(await pay(billId, '15', { payer: '母公司', onBehalf: '集团统一付款' })).toBe('done');
    expect(await bill(billId)).toMatchObject({
      received: '20.00',
      open: '0.00',
      owed: '2.33',
      state: 'settled',
    });
    expect((await bill(billId)).payments[1].lateDays).toBeGreaterThan(0);
    expect(await pay(billId, '1')).toBe('pricing/nothing-to-settle');
    // Instalments make up the net of the whole to the fen.
    const [net] = await accounts.rows('SELECT sum(net_fen)::int AS net FROM pricing.payment');
    expect(net).toEqual({ net: 2000 - 113 });
  });

  it('are corrected by a credit note of two people, and never edited', async () => {
    const propose = (amount: string, line = 1) =>
      act(operator, 'propose-credit-note', { billId, line, amount, reason: '单价有误' });
    expect(await propose('20.01')).toBe('pricing/amount-unfit');
    expect(await propose('1', 2)).toBe('pricing/no-such-line');
    expect(await propose('3')).toBe('done');
    const [{ id: creditNoteId }] = (await accounts.rows('SELECT id FROM pricing.credit_note')) as [
      { id: string },
    ];
    const opinion = '核对无误';
    expect(await act(operator, 'approve-credit-note', { creditNoteId, opinion })).toBe('request/forbidden');
    expect(await act(secondOperator, 'approve-credit-note', { creditNoteId, opinion })).toBe('done');
    expect(await act(secondOperator, 'decline-credit-note', { creditNoteId, opinion })).toBe(
      'lifecycle/not-now',
    );
    expect(await bill(billId)).toMatchObject({
      gross: '20.00',
      credited: '3.00',
      owed: '5.33',
      open: '0.00',
    });
    const refund = (amount: string, by = secondOperator) =>
      act(by, 'record-refund', { billId, amount, reference: `BACK${++number}` });
    expect(await refund('5.34')).toBe('pricing/amount-unfit');
    expect(await refund('5.33', operator)).toBe('request/forbidden');
    expect(await refund('5.33')).toBe('done');
    expect((await bill(billId)).owed).toBe('0.00');
    for (const change of [
      `UPDATE pricing.bill SET gross_fen = 1`,
      `DELETE FROM pricing.entry`,
      `UPDATE pricing.payment SET payer = 'x'`,
    ])
      await expect(accounts.rows(change)).rejects.toThrow('never edited');
    expect(await accounts.faults()).toEqual([]);
  });

  it('are written off by another person than who issued them', async () => {
    const other = await billed(accounts, 5);
    expect(await act(operator, 'write-off-bill', { billId: other, reason: '购买方破产' })).toBe(
      'request/forbidden',
    );
    expect(await act(secondOperator, 'write-off-bill', { billId: other, reason: '购买方破产' })).toBe('done');
    expect(await act(secondOperator, 'write-off-bill', { billId: other, reason: '购买方破产' })).toBe(
      'pricing/nothing-to-settle',
    );
    expect((await bill(other)).state).toBe('written-off');
    const numbers = await accounts.rows('SELECT number FROM pricing.bill ORDER BY issued_at');
    expect(numbers.map(({ number }) => /〕(\d+)号/.exec(number)![1])).toEqual(['1', '2']);
    expect(await accounts.faults()).toEqual([]);
  });

  it('stand in a ledger whose postings balance at the commit, or are refused', async () => {
    const trial = (await accounts.read(operator, 'pricing.trial-balance')).value;
    expect(trial.debit).toBe(trial.credit);
    expect(trial.items.length).toBeGreaterThan(4);
    expect((await accounts.read(otherBuyer, 'pricing.trial-balance')).value.items).toEqual([]);
    await expect(
      accounts.rows(
        `WITH made AS (INSERT INTO pricing.posting VALUES ('pos_1', 'o', 'x', 'x', 'a', 't', now()) RETURNING id)
         INSERT INTO pricing.entry SELECT id, 1, 'cash', NULL, 5, 0 FROM made UNION ALL SELECT id, 2, 'tax', NULL, 0, 4 FROM made`,
      ),
    ).rejects.toThrow();
    const file = (await accounts.read(operator, 'pricing.journal-file')).value.body as string;
    expect(file.split('\r\n').length).toBe(
      (await accounts.read(operator, 'pricing.journal', { limit: 200 })).value.items.length + 2,
    );
  });
});

describe('benefit sharing', () => {
  beforeAll(async () => {
    accounts = await openAccounts({
      benefitSharing: [
        { to: party('authority', 'A'), way: 'non-tax-revenue', share: '0.1', of: 'revenue', clause: '7.1' },
        { to: party('bureau', 'B'), way: 'money', share: '0.333333', of: 'profit', clause: '7.2' },
        { to: party('bureau', 'B'), way: 'data-governance', share: '0.05', of: 'revenue', clause: '7.3' },
      ] as never,
    });
    const billId = await billed(accounts, 1000);
    expect(await pay(billId, '200')).toBe('done');
  }, 120_000);
  afterAll(() => accounts?.ground.close());

  it('BS1 divides what was received by the agreement to the fen, decided by the implementing body', async () => {
    const propose = (more: object = {}) =>
      act(operator, 'propose-sharing', {
        agreementId: accounts.agreementId,
        cost: '88.88',
        costBasis: '成本台账',
        ...more,
      });
    expect(await act(buyer, 'propose-sharing', { agreementId: accounts.agreementId, cost: '0' })).toBe(
      'request/not-found',
    );
    expect(await propose({ costBasis: undefined })).toBe('pricing/amount-unfit');
    expect(await propose()).toBe('done');
    expect(await propose()).toBe('pricing/sharing-open');
    const [{ id: sharingId }] = (await accounts.rows(`SELECT id FROM pricing.sharing`)) as [{ id: string }];
    expect(await act(operator, 'approve-sharing', { sharingId, opinion: '核对无误' })).not.toBe('done');
    expect(await act(security, 'approve-sharing', { sharingId, opinion: '核对无误' })).toBe('done');
    const proof = (await accounts.read(security, 'pricing.sharing', { id: sharingId })).value;
    // 200 less 11.32 of tax; profit 99.80.
    expect(proof).toMatchObject({ revenue: '188.68', profit: '99.80', state: 'decided' });
    expect(proof.lines.map(({ amount }: { amount: string }) => amount)).toEqual(['18.87', '33.27', '9.43']);
    expect(proof.kept).toBe('127.11');
    expect(await propose()).toBe('pricing/nothing-to-settle');
    expect(await accounts.faults()).toEqual([]);
  });

  it('pays an administrative organ through the treasury alone, and counts what is done in kind when it is confirmed', async () => {
    const [{ id: sharingId }] = (await accounts.rows(`SELECT id FROM pricing.sharing`)) as [{ id: string }];
    const payout = (line: number, payee: string, more: object = {}) =>
      act(operator, 'record-payout', {
        sharingId,
        line,
        payee,
        reference: `OUT${++number}`,
        paidOn: today(),
        ...more,
      });
    expect(await payout(1, '示例authority', { treasuryNotice: 'FS-0001' })).toBe(
      'pricing/not-to-own-account',
    );
    expect(await payout(1, '国家金库示例市支库')).toBe('pricing/not-to-own-account');
    expect(await payout(1, '国家金库示例市支库', { treasuryNotice: 'FS-0001' })).toBe('done');
    expect(await payout(1, '国家金库示例市支库', { treasuryNotice: 'FS-0001' })).toBe('pricing/paid-already');
    expect(await payout(2, '他人')).toBe('pricing/wrong-payer');
    expect(await payout(2, '示例bureau')).toBe('done');
    expect(await payout(3, '示例bureau')).toBe('pricing/no-such-line');
    const deliver = (value: string) =>
      act(operator, 'record-delivery', {
        sharingId,
        line: 3,
        what: '补齐缺失字段并去重',
        value,
        deliveredOn: today(),
      });
    expect(await deliver('9.44')).toBe('pricing/amount-unfit');
    expect(await deliver('9.43')).toBe('done');
    expect(await deliver('0.01')).toBe('pricing/amount-unfit');
    const [{ id: deliveryId }] = (await accounts.rows(`SELECT id FROM pricing.delivery`)) as [{ id: string }];
    expect(await act(buyer, 'confirm-delivery', { deliveryId, opinion: '已核对无误' })).toBe(
      'request/not-found',
    );
    expect(await act(source, 'confirm-delivery', { deliveryId, opinion: '已核对无误' })).toBe('done');
    expect(await act(drafter, 'decline-delivery', { deliveryId, opinion: '已核对无误' })).toBe(
      'pricing/paid-already',
    );
    const open = await accounts.rows(
      `SELECT id FROM casework.task WHERE subject_id = $1 AND state = 'open'`,
      [sharingId],
    );
    expect(open).toEqual([]);
    const trial = (await accounts.read(operator, 'pricing.trial-balance')).value.items as {
      account: string;
      balance: string;
    }[];
    expect(trial.filter(({ account }) => account.endsWith('payable')).map(({ balance }) => balance)).toEqual([
      '0.00',
      '0.00',
      '0.00',
    ]);
    expect(await accounts.faults()).toEqual([]);
  });
});

describe('benefit sharing against the rule', () => {
  it('BS1 is refused where an administrative organ would take money into its own account', async () => {
    accounts = await openAccounts({
      benefitSharing: [
        { to: party('authority', 'A'), way: 'money', share: '0.1', of: 'revenue', clause: '7.1' },
      ] as never,
    });
    try {
      expect(await pay(await billed(accounts, 10), '2')).toBe('done');
      expect(await act(operator, 'propose-sharing', { agreementId: accounts.agreementId, cost: '0' })).toBe(
        'pricing/not-to-own-account',
      );
    } finally {
      await accounts.ground.close();
    }
  }, 120_000);
});

describe('the exit of an agreement', () => {
  it('waits with its accounts until what was used is billed, and paid or written off', async () => {
    accounts = await openAccounts();
    try {
      await accounts.rows(
        `INSERT INTO authorisation.exit_step (id, agreement_id, step, by_role, due_on, opened_at)
         VALUES ('ext_1', $1, 'settle-accounts', 'operator', '2026-12-01', now()), ('ext_2', $1, 'hand-over-logs', 'operator', '2026-12-01', now())`,
        [accounts.agreementId],
      );
      const confirm = () =>
        accounts.ground.act(operator, 'authorisation.confirm-exit-step', {
          exitStepId: 'ext_1',
          statement: '账目已经结清',
        });
      await accounts.use(1);
      expect(await outcomeOf(confirm())).toBe('authorisation/accounts-open');
      const billId = await billed(accounts, 4);
      expect(await pay(billId, '0.99')).toBe('done');
      expect(await outcomeOf(confirm())).toBe('authorisation/accounts-open');
      expect(await act(secondOperator, 'write-off-bill', { billId, reason: '尾差不再收取' })).toBe('done');
      expect(await outcomeOf(confirm())).toBe('done');
    } finally {
      await accounts.ground.close();
    }
  }, 120_000);
});
