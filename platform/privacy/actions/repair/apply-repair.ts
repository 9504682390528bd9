import { Type } from 'typebox';
import {
  type Actor,
  actorReference,
  defineOperation,
  ok,
  type Result,
  refuse,
  type Tx,
  text,
} from '#foundation';
import {
  type CataloguedRevision,
  cataloguedRevision,
  countFindings,
  type ReadRevision,
  storeDerivedRevision,
} from '#platform/catalog';
import { appendEntry } from '#platform/evidence';
import type { RepairDocument, RepairOutcome } from '../../model/repair/index.ts';
import { problems } from '../../problems.ts';
import type { RepairEngine } from '../../repair/ports.ts';
import { repairProblems } from '../../repair/problems.ts';
import { beginAttempt, endAttempt } from '../../store/repair-attempts.ts';
import { keepRepair, repairBy } from '../../store/repairs.ts';
import { DocumentField, OutcomeSchema, QuasiField, RevisionId } from './repair-schemas.ts';
import { documentDigest, notDone, revisionSubject, taskFor, toldOutcome } from './revision-to-repair.ts';

interface Applied {
  revisionId: string;
  number: number;
  rows: number;
  documentSha256: string;
  outcome: ReturnType<typeof toldOutcome>;
  findings: { info: number; warning: number; error: number };
}

/**
 * Make the repaired revision: a new, immutable revision of the same resource with its own files, profile and findings, `checked` like one that
 * was received. The parent is not touched. The same repair of the same revision is done once: whoever asks again gets the same revision. Files
 * are made outside the transaction; a crash leaves files that nothing names, which the next starts sweep, and the word that the repair was begun
 * (`unfinished` of the read `privacy.repair`), by which a person takes it up again.
 */
export const applyRepairTo = (engine: RepairEngine) =>
  defineOperation({
    name: 'privacy.apply-repair',
    title: text('去标识化处理并形成新版本', 'Repair into a new revision'),
    description: text(
      '按方案处理该版本，形成同一资源的新版本并重新检查；原版本不变。处理方案及其摘要存证。',
      'Repair the revision into a new revision of the same resource, which is checked anew; the one it came from stays as it is. The repair is entered in the log by its digest.',
    ),
    input: Type.Object(
      { revisionId: RevisionId, document: DocumentField, quasi: Type.Optional(QuasiField) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      revisionId: Type.String(),
      number: Type.Integer(),
      rows: Type.Integer(),
      documentSha256: Type.String(),
      outcome: OutcomeSchema,
      findings: Type.Object({ info: Type.Integer(), warning: Type.Integer(), error: Type.Integer() }),
    }),
    problems: [
      problems['no-such-revision'].type,
      repairProblems['repair-not-fit'].type,
      repairProblems['repair-changes-nothing'].type,
      repairProblems['repair-same-table'].type,
      repairProblems['repair-not-done'].type,
    ],
    idempotent: true,
    subject: (tx, input) => revisionSubject(tx, input.revisionId),
    async run(actor, input, context) {
      const { document } = input;
      const documentSha256 = documentDigest(document);
      const before = await context.database.transaction(
        async (tx) => ({
          revision: await cataloguedRevision(tx, input.revisionId),
          done: await appliedBefore(tx, input.revisionId, documentSha256),
        }),
        { mode: 'snapshot' },
      );
      if (before.done) return ok(before.done);
      if (!before.revision) return refuse(problems['no-such-revision']());
      const task = taskFor(before.revision, document, input.quasi ?? []);
      if (!task.ok) return task;
      const attempt = {
        parentRevisionId: before.revision.id,
        documentSha256,
        document,
        by: actorReference(actor),
      };
      await context.database.transaction((tx) => beginAttempt(tx, attempt));
      const made = await engine.make({ ...task.value, signal: context.signal }).catch(async (error) => {
        await context.database.transaction((tx) => endAttempt(tx, attempt));
        throw error;
      });
      const repaired = { parent: before.revision, document, documentSha256 };
      // The word that it was begun goes in the commit that keeps what came of it.
      return context.database.transaction(
        async (tx) => {
          await endAttempt(tx, attempt);
          if (!made.ok) return notDone(made.why);
          if (changesNothing(made.outcome)) return refuse(repairProblems['repair-changes-nothing']());
          return keep(tx, actor, { ...repaired, ...made });
        },
        { requestId: context.requestId },
      );
    },
  });

const changesNothing = ({ columns, rowsBefore, rowsAfter, retyped }: RepairOutcome): boolean =>
  rowsBefore === rowsAfter &&
  retyped.length === 0 &&
  columns.every(({ changed, remedy }) => changed === 0 && remedy !== 'drop');

async function keep(
  tx: Tx,
  actor: Actor,
  made: {
    readonly parent: CataloguedRevision;
    readonly document: RepairDocument;
    readonly documentSha256: string;
    readonly outcome: RepairOutcome;
    readonly revision: ReadRevision;
  },
): Promise<Result<Applied>> {
  const { parent, document, documentSha256, outcome, revision } = made;
  const stored = await storeDerivedRevision(
    tx,
    actor,
    { parentRevisionId: parent.id, documentSha256, removed: outcome.removed, retyped: outcome.retyped },
    revision,
  );
  if (!stored.made) {
    // Somebody else did the same repair while this one was at work.
    const theirs = await appliedBefore(tx, parent.id, documentSha256);
    return theirs
      ? ok(theirs)
      : refuse(
          repairProblems['repair-same-table']({ data: { revisionId: stored.id, number: stored.number } }),
        );
  }
  const entry = await appendEntry(tx, {
    kind: 'privacy.repair',
    fields: {
      resource: parent.resource.id,
      parent: parent.id,
      revision: stored.id,
      document: documentSha256,
      tableBefore: parent.parquetSha256,
      tableAfter: revision.parquetSha256,
      rowsBefore: outcome.rowsBefore,
      rowsAfter: outcome.rowsAfter,
    },
  });
  await keepRepair(tx, {
    revisionId: stored.id,
    parentRevisionId: parent.id,
    resourceId: parent.resource.id,
    document,
    documentSha256,
    outcome,
    evidence: entry.id,
    by: actorReference(actor),
    at: tx.now,
  });
  return ok({
    revisionId: stored.id,
    number: stored.number,
    rows: revision.rows,
    documentSha256,
    outcome: toldOutcome(outcome),
    findings: stored.findings,
  });
}

async function appliedBefore(
  tx: Tx,
  parentRevisionId: string,
  documentSha256: string,
): Promise<Applied | null> {
  const repair = await repairBy(tx, { parentRevisionId, documentSha256 });
  const revision = repair && (await cataloguedRevision(tx, repair.revisionId));
  return revision
    ? {
        revisionId: revision.id,
        number: revision.number,
        rows: revision.rows,
        documentSha256,
        outcome: toldOutcome(repair.outcome),
        findings: countFindings(revision.findings),
      }
    : null;
}
