import type pg from 'pg';
import type { Database } from '#foundation';
import { appendEntry } from '#platform/evidence';
import { statementDigest } from '#platform/pricing';

/** A statement of one metered call, its bill, its payment, and the payment shared. */
export async function addSettlement(pool: pg.Pool, database: Database): Promise<void> {
  const { at } = (await pool.query(`SELECT min(at) AS at FROM evidence.meter_line WHERE product = 'prd_1'`))
    .rows[0];
  const first = Temporal.Instant.from(at.toString());
  const from = first.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().with({ day: 1 });
  const until = from.add({ months: 1 });
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime('Asia/Shanghai').toInstant();
  const line = {
    product_id: 'prd_1',
    product_title: 't',
    purpose: 'p',
    purpose_class: 'industry',
    basis: 'call',
    price_fen: 100n,
    price_source: 'order' as const,
    order_id: 'ord_1',
    from_at: start(from),
    until_at: start(until),
    late: false,
    calls: 1n,
    quantity: 1n,
    amount_fen: 100n,
  };
  const said = { agreement: 'agr_1', buyer: 'org_b', from: from.toString(), until: until.toString() };
  const digest = statementDigest(said, [line]);
  const made = await database.transaction(async (tx) => ({
    entry: await appendEntry(tx, { kind: 'pricing.statement', fields: { statement: 'sta_1', digest } }),
    // As exactly as the database keeps it.
    at: tx.now.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }).toString(),
  }));
  await pool.query(`INSERT INTO pricing.period VALUES ('agr_1', $1, $2, now(), 2)`, [said.from, said.until]);
  await pool.query(
    `INSERT INTO pricing.statement (id, agreement_id, agreement_number, operator, implementing_body, buyer, from_on, until_on, state, calls, total_fen, accepted_fen, digest, entry_id, issued_at, settled_how, settled_by, settled_at)
     VALUES ('sta_1', 'agr_1', '授协〔2026〕1号', 'org_op', 'o', 'org_b', $1, $2, 'billed', 1, 100, 100, $3, $4, $5, 'confirmed', 'x', now())`,
    [said.from, said.until, digest, made.entry.id, made.at],
  );
  await pool.query(
    `INSERT INTO pricing.statement_line (statement_id, line, product_id, product_title, purpose, purpose_class, basis, price_fen, price_source, order_id, from_at, until_at, late, calls, quantity, amount_fen)
     VALUES ('sta_1', 1, 'prd_1', 't', 'p', 'industry', 'call', 100, 'order', 'ord_1', $1, $2, false, 1, 1, 100)`,
    [line.from_at.toString(), line.until_at.toString()],
  );
  await addBill(pool);
}

async function addBill(pool: pg.Pool): Promise<void> {
  const { id, number } = (await pool.query('SELECT id, number FROM casework.document ORDER BY id LIMIT 1'))
    .rows[0];
  await pool.query(
    `INSERT INTO pricing.bill (id, number, document_id, statement_id, agreement_id, operator, buyer, gross_fen, tax_rate, tax_fen, due_on, issued_by, issued_at)
     VALUES ('bil_1', $2, $1, 'sta_1', 'agr_1', 'org_op', 'org_b', 100, 600, 6, '2026-03-01', 'x', now())`,
    [id, number],
  );
  await pool.query(`INSERT INTO pricing.bill_line VALUES ('bil_1', 1, 't', 'industry', 1, 100, 100, 6)`);
  await pool.query(
    `INSERT INTO pricing.payment (id, bill_id, operator, amount_fen, applied_fen, surplus_fen, net_fen, paid_on, late_days, payer, reference, recorded_by, recorded_at)
     VALUES ('pay_1', 'bil_1', 'org_op', 100, 100, 0, 94, '2026-02-20', 0, 'b', 'SLIP1', 'x', now())`,
  );
  await pool.query(
    `INSERT INTO pricing.sharing (id, agreement_id, agreement_digest, operator, implementing_body, state, revenue_fen, cost_fen, profit_fen, kept_fen, number, document_id, proposed_by, proposed_at, decided_by, decided_at)
     VALUES ('shr_1', 'agr_1', 'd', 'org_op', 'o', 'decided', 94, 0, 94, 85, 'n', 'd', 'x', now(), 'y', now())`,
  );
  await pool.query(`INSERT INTO pricing.sharing_source VALUES ('shr_1', 'payment', 'pay_1', 94)`);
  await pool.query(
    `INSERT INTO pricing.sharing_line VALUES ('shr_1', 1, 0, 'org_gov', '财政', 'government', 'non-tax-revenue', '0.1', 'revenue', NULL, NULL, 9)`,
  );
  await pool.query(
    `WITH posting AS (
       INSERT INTO pricing.posting VALUES
         ('pos_1', 'org_op', 'bill', 'bil_1', 'agr_1', 't', now()), ('pos_2', 'org_op', 'payment', 'pay_1', 'agr_1', 't', now()),
         ('pos_3', 'org_op', 'sharing', 'shr_1', 'agr_1', 't', now()) RETURNING id)
     INSERT INTO pricing.entry
     SELECT side.* FROM (VALUES
       ('pos_1', 1, 'receivable', 'org_b', 100, 0), ('pos_1', 2, 'revenue-industry', NULL, 0, 94), ('pos_1', 3, 'tax', NULL, 0, 6),
       ('pos_2', 1, 'cash', NULL, 100, 0), ('pos_2', 2, 'receivable', 'org_b', 0, 100),
       ('pos_3', 1, 'benefit-shared', NULL, 9, 0), ('pos_3', 2, 'treasury-payable', 'org_gov', 0, 9)
     ) AS side (posting, line, account, party, debit, credit) JOIN posting ON posting.id = side.posting`,
  );
}

type Damage = readonly [check: string, what: string, id: string, change: string];
const unguarded = (table: string, change: string) =>
  `ALTER TABLE pricing.${table} DISABLE TRIGGER ALL; ${change}`;

/** What may go wrong with accounts. */
export const settlementDamages: readonly Damage[] = [
  [
    'pricing.statements',
    'a price changed after the statement was made',
    'sta_1',
    `UPDATE pricing.statement_line SET price_fen = 50, quantity = 2`,
  ],
  [
    'pricing.statements',
    'more calls stated than metered',
    'agr_1',
    `UPDATE pricing.statement_line SET calls = 20; UPDATE pricing.statement SET calls = 20`,
  ],
  [
    'pricing.statements',
    'the entry of another thing',
    'sta_1',
    `UPDATE pricing.statement SET entry_id = 'ent_none'`,
  ],
  [
    'pricing.bills',
    'a bill of another amount than its statement',
    'bil_1',
    unguarded('bill', `UPDATE pricing.bill SET gross_fen = 101`),
  ],
  [
    'pricing.bills',
    'a bill gone',
    'sta_1',
    `${unguarded('bill_line', '')} ${unguarded('payment', '')} ${unguarded('bill', `DELETE FROM pricing.payment; DELETE FROM pricing.bill_line; DELETE FROM pricing.bill`)}`,
  ],
  [
    'pricing.ledger',
    'an entry that does not balance',
    'bil_1',
    unguarded('entry', `UPDATE pricing.entry SET debit_fen = 99 WHERE posting_id = 'pos_1' AND line = 1`),
  ],
  [
    'pricing.ledger',
    'a payment that is not posted',
    'pay_1',
    `${unguarded('entry', '')} ${unguarded('posting', `DELETE FROM pricing.entry WHERE posting_id = 'pos_2'; DELETE FROM pricing.posting WHERE id = 'pos_2'`)}`,
  ],
  [
    'pricing.ledger',
    'a posting moved to another buyer',
    'org_b',
    unguarded(
      'entry',
      `UPDATE pricing.entry SET party = 'org_x' WHERE account = 'receivable' AND posting_id = 'pos_2'`,
    ),
  ],
  [
    'pricing.sharings',
    'a fen taken from the treasury',
    'shr_1',
    `UPDATE pricing.sharing_line SET amount_fen = 8; UPDATE pricing.sharing SET kept_fen = 86`,
  ],
  ['pricing.sharings', 'a source made larger', 'shr_1', `UPDATE pricing.sharing_source SET amount_fen = 95`],
];
