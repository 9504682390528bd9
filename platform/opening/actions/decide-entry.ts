import { Type } from 'typebox';
import { defineAction, ok, refuse, type Tx, text } from '#foundation';
import { handOn } from '#platform/casework';
import { cataloguedResource } from '#platform/catalog';
import { appendPublicFact } from '#platform/evidence';
import { organisationName } from '#platform/identity';
import { openClassTitles, passGate, privacyProblems, wholeTable } from '#platform/privacy';
import {
  byEntry,
  departmentNow,
  EntryAnswer,
  entryRef,
  entrySubject,
  issuePaper,
  matterOf,
  opinion,
  personOf,
} from '../desk.ts';
import { entryLifecycle } from '../model/lifecycle.ts';
import { updateCycles } from '../model/rules.ts';
import { listedPaper, returnedPaper } from '../papers.ts';
import { problems } from '../problems.ts';
import { changeEntry, type EntryRow, findEntry, lockOpening, standingEntry } from '../store/entries.ts';
import { endClock, renewClock } from '../update-due.ts';
import { unfitNow } from './propose-entry.ts';

/** The entry under the lock of its resource, so that one stands at a time. */
export async function lockEntry(tx: Tx, id: string): Promise<EntryRow> {
  const named = (await findEntry(tx, id))!;
  await lockOpening(tx, named.resource_id);
  return (await findEntry(tx, id))!;
}

/** The data authority lists it: what is opened to everybody passes the gate for opening in this same commit, and the decision is public. */
export const approveEntry = defineAction({
  name: 'opening.approve-entry',
  title: text('审定列入开放目录', 'Put on the open list'),
  description: text(
    '由另一单位的数据管理人员审定；无条件开放的，启用版本须当场通过开放的发布关口。列入后公开，并按更新周期计时。',
    'By a person of the data authority; what is opened to everybody passes the gate for opening there and then. It is published, and its renewal is clocked.',
  ),
  input: Type.Object({ ...byEntry, opinion }, { additionalProperties: false }),
  output: EntryAnswer,
  problems: [
    problems['class-not-right'].type,
    privacyProblems['gate-closed'].type,
    privacyProblems['no-such-revision'].type,
  ],
  rules: ['R58'],
  fourEyes: true,
  subject: (tx, input) => entrySubject(tx, input.entryId),
  async run(actor, input, tx) {
    const row = await lockEntry(tx, input.entryId);
    const next = entryLifecycle.next(row.state, 'list');
    if (!next.ok) return next;
    const resource = (await cataloguedResource(tx, row.resource_id))!;
    const why = await unfitNow(tx, resource, row.class, row.conditions ?? undefined);
    if (why.length > 0)
      return refuse(
        problems['class-not-right']({
          rule: 'R56',
          defects: why.map((message) => ({ at: '/class', message })),
        }),
      );
    const revision = row.class === 'unconditional' ? resource.revision : null;
    const passed =
      revision &&
      (await passGate(
        tx,
        actor,
        { resourceId: resource.id, revisionId: revision.id, form: 'open', scope: wholeTable },
        { kind: 'revision', id: revision.id },
      ));
    if (passed && !passed.ok) return passed;
    const before = await standingEntry(tx, resource.id);
    if (before) {
      const replaced = entryLifecycle.next(before.state, 'replace');
      if (!replaced.ok) return replaced;
      await endClock(tx, before);
      await changeEntry(tx, before.id, { state: replaced.value, ended_at: tx.now });
    }
    const paper = await issuePaper(tx, actor, row, listedPaper, {
      version: String(row.version),
      class: openClassTitles[row.class].zh,
      reasons: row.reasons,
      basis: row.legal_basis,
      conditions: row.conditions ?? '无',
      cycle: updateCycles[row.update_cycle].zh,
    });
    const entry = await appendPublicFact(tx, {
      kind: 'opening.listed',
      subject: resource.id,
      fact: {
        title: row.title,
        version: row.version,
        class: row.class,
        department: await organisationName(tx, await departmentNow(tx, row.department)),
        reasons: row.reasons,
        legalBasis: row.legal_basis,
        ...(row.conditions === null ? {} : { conditions: row.conditions }),
        priority: row.priority,
        updateCycle: row.update_cycle,
        ...(revision ? { revision: revision.id, sha256: revision.parquetSha256 } : {}),
        document: paper.digest,
      },
    });
    await changeEntry(tx, row.id, {
      state: next.value,
      decided_by: personOf(actor),
      decided_at: tx.now,
      opinion: input.opinion,
      revision_id: revision?.id ?? null,
      gate_digest: passed ? passed.value.digest : null,
      listed_at: tx.now,
      log_entry: entry.id,
    });
    await handOn(
      tx,
      actor,
      matterOf(row),
      text(`列入开放目录：${paper.number}`, `Put on the open list: ${paper.number}`),
    );
    await renewClock(tx, { ...row, state: next.value });
    await tx.emit({
      kind: 'opening.entry-listed',
      subject: resource.id,
      payload: { entry: row.id, version: row.version, class: row.class },
    });
    return ok({ openEntryId: row.id, state: next.value });
  },
});

/** Not agreed: back to the department with the opinion. */
export const returnEntry = defineAction({
  name: 'opening.return-entry',
  title: text('退回开放申报', 'Return the proposal'),
  description: text('写明意见，退回数源部门。', 'Back to the department with the opinion.'),
  input: Type.Object({ ...byEntry, opinion }, { additionalProperties: false }),
  output: EntryAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => entrySubject(tx, input.entryId),
  async run(actor, input, tx) {
    const row = await lockEntry(tx, input.entryId);
    const next = entryLifecycle.next(row.state, 'return');
    if (!next.ok) return next;
    await issuePaper(tx, actor, row, returnedPaper, { what: '开放申报', opinion: input.opinion });
    await changeEntry(tx, row.id, {
      state: next.value,
      decided_by: personOf(actor),
      decided_at: tx.now,
      opinion: input.opinion,
      ended_at: tx.now,
    });
    await handOn(tx, actor, matterOf(row), text(`退回：${input.opinion}`, `Returned: ${input.opinion}`), {
      kind: 'opening.propose-again',
      title: text('补充后重新申报开放', 'Propose the opening again'),
      organisationId: await departmentNow(tx, row.department),
      role: 'source-department',
      acts: ['opening.propose-entry'],
    });
    return ok({ openEntryId: row.id, state: next.value });
  },
});

/** The department takes its proposal back before it is decided on. */
export const takeBackEntry = defineAction({
  name: 'opening.take-back-entry',
  title: text('撤回开放申报', 'Take the proposal back'),
  description: text(
    '审定前由数源部门撤回，可以重新申报。',
    'Before it is decided on; it may be proposed anew.',
  ),
  input: Type.Object(byEntry, { additionalProperties: false }),
  output: EntryAnswer,
  problems: [],
  subject: (tx, input) => entrySubject(tx, input.entryId),
  async run(actor, input, tx) {
    const row = await lockEntry(tx, input.entryId);
    const next = entryLifecycle.next(row.state, 'take-back');
    if (!next.ok) return next;
    await changeEntry(tx, row.id, { state: next.value, ended_at: tx.now });
    await handOn(tx, actor, { ...entryRef(row), title: row.title }, text('撤回申报', 'Taken back'));
    return ok({ openEntryId: row.id, state: next.value });
  },
});
