import { Type } from 'typebox';
import { defineOperation, ok, refuse, text } from '#foundation';
import { type CataloguedRevision, cataloguedRevision } from '#platform/catalog';
import {
  emptyRepair,
  type Hierarchy,
  HierarchySchema,
  lossNames,
  proposeHierarchy,
  type SearchQuestion,
  SensitiveGoalSchema,
  withLevels,
} from '../../model/repair/index.ts';
import { problems } from '../../problems.ts';
import type { RepairEngine } from '../../repair/ports.ts';
import { repairProblems } from '../../repair/problems.ts';
import { DocumentField, RevisionId } from './repair-schemas.ts';
import { foundIn, notDone, revisionSubject, taskFor } from './revision-to-repair.ts';

const usualBudget = 20_000;

const Losses = Type.Object({
  precision: Type.Number(),
  entropy: Type.Number(),
  discernibility: Type.Number(),
  averageClass: Type.Number(),
  suppressedRows: Type.Integer(),
  suppressedShare: Type.Number(),
  classes: Type.Integer(),
});

/** The least lossy levels of generalisation that reach k, and l or t where asked. Nothing is kept; the answer is a document to try and apply. */
export const searchRepair = (engine: RepairEngine) =>
  defineOperation({
    name: 'privacy.search-repair',
    title: text('搜索损失最小的泛化方案', 'Search the least lossy generalisation'),
    description: text(
      '在各准标识符的泛化层级中，搜索达到目标 k（以及 l、t）且损失最小的组合。不改变任何版本。',
      'Among the levels of the quasi-identifiers, find the combination that reaches the target k (and l, t) at the least loss. No revision changes.',
    ),
    input: Type.Object(
      {
        revisionId: RevisionId,
        quasi: Type.Array(
          Type.Object(
            {
              column: Type.String({ minLength: 1, maxLength: 400 }),
              hierarchy: Type.Optional(Type.Unsafe<Hierarchy>(HierarchySchema)),
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 12, title: '准标识符', titleEn: 'Quasi-identifiers' },
        ),
        sensitive: Type.Optional(
          Type.Array(SensitiveGoalSchema, { maxItems: 5, title: '敏感列', titleEn: 'Sensitive columns' }),
        ),
        k: Type.Integer({ minimum: 2, maximum: 100_000, title: '目标 k', titleEn: 'Target k' }),
        suppression: Type.Optional(
          Type.Number({
            minimum: 0,
            maximum: 0.5,
            title: '可舍弃的行（比例）',
            titleEn: 'Share of rows that may be left out',
          }),
        ),
        by: Type.Optional(Type.Enum([...lossNames], { title: '损失的算法', titleEn: 'Loss' })),
        budget: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
        /** What else is done; the levels found are put into it. */
        document: Type.Optional(DocumentField),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      found: Type.Union([
        Type.Object({
          levels: Type.Array(
            Type.Object({
              column: Type.String(),
              level: Type.Integer(),
              hierarchy: Type.Unsafe<Hierarchy>(HierarchySchema),
            }),
          ),
          losses: Losses,
          document: DocumentField,
        }),
        Type.Null(),
      ]),
      /** Nothing better is there; false: best found within the budget. */
      proven: Type.Boolean(),
      lattice: Type.Number(),
      visited: Type.Integer(),
      milliseconds: Type.Integer(),
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
      const question: SearchQuestion = {
        quasi: input.quasi.map(({ column, hierarchy }) => ({
          column,
          hierarchy: hierarchy ?? hierarchyFor(revision, column),
        })),
        sensitive: input.sensitive ?? [],
        k: input.k,
        suppression: input.suppression ?? 0,
        by: input.by ?? 'precision',
        budget: input.budget ?? usualBudget,
      };
      // The coarsest levels as a document: what does not fit the columns is told before anything is counted.
      const whole = withLevels(
        emptyRepair,
        question,
        question.quasi.map(() => 1),
      );
      const task = taskFor(revision, whole, []);
      if (!task.ok) return task;
      const searched = await engine.search({
        parquetSha256: revision.parquetSha256,
        columns: revision.columns,
        question,
        signal: context.signal,
      });
      if (!searched.ok) return notDone(searched.why);
      const { best, proven, lattice, visited } = searched.result;
      return ok({
        found: best
          ? {
              levels: question.quasi.map(({ column, hierarchy }, at) => ({
                column,
                hierarchy,
                level: best.levels[at]!,
              })),
              losses: { ...best.losses },
              document: withLevels(input.document ?? emptyRepair, question, best.levels),
            }
          : null,
        proven,
        lattice,
        visited,
        milliseconds: searched.milliseconds,
      });
    },
  });

function hierarchyFor(revision: CataloguedRevision, column: string): Hierarchy {
  const profile = revision.profile.find((one) => one.column === column);
  const families = foundIn(revision).flatMap((found) => (found.column === column ? [found.family] : []));
  return profile ? proposeHierarchy(profile, families) : { kind: 'prefix', keep: [1] };
}
