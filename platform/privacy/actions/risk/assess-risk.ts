import { createHash } from 'node:crypto';
import { type Static, Type } from 'typebox';
import {
  type Actor,
  actorReference,
  defineOperation,
  ok,
  type Problem,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { handOn, recordStep } from '#platform/casework';
import { type CataloguedRevision, cataloguedRevision } from '#platform/catalog';
import { personOf } from '../../desk.ts';
import { releaseForms, releaseFormTitles } from '../../model/release-form.ts';
import { choiceOf, type RiskChoice } from '../../model/risk/choice.ts';
import { missingWays } from '../../model/risk/counts.ts';
import { proposeColumns } from '../../model/risk/propose.ts';
import { R64, thresholdsOf } from '../../model/risk/rules.ts';
import type { RiskEngine } from '../../ports.ts';
import { problems } from '../../problems.ts';
import { findRiskReport, insertRiskReport, olderDrafts } from '../../store/risk-reports.ts';
import { measureRisk } from './measure.ts';
import { notDecided } from './not-decided.ts';
import { revisionSubject } from './subjects.ts';

const columns = (title: string, titleEn: string, least: number, most: number) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 500 }), {
    minItems: least,
    maxItems: most,
    title,
    titleEn,
  });

const Input = Type.Object(
  {
    revisionId: Type.String({ maxLength: 60, title: '数据版本', titleEn: 'Revision' }),
    form: Type.Enum([...releaseForms], {
      title: '发布形式',
      titleEn: 'Form of release',
      enumTitles: releaseFormTitles,
    }),
    quasi: columns('准标识符', 'Quasi-identifiers', 1, 30),
    sensitive: columns('敏感属性', 'Sensitive attributes', 0, 10),
    missing: Type.Optional(
      Type.Enum([...missingWays], {
        title: '缺失值',
        titleEn: 'Missing values',
        enumTitles: {
          'own-value': text('作为一种取值', 'A value of their own'),
          'left-out': text('不评估缺失的行', 'Rows with one are left out'),
        },
      }),
    ),
    populationSize: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 10_000_000_000,
        title: '总体人数（如本市人口）',
        titleEn: 'Persons in the population',
      }),
    ),
    populationRevisionId: Type.Optional(
      Type.String({ maxLength: 60, title: '总体表的版本', titleEn: 'Revision with the population' }),
    ),
    reason: Type.Optional(
      Type.String({
        minLength: 4,
        maxLength: 1000,
        format: 'text',
        title: '不采用建议的理由',
        titleEn: 'Why proposed columns are left out',
      }),
    ),
  },
  { additionalProperties: false },
);

/**
 * Measure how easily persons are recognised in a revision, and keep the figures as a draft for a second person to sign. The same key and choice give the
 * same report.
 */
export const assessRisk = (engine: RiskEngine) =>
  defineOperation({
    name: 'privacy.assess-risk',
    title: text('评估重识别风险', 'Assess the re-identification risk'),
    description: text(
      '按所选准标识符计算等价类，给出 k、l、t 与三类攻击者的风险，并对照发布形式的门槛；形成报告草稿，由另一人签署。报告只含数字，不含任何个人的取值。',
      'Form equivalence classes of the quasi-identifiers, give k, l, t and the risks of three attackers, and hold them against what the form of release asks for. A draft comes of it that another person signs. It holds figures and no value of anybody.',
    ),
    input: Input,
    output: Type.Object({ reportId: Type.String(), passes: Type.Boolean(), k: Type.Integer() }),
    problems: [
      problems['no-such-risk-report'].type,
      problems['risk-choice-not-right'].type,
      problems['risk-not-decided'].type,
    ],
    rules: ['R64'],
    idempotent: true,
    subject: (tx, input) => revisionSubject(tx, input.revisionId),
    async run(actor, input, context) {
      const id = reportId(actor, context.idempotencyKey ?? context.requestId, input);
      const prepared = await context.database.transaction(async (tx) => {
        const done = await findRiskReport(tx, id);
        return done ? { done } : prepare(tx, input);
      });
      if ('done' in prepared) return ok(answer(prepared.done));
      if ('problem' in prepared) return refuse(prepared.problem);
      const { revision, population, choice } = prepared;
      const wanted = thresholdsOf(input.form);
      const counted = await measureRisk(
        engine,
        {
          parquetSha256: revision.parquetSha256,
          quasi: input.quasi,
          sensitive: input.sensitive,
          missing: choice.missing,
          signal: context.signal,
          ...(population ? { population: population.parquetSha256 } : {}),
        },
        {
          threshold: 1 / wanted.k,
          ...(choice.populationSize === null ? {} : { populationSize: choice.populationSize }),
        },
      );
      if (!counted.ok)
        return refuse(
          problems['risk-not-decided']({ detail: notDecided[counted.why], data: { why: counted.why } }),
        );
      const { measures } = counted;
      const verdict = R64.judge({ form: input.form, measures, direct: choice.direct });
      return context.database.transaction(
        async (tx) => {
          const report = await insertRiskReport(tx, {
            id,
            revision_id: revision.id,
            resource_id: revision.resource.id,
            owner: revision.resource.sourceOrganisation,
            form: input.form,
            quasi: input.quasi,
            sensitive: input.sensitive,
            choice,
            measures,
            passes: verdict.holds,
            reasons: verdict.reasons,
            assessed_by: personOf(actor),
          });
          if (report.fresh) await askForSignature(tx, actor, revision, report.row.id);
          return ok(answer(report.row));
        },
        { requestId: context.requestId },
      );
    },
  });

const answer = (row: { id: string; passes: boolean; measures: unknown }) => ({
  reportId: row.id,
  passes: row.passes,
  k: (row.measures as { k: number }).k,
});

/** Names the report by who asked for what under which key: asking again finds it. */
function reportId(actor: Actor, key: string, input: object): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([actorReference(actor), key, input]))
    .digest();
  return `rsk_${Array.from(digest.subarray(0, 26), (byte) => '0123456789abcdefghjkmnpqrstvwxyz'[byte & 31]).join('')}`;
}

type Prepared =
  | { readonly problem: Problem }
  | {
      readonly revision: CataloguedRevision;
      readonly population: CataloguedRevision | null;
      readonly choice: RiskChoice;
    };

async function prepare(tx: Tx, input: Static<typeof Input>): Promise<Prepared> {
  const revision = await cataloguedRevision(tx, input.revisionId);
  if (!revision) return { problem: problems['no-such-risk-report']() };
  const population = input.populationRevisionId
    ? await cataloguedRevision(tx, input.populationRevisionId)
    : null;
  // How many of whom stand in another department's table is not for this one to learn.
  if (
    input.populationRevisionId &&
    population?.resource.sourceOrganisation !== revision.resource.sourceOrganisation
  )
    return { problem: problems['no-such-risk-report']() };
  const proposed = proposeColumns(revision);
  const { missing = 'own-value', reason, populationSize, populationRevisionId, quasi, sensitive } = input;
  const judged = choiceOf(
    {
      quasi,
      sensitive,
      missing,
      ...(reason === undefined ? {} : { reason }),
      ...(populationSize === undefined ? {} : { populationSize }),
      ...(populationRevisionId === undefined ? {} : { populationRevisionId }),
    },
    proposed,
    revision.rows,
  );
  if (!judged.ok) return { problem: problems['risk-choice-not-right']({ defects: [...judged.defects] }) };
  return { revision, population, choice: judged.choice };
}

/** The newest draft of a form is the one to sign; earlier ones are nobody's work any more. */
async function askForSignature(
  tx: Tx,
  actor: Actor,
  revision: CataloguedRevision,
  id: string,
): Promise<void> {
  const row = await findRiskReport(tx, id);
  const { title, sourceOrganisation } = revision.resource;
  for (const older of await olderDrafts(tx, row!))
    await handOn(
      tx,
      actor,
      { kind: 'risk-report', id: older, title },
      text('有了更新的评估', 'A newer assessment was made'),
    );
  await handOn(
    tx,
    actor,
    { kind: 'risk-report', id, title: `${title} v${revision.number}` },
    text('评估重识别风险', 'Assessed the risk'),
    {
      kind: 'privacy.risk-signature',
      title: text('签署重识别风险报告', 'Sign a risk report'),
      organisationId: sourceOrganisation,
      role: 'source-department',
      acts: ['privacy.sign-risk-report'],
      apartFrom: [personOf(actor)],
    },
  );
  await recordStep(tx, {
    subject: { kind: 'revision', id: revision.id },
    title: text('评估重识别风险', 'Assessed the risk'),
    actor,
  });
}
