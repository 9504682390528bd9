import { Type } from 'typebox';
import {
  type Actor,
  dateAt,
  dateInWords,
  defineAction,
  newId,
  ok,
  refuse,
  type Subject,
  type Tx,
  text,
} from '#foundation';
import { confirmedDecision, noteDecisionUse, stopClock } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { findPost } from '#platform/identity';
import { hand } from '../desk.ts';
import { R27 } from '../model/filing.ts';
import { filingNotice, issuePaper } from '../papers.ts';
import { problems } from '../problems.ts';
import { sameNow } from '../reads/reader.ts';
import { findFiling, lockFiling } from '../store/filings.ts';
import { authorisationTables, type FilingRow, findAgreement, findPlan } from '../store/tables.ts';
import { personOf } from './agreement-step.ts';

/** While this runs, a filing waits for the line to the authority above. */
export const sendingClock = 'authorisation.send-filing';

/** What is filed, by number. */
export async function numberOf(
  tx: Tx,
  filing: Pick<FilingRow, 'subject_kind' | 'subject_id'>,
): Promise<string> {
  const row =
    filing.subject_kind === 'agreement'
      ? await findAgreement(tx, filing.subject_id)
      : await findPlan(tx, filing.subject_id);
  return row?.number ?? '';
}

/** Who is told that it is filed: who authorised, and for an agreement the operator. */
async function toldOf(
  tx: Tx,
  filing: Pick<FilingRow, 'subject_kind' | 'subject_id'>,
): Promise<readonly string[]> {
  if (filing.subject_kind === 'authorisation-plan') {
    const plan = await findPlan(tx, filing.subject_id);
    return plan ? [plan.authorising_body] : [];
  }
  const agreement = await findAgreement(tx, filing.subject_id);
  return agreement ? [agreement.authorising_body, agreement.operator] : [];
}

/** A version has to be filed from now on: a row with its time, and a task for the implementing body. Asked for again it stays as it is. */
export async function openFiling(
  tx: Tx,
  actor: Actor,
  what: {
    readonly kind: FilingRow['subject_kind'];
    readonly id: string;
    readonly number: string;
    readonly version: number;
    readonly implementingBody: string;
  },
): Promise<void> {
  const clock = R27.judge({ from: tx.now });
  const opened = await authorisationTables(tx)
    .insertInto('authorisation.filing')
    .values({
      id: newId('fil'),
      subject_kind: what.kind,
      subject_id: what.id,
      version: what.version,
      organisation_id: what.implementingBody,
      due_on: clock.output.lastDay,
      opened_at: tx.now,
      filed_at: null,
      filed_by: null,
      authority: null,
      reference: null,
      filed_on: null,
      decision_id: null,
      log_entry: null,
      line_state: null,
      line_receiver: null,
      line_content: null,
      line_digest: null,
      line_asked_by: null,
      line_asked_at: null,
      line_attempts: 0,
      line_answer: null,
    })
    .onConflict((conflict) => conflict.columns(['subject_kind', 'subject_id', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!opened) return;
  if (!(await findPost(tx, { organisationId: what.implementingBody, role: 'implementing-body' }))) return;
  await hand(
    tx,
    actor,
    { kind: 'authorisation-filing', id: opened.id, title: what.number },
    text('应报上级备案', 'To be filed with the authority above'),
    {
      kind: 'filing',
      title:
        what.kind === 'agreement'
          ? text('协议报备案', 'File the agreement')
          : text('实施方案报备案', 'File the plan'),
      organisationId: what.implementingBody,
      role: 'implementing-body',
      acts: ['authorisation.enter-filing', 'authorisation.send-filing'],
      clock,
    },
  );
}

export async function filingSubject(tx: Tx, id: string): Promise<Subject | null> {
  const filing = await findFiling(tx, id);
  return filing
    ? {
        kind: 'authorisation-filing',
        id,
        owner: filing.organisation_id,
        handler: filing.organisation_id,
        parties: [filing.organisation_id],
        state: filing.filed_at ? 'filed' : 'open',
      }
    : null;
}

/** The paper that came back from the authority above is entered: number and date are those of a scan that a second person compared. */
export const enterFiling = defineAction({
  name: 'authorisation.enter-filing',
  title: text('登记备案结果', 'Enter the filing'),
  description: text(
    '向上级数据管理部门报备后，先以“登记系统外决策”录入备案回执（文号、日期、扫描件）并经第二人复核，再在此登记。',
    'After filing with the data authority above, its receipt is entered as an outside decision (number, date, scan) and checked by a second person; then it is named here.',
  ),
  input: Type.Object(
    {
      filingId: Type.String({ maxLength: 60, title: '备案事项', titleEn: 'Filing' }),
      authority: Type.String({
        minLength: 2,
        maxLength: 200,
        title: '备案机关',
        titleEn: 'Authority it was filed with',
      }),
      decisionId: Type.String({
        maxLength: 60,
        format: 'confirmed-decision',
        title: '备案回执（已复核的系统外文件）',
        titleEn: 'Receipt of the filing (outside paper, checked)',
      }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ filingId: Type.String(), state: Type.String() }),
  problems: [problems['paper-not-checked'].type, problems['filed-already'].type],
  rules: ['R27'],
  subject: (tx, input) => filingSubject(tx, input.filingId),
  async run(actor, input, tx) {
    const filing = (await lockFiling(tx, input.filingId))!;
    if (filing.filed_at) return refuse(problems['filed-already']());
    const paper = await confirmedDecision(tx, input.decisionId);
    if (!paper || !(await sameNow(tx, paper.organisationId, filing.organisation_id)))
      return refuse(problems['paper-not-checked']());
    // What came back before there was anything to file is the receipt of something else, such as the version before.
    if (Temporal.PlainDate.compare(paper.decidedOn, dateAt(filing.opened_at)) < 0)
      return refuse(
        problems['paper-not-checked']({
          detail: text(
            `回执日期 ${paper.decidedOn} 早于该版本的审议或签署（${dateAt(filing.opened_at)}），不是它的回执`,
            `The receipt is of ${paper.decidedOn}, before this version was decided or signed (${dateAt(filing.opened_at)}): it is of something else`,
          ),
        }),
      );
    const done = await recordFiled(tx, actor, filing, {
      authority: input.authority,
      reference: paper.number,
      filedOn: paper.decidedOn,
      by: personOf(actor),
      decisionId: paper.id,
    });
    if (!done) return refuse(problems['filed-already']());
    await noteDecisionUse(tx, paper.id, { kind: 'authorisation-filing', id: filing.id });
    return ok({ filingId: filing.id, state: 'filed' });
  },
});

/** What came back from the authority above: on a paper, or over the line. */
interface Filed {
  readonly authority: string;
  readonly reference: string;
  readonly filedOn: Temporal.PlainDate;
  /** Who filed: the person who entered the paper, or who asked for the sending. */
  readonly by: string;
  /** The checked paper; null where the receipt came over the line. */
  readonly decisionId: string | null;
}

/** It is filed: the row, the public fact of an agreement, the task done, the parties told with a paper. False where it was filed already. */
export async function recordFiled(tx: Tx, actor: Actor, filing: FilingRow, filed: Filed): Promise<boolean> {
  const number = await numberOf(tx, filing);
  // Plans are not public; that an agreement was filed is.
  const entry =
    filing.subject_kind === 'agreement' && !filing.filed_at
      ? await appendPublicFact(tx, {
          kind: 'authorisation.filed',
          subject: filing.subject_id,
          fact: {
            number,
            version: filing.version,
            authority: filed.authority,
            reference: filed.reference,
            filedOn: filed.filedOn.toString(),
          },
        })
      : null;
  const done = await authorisationTables(tx)
    .updateTable('authorisation.filing')
    .set({
      filed_at: tx.now,
      filed_by: filed.by,
      authority: filed.authority,
      reference: filed.reference,
      filed_on: filed.filedOn,
      decision_id: filed.decisionId,
      log_entry: entry?.id ?? null,
    })
    .where('id', '=', filing.id)
    .where('filed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!done) return false;
  const subject = { kind: 'authorisation-filing', id: filing.id };
  await stopClock(tx, { subject, kind: sendingClock });
  await hand(
    tx,
    actor,
    { ...subject, title: number },
    text(`已备案：${filed.reference}`, `Filed: ${filed.reference}`),
  );
  await issuePaper(tx, actor, {
    template: filingNotice,
    issuedBy: filing.organisation_id,
    subject,
    values: {
      number,
      version: String(filing.version),
      authority: filed.authority,
      reference: filed.reference,
      filedOn: dateInWords(filed.filedOn),
    },
    to: await toldOf(tx, filing),
    told: {
      kind: 'filed',
      text: text(
        `${number} 已向${filed.authority}备案：${filed.reference}`,
        `${number} was filed with ${filed.authority}: ${filed.reference}`,
      ),
    },
  });
  return true;
}
