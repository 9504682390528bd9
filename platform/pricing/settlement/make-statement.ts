import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { formatMoneyGrouped, newId, systemActor, type Tx, text } from '#foundation';
import type { Agreement } from '#platform/authorisation';
import { handOn, recordStep, sendNotice, startClock } from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { currentOrganisation, rolesOfOrganisation } from '#platform/identity';
import { statementLifecycle } from '../model/settlement/lifecycles.ts';
import type { DatePeriod } from '../model/settlement/periods.ts';
import { ST2 } from '../model/settlement/rules.ts';
import { type StatementLineRow, settlementTables } from '../store/settlement-tables.ts';
import { stands, statementMatter } from './desk.ts';
import type { NewLine } from './priced-use.ts';

/** Of what a statement says; entered in the log and held against its rows. */
export function statementDigest(
  statement: {
    readonly agreement: string;
    readonly buyer: string;
    readonly from: string;
    readonly until: string;
  },
  lines: readonly NewLine[],
): string {
  const said = lines.map((line) => [
    line.product_id,
    line.purpose,
    line.basis,
    String(line.price_fen),
    line.from_at.toString(),
    line.until_at.toString(),
    line.late,
    String(line.calls),
    String(line.quantity),
    String(line.amount_fen),
  ]);
  return createHash('sha256')
    .update(canonicalize({ domain: 'gongshu.statement/1', ...statement, lines: said }) ?? '')
    .digest('hex');
}

/** The statement of one buyer: its rows, its entry in the log, and on the buyer's desk with the time to dispute it. Where nothing is due it is closed at once. */
export async function makeStatement(
  tx: Tx,
  {
    agreement,
    period,
    buyer,
    lines,
  }: {
    readonly agreement: Agreement;
    readonly period: DatePeriod;
    readonly buyer: string;
    readonly lines: readonly NewLine[];
  },
): Promise<void> {
  const id = newId('sta');
  const total = lines.reduce((sum, { amount_fen }) => sum + amount_fen, 0n);
  const [from, until] = [period.from.toString(), period.until.toString()];
  const digest = statementDigest({ agreement: agreement.id, buyer, from, until }, lines);
  const entry = await appendEntry(tx, {
    kind: 'pricing.statement',
    fields: {
      statement: id,
      agreement: agreement.id,
      from,
      until,
      totalFen: String(total),
      digest,
      at: tx.now.toString(),
    },
  });
  const clock = ST2.judge({ servedAt: tx.now });
  const due = total > 0n;
  await settlementTables(tx)
    .insertInto('pricing.statement')
    .values({
      id,
      agreement_id: agreement.id,
      agreement_number: agreement.number,
      operator: agreement.operator,
      implementing_body: agreement.implementingBody,
      buyer,
      from_on: period.from,
      until_on: period.until,
      state: due ? statementLifecycle.initial : 'closed',
      calls: lines.reduce((sum, { calls }) => sum + calls, 0n),
      total_fen: total,
      accepted_fen: due ? null : 0n,
      digest,
      entry_id: entry.id,
      issued_at: tx.now,
      due_on: due ? clock.output.lastDay : null,
      disputed_by: null,
      disputed_at: null,
      settled_how: due ? null : 'nothing-due',
      settled_by: null,
      settled_at: due ? null : tx.now,
    })
    .execute();
  await settlementTables(tx)
    .insertInto('pricing.statement_line')
    .values(
      lines.map(
        (line, place): StatementLineRow => ({
          ...line,
          statement_id: id,
          line: place + 1,
          dispute: null,
          accepted_quantity: null,
          decision: null,
        }),
      ),
    )
    .execute();
  const matter = statementMatter({
    id,
    agreement_number: agreement.number,
    from_on: period.from,
    until_on: period.until,
  });
  const actor = systemActor('pricing');
  const made = text('生成对账单', 'Statement made');
  if (!due) return recordStep(tx, { subject: { kind: matter.kind, id }, title: made, actor });
  const whose = (await currentOrganisation(tx, buyer)) ?? buyer;
  const there = (await rolesOfOrganisation(tx, whose)).some((role) => role === 'buyer');
  await handOn(
    tx,
    actor,
    matter,
    made,
    there
      ? {
          kind: 'pricing.statement',
          title: text('确认对账单', 'Confirm a statement'),
          organisationId: whose,
          role: 'buyer',
          acts: ['pricing.confirm-statement', 'pricing.dispute-statement'],
        }
      : undefined,
  );
  await startClock(tx, {
    kind: stands,
    subject: { kind: matter.kind, id },
    rule: clock.rule,
    clause: clock.clause,
    nature: 'period',
    deadline: clock.output,
  });
  const late = lines.some((line) => line.late);
  await sendNotice(tx, {
    to: { organisationId: whose },
    kind: 'pricing.statement-made',
    subject: { kind: matter.kind, id },
    text: text(
      `${matter.title}：${formatMoneyGrouped(total)} 元，${clock.output.lastDay} 前可以提出异议，期满视为确认。${late ? '其中含以前结算期迟入账的调用。' : ''}`,
      `${matter.title}: ${formatMoneyGrouped(total)} yuan; disputes until ${clock.output.lastDay}, silence confirms.${late ? ' It holds calls of an earlier period that were committed late.' : ''}`,
    ),
  });
}
