import { Type } from 'typebox';
import {
  actorReference,
  defineAction,
  idPattern,
  newId,
  newSubject,
  ok,
  organisationOf,
  refuse,
  text,
  type Uploads,
} from '#foundation';
import { organisation } from '#platform/identity';
import { type DecisionKind, decisionKinds, type Meeting, meetings } from '../model/external-decision.ts';
import { problems } from '../problems.ts';
import { findPostById, isHeld, organisationsBehind } from '../store/posts.ts';
import { recordStep } from '../store/steps.ts';
import { whyNotToSupersede } from '../store/supersede.ts';
import type { CaseworkTables } from '../store/tables.ts';
import { openTask } from '../store/tasks.ts';

const input = Type.Object(
  {
    kind: Type.Unsafe<DecisionKind>({
      type: 'string',
      enum: Object.keys(decisionKinds),
      title: '决策形式',
      titleEn: 'Kind of decision',
    }),
    number: Type.String({ minLength: 1, maxLength: 100, title: '文号', titleEn: 'Number' }),
    decidingBody: Type.Optional(
      Type.String({
        pattern: idPattern('org'),
        format: 'organisation',
        title: '作出决策的单位（不填为本单位）',
        titleEn: 'Whose decision (none: your own organisation’s)',
        asked: true,
      }),
    ),
    meeting: Type.Optional(
      Type.Unsafe<Meeting>({
        type: 'string',
        enum: Object.keys(meetings),
        enumTitles: meetings,
        title: '会议（集体决策的须写明）',
        titleEn: 'Meeting (of a collective decision)',
        asked: true,
      }),
    ),
    decidedOn: Type.String({ format: 'date', title: '决策日期', titleEn: 'Date of the decision' }),
    title: Type.String({ minLength: 2, maxLength: 200, title: '标题', titleEn: 'Title' }),
    body: Type.String({ minLength: 2, maxLength: 20_000, title: '决策内容', titleEn: 'What was decided' }),
    scanUploadId: Type.String({
      minLength: 1,
      maxLength: 100,
      format: 'upload',
      title: '扫描件',
      titleEn: 'Scan',
    }),
    checkerPostId: Type.String({
      pattern: idPattern('pst'),
      format: 'colleague-post',
      title: '复核岗位',
      titleEn: 'Post that checks it',
    }),
    supersedes: Type.Optional(
      Type.String({
        pattern: idPattern('dec'),
        format: 'confirmed-decision',
        title: '取代的决策',
        titleEn: 'Decision whose place it takes',
        asked: true,
      }),
    ),
    subject: Type.Optional(
      Type.Object(
        { kind: Type.String({ maxLength: 60 }), id: Type.String({ maxLength: 100 }) },
        { additionalProperties: false, title: '所涉事项', titleEn: 'What it is about' },
      ),
    ),
  },
  { additionalProperties: false },
);

/**
 * Enter a decision taken off the system, with its scan. It has no effect until a second person has compared it with the scan
 * (regulations.md §9 choice 16); the post that does so gets the task.
 */
export const recordExternalDecision = (uploads: () => Uploads) =>
  defineAction({
    name: 'casework.record-external-decision',
    title: text('登记系统外决策', 'Record a decision taken off the system'),
    description: text(
      '登记会议纪要、“三重一大”集体决策等线下决策及其扫描件，经第二人复核后生效。',
      'Enters minutes, a collective decision or the like with its scan. It takes effect when a second person has checked it.',
    ),
    input,
    output: Type.Object({ decisionId: Type.String() }),
    problems: [
      problems['scan-missing'].type,
      problems['no-such-body'].type,
      problems['number-taken'].type,
      problems['post-not-suitable'].type,
      problems['not-to-supersede'].type,
    ],
    subject: async (_tx, _input, actor) =>
      actor.kind === 'person' ? newSubject('external-decision', organisationOf(actor)) : null,
    async run(actor, values, tx) {
      if (actor.kind !== 'person') throw new Error('only persons record decisions');
      if (values.decidingBody && !(await organisation(tx, values.decidingBody)))
        return refuse(problems['no-such-body']());
      const scan = await uploads().find(tx, actor, values.scanUploadId);
      if (!scan) return refuse(problems['scan-missing']());
      const checker = await findPostById(tx, values.checkerPostId);
      const suitable =
        checker !== null &&
        checker.id !== actor.postId &&
        checker.organisationId === actor.organisationId &&
        (await isHeld(tx, checker.id));
      if (!suitable) return refuse(problems['post-not-suitable']());
      const decidedOn = Temporal.PlainDate.from(values.decidedOn);
      const wrong = values.supersedes
        ? await whyNotToSupersede(tx, values.supersedes, {
            organisations: await organisationsBehind(tx, actor),
            decidedOn,
          })
        : null;
      if (wrong) return refuse(wrong);
      const id = newId('dec');
      const inserted = await tx
        .tables<CaseworkTables>()
        .insertInto('casework.external_decision')
        .values({
          id,
          organisation_id: actor.organisationId,
          kind: values.kind,
          deciding_body: values.decidingBody ?? null,
          meeting: values.meeting ?? null,
          number: values.number,
          decided_on: decidedOn,
          supersedes: values.supersedes ?? null,
          title: values.title,
          body: values.body,
          scan_upload: scan.id,
          scan_sha256: scan.sha256,
          subject_kind: values.subject?.kind ?? null,
          subject_id: values.subject?.id ?? null,
          state: 'recorded',
          recorded_by: actorReference(actor),
          recorder_person: actor.personId,
          recorded_at: tx.now,
          checked_by: null,
          checked_at: null,
          remark: null,
        })
        .onConflict((conflict) =>
          conflict.columns(['organisation_id', 'number']).where('state', '<>', 'rejected').doNothing(),
        )
        .returning('id')
        .executeTakeFirst();
      if (!inserted) return refuse(problems['number-taken']());
      const subject = { kind: 'external-decision', id };
      await openTask(tx, {
        kind: 'casework.check-decision',
        title: text('复核系统外决策', 'Check a decision taken off the system'),
        subject,
        postId: checker.id,
        role: 'checker',
        acts: ['casework.confirm-external-decision'],
      });
      await recordStep(tx, { subject, title: text('登记决策', 'Decision recorded'), actor });
      await tx.emit({
        kind: 'casework.decision-recorded',
        subject: id,
        payload: { number: values.number, scanSha256: scan.sha256, organisationId: actor.organisationId },
      });
      return ok({ decisionId: id });
    },
  });
