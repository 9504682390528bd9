import { type Static, Type } from 'typebox';
import { type Actor, defineAction, ok, type Problem, refuse, type Tx, text } from '#foundation';
import { caseworkProblems, handOn } from '#platform/casework';
import { cataloguedResource } from '#platform/catalog';
import { postsWithRole } from '#platform/identity';
import { personOf } from '../../desk.ts';
import { bringIntoForce, gradingParameters, gradingSubject, lockGradings } from '../../grading/desk.ts';
import { gradingProblems } from '../../grading/problems.ts';
import { R60 } from '../../grading/rules.ts';
import { type Decision, decide } from '../../model/grading/decide.ts';
import type { GradeReason } from '../../model/grading/impact.ts';
import { evidenceKinds, type RegradingEvidence } from '../../model/grading/inherit.ts';
import { gradingLifecycle } from '../../model/grading/lifecycle.ts';
import {
  findGrading,
  type GradingRow,
  gradingTables,
  linesOf,
  standingGradings,
} from '../../store/grades.ts';
import { inheritedFacts } from '../../store/grading-facts.ts';
import { repairOf } from '../../store/repairs.ts';
import { findRiskReport } from '../../store/risk-reports.ts';
import { GradingId, ImpactField, LevelField, ReasonField } from './fields.ts';

const Input = Type.Object(
  {
    gradingId: GradingId,
    overrides: Type.Optional(
      Type.Array(
        Type.Object(
          {
            itemId: Type.String({ maxLength: 60, title: '信息项', titleEn: 'Item' }),
            level: LevelField,
            impact: Type.Optional(ImpactField),
            reason: ReasonField,
          },
          { additionalProperties: false },
        ),
        { maxItems: 20_000, title: '与建议不同的信息项', titleEn: 'Items graded otherwise' },
      ),
    ),
    table: Type.Optional(
      Type.Object(
        { level: LevelField, reason: ReasonField },
        { additionalProperties: false, title: '表的级别', titleEn: 'Level of the table' },
      ),
    ),
    evidence: Type.Optional(
      Type.Object(
        {
          kind: Type.Enum([...evidenceKinds], { title: '证据种类', titleEn: 'Kind of evidence' }),
          id: Type.String({ maxLength: 60, title: '编号', titleEn: 'Id' }),
        },
        { additionalProperties: false, title: '去标识化的证据', titleEn: 'Evidence of de-identification' },
      ),
    ),
  },
  { additionalProperties: false },
);

/** The department decides on a whole table at once. Raising holds at once; lowering waits for the data authority. */
export const confirmGrades = defineAction({
  name: 'privacy.confirm-grades',
  title: text('确认分级', 'Confirm the grades'),
  description: text(
    '整表确认建议的级别；与建议不同的信息项逐项写明理由。低于建议或低于现行级别的，须经数据管理部门同意后生效。',
    'Confirm the proposed levels of the whole table; give a reason for each item graded otherwise. What is lower than proposed, or than what is in force, waits for the data authority.',
  ),
  input: Input,
  output: Type.Object({ gradingId: Type.String(), level: Type.String(), state: Type.String() }),
  problems: [
    gradingProblems['grades-not-right'].type,
    gradingProblems['items-changed'].type,
    gradingProblems['level-below-source'].type,
    gradingProblems['evidence-does-not-stand'].type,
    caseworkProblems['no-post'].type,
  ],
  rules: ['R59', 'R60'],
  subject: (tx, input) => gradingSubject(tx, input.gradingId),
  async run(actor, input, tx) {
    const before = await findGrading(tx, input.gradingId);
    if (!before) throw new Error('the subject was there a moment ago');
    await lockGradings(tx, before.resource_id);
    const grading = (await findGrading(tx, input.gradingId))!;
    const resource = await cataloguedResource(tx, grading.resource_id);
    const lines = await linesOf(tx, grading.id);
    if (!resource || !sameItems(lines, resource.items)) return refuse(gradingProblems['items-changed']());
    const { inForce } = await standingGradings(tx, grading.resource_id);
    const held = new Map(
      inForce ? (await linesOf(tx, inForce.id)).map((line) => [line.item_id, line.level]) : [],
    );
    const outcome = decide(
      lines.map((line) => ({
        itemId: line.item_id,
        columnName: line.column_name,
        proposed: line.proposed,
        before: held.get(line.item_id) ?? null,
        reasons: line.reasons as unknown as GradeReason[],
      })),
      {
        proposed: grading.proposed,
        before: inForce?.level ?? null,
        reasons: grading.reasons as unknown as GradeReason[],
      },
      input.overrides ?? [],
      input.table ?? null,
      { person: personOf(actor), publicOrdinary: gradingParameters.publicOrdinary },
    );
    if (!outcome.ok) return refuse(gradingProblems['grades-not-right']({ defects: outcome.defects }));
    const { decision } = outcome;
    const evidence = input.evidence ?? null;
    if (evidence && !(await evidenceStands(tx, grading, evidence)))
      return refuse(gradingProblems['evidence-does-not-stand']());
    const below = await belowSource(tx, grading, resource, decision, inForce, evidence);
    if (below) return refuse(below);
    const next = gradingLifecycle.next(grading.state, decision.lowered ? 'lower' : 'confirm');
    if (!next.ok) return next;
    await writeDecision(tx, actor, grading, decision, evidence);
    const matter = { kind: 'grading', id: grading.id, title: resource.title };
    if (decision.lowered) {
      const [post] = await postsWithRole(tx, 'data-authority');
      if (!post) return refuse(caseworkProblems['no-post']());
      await gradingTables(tx)
        .updateTable('privacy.grading')
        .set({ state: 'awaiting', handler: post.organisationId })
        .where('id', '=', grading.id)
        .execute();
      await handOn(tx, actor, matter, text('确认分级，有下调', 'Confirmed the grades, some lowered'), {
        kind: 'privacy.agree-grades',
        title: text('复核下调的数据级别', 'Agree to lowered grades'),
        organisationId: post.organisationId,
        role: 'data-authority',
        acts: ['privacy.agree-grades', 'privacy.decline-grades'],
        apartFrom: [personOf(actor)],
      });
    } else {
      await bringIntoForce(tx, actor, grading.id);
      await handOn(tx, actor, matter, text('确认分级', 'Confirmed the grades'));
    }
    return ok({ gradingId: grading.id, level: decision.table.level, state: next.value });
  },
});

const sameItems = (
  lines: readonly { readonly item_id: string }[],
  items: readonly { readonly id: string }[],
): boolean => {
  const known = new Set(items.map(({ id }) => id));
  return lines.length === items.length && lines.every(({ item_id }) => known.has(item_id));
};

/** Evidence is of this very revision: a signed report that passes, or the repair that made it. */
async function evidenceStands(tx: Tx, grading: GradingRow, evidence: RegradingEvidence): Promise<boolean> {
  if (grading.revision_id === null) return false;
  if (evidence.kind === 'repair')
    return evidence.id === grading.revision_id && (await repairOf(tx, grading.revision_id)) !== null;
  const report = await findRiskReport(tx, evidence.id);
  return report?.revision_id === grading.revision_id && report.state === 'signed' && report.passes;
}

/** R60: table and items against what they were made from; a repaired revision was made from what is graded now. */
async function belowSource(
  tx: Tx,
  grading: GradingRow,
  resource: {
    readonly id: string;
    readonly items: NonNullable<Awaited<ReturnType<typeof cataloguedResource>>>['items'];
  },
  decision: Decision,
  inForce: GradingRow | null,
  evidence: RegradingEvidence | null,
): Promise<Problem | null> {
  const inherited = await inheritedFacts(tx, resource, grading.revision_id);
  const repaired = grading.revision_id !== null && (await repairOf(tx, grading.revision_id)) !== null;
  const own = (level: GradingRow['level'] | null) => (repaired ? [level] : []);
  const verdicts = [
    R60.judge({
      level: decision.table.level,
      inputs: [
        ...inherited.filter(({ itemId }) => itemId === null).map(({ level }) => level),
        ...own(inForce?.level ?? null),
      ],
      evidence,
    }),
    ...decision.items.map(({ line, level }) =>
      R60.judge({
        level,
        inputs: [
          ...inherited.filter(({ itemId }) => itemId === line.itemId).map((source) => source.level),
          ...own(line.before),
        ],
        evidence,
      }),
    ),
  ];
  const failed = verdicts.find(({ holds }) => !holds);
  return failed
    ? gradingProblems['level-below-source']({
        detail: failed.reasons[0]!,
        rule: failed.rule,
        clause: failed.clause,
      })
    : null;
}

async function writeDecision(
  tx: Tx,
  actor: Actor,
  grading: GradingRow,
  { table, items }: Decision,
  evidence: RegradingEvidence | null,
): Promise<void> {
  await gradingTables(tx)
    .updateTable('privacy.grading')
    .set({
      level: table.level,
      overridden: table.overridden,
      reason: table.reason,
      reasons: JSON.stringify(table.reasons),
      evidence: evidence ? JSON.stringify(evidence) : null,
      confirmed_by: personOf(actor),
      confirmed_at: tx.now,
      agreed_by: null,
      agreed_at: null,
      opinion: null,
    })
    .where('id', '=', grading.id)
    .execute();
  for (const { line, level, overridden, reason, reasons } of items)
    if (reason !== null || level !== line.proposed)
      await gradingTables(tx)
        .updateTable('privacy.grade')
        .set({ level, overridden, reason, reasons: JSON.stringify(reasons) })
        .where('grading_id', '=', grading.id)
        .where('item_id', '=', line.itemId)
        .execute();
}
export type ConfirmGradesInput = Static<typeof Input>;
