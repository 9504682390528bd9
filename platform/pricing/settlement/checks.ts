import { sql } from 'kysely';
import { type Check, FaultList, startOfDate, type Tx, text } from '#foundation';
import { usage } from '#platform/evidence';
import { divide } from '../model/settlement/sharing.ts';
import { settlementTables } from '../store/settlement-tables.ts';
import { sharingLines } from '../store/sharings.ts';
import { linesOf } from '../store/statements.ts';
import { measureHolds } from './contribution.ts';
import { statementDigest } from './make-statement.ts';

interface Named {
  readonly id: string;
}
const countOf = async (tx: Tx, table: string): Promise<number> => {
  const { rows } = await sql<{
    looked: number;
  }>`SELECT count(*)::float8 AS looked FROM ${sql.table(table)}`.execute(settlementTables(tx));
  return rows[0]!.looked;
};

/** Statements say what they said when they were entered in the log, and never more than the meter has. */
const statementsCheck: Check = {
  name: 'pricing.statements',
  title: text('对账单与计量、存证相符', 'Statements agree with the meter and the log'),
  async run(tx) {
    const faults = new FaultList();
    const statements = await settlementTables(tx)
      .selectFrom('pricing.statement')
      .selectAll()
      .orderBy('id')
      .execute();
    for (const row of statements) {
      const lines = await linesOf(tx, row.id);
      const said = {
        agreement: row.agreement_id,
        buyer: row.buyer,
        from: row.from_on.toString(),
        until: row.until_on.toString(),
      };
      const sum = (of: 'amount_fen' | 'calls') => lines.reduce((total, line) => total + line[of], 0n);
      if (
        statementDigest(said, lines) !== row.digest ||
        sum('amount_fen') !== row.total_fen ||
        sum('calls') !== row.calls
      )
        faults.add(
          text(`对账单 ${row.id} 与其生成时不符`, `statement ${row.id} is not what it was when it was made`),
        );
    }
    const { rows: unlogged } = await sql<Named>`
      SELECT statement.id FROM pricing.statement AS statement LEFT JOIN evidence.entry AS entry ON entry.id = statement.entry_id
      WHERE entry.id IS NULL OR entry.kind <> 'pricing.statement' OR entry.created_at <> statement.issued_at
         OR position(statement.digest IN entry.openings) = 0 ORDER BY 1`.execute(settlementTables(tx));
    for (const { id } of unlogged)
      faults.add(text(`对账单 ${id} 没有对应的存证`, `statement ${id} has no entry of its own in the log`));
    await againstMeter(tx, faults);
    return faults.report(statements.length);
  },
};

/** By agreement: all that was stated of its periods is at most what the meter has of them; each statement of a period closed. */
async function againstMeter(tx: Tx, faults: FaultList): Promise<void> {
  const { rows } = await sql<{
    agreement: string;
    product: string;
    buyer: string;
    calls: bigint;
    until: Temporal.PlainDate;
  }>`
    SELECT statement.agreement_id AS agreement, line.product_id AS product, statement.buyer, sum(line.calls)::bigint AS calls,
           (SELECT max(until_on) FROM pricing.period WHERE agreement_id = statement.agreement_id) AS until
    FROM pricing.statement AS statement JOIN pricing.statement_line AS line ON line.statement_id = statement.id
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`.execute(settlementTables(tx));
  for (const { agreement, product, buyer, calls, until } of rows) {
    const [sum] = await usage(tx, { agreement, product, buyer, until: startOfDate(until) });
    if (BigInt(sum?.calls ?? 0) < calls)
      faults.add(
        text(
          `协议 ${agreement} 产品 ${product} 对账 ${calls} 次，计量只有 ${sum?.calls ?? 0} 次`,
          `agreement ${agreement}, product ${product}: ${calls} calls were stated and ${sum?.calls ?? 0} metered`,
        ),
      );
  }
}

/** What disagrees among bills, statements, payments, credits and the ledger; each query names the ids that are wrong. */
const disagreements: readonly (readonly [ReturnType<typeof sql<Named>>, zh: string, en: string])[] = [
  [
    sql<Named>`
      SELECT bill.id FROM pricing.bill AS bill JOIN pricing.statement AS statement ON statement.id = bill.statement_id
      WHERE bill.gross_fen IS DISTINCT FROM statement.accepted_fen OR statement.state <> 'billed'
         OR bill.gross_fen <> (SELECT sum(gross_fen) FROM pricing.bill_line WHERE bill_id = bill.id)
         OR bill.tax_fen <> (SELECT sum(tax_fen) FROM pricing.bill_line WHERE bill_id = bill.id)
         OR EXISTS (SELECT FROM pricing.bill_line AS owed LEFT JOIN pricing.statement_line AS line
                      ON line.statement_id = bill.statement_id AND line.line = owed.line
                    WHERE owed.bill_id = bill.id AND (owed.quantity, owed.price_fen)
                      IS DISTINCT FROM (coalesce(line.accepted_quantity, line.quantity), line.price_fen))`,
    '账单与对账单不符',
    'bill is not its statement',
  ],
  [
    sql<Named>`SELECT id FROM pricing.statement AS statement WHERE state = 'billed'
      AND NOT EXISTS (SELECT FROM pricing.bill WHERE statement_id = statement.id)`,
    '对账单已开账单而没有账单',
    'statement is said to be billed and is not',
  ],
  [
    sql<Named>`
      SELECT bill.id FROM pricing.bill AS bill
      LEFT JOIN casework.document AS document ON document.id = bill.document_id
      WHERE document.number IS DISTINCT FROM bill.number`,
    '账单没有对应的文书',
    'bill has no paper of its number',
  ],
];

const billsCheck: Check = {
  name: 'pricing.bills',
  title: text('账单与对账单、文书相符', 'Bills agree with statements and papers'),
  async run(tx) {
    const faults = new FaultList();
    for (const [query, zh, en] of disagreements)
      for (const { id } of (await query.execute(settlementTables(tx))).rows)
        faults.add(text(`${id} ${zh}`, `${id}: ${en}`));
    return faults.report(await countOf(tx, 'pricing.bill'));
  },
};

/** Every document with money is posted once and at its amount; nothing is posted without one. */
const posted = sql<Named & { kind: string; expected: bigint | null; posted: bigint | null }>`
  WITH document AS (
    SELECT 'bill' AS kind, id, gross_fen AS fen FROM pricing.bill
    UNION ALL SELECT 'payment', id, amount_fen FROM pricing.payment
    UNION ALL SELECT 'credit-note', id, gross_fen FROM pricing.credit_note WHERE state = 'approved'
    UNION ALL SELECT 'write-off', bill_id, amount_fen FROM pricing.write_off
    UNION ALL SELECT 'refund', id, amount_fen FROM pricing.refund
    UNION ALL SELECT 'sharing', sharing.id, (SELECT sum(amount_fen) FROM pricing.sharing_line WHERE sharing_id = sharing.id)
              FROM pricing.sharing AS sharing WHERE state = 'decided'
    UNION ALL SELECT 'payout', sharing_id || '/' || line, amount_fen FROM pricing.payout
    UNION ALL SELECT 'delivery', id, value_fen FROM pricing.delivery WHERE state = 'confirmed'
  ), booked AS (
    SELECT posting.document_kind AS kind, posting.document_id AS id, sum(entry.debit_fen) AS fen, count(DISTINCT posting.id) AS times,
           sum(entry.debit_fen) - sum(entry.credit_fen) AS difference
    FROM pricing.posting AS posting LEFT JOIN pricing.entry AS entry ON entry.posting_id = posting.id GROUP BY 1, 2
  )
  SELECT coalesce(document.kind, booked.kind) AS kind, coalesce(document.id, booked.id) AS id,
         document.fen::bigint AS expected, booked.fen::bigint AS posted
  FROM document FULL JOIN booked ON (booked.kind, booked.id) = (document.kind, document.id)
  WHERE coalesce(document.fen, 0) <> coalesce(booked.fen, 0) OR coalesce(booked.times, 1) <> 1
     OR coalesce(booked.difference, 0) <> 0 OR (document.id IS NULL) ORDER BY 1, 2`;

const ledgerCheck: Check = {
  name: 'pricing.ledger',
  title: text(
    '每笔分录借贷平衡，每份单据各记一次',
    'Every posting balances, and every document is posted once',
  ),
  async run(tx) {
    const faults = new FaultList();
    for (const { kind, id } of (await posted.execute(settlementTables(tx))).rows)
      faults.add(text(`${kind} ${id} 的记账与单据不符`, `${kind} ${id} is not posted as its document says`));
    const { rows: receivable } = await sql<Named>`
      SELECT bill.buyer AS id FROM (
        SELECT bill.operator, bill.buyer, sum(bill.gross_fen
          - (SELECT coalesce(sum(applied_fen), 0) FROM pricing.payment WHERE bill_id = bill.id)
          - (SELECT coalesce(sum(open_fen), 0) FROM pricing.credit_note WHERE bill_id = bill.id AND state = 'approved')
          - (SELECT coalesce(sum(amount_fen), 0) FROM pricing.write_off WHERE bill_id = bill.id)) AS open
        FROM pricing.bill AS bill GROUP BY 1, 2
      ) AS bill WHERE bill.open <> (
        SELECT coalesce(sum(entry.debit_fen - entry.credit_fen), 0) FROM pricing.entry AS entry
        JOIN pricing.posting AS posting ON posting.id = entry.posting_id
        WHERE posting.book = bill.operator AND entry.account = 'receivable' AND entry.party = bill.buyer)`.execute(
      settlementTables(tx),
    );
    for (const { id } of receivable)
      faults.add(
        text(`${id} 的应收账款与账单余额不符`, `${id}: the receivable is not what its bills leave open`),
      );
    return faults.report(await countOf(tx, 'pricing.posting'));
  },
};

/** Shares and what is kept are the revenue, to the fen, computed anew from the rules they name. */
const sharingsCheck: Check = {
  name: 'pricing.sharings',
  title: text('收益分配各部分之和等于收入，并可重算', 'Shares make up the revenue and can be computed again'),
  async run(tx) {
    const faults = new FaultList();
    const sharings = await settlementTables(tx)
      .selectFrom('pricing.sharing')
      .selectAll()
      .where('state', '<>', 'withdrawn')
      .orderBy('id')
      .execute();
    for (const row of sharings) {
      const lines = await sharingLines(tx, row.id);
      const again = divide(
        lines.map(({ share, share_of, weight }) => ({ share, of: share_of, weight })),
        { revenueFen: row.revenue_fen, profitFen: row.profit_fen, capFen: row.cap_fen },
      );
      const { rows } = await sql<{ fen: bigint }>`
        SELECT coalesce(sum(source.amount_fen), 0)::bigint AS fen FROM pricing.sharing_source AS source
        LEFT JOIN pricing.payment AS payment ON source.kind = 'payment' AND payment.id = source.source_id AND payment.net_fen = source.amount_fen
        LEFT JOIN pricing.credit_note AS note ON source.kind = 'credit-note' AND note.id = source.source_id AND -note.net_back_fen = source.amount_fen
        WHERE source.sharing_id = ${row.id} AND coalesce(payment.id, note.id) IS NOT NULL`.execute(
        settlementTables(tx),
      );
      const right =
        again.keptFen === row.kept_fen &&
        lines.every(({ amount_fen }, place) => amount_fen === again.amounts[place]) &&
        rows[0]!.fen === row.revenue_fen &&
        (await measureHolds(tx, { id: row.id, proposedAt: row.proposed_at }, lines));
      if (!right)
        faults.add(
          text(
            `收益分配 ${row.id} 与其规则和来源不符`,
            `sharing ${row.id} is not what its rules and sources make`,
          ),
        );
    }
    return faults.report(sharings.length);
  },
};

export const settlementChecks: readonly Check[] = [statementsCheck, billsCheck, ledgerCheck, sharingsCheck];
