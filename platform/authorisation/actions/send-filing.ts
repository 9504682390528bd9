import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { Type } from 'typebox';
import {
  type AfterFiring,
  type ClockHandler,
  dateAt,
  deadlineAt,
  defineAction,
  type Json,
  ok,
  refuse,
  systemActor,
  type Tx,
  text,
} from '#foundation';
import { recordStep, sendNotice, startClock, stopClock } from '#platform/casework';
import { organisationName } from '#platform/identity';
import { R27 } from '../model/filing.ts';
import type { AuthorisationPorts, FilingLine } from '../ports.ts';
import { problems } from '../problems.ts';
import { lockFiling } from '../store/filings.ts';
import {
  authorisationTables,
  earlierVersions,
  type FilingRow,
  findAgreement,
  findPlan,
} from '../store/tables.ts';
import { personOf } from './agreement-step.ts';
import { filingSubject, numberOf, recordFiled, sendingClock } from './filing.ts';

/** After so many times without an answer it goes on paper; nothing is tried by itself any more. */
const mostAttempts = 3;
const ref = ({ id }: Pick<FilingRow, 'id'>) => ({ kind: 'authorisation-filing', id });

/** The version that is filed, as it was decided on or signed. */
async function versionOf(tx: Tx, filing: FilingRow): Promise<Json> {
  const row =
    filing.subject_kind === 'agreement'
      ? await findAgreement(tx, filing.subject_id)
      : await findPlan(tx, filing.subject_id);
  const kept =
    row?.version === filing.version
      ? row
      : (await earlierVersions(tx, filing.subject_id)).find(({ version }) => version === filing.version);
  if (!kept) throw new Error(`version ${filing.version} of ${filing.subject_id} is not there`);
  return kept.document;
}

/** SHA-256 of what is sent, in canonical JSON. */
export const contentDigest = (content: Json): string =>
  createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex');

/**
 * File over the line to the authority above: what is sent is fixed now; it is claimed, sent and recorded by a clock, so that no transaction is open while
 * the line is, and a process that dies in between only means that it is sent once more under the same id. What the line does not take goes on paper.
 */
export const sendFiling = ({ filing: line }: Pick<AuthorisationPorts, 'filing'>) =>
  defineAction({
    name: 'authorisation.send-filing',
    title: text('经线路报备', 'File over the line'),
    description: text(
      '将审议通过的实施方案或签署的协议经上级线路报送备案；收到的回执编号即备案文号。线路拒收或没有应答的，改为登记纸质备案结果。',
      'Send the approved plan or the signed agreement over the line to the authority above. The receipt that comes back is the number of the filing. What the line does not take is filed on paper.',
    ),
    input: Type.Object(
      {
        filingId: Type.String({ maxLength: 60, title: '备案事项', titleEn: 'Filing' }),
        authority: Type.String({
          minLength: 2,
          maxLength: 200,
          title: '备案机关',
          titleEn: 'Authority it is filed with',
        }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ filingId: Type.String(), state: Type.String() }),
    problems: [
      problems['no-filing-line'].type,
      problems['filed-already'].type,
      problems['filing-under-way'].type,
    ],
    rules: ['R27'],
    subject: (tx, input) => filingSubject(tx, input.filingId),
    async run(actor, input, tx) {
      const filing = (await lockFiling(tx, input.filingId))!;
      if (filing.filed_at) return refuse(problems['filed-already']());
      if (!line) return refuse(problems['no-filing-line']());
      if (filing.line_state === 'waiting') return refuse(problems['filing-under-way']());
      const receiver = input.authority.trim();
      const content = {
        domain: 'gongshu.filing/1',
        what: filing.subject_kind === 'agreement' ? 'agreement' : 'plan',
        number: await numberOf(tx, filing),
        version: filing.version,
        filedBy: await organisationName(tx, filing.organisation_id),
        document: await versionOf(tx, filing),
      };
      await authorisationTables(tx)
        .updateTable('authorisation.filing')
        .set({
          line_state: 'waiting',
          line_receiver: receiver,
          line_content: JSON.stringify(content),
          line_digest: contentDigest(content),
          line_asked_by: personOf(actor),
          line_asked_at: tx.now,
          line_attempts: 0,
          line_answer: null,
        })
        .where('id', '=', filing.id)
        .execute();
      await recordStep(tx, {
        subject: ref(filing),
        title: text(`经线路报备：${receiver}`, `Sent for filing: ${receiver}`),
        actor,
      });
      await sendAt(tx, filing, tx.now);
      return ok({ filingId: filing.id, state: 'waiting' });
    },
  });

const sendAt = (tx: Tx, filing: Pick<FilingRow, 'id'>, at: Temporal.Instant) =>
  startClock(tx, {
    kind: sendingClock,
    subject: ref(filing),
    rule: R27.id,
    clause: R27.clause,
    deadline: deadlineAt(at),
    nature: 'period',
  });

/** Counts the attempt and sets the next one; the line is asked once that is committed. */
export const sendFilings =
  ({ filing: line }: Pick<AuthorisationPorts, 'filing'>): ClockHandler =>
  async (tx, clock): Promise<AfterFiring | undefined> => {
    const filing = await lockFiling(tx, clock.subjectId);
    if (filing?.line_state !== 'waiting' || filing.filed_at) return undefined;
    if (!line || filing.line_attempts >= mostAttempts) {
      await leaveToPaper(tx, filing, filing.line_answer ?? '线路没有应答');
      return undefined;
    }
    await authorisationTables(tx)
      .updateTable('authorisation.filing')
      .set({ line_attempts: filing.line_attempts + 1 })
      .where('id', '=', filing.id)
      .execute();
    await sendAt(tx, filing, tx.now.add({ minutes: 10 }));
    const title = `${filing.subject_kind === 'agreement' ? '协议备案' : '实施方案备案'}：${await numberOf(tx, filing)}`;
    return async (database) => {
      const answer = await line.send({
        id: filing.id,
        kind: 'authorisation-filing',
        receiver: filing.line_receiver ?? '',
        title,
        digest: filing.line_digest ?? '',
        content: filing.line_content as { readonly [field: string]: Json },
        files: [],
      });
      await database.transaction((after) => settle(after, filing.id, answer));
    };
  };

async function settle(tx: Tx, id: string, answer: Awaited<ReturnType<FilingLine['send']>>): Promise<void> {
  const filing = await lockFiling(tx, id);
  // Filed on paper, or answered to another try, while the line was asked.
  if (filing?.line_state !== 'waiting' || filing.filed_at) return;
  if (answer.ok) {
    await authorisationTables(tx)
      .updateTable('authorisation.filing')
      .set({ line_state: 'taken', line_answer: null })
      .where('id', '=', id)
      .execute();
    await recordFiled(tx, systemActor('authorisation'), filing, {
      authority: filing.line_receiver ?? '',
      reference: answer.receipt,
      filedOn: dateAt(tx.now),
      by: filing.line_asked_by ?? '',
      decisionId: null,
    });
    return;
  }
  await authorisationTables(tx)
    .updateTable('authorisation.filing')
    .set({ line_answer: answer.reason.zh })
    .where('id', '=', id)
    .execute();
  if (!answer.retry || filing.line_attempts >= mostAttempts) await leaveToPaper(tx, filing, answer.reason.zh);
}

/** The line does not take it: the task to file stays, and its post is told to file on paper, or to send again later. */
async function leaveToPaper(tx: Tx, filing: FilingRow, why: string): Promise<void> {
  const actor = systemActor('authorisation');
  await authorisationTables(tx)
    .updateTable('authorisation.filing')
    .set({ line_state: 'refused', line_answer: why })
    .where('id', '=', filing.id)
    .execute();
  await stopClock(tx, { subject: ref(filing), kind: sendingClock });
  await recordStep(tx, {
    subject: ref(filing),
    title: text(`线路未收：${why}`, `Not taken by the line: ${why}`),
    actor,
  });
  const number = await numberOf(tx, filing);
  await sendNotice(tx, {
    to: { organisationId: filing.organisation_id },
    kind: 'authorisation.filing-not-taken',
    subject: ref(filing),
    text: text(
      `${number} 的备案未能经线路送达（${why}），请报送纸质材料并登记备案结果，或者稍后再次报送。`,
      `The filing of ${number} was not taken by the line (${why}). File it on paper and enter the result, or send it again later.`,
    ),
  });
}
