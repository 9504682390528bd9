import { Type } from 'typebox';
import { dateAt, dateInWords, defineAction, ok, text } from '#foundation';
import { handOn } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import {
  byEntry,
  decideTask,
  departmentNow,
  EntryAnswer,
  entrySubject,
  issuePaper,
  matterOf,
  opinion,
  personOf,
} from '../desk.ts';
import { entryLifecycle } from '../model/lifecycle.ts';
import { returnedPaper, withdrawnPaper } from '../papers.ts';
import { changeEntry } from '../store/entries.ts';
import { endClock } from '../update-due.ts';
import { lockEntry } from './decide-entry.ts';

/** The department asks that a resource leave the open list, with the reason that the public will read. */
export const proposeWithdrawal = defineAction({
  name: 'opening.propose-withdrawal',
  title: text('申请撤出开放目录', 'Ask for withdrawal from the open list'),
  description: text(
    '写明撤出的理由，理由将在原地址长期公示；审定前照常提供。须立即停止的，请办理紧急停用。',
    'With the reason, which stays published at the old address. Until it is decided the data is served; what must stop at once is stopped by an emergency stop.',
  ),
  input: Type.Object(
    {
      ...byEntry,
      reason: Type.String({
        minLength: 10,
        maxLength: 1000,
        format: 'text',
        title: '撤出理由（将公示）',
        titleEn: 'Reason (it will be published)',
      }),
    },
    { additionalProperties: false },
  ),
  output: EntryAnswer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => entrySubject(tx, input.entryId),
  async run(actor, input, tx) {
    const row = await lockEntry(tx, input.entryId);
    const next = entryLifecycle.next(row.state, 'ask-withdrawal');
    if (!next.ok) return next;
    const change = {
      state: next.value,
      withdrawal_reason: input.reason,
      withdrawal_by: personOf(actor),
      withdrawal_at: tx.now,
    };
    await changeEntry(tx, row.id, change);
    await handOn(
      tx,
      actor,
      matterOf(row),
      text(`申请撤出：${input.reason}`, `Withdrawal asked for: ${input.reason}`),
      decideTask({ ...row, ...change }, actor),
    );
    return ok({ openEntryId: row.id, state: next.value });
  },
});

/** The data authority agrees: downloads and the API stop with this commit, and the old address tells when and why for good. */
export const approveWithdrawal = defineAction({
  name: 'opening.approve-withdrawal',
  title: text('审定撤出开放目录', 'Withdraw from the open list'),
  description: text(
    '由另一单位的数据管理人员审定；下载和接口随即停止，原地址公示撤出的时间和理由。',
    'By a person of the data authority; downloads and the API stop, and the old address tells when and why.',
  ),
  input: Type.Object({ ...byEntry, opinion }, { additionalProperties: false }),
  output: EntryAnswer,
  problems: [],
  fourEyes: true,
  dangerous: true,
  subject: (tx, input) => entrySubject(tx, input.entryId),
  async run(actor, input, tx) {
    const row = await lockEntry(tx, input.entryId);
    const next = entryLifecycle.next(row.state, 'withdraw');
    if (!next.ok) return next;
    const paper = await issuePaper(tx, actor, row, withdrawnPaper, {
      day: dateInWords(dateAt(tx.now)),
      reason: row.withdrawal_reason!,
    });
    const entry = await appendPublicFact(tx, {
      kind: 'opening.withdrawn',
      subject: row.resource_id,
      fact: {
        title: row.title,
        version: row.version,
        department: await organisationName(tx, await departmentNow(tx, row.department)),
        reason: row.withdrawal_reason!,
        document: paper.digest,
      },
    });
    await endClock(tx, row);
    await changeEntry(tx, row.id, {
      state: next.value,
      opinion: input.opinion,
      withdrawn_by: personOf(actor),
      ended_at: tx.now,
      withdrawal_entry: entry.id,
    });
    await handOn(
      tx,
      actor,
      matterOf(row),
      text(`撤出开放目录：${paper.number}`, `Withdrawn from the open list: ${paper.number}`),
    );
    await tx.emit({
      kind: 'opening.entry-withdrawn',
      subject: row.resource_id,
      payload: { entry: row.id, reason: row.withdrawal_reason! },
    });
    return ok({ openEntryId: row.id, state: next.value });
  },
});

/** It stays on the list. */
export const declineWithdrawal = defineAction({
  name: 'opening.decline-withdrawal',
  title: text('不同意撤出', 'Keep on the open list'),
  description: text('写明意见，条目继续列在开放目录。', 'With the opinion; the entry stays on the list.'),
  input: Type.Object({ ...byEntry, opinion }, { additionalProperties: false }),
  output: EntryAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => entrySubject(tx, input.entryId),
  async run(actor, input, tx) {
    const row = await lockEntry(tx, input.entryId);
    const next = entryLifecycle.next(row.state, 'keep');
    if (!next.ok) return next;
    await issuePaper(tx, actor, row, returnedPaper, { what: '撤出开放目录的申请', opinion: input.opinion });
    await changeEntry(tx, row.id, {
      state: next.value,
      opinion: input.opinion,
      withdrawal_reason: null,
      withdrawal_by: null,
      withdrawal_at: null,
    });
    await handOn(
      tx,
      actor,
      matterOf(row),
      text(`不同意撤出：${input.opinion}`, `Kept on the list: ${input.opinion}`),
    );
    return ok({ openEntryId: row.id, state: next.value });
  },
});
