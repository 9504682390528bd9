import { Type } from 'typebox';
import { defineOperation, ok, refuse, TextSchema, text } from '#foundation';
import { type CataloguedRevision, cataloguedRevision, type Finding } from '#platform/catalog';
import { proposeRemedies, RemedySchema, type RepairDocument } from '../../model/repair/index.ts';
import { problems } from '../../problems.ts';
import type { RepairEngine } from '../../repair/ports.ts';
import { repairProblems } from '../../repair/problems.ts';
import { proposeUntilPassing, type Trial } from './propose-until-passing.ts';
import {
  DocumentField,
  FindingSchema,
  OutcomeSchema,
  QuasiField,
  RevisionId,
  SampleSchema,
} from './repair-schemas.ts';
import {
  documentDigest,
  foundIn,
  notDone,
  revisionSubject,
  taskFor,
  toldOutcome,
} from './revision-to-repair.ts';

const sampleRows = 20;

/**
 * Try a repair and keep nothing: rows before and after for the department alone, numbers, and what the inspectors find in the result. Without
 * a document one is proposed from what was found in the revision.
 */
export const proposeRepair = (engine: RepairEngine) =>
  defineOperation({
    name: 'privacy.propose-repair',
    title: text('试做去标识化处理', 'Try a repair'),
    description: text(
      '按检查发现提出逐列处理方案，或试做您修改过的方案：显示处理前后的样例、风险与损失。不改变任何版本。',
      'Propose a remedy for each column from what was found, or try the one you changed: rows before and after, risk and loss. No revision changes.',
    ),
    input: Type.Object(
      {
        revisionId: RevisionId,
        document: Type.Optional(DocumentField),
        quasi: Type.Optional(QuasiField),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      revision: Type.Object({
        id: Type.String(),
        number: Type.Integer(),
        resourceId: Type.String(),
        title: Type.String(),
        rows: Type.Integer(),
        columns: Type.Array(Type.Object({ name: Type.String(), type: Type.String() })),
        findings: Type.Array(FindingSchema),
      }),
      proposals: Type.Array(
        Type.Object({
          column: Type.String(),
          remedy: RemedySchema,
          families: Type.Array(Type.String()),
          why: Type.Array(TextSchema),
          needed: Type.Boolean(),
          /** It would be opened only by a named person's release. */
          stops: Type.Boolean(),
        }),
      ),
      document: DocumentField,
      documentSha256: Type.String(),
      outcome: OutcomeSchema,
      /** What the inspectors find in the result. */
      findings: Type.Array(FindingSchema),
      /** Nothing found in the result blocks any more. */
      passes: Type.Boolean(),
      sample: SampleSchema,
    }),
    problems: [
      problems['no-such-revision'].type,
      repairProblems['repair-not-fit'].type,
      repairProblems['repair-not-done'].type,
    ],
    subject: (tx, input) => revisionSubject(tx, input.revisionId),
    async run(_actor, input, context) {
      const revision = await context.database.transaction((tx) => cataloguedRevision(tx, input.revisionId), {
        mode: 'snapshot',
      });
      if (!revision) return refuse(problems['no-such-revision']());
      const trial = { quasi: input.quasi ?? [], sampleRows, signal: context.signal };
      const { task, proposals, tried } = input.document
        ? await tryDocument(revision, input.document, engine, trial)
        : await proposeUntilPassing(revision, engine, trial);
      if (!task.ok) return task;
      if (!tried?.ok) return notDone(tried?.why ?? 'aborted');
      const { document } = task.value;
      return ok({
        revision: {
          id: revision.id,
          number: revision.number,
          resourceId: revision.resource.id,
          title: revision.resource.title,
          rows: revision.rows,
          columns: revision.columns.map(({ name, type }) => ({ name, type })),
          findings: revision.findings.map(told),
        },
        proposals: proposals.map(({ families, why, ...proposal }) => ({
          ...proposal,
          families: [...families],
          why: [...why],
        })),
        document,
        documentSha256: documentDigest(document),
        outcome: toldOutcome(tried.outcome),
        findings: tried.findings.map(told),
        passes: tried.findings.every(({ blocks }) => blocks === undefined),
        sample: {
          columns: tried.sample.columns.map((column) => ({ ...column })),
          rows: tried.sample.rows.map(({ row, before, after }) => ({
            row,
            before: [...before],
            after: after ? [...after] : null,
          })),
        },
      });
    },
  });

async function tryDocument(
  revision: CataloguedRevision,
  document: RepairDocument,
  engine: RepairEngine,
  { quasi, sampleRows: rows, signal }: Trial,
) {
  const proposals = proposeRemedies(foundIn(revision));
  const task = taskFor(revision, document, quasi);
  const tried = task.ok ? await engine.try({ ...task.value, signal }, rows) : undefined;
  return { task, proposals, tried };
}

const told = ({ code, severity, message, count, blocks, at }: Finding) => ({
  code,
  severity,
  message,
  count,
  blocks: blocks !== undefined,
  columns: [...new Set(at?.flatMap(({ column }) => column ?? []))],
});
