import { Type } from 'typebox';
import {
  type Actor,
  type ClockHandler,
  defineAction,
  formatMoneyGrouped,
  ok,
  refuse,
  sumMoney,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import { handOn, issueDocument, stopClock } from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import { statementLifecycle } from '../../model/settlement/lifecycles.ts';
import { ST3 } from '../../model/settlement/rules.ts';
import { periodInWords, stands, statementMatter, statementSubject } from '../../settlement/desk.ts';
import { disputeDecision } from '../../settlement/papers.ts';
import { settlementProblems as problems } from '../../settlement/problems.ts';
import { nowOf, operatorNow, personOf } from '../../sides.ts';
import { type StatementRow, settlementTables } from '../../store/settlement-tables.ts';
import { changeStatement, findStatement, linesOf, lockStatement } from '../../store/statements.ts';
import { byStatement, lineNumber, long, StatementAnswer } from './fields.ts';

/** Confirmed, for an amount that may be less than was stated: billed next, or closed when nothing is left. */
async function settle(
  tx: Tx,
  actor: Actor,
  row: StatementRow,
  how: 'confirmed' | 'silent' | 'decided',
  acceptedFen: bigint,
): Promise<'confirmed' | 'closed'> {
  const state = acceptedFen > 0n ? 'confirmed' : 'closed';
  await changeStatement(tx, row.id, {
    state,
    accepted_fen: acceptedFen,
    settled_how: how,
    settled_by: personOf(actor),
    settled_at: tx.now,
  });
  await stopClock(tx, { subject: { kind: 'statement', id: row.id }, kind: stands });
  await appendEntry(tx, {
    kind: 'pricing.statement-settled',
    fields: {
      statement: row.id,
      how,
      acceptedFen: String(acceptedFen),
      digest: row.digest,
      at: tx.now.toString(),
    },
  });
  const said = {
    confirmed: text('确认对账单', 'Confirmed'),
    silent: text('异议期满，视为确认', 'Not disputed in time: confirmed'),
    decided: text('裁定异议', 'The dispute was decided'),
  }[how];
  await handOn(
    tx,
    actor,
    statementMatter(row),
    said,
    state === 'closed'
      ? undefined
      : {
          kind: 'pricing.billing',
          title: text('开具账单', 'Issue a bill'),
          organisationId: await operatorNow(tx, row.operator),
          role: 'operator',
          acts: ['pricing.issue-bill'],
        },
  );
  return state;
}

/** The buyer finds that it is right. */
export const confirmStatement = defineAction({
  name: 'pricing.confirm-statement',
  title: text('确认对账单', 'Confirm a statement'),
  description: text(
    '购买方核对后确认；确认后由运营机构开具账单。',
    'The buyer confirms what was used; the operator then issues the bill.',
  ),
  input: Type.Object(byStatement, { additionalProperties: false }),
  output: StatementAnswer,
  problems: [],
  subject: (tx, input) => statementSubject(tx, input.statementId),
  async run(actor, input, tx) {
    const row = await lockStatement(tx, input.statementId);
    const next = statementLifecycle.next(row.state, 'confirm');
    if (!next.ok) return next;
    return ok({ statementId: row.id, state: await settle(tx, actor, row, 'confirmed', row.total_fen) });
  },
});

/** Silence past the time confirms. */
export const letStand: ClockHandler = async (tx, clock) => {
  if (!(await findStatement(tx, clock.subjectId))) return;
  const row = await lockStatement(tx, clock.subjectId);
  if (!statementLifecycle.allows(row.state, 'let-stand')) return;
  await settle(tx, systemActor('pricing'), row, 'silent', row.total_fen);
};

/** The buyer disputes some lines, each with its reason. */
export const disputeStatement = defineAction({
  name: 'pricing.dispute-statement',
  title: text('对账异议', 'Dispute a statement'),
  description: text(
    '购买方逐行写明异议和理由，由实施机构按计量记录裁定；未提异议的行随裁定一并确认。',
    'The buyer says line by line what is wrong; the implementing body decides by the meter. Lines not disputed stand.',
  ),
  input: Type.Object(
    {
      ...byStatement,
      lines: Type.Array(
        Type.Object(
          { line: lineNumber(), reason: long('异议理由', 'What is wrong with it') },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 200, title: '有异议的行', titleEn: 'Lines disputed' },
      ),
    },
    { additionalProperties: false },
  ),
  output: StatementAnswer,
  problems: [problems['no-such-line'].type],
  rules: ['ST2', 'ST3'],
  subject: (tx, input) => statementSubject(tx, input.statementId),
  async run(actor, input, tx) {
    const row = await lockStatement(tx, input.statementId);
    const next = statementLifecycle.next(row.state, 'dispute');
    if (!next.ok) return next;
    const lines = new Set((await linesOf(tx, row.id)).map(({ line }) => line));
    const named = input.lines.map(({ line }) => line);
    if (new Set(named).size < named.length || named.some((line) => !lines.has(line)))
      return refuse(problems['no-such-line']());
    for (const { line, reason } of input.lines)
      await settlementTables(tx)
        .updateTable('pricing.statement_line')
        .set({ dispute: reason })
        .where('statement_id', '=', row.id)
        .where('line', '=', line)
        .execute();
    await changeStatement(tx, row.id, {
      state: next.value,
      disputed_by: personOf(actor),
      disputed_at: tx.now,
    });
    await stopClock(tx, { subject: { kind: 'statement', id: row.id }, kind: stands });
    await handOn(
      tx,
      actor,
      statementMatter(row),
      text(`提出异议：第 ${named.join('、')} 行`, `Disputed: line ${named.join(', ')}`),
      {
        kind: 'pricing.dispute',
        title: text('裁定对账异议', 'Decide a disputed statement'),
        organisationId: await operatorNow(tx, row.implementing_body),
        role: 'implementing-body',
        acts: ['pricing.decide-dispute'],
        clock: ST3.judge({ disputedAt: tx.now }),
      },
    );
    return ok({ statementId: row.id, state: next.value });
  },
});

/** The implementing body says of each disputed line what quantity is owed. */
export const decideDispute = defineAction({
  name: 'pricing.decide-dispute',
  title: text('裁定对账异议', 'Decide a disputed statement'),
  description: text(
    '逐行写明认定的数量和理由，认定数量不超过计量数量；出具裁定书，送达购买方和运营机构。',
    'For each disputed line the quantity that is owed, at most what was metered, and why; the decision is served on both.',
  ),
  input: Type.Object(
    {
      ...byStatement,
      decisions: Type.Array(
        Type.Object(
          {
            line: lineNumber(),
            quantity: Type.String({
              pattern: '^(0|[1-9][0-9]{0,17})$',
              title: '认定数量',
              titleEn: 'Quantity owed',
            }),
            reason: long('理由', 'Reason'),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 200, title: '逐行裁定', titleEn: 'Line by line' },
      ),
    },
    { additionalProperties: false },
  ),
  output: StatementAnswer,
  problems: [problems['no-such-line'].type, problems['amount-unfit'].type],
  fourEyes: true,
  subject: (tx, input) => statementSubject(tx, input.statementId),
  async run(actor, input, tx) {
    const row = await lockStatement(tx, input.statementId);
    const next = statementLifecycle.next(row.state, 'decide');
    if (!next.ok) return next;
    const lines = await linesOf(tx, row.id);
    const disputed = lines.filter(({ dispute }) => dispute !== null).map(({ line }) => line);
    const decided = new Map(input.decisions.map((one) => [one.line, one]));
    if (
      decided.size !== input.decisions.length ||
      decided.size !== disputed.length ||
      disputed.some((line) => !decided.has(line))
    )
      return refuse(
        problems['no-such-line']({
          detail: text(
            `须对第 ${disputed.join('、')} 行逐一裁定`,
            `Decide each of the lines ${disputed.join(', ')}`,
          ),
        }),
      );
    if (lines.some(({ line, quantity }) => BigInt(decided.get(line)?.quantity ?? 0) > quantity))
      return refuse(problems['amount-unfit']());
    for (const { line, quantity, reason } of decided.values())
      await settlementTables(tx)
        .updateTable('pricing.statement_line')
        .set({ accepted_quantity: BigInt(quantity), decision: reason })
        .where('statement_id', '=', row.id)
        .where('line', '=', line)
        .execute();
    const accepted = sumMoney(
      lines.map(
        ({ line, quantity, price_fen }) => BigInt(decided.get(line)?.quantity ?? quantity) * price_fen,
      ),
    );
    await issueDocument(tx, {
      template: disputeDecision,
      actor,
      issuedBy: await operatorNow(tx, row.implementing_body),
      subject: { kind: 'statement', id: row.id },
      addressee: await organisationName(tx, row.buyer),
      values: {
        agreement: row.agreement_number,
        period: periodInWords(row),
        lines: lines
          .filter(({ line }) => decided.has(line))
          .map(({ line, product_title, quantity, dispute }) => {
            const { quantity: owed, reason } = decided.get(line)!;
            return `第${line}行“${product_title}”：计量 ${quantity}，异议“${dispute}”，认定 ${owed}。${reason}`;
          }),
        total: formatMoneyGrouped(row.total_fen),
        accepted: formatMoneyGrouped(accepted),
      },
      serveTo: [
        { organisationId: await nowOf(tx, row.buyer) },
        { organisationId: await operatorNow(tx, row.operator) },
      ],
    });
    return ok({ statementId: row.id, state: await settle(tx, actor, row, 'decided', accepted) });
  },
});
